import MLCore

/// A small problem and a small network for it.
enum TwoClasses {
  /// Two classes, 60 samples of three features, the first of which tells them apart.
  static func samples(seed: UInt64 = 1, count: Int = 60) -> (inputs: Matrix, labels: [Int]) {
    var generator = SeededGenerator(seed: seed)
    let labels = (0..<count).map { $0 % 2 }
    let inputs = Matrix(rows: count, columns: 3) { i, j in
      .normal(mean: j == 0 ? Double(4 * labels[i] - 2) : 0, using: &generator)
    }
    return (inputs, labels)
  }

  static func network(seed: UInt64 = 1, layers: [any Layer] = []) throws -> Network {
    var generator = SeededGenerator(seed: seed)
    return try Network(
      inputs: 3, [Dense(3, 8), Activation.tanh] + layers + [Dense(8, 2)], using: &generator)
  }
}
