// Prints a hash of the bits of many results, a line for each part of MLCore. scripts/same-bits runs it under several
// processors, numbers of threads and configurations, and compares the lines with expected.txt.
//
//   samebits [THREADS]
//   samebits width        how wide the vectors are that it finds, in bits

import MLCore

if CommandLine.arguments.dropFirst().first == "width" {
  print(Kernels.best.bits)
} else {
  try hashAll()
}

/// FNV-1a of the bits of numbers, in their order.
struct BitHash {
  private var state: UInt64 = 0xcbf2_9ce4_8422_2325

  mutating func add(_ values: [Double]) {
    for value in values { add(value.bitPattern) }
  }

  mutating func add(_ values: [Int]) {
    for value in values { add(UInt64(bitPattern: Int64(value))) }
  }

  private mutating func add(_ word: UInt64) {
    for shift in stride(from: 0, to: 64, by: 8) {
      state = (state ^ (word >> UInt64(shift) & 0xff)) &* 0x100_0000_01b3
    }
  }

  var text: String {
    let digits = String(state, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

func part(_ name: String, _ body: (inout BitHash, inout SeededGenerator) throws -> Void) throws {
  var hash = BitHash()
  var generator = SeededGenerator(seed: 7)
  let threads = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 1
  try Threads.$limit.withValue(threads) { try body(&hash, &generator) }
  print(name, hash.text)
}

func hashAll() throws {
  /// Enough work in each part for several threads to take part.
  try part("products") { hash, generator in
    for (m, n, k) in [(1, 1, 1), (5, 10, 3), (33, 129, 65), (400, 300, 200)] {
      let a = Matrix(rows: m, columns: k) { _, _ in .normal(using: &generator) }
      let b = Matrix(rows: k, columns: n) { _, _ in .normal(using: &generator) }
      hash.add((a * b).elements)
      hash.add(a.transposed.transposedTimes(b).elements)
      hash.add(a.timesTransposed(b.transposed).elements)
    }
  }

  let images = 1.0 / 16 * Dataset.digits.features
  let labels = Dataset.digits.labels

  try part("training") { hash, generator in
    for activation in [
      Activation.sigmoid, .tanh, .relu, .leakyReLU(), .elu(), .gelu, .silu, .softplus,
    ] {
      var network = try Network(
        inputs: 64,
        [
          Dense(64, 30, initializer: .heNormal), BatchNorm(30), activation,
          try Residual(30, [Dense(30, 17), activation, try Dropout(0.2), Dense(17, 30)]),
          LayerNorm(30), Dense(30, 10, initializer: .orthogonal()),
        ], using: &generator)
      var training = Training(
        loss: .softmaxCrossEntropy, optimizer: try AdamW(learningRate: 3e-3), epochs: 2,
        batchSize: 150)
      training.schedule = try Schedule.cosine(from: 3e-3, to: 1e-4, over: 24)
      training.clipping = .norm(1)
      let history = try training.run(
        on: &network, inputs: images, targets: .classes(labels), using: &generator)
      hash.add(history.losses)
      hash.add(network.parameters)
      hash.add(network.statistics)
      hash.add(try network.predict(images).elements)
    }
  }

  try part("optimizers") { hash, generator in
    // More parameters than one thread takes at a time.
    let start = (0..<300_000).map { _ in Double.normal(using: &generator) }
    let rules: [any Optimizer] = [
      try SGD(learningRate: 0.01, l2: 0.1), try Momentum(learningRate: 0.01, momentum: 0.9),
      try Nesterov(learningRate: 0.01, momentum: 0.9), try AdaGrad(learningRate: 0.01),
      try RMSProp(learningRate: 0.01), try Adam(learningRate: 0.01, amsgrad: true),
      try AdamW(learningRate: 0.01),
    ]
    for rule in rules {
      var rule = rule
      var theta = start
      for _ in 0..<5 { rule.step(&theta, gradient: rule.lookAhead(theta).map { sin(3 * $0) + $0 }) }
      hash.add(theta)
      var gradient = theta
      hash.add([try clipByNorm(&gradient, limit: 1)])
      hash.add(gradient)
    }
  }

  try part("clustering") { hash, generator in
    let points = Matrix(rows: 20_000, columns: 5) { i, j in
      .normal(mean: Double((i % 12) * (j + 1) % 7), using: &generator)
    }
    for metric in [ClusteringMetric.euclidean, .manhattan] {
      let settings = KMeans(metric: metric, maxIterations: 20, tolerance: 0)
      for start in [KMeansStart.randomPoints, .plusPlus, .greedyPlusPlus()] {
        let result = try settings.fit(points, clusters: 12, start: start, using: &generator)
        hash.add(result.centroids.elements)
        hash.add(result.labels)
        hash.add([result.inertia, Double(result.iterations)])
      }
    }
    let some = points.selectingRows(Array(0..<3000))
    let fit = try KMeans().fit(some, clusters: 6, using: &generator)
    hash.add(try silhouetteSamples(points: some, labels: fit.labels))
    hash.add([
      try daviesBouldinIndex(points: some, labels: fit.labels),
      try calinskiHarabaszIndex(points: some, labels: fit.labels),
    ])
  }

  try part("regression") { hash, generator in
    let x = Matrix(rows: 3000, columns: 8) { _, _ in .normal(using: &generator) }
    let y = (0..<3000).map { i in x[i, 0] - 2 * x[i, 3] + .normal(using: &generator) }
    for lambda in [0, 0.1, 10] {
      let model = try ridgeRegression(x, y, lambda: lambda)
      hash.add([model.intercept] + model.coefficients)
    }
    let cancer = Dataset.breastCancer
    let fit = try LogisticRegression(
      cancer.features, labels: try cancer.isClass("malignant"), lambda: 1,
      optimizer: try Adam(learningRate: 0.05), epochs: 50)
    hash.add([fit.model.intercept] + fit.model.coefficients)
    hash.add(try Matrix(rows: 40, columns: 12, elements: Array(y.prefix(480))).singularValues())
    hash.add(try SymmetricEigen(x.transposedTimes(x)).values)
    hash.add(try QRDecomposition(x.selectingRows(Array(0..<50))).q.elements)
  }
}
