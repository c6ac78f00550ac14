import MLCore
import Testing

/// θ ← θ − γ g
private struct GradientDescent: Optimizer {
  var learningRate: Double

  mutating func step(_ parameters: inout [Double], gradient: [Double]) {
    for index in parameters.indices { parameters[index] -= learningRate * gradient[index] }
  }
}

private struct Sample {
  var x: Matrix
  var labels: [Bool]

  /// Labels drawn from a logistic model, features of unequal units.
  init(seed: UInt64, count: Int, units: [Double] = [1, 1]) {
    var generator = SeededGenerator(seed: seed)
    var labels: [Bool] = []
    var rows: [[Double]] = []
    for _ in 0..<count {
      let z = units.map { _ in Double.normal(using: &generator) }
      labels.append(.bernoulli(sigmoid(0.5 + 2 * z[0] - z[1]), using: &generator))
      rows.append(zip(z, units).map { $0 * $1 + 3 * $1 })
    }
    x = try! Matrix(rows)
    self.labels = labels
  }
}

@Suite struct `The logistic loss` {
  @Test func `is ln 2 at the origin and has the log loss of Metrics`() throws {
    let sample = Sample(seed: 1, count: 50)
    let loss = try LogisticLoss(sample.x, labels: sample.labels)
    #expect(relativeError(try loss.value(at: [0, 0, 0]), log(2)) < 1e-14)
    let parameters = [0.3, -0.2, 0.1]
    let p = (0..<50).map { sigmoid(0.3 * sample.x[$0, 0] - 0.2 * sample.x[$0, 1] + 0.1) }
    #expect(
      relativeError(
        try loss.value(at: parameters), try logLoss(probabilities: p, labels: sample.labels))
        < 1e-13)
  }

  // Central differences: h = 1e-5 leaves about 1e-10.
  @Test func `has the gradient and the Hessian of its differences`() throws {
    for seed in 0..<10 as Range<UInt64> {
      let sample = Sample(seed: seed, count: 30)
      let loss = try LogisticLoss(sample.x, labels: sample.labels, lambda: 0.7)
      var generator = SeededGenerator(seed: seed + 100)
      let at = (0..<3).map { _ in Double.normal(using: &generator) }
      let gradient = try loss.gradient(at: at)
      let hessian = try loss.hessian(at: at)
      for j in 0..<3 {
        var (up, down) = (at, at)
        up[j] += 1e-5
        down[j] -= 1e-5
        let slope = (try loss.value(at: up) - loss.value(at: down)) / 2e-5
        #expect(abs(slope - gradient[j]) < 1e-8)
        let (above, below) = (try loss.gradient(at: up), try loss.gradient(at: down))
        for i in 0..<3 {
          #expect(abs((above[i] - below[i]) / 2e-5 - hessian[i, j]) < 1e-8)
        }
      }
      #expect(try SymmetricEigen(hessian).values.allSatisfy { $0 > 0 })
    }
  }

  @Test func `has a gradient that batches average to`() throws {
    let sample = Sample(seed: 3, count: 12)
    let loss = try LogisticLoss(sample.x, labels: sample.labels, lambda: 2)
    let at = [0.4, -1, 0.2]
    let whole = try loss.gradient(at: at)
    var mean = [0.0, 0, 0]
    for batch in 0..<4 {
      let part = try loss.gradient(at: at, batch: batch * 3..<batch * 3 + 3)
      for j in 0..<3 { mean[j] += part[j] / 4 }
    }
    for j in 0..<3 { #expect(abs(mean[j] - whole[j]) < 1e-14) }
  }

  @Test func `stays finite where probabilities round to 0 and 1`() throws {
    let loss = try LogisticLoss(Matrix(column: [-1, 1]), labels: [true, false])
    #expect(try loss.value(at: [1e6, 0]) == 1e6)
    #expect(try loss.gradient(at: [1e6, 0]) == [1, 0])
  }
}

@Suite struct `Logistic regression` {
  // The expected model is that of scikit-learn 1.9.1 on these eight points:
  // LogisticRegression(C=1.0, tol=1e-14, solver='newton-cholesky').
  static let x = try! Matrix([
    [0.5, 1], [1.5, -1], [2, 0.5], [3, 2], [3.5, -0.5], [4, 1.5], [5, 0], [5.5, 1],
  ])
  static let labels = [false, false, true, false, true, false, true, true]

  @Test func `ends where the gradient vanishes, in the features' units`() throws {
    let fit = try LogisticRegression(
      Self.x, labels: Self.labels, lambda: 1, optimizer: GradientDescent(learningRate: 0.5),
      epochs: 20_000, tolerance: 1e-13, scaling: false)
    #expect(fit.converged)
    let loss = try LogisticLoss(Self.x, labels: Self.labels, lambda: 1)
    let gradient = try loss.gradient(at: fit.coefficients + [fit.intercept])
    #expect(gradient.allSatisfy { abs($0) < 1e-12 })
    #expect(relativeError(fit.coefficients[0], 0.7038899146021383) < 1e-9)
    #expect(relativeError(fit.coefficients[1], -0.5932795287947377) < 1e-9)
    #expect(relativeError(fit.intercept, -1.8812108872186688) < 1e-9)
  }

  // Scaling changes the path, not the minimum without a penalty.
  @Test func `reaches the same model through scaled features, much sooner`() throws {
    let sample = Sample(seed: 5, count: 200, units: [100, 0.01])
    let fit = try LogisticRegression(
      sample.x, labels: sample.labels, optimizer: GradientDescent(learningRate: 2),
      epochs: 2000, tolerance: 1e-12)
    #expect(fit.converged)
    let loss = try LogisticLoss(sample.x, labels: sample.labels)
    let gradient = try loss.gradient(at: fit.coefficients + [fit.intercept])
    #expect(gradient.allSatisfy { abs($0) < 1e-9 })
    // A rate that is stable for a feature of the size of hundreds moves the other one nowhere.
    let slow = try LogisticRegression(
      sample.x, labels: sample.labels, optimizer: GradientDescent(learningRate: 4e-5),
      epochs: 2000, scaling: false)
    #expect(slow.history[2000].loss > fit.history[fit.history.count - 1].loss + 0.01)
  }

  @Test func `has a history whose loss falls at a small rate`() throws {
    let sample = Sample(seed: 6, count: 100)
    let fit = try LogisticRegression(
      sample.x, labels: sample.labels, lambda: 0.5,
      optimizer: GradientDescent(learningRate: 0.5), epochs: 50)
    #expect(fit.history.map(\.number) == Array(0...50))
    #expect(relativeError(fit.history[0].loss, log(2)) < 1e-14)
    let losses = fit.history.map(\.loss)
    #expect(losses == losses.sorted(by: >))
    #expect(!fit.converged)
  }

  @Test func `in batches comes near the same minimum, by the seed alone`() throws {
    let sample = Sample(seed: 7, count: 200)
    func batched(_ batch: Int, _ seed: UInt64) throws -> LogisticRegression {
      var generator = SeededGenerator(seed: seed)
      return try LogisticRegression(
        sample.x, labels: sample.labels, lambda: 1,
        optimizer: GradientDescent(learningRate: 0.05), epochs: 100, batchSize: batch,
        using: &generator)
    }
    let whole = try LogisticRegression(
      sample.x, labels: sample.labels, lambda: 1,
      optimizer: GradientDescent(learningRate: 1), epochs: 5000, tolerance: 1e-12)
    let minimum = whole.history[whole.history.count - 1].loss
    let a = try batched(16, 1)
    #expect(a == (try batched(16, 1)))
    #expect(a != (try batched(16, 2)))
    let last = a.history[100].loss
    #expect(last >= minimum)
    #expect(last < minimum + 0.003)
    // One batch of all samples is the full gradient, up to the order of its sums.
    let full = try LogisticRegression(
      sample.x, labels: sample.labels, lambda: 1,
      optimizer: GradientDescent(learningRate: 0.05), epochs: 100)
    let one = try batched(200, 3)
    #expect(zip(full.coefficients, one.coefficients).allSatisfy { abs($0 - $1) < 1e-12 })
  }

  @Test func `gives probabilities that the metrics can read`() throws {
    let (sample, held) = (Sample(seed: 8, count: 300), Sample(seed: 9, count: 300))
    let fit = try LogisticRegression(
      sample.x, labels: sample.labels, optimizer: GradientDescent(learningRate: 1),
      epochs: 300)
    let p = try fit.probabilities(for: held.x)
    #expect(try logLoss(probabilities: p, labels: held.labels) < 0.5)
    #expect(try rocAUC(scores: p, labels: held.labels) > 0.8)
    #expect(try fit.logits(for: held.x).map(sigmoid) == p)
  }

  @Test func `of the penalty shrinks with λ`() throws {
    let sample = Sample(seed: 10, count: 100)
    let norms = try [0, 1, 10, 100].map {
      try LogisticRegression(
        sample.x, labels: sample.labels, lambda: $0,
        optimizer: GradientDescent(learningRate: 0.5), epochs: 3000, tolerance: 1e-10
      ).model.coefficientNorm
    }
    #expect(norms == norms.sorted(by: >))
  }

  @Test func `asks for the gradient where Nesterov's rule wants it`() throws {
    let sample = Sample(seed: 3, count: 40)
    var rule = try Nesterov(learningRate: 0.1, momentum: 0.9)
    let fit = try LogisticRegression(
      sample.x, labels: sample.labels, optimizer: rule, epochs: 5, scaling: false)
    let loss = try LogisticLoss(sample.x, labels: sample.labels)
    var theta = [0.0, 0, 0]
    for _ in 0..<5 {
      try rule.step(&theta) { point throws(RegressionError) in try loss.gradient(at: point) }
    }
    #expect(fit.model.coefficients + [fit.model.intercept] == theta)
  }

  @Test func `says when it diverged`() {
    // The first step takes the weight to infinity on the right side, where the loss is 0.
    let x = Matrix(column: [1e200, -1e200])
    #expect(throws: RegressionError.diverged(loss: 0, epoch: 1)) {
      try LogisticRegression(
        x, labels: [true, false], optimizer: GradientDescent(learningRate: 1e200), epochs: 5,
        scaling: false)
    }
  }
}

@Suite struct `Data that no regression can be fitted to` {
  static let x = try! Matrix([[1, 2], [3, 5]])

  @Test func `is named with its place`() {
    #expect(throws: RegressionError.noSamples) {
      try leastSquares(Matrix(rows: 0, columns: 2), [])
    }
    #expect(throws: RegressionError.noFeatures) {
      try leastSquares(Matrix(rows: 2, columns: 0), [1, 2])
    }
    #expect(throws: RegressionError.targetCountMismatch(samples: 2, targets: 1)) {
      try leastSquares(Self.x, [1])
    }
    var bad = Self.x
    bad[1, 0] = .infinity
    #expect(throws: RegressionError.nonFiniteFeature(.infinity, row: 1, column: 0)) {
      try leastSquares(bad, [1, 2])
    }
    #expect(throws: RegressionError.nonFiniteFeature(.infinity, row: 1, column: 0)) {
      try LogisticLoss(bad, labels: [true, false])
    }
    #expect(throws: RegressionError.nonFiniteTarget(-.infinity, index: 1)) {
      try leastSquares(Self.x, [1, -.infinity])
    }
    #expect(throws: RegressionError.nonFiniteFeature(.infinity, row: 0, column: 1)) {
      try polynomialFeatures(of: [1e200], degree: 2)
    }
    #expect(throws: RegressionError.invalidDegree(0)) {
      try polynomialFeatures(of: [1], degree: 0)
    }
    bad[1, 0] = 1.5e308
    #expect(throws: RegressionError.featureTooLarge(1.5e308, row: 1, column: 0)) {
      try ridgeRegression(bad, [1, 2], lambda: 1)
    }
    #expect(throws: RegressionError.targetTooLarge(1.5e308, index: 1)) {
      try ridgeRegression(Self.x, [1, 1.5e308], lambda: 1)
    }
    bad[1, 0] = .nan
    let error = #expect(throws: RegressionError.self) { try leastSquares(bad, [1, 2]) }
    #expect(
      error?.description == "features must be finite: the one of row 1 and column 0 is nan")
  }

  @Test func `settings that make no sense`() {
    for lambda in [-1, Double.infinity] {
      #expect(throws: RegressionError.invalidLambda(lambda)) {
        try ridgeRegression(Self.x, [1, 2], lambda: lambda)
      }
    }
    let rule = GradientDescent(learningRate: 1)
    #expect(throws: RegressionError.oneClass(true, among: 2)) {
      try LogisticRegression(Self.x, labels: [true, true], optimizer: rule, epochs: 1)
    }
    #expect(throws: RegressionError.invalidEpochs(0)) {
      try LogisticRegression(Self.x, labels: [true, false], optimizer: rule, epochs: 0)
    }
    #expect(throws: RegressionError.invalidTolerance(-1)) {
      try LogisticRegression(
        Self.x, labels: [true, false], optimizer: rule, epochs: 1, tolerance: -1)
    }
    for batch in [0, 3] {
      #expect(throws: RegressionError.batchSizeOutOfRange(batch, samples: 2)) {
        var generator = SeededGenerator(seed: 1)
        _ = try LogisticRegression(
          Self.x, labels: [true, false], optimizer: rule, epochs: 1, batchSize: batch,
          using: &generator)
      }
    }
    let model = LinearModel(intercept: 0, coefficients: [1, 2, 3])
    #expect(throws: RegressionError.featureCountMismatch(expected: 3, got: 2)) {
      try model.predictions(for: Self.x)
    }
    #expect(throws: RegressionError.parameterCountMismatch(expected: 3, got: 2)) {
      try LogisticLoss(Self.x, labels: [true, false]).value(at: [1, 2])
    }
  }
}

@Suite struct `Logistic regression on standardised features` {
  // The definition: the same fit to features that a Standardizer has scaled, its coefficients undone one by one.
  @Test func `reports coefficients in the features' units`() throws {
    var generator = SeededGenerator(seed: 2)
    let x = Matrix(rows: 40, columns: 3) { _, j in
      j == 1 ? 0.1 : .normal(mean: 5, standardDeviation: j == 0 ? 100 : 0.1, using: &generator)
    }
    let labels = (0..<40).map { x[$0, 0] - 900 * x[$0, 2] > -4500 }
    let standardizer = try Standardizer(fitting: x)
    let z = try standardizer.apply(to: x)
    let adam = try Adam(learningRate: 0.1)
    let fit = try LogisticRegression(x, labels: labels, lambda: 1, optimizer: adam, epochs: 50)
    let scaled = try LogisticRegression(
      z, labels: labels, lambda: 1, optimizer: adam, epochs: 50, scaling: false)
    #expect(fit.history == scaled.history)
    for (j, sigma) in standardizer.standardDeviations.enumerated() {
      let expected = scaled.coefficients[j] / (sigma == 0 ? 1 : sigma)
      #expect(fit.coefficients[j] == expected)
    }
    for (p, q) in zip(try fit.probabilities(for: x), try scaled.probabilities(for: z)) {
      #expect(abs(p - q) < 1e-11)
    }
  }

  @Test func `refuses a spread that overflows`() throws {
    let x = try Matrix([[1, 1e300], [2, -1e300]])
    let sgd = try SGD(learningRate: 0.1)
    #expect {
      try LogisticRegression(x, labels: [true, false], optimizer: sgd, epochs: 1)
    } throws: {
      "\($0)" == "the values of column 1 lie too far apart: their spread overflows"
    }
  }
}
