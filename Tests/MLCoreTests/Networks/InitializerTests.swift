import MLCore
import Testing

@Suite struct `Initialisers` {
  private static let drawn: [Initializer] = [
    .normal(standardDeviation: 0.3), .uniform(bound: 0.5), .xavierUniform, .xavierNormal,
    .heUniform, .heNormal, .lecunUniform, .lecunNormal, .orthogonal(gain: 1.5),
  ]

  // 40,000 weights: a standard error of 0.0035 σ for the deviation of a normal draw, less for the others.
  @Test(arguments: drawn)
  func `draw weights of the deviation that they say`(_ initializer: Initializer) {
    var generator = SeededGenerator(seed: 2)
    let weights = initializer.weights(inputs: 100, outputs: 400, using: &generator).elements
    let deviation = sqrt(weights.reduce(0) { $0 + $1 * $1 } / 40_000)
    #expect(
      relativeError(deviation, initializer.standardDeviation(inputs: 100, outputs: 400)) < 0.02)
    #expect(abs(weights.reduce(0, +) / 40_000) < 0.02 * deviation + 1e-3)
    if let bound = initializer.bound(inputs: 100, outputs: 400) {
      #expect(weights.allSatisfy { abs($0) <= bound })
      #expect(weights.contains { abs($0) > 0.99 * bound })
    }
  }

  @Test(arguments: [(5, 5), (3, 8), (8, 3), (1, 4), (60, 60)])
  func `orthogonal ones keep lengths to the last bits`(_ rows: Int, _ columns: Int) {
    var generator = SeededGenerator(seed: 3)
    let w = Initializer.orthogonal(gain: 2).weights(
      inputs: rows, outputs: columns, using: &generator)
    let gram = rows <= columns ? w.timesTransposed(w) : w.transposedTimes(w)
    let expected = 4 * Matrix.identity(min(rows, columns))
    #expect((gram - expected).elements.allSatisfy { abs($0) < 1e-14 })
  }

  // Of all orthogonal 2 × 2 matrices half are rotations and half reflections, and an element is the cosine of a
  // uniform angle, of which the mean is 0 and the mean fourth power 3/8. Bounds: five standard errors of 4,000
  // draws, √¼/√n, √½/√n and √(35/128 − 9/64)/√n.
  @Test func `orthogonal ones favour no direction`() {
    var generator = SeededGenerator(seed: 8)
    var (rotations, sum, fourth) = (0, 0.0, 0.0)
    for _ in 0..<4000 {
      let w = Initializer.orthogonal().weights(inputs: 2, outputs: 2, using: &generator)
      rotations += w[0, 0] * w[1, 1] > w[0, 1] * w[1, 0] ? 1 : 0
      sum += w[1, 0]
      fourth += pow(w[0, 0], 4)
    }
    #expect(abs(Double(rotations) / 4000 - 0.5) < 0.04)
    #expect(abs(sum / 4000) < 0.056)
    #expect(abs(fourth / 4000 - 0.375) < 0.029)
  }

  @Test func `zeros and constants draw nothing`() {
    var generator = SeededGenerator(seed: 4)
    let before = generator
    #expect(Initializer.zeros.weights(inputs: 2, outputs: 2, using: &generator).norm == 0)
    #expect(
      Initializer.constant(0.1).weights(inputs: 1, outputs: 2, using: &generator).elements
        == [0.1, 0.1])
    #expect(generator == before)
  }

  // Hidden units that start alike get the same gradient, in the same bits, and stay alike.
  @Test(arguments: [Activation.sigmoid, .tanh, .relu], [Initializer.zeros, .constant(0.1)])
  func `that make units alike keep them alike for ever`(
    _ activation: Activation, _ initializer: Initializer
  ) throws {
    var generator = SeededGenerator(seed: 5)
    var network = try Network(
      widths: [7, 13, 3], activation: activation, initializer: initializer, using: &generator)
    let x = Matrix(rows: 40, columns: 7) { _, _ in .normal(using: &generator) }
    let labels = (0..<40).map { _ in Int.uniform(below: 3, using: &generator) }
    var training = Training(
      loss: .softmaxCrossEntropy, optimizer: try SGD(learningRate: 0.5), epochs: 10, batchSize: 9)
    _ = try training.run(on: &network, inputs: x, targets: .classes(labels), using: &generator)
    let w = network.blocks[0].matrix(in: network.parameters)
    for j in 1..<13 { #expect(w.column(j) == w.column(0)) }
    if initializer == .zeros, activation != .sigmoid { #expect(w.norm == 0) }
  }
}
