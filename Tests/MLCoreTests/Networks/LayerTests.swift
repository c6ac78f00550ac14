import MLCore
import Testing

/// A layer without parameters, run by itself.
private func run(_ layer: any Layer, _ x: Matrix, _ phase: inout Phase) throws -> Matrix {
  try layer.forward(x, parameters: [], statistics: [], phase: &phase).output
}

@Suite struct `Dropout of units` {
  // 10,000 masks of 100 units: z = (mean − 1) / (√(p / (1 − p)) / 100). The largest |z| of 100 exceeds 5.5 with
  // a probability of 4e-6.
  @Test(arguments: [0.1, 0.5, 0.9], 0..<5)
  func `keeps the expectation, and adds the variance that it says`(_ p: Double, _ seed: Int) throws
  {
    let ones = Matrix(rows: 10_000, columns: 100, repeating: 1)
    var phase = Phase.training(SeededGenerator(seed: UInt64(seed)))
    let y = try run(try Dropout(p), ones, &phase)
    let deviation = sqrt(p / (1 - p))
    for mean in y.columnMeans { #expect(abs(mean - 1) < 5.5 * deviation / 100) }
    let variances = y.columnVariances
    #expect(relativeError(variances.reduce(0, +) / 100, p / (1 - p)) < 0.02)
    // Nothing else than 0 and 1 / (1 − p).
    #expect(y.elements.allSatisfy { $0 == 0 || $0 == 1 / (1 - p) })
  }

  @Test func `does nothing in evaluation, and at a rate of 0`() throws {
    let x = Matrix(rows: 3, columns: 2) { Double($0 + $1) }
    var phase = Phase.evaluation
    #expect(try run(try Dropout(0.9), x, &phase) == x)
    phase = .training(SeededGenerator(seed: 1))
    #expect(try run(try Dropout(0), x, &phase) == x)
  }

  @Test func `draws other units each time, the same for the same generator`() throws {
    let x = Matrix(rows: 5, columns: 20, repeating: 1)
    let layer = try Dropout(0.5)
    var phase = Phase.training(SeededGenerator(seed: 1))
    let first = try run(layer, x, &phase)
    #expect(try run(layer, x, &phase) != first)
    phase = .training(SeededGenerator(seed: 1))
    #expect(try run(layer, x, &phase) == first)
  }

  @Test(arguments: [-0.1, 1, 1.5, .nan]) func `refuses a rate outside 0 ..< 1`(_ rate: Double) {
    #expect(throws: NetworkError.self) { try Dropout(rate) }
  }
}

@Suite struct `Normalisation` {
  @Test(arguments: 0..<10) func `of a batch gives each feature mean 0 and variance 1`(_ seed: Int)
    throws
  {
    var generator = SeededGenerator(seed: UInt64(seed))
    let x = Matrix(rows: 30, columns: 4) { _, j in
      .normal(mean: Double(100 * j), standardDeviation: Double(j + 1), using: &generator)
    }
    let layer = BatchNorm(4, epsilon: 0)
    var phase = Phase.training(generator)
    let y = try layer.forward(
      x, parameters: [1, 1, 1, 1, 0, 0, 0, 0], statistics: [0, 0, 0, 0, 1, 1, 1, 1],
      phase: &phase
    ).output
    #expect(y.columnMeans.allSatisfy { abs($0) < 1e-12 })
    #expect(y.columnVariances.allSatisfy { abs($0 - 1) < 1e-11 })
    // Scale and place of a feature make no difference.
    let moved = x.mapElements { 7 * $0 - 3 }
    let same = try layer.forward(
      moved, parameters: [1, 1, 1, 1, 0, 0, 0, 0], statistics: [0, 0, 0, 0, 1, 1, 1, 1],
      phase: &phase
    ).output
    #expect((same - y).elements.allSatisfy { abs($0) < 1e-11 })
  }

  @Test func `of a layer gives each sample mean 0 and variance 1`() {
    var generator = SeededGenerator(seed: 1)
    let x = Matrix(rows: 5, columns: 50) { i, _ in
      .normal(mean: Double(i), standardDeviation: Double(i + 1), using: &generator)
    }
    var phase = Phase.evaluation
    let y = LayerNorm(50, epsilon: 0).forward(
      x, parameters: ([Double](repeating: 1, count: 50) + [Double](repeating: 0, count: 50))[...],
      statistics: [], phase: &phase
    ).output.transposed
    #expect(y.columnMeans.allSatisfy { abs($0) < 1e-14 })
    #expect(y.columnVariances.allSatisfy { abs($0 - 1) < 1e-13 })
  }

  @Test func `of a constant feature gives 0, not NaN`() throws {
    var phase = Phase.training(SeededGenerator(seed: 1))
    let y = try BatchNorm(1).forward(
      Matrix(rows: 4, columns: 1, repeating: 5), parameters: [1, 0], statistics: [0, 1],
      phase: &phase
    ).output
    #expect(y.elements == [0, 0, 0, 0])
  }
}

@Suite struct `Activations` {
  static let all: [Activation] = [
    .sigmoid, .tanh, .relu, .leakyReLU(), .elu(), .gelu, .silu, .softplus,
  ]

  @Test(arguments: all) func `let NaN through, so that it is seen`(_ f: Activation) throws {
    var phase = Phase.evaluation
    #expect(f(.nan).isNaN)
    #expect(try run(f, Matrix([[.nan, 1]]), &phase).elements[0].isNaN)
  }

  // σ′ ≤ ¼, at 0; tanh′ ≤ 1.
  @Test func `have the slopes that the notes quote`() {
    #expect(Activation.sigmoid.derivative(at: 0) == 0.25)
    #expect(Activation.tanh.derivative(at: 0) == 1)
    #expect(Activation.relu.derivative(at: 0) == 0 && Activation.relu.derivative(at: 1e-9) == 1)
    for x in evenlySpaced(from: -8, to: 8, count: 401) {
      #expect(Activation.sigmoid.derivative(at: x) <= 0.25)
    }
  }

  // At 0 both sides are right; PyTorch takes the lower one too.
  @Test func `have at a kink the slope of the lower side`() {
    #expect(Activation.leakyReLU(slope: 0.1).derivative(at: 0) == 0.1)
    #expect(Activation.leakyReLU(slope: -0.3).derivative(at: 0) == -0.3)
    #expect(Activation.elu(alpha: 0.7).derivative(at: 0) == 0.7)
    #expect(Activation.elu(alpha: -0.7).derivative(at: 0) == -0.7)
  }

  @Test(arguments: all) func `have the slopes of central differences`(_ f: Activation) {
    for x in evenlySpaced(from: -4, to: 4, count: 80) where abs(x) > 1e-3 {
      let slope = (f(x + 1e-6) - f(x - 1e-6)) / 2e-6
      #expect(abs(f.derivative(at: x) - slope) < 1e-8)
    }
  }

  // mpmath 1.3.0: x Φ(x) and x σ(x) at −30 with 60 digits.
  @Test func `keep their digits far out`() {
    #expect(relativeError(Activation.gelu(-30), -1.47201417814445611786e-196) < 1e-12)
    #expect(relativeError(Activation.silu(-30), -2.80728689065178968615e-12) < 1e-14)
    #expect(Activation.softplus(800) == 800 && Activation.elu()(-800) == -1)
  }
}

@Suite struct `Activations of a batch` {
  // At every width of vector, and for counts that are not a multiple of it.
  @Test(arguments: Activations.all)
  func `have the bits of one number at a time`(_ f: Activation) throws {
    var generator = SeededGenerator(seed: 6)
    var inputs: [Double] = [
      0, -0.0, .nan, .infinity, -.infinity, .leastNonzeroMagnitude, -0x1p-1060, 1e308, -1e308,
      709.8, -745.2, 40, -40,
    ]
    for _ in 0..<1500 {
      inputs.append(.normal(standardDeviation: 3, using: &generator))
      inputs.append(.normal(standardDeviation: 300, using: &generator))
    }
    let x = Matrix(rows: 1, columns: inputs.count, elements: inputs)
    let ones = x.mapElements { _ in 1 }
    for bits in Kernels.available.map(\.bits) {
      try Kernels.$widest.withValue(bits) {
        var phase = Phase.evaluation
        let (y, kept) = f.forward(x, parameters: [], statistics: [], phase: &phase)
        let slopes = try #require(
          f.backward(ones, kept: kept, parameters: [], wantsInputGradient: true).inputGradient)
        for (at, input) in inputs.enumerated() {
          let (value, slope) = (f(input), f.derivative(at: input))
          #expect(same(y.elements[at], value), "\(f)(\(input)), \(bits) bits")
          #expect(same(slopes.elements[at], slope), "\(f)′(\(input)), \(bits) bits")
        }
      }
    }
  }

  private func same(_ a: Double, _ b: Double) -> Bool { a == b || a.isNaN && b.isNaN }
}
