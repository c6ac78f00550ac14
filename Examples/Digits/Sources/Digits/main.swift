import MLCore

var generator = SeededGenerator(seed: 1)
let (training, test) = try Dataset.digits.stratifiedSplit(
  trainCount: 1400, testCount: 397, using: &generator)
var network = try Network(
  widths: [64, 64, 10], activation: .relu, initializer: .heNormal, using: &generator)
var fit = Training(
  loss: .softmaxCrossEntropy, optimizer: try Adam(learningRate: 3e-3), epochs: 40, batchSize: 32)
_ = try fit.run(
  on: &network, inputs: 1.0 / 16 * training.features, targets: .classes(training.labels),
  using: &generator)
print(try network.accuracy(on: 1.0 / 16 * test.features, labels: test.labels))
