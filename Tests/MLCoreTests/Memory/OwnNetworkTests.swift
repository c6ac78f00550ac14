import MLCore
import Testing

/// The estimator's account against the arrays that our own networks hold.
@Suite struct `The estimator and our own networks` {
  private static let activations: [(Activation, MLPShape.Activation)] = [
    (.relu, .relu), (.sigmoid, .sigmoid), (.tanh, .tanh), (.gelu, .gelu),
  ]

  private func shape(_ widths: [Int], _ activation: MLPShape.Activation) -> MLPShape {
    var shape = MLPShape(widths: widths, activation: activation)
    // Our loss computes its gradient at once and keeps no log-softmax.
    shape.keepsLogProbabilities = false
    return shape
  }

  @Test(arguments: 0..<20) func `agree to the byte`(_ seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let widths = (0..<Int.uniform(below: 4, using: &generator) + 2).map { _ in
      Int.uniform(below: 30, using: &generator) + 1
    }
    let batch = Int.uniform(below: 50, using: &generator) + 1
    let (activation, named) = Self.activations[seed % 4]
    let drops = seed % 3 == 0

    var layers: [any Layer] = []
    for (inputs, outputs) in zip(widths, widths.dropFirst()) {
      if !layers.isEmpty {
        layers.append(activation)
        if drops { layers.append(try Dropout(0.5)) }
      }
      layers.append(Dense(inputs, outputs))
    }
    let network = try Network(inputs: widths[0], layers, using: &generator)
    let x = Matrix(rows: batch, columns: widths[0]) { _, _ in .normal(using: &generator) }
    var phase = Phase.training(generator)
    let (_, gradient, pass) = try network.lossAndGradient(
      x, targets: .classes([Int](repeating: 0, count: batch)), loss: .softmaxCrossEntropy,
      phase: &phase)
    var adam = try Adam(learningRate: 0.1)
    var parameters = network.parameters
    adam.step(&parameters, gradient: gradient)

    let memory = try TrainingMemory(
      of: shape(widths, named),
      pass: ForwardSettings(batch: batch, dropout: drops ? .floatMasks : .none),
      bytesPerElement: .double)
    #expect(memory.parameters == network.parameterCount)
    let statesHeld =
      8 * (parameters.count + gradient.count + adam.firstMoments.count + adam.secondMoments.count)
    #expect(memory.states.reduce(0) { $0 + $1.bytes } == statesHeld)
    let activationsHeld = pass.keptBytes(without: x) + 8 * x.elements.count
    #expect(memory.activations.reduce(0) { $0 + $1.bytes } == activationsHeld)
    #expect(memory.bytes == statesHeld + activationsHeld)
  }

  // By hand, for 64-128-64-10 and 32 samples: 17,226 parameters; inputs of the linear layers 64 + 128 + 64.
  @Test func `agree on the digits' perceptron`() throws {
    let memory = try TrainingMemory(
      of: shape([64, 128, 64, 10], .relu), pass: ForwardSettings(batch: 32),
      bytesPerElement: .double)
    #expect(memory.bytes == 17_226 * 4 * 8 + 32 * (64 + 128 + 64) * 8)
  }
}
