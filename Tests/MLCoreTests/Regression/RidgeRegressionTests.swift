import MLCore
import Testing

@Suite struct `Ridge regression` {
  static let golden = GoldenRegression.all

  // At λ = 0 the file's coefficients themselves are off by 1.28e-9 (the next test has exact ones); all the
  // rest is held to 1e-9.
  @Test(arguments: golden.fits)
  func `agrees with scikit-learn 1.9.1`(_ fit: GoldenRegression.Fit) throws {
    let x = try polynomialFeatures(of: Self.golden.x, degree: Self.golden.degree)
    let model = try ridgeRegression(x, Self.golden.y, lambda: fit.lambda)
    #expect(relativeError(model.intercept, fit.intercept) <= 1e-9)
    #expect(model.coefficients.count == fit.coefficients.count)
    for (ours, theirs) in zip(model.coefficients, fit.coefficients) {
      #expect(relativeError(ours, theirs) <= (fit.lambda == 0 ? 1.3e-9 : 1e-9))
    }
    let error = try meanSquaredError(
      predictions: model.predictions(for: x), targets: Self.golden.y)
    #expect(relativeError(error, fit.train_mse) <= 1e-9)
    #expect(Self.golden.fits.count == 4)
  }

  // Solved in exact rational arithmetic (Python's fractions), rounded once.
  @Test func `without a penalty agrees with the exact solution`() throws {
    let x = try polynomialFeatures(of: Self.golden.x, degree: 9)
    let model = try leastSquares(x, Self.golden.y)
    let exact = [
      4.4017570601509135, 2.308840593147173, -21.84471038749794, -10.852553679072043,
      61.729048469504306, 15.074598384072889, -78.19385556796557, -6.506514304459046,
      33.991935557723764,
    ]
    #expect(relativeError(model.intercept, -0.061024948797332446) < 1e-12)
    for (ours, expected) in zip(model.coefficients, exact) {
      #expect(relativeError(ours, expected) < 1e-12)
    }
  }

  // The optimum's own equations: Xᵀr = λw for centered X, and Σr = 0.
  @Test func `leaves residuals that meet the normal equations`() throws {
    for seed in 0..<30 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let (n, p) = (6 + Int(seed), 1 + Int(seed) % 5)
      let x = Matrix(rows: n, columns: p) { _, j in
        .normal(mean: Double(j) * 10, using: &generator)
      }
      let y = (0..<n).map { _ in Double.normal(mean: 3, using: &generator) }
      for lambda in [0, 1e-6, 0.5, 100] {
        let model = try ridgeRegression(x, y, lambda: lambda)
        let residuals = zip(y, try model.predictions(for: x)).map { $0 - $1 }
        #expect(abs(sum(of: residuals)) < 1e-11)
        for j in 0..<p {
          let column = x.column(j)
          let center = sum(of: column) / Double(n)
          let slope = sum(of: zip(column, residuals).map { ($0 - center) * $1 })
          #expect(abs(slope - lambda * model.coefficients[j]) < 1e-10)
        }
      }
    }
  }

  @Test func `is the same along a path`() throws {
    let x = try polynomialFeatures(of: Self.golden.x, degree: 9)
    let path = try RidgePath(x, Self.golden.y)
    var norms: [Double] = []
    var errors: [Double] = []
    for lambda in [0, 1e-8, 1e-4, 0.01, 0.1, 1, 100, 1e12] {
      let model = try path.model(lambda: lambda)
      #expect(model == (try ridgeRegression(x, Self.golden.y, lambda: lambda)))
      norms.append(model.coefficientNorm)
      errors.append(
        try meanSquaredError(predictions: model.predictions(for: x), targets: Self.golden.y))
    }
    // Theorems: the norm falls and the error in training grows with λ.
    #expect(norms == norms.sorted(by: >))
    #expect(errors == errors.sorted())
    #expect(norms[norms.count - 1] < 1e-10)
  }

  // Above 2,048 samples, chunks of rows are factorised on their own: the optimum's equations still hold, and
  // the model of the first samples repeated is the model of those once, at the same λ a sample.
  @Test func `of many samples is the same on any number of threads`() throws {
    var generator = SeededGenerator(seed: 11)
    let x = Matrix(rows: 1000, columns: 4) { _, j in .normal(mean: Double(j), using: &generator) }
    let y = (0..<1000).map { x[$0, 0] - x[$0, 3] + .normal(using: &generator) }
    let once = try ridgeRegression(x, y, lambda: 10)
    let rows = (0..<5000).map { $0 % 1000 }
    let (many, targets) = (x.selectingRows(rows), rows.map { y[$0] })
    let model = try ridgeRegression(many, targets, lambda: 50)
    #expect(relativeError(model.intercept, once.intercept) < 1e-12)
    for (a, b) in zip(model.coefficients, once.coefficients) {
      #expect(relativeError(a, b) < 1e-12)
    }
    for threads in 1...3 {
      let again = try Threads.$limit.withValue(threads) {
        try ridgeRegression(many, targets, lambda: 50)
      }
      #expect(model == again)
    }
    let dependent = Matrix(rows: 5000, columns: 5) { i, j in
      j < 4 ? many[i, j] : many[i, 1] - many[i, 2]
    }
    #expect(throws: RegressionError.dependentFeature(column: 4)) {
      try leastSquares(dependent, targets)
    }
  }

  @Test func `does not penalise the intercept`() throws {
    let x = try polynomialFeatures(of: Self.golden.x, degree: 9)
    let low = try ridgeRegression(x, Self.golden.y, lambda: 10)
    let high = try ridgeRegression(x, Self.golden.y.map { $0 + 1000 }, lambda: 10)
    #expect(abs(high.intercept - low.intercept - 1000) < 1e-9)
    for (a, b) in zip(low.coefficients, high.coefficients) { #expect(abs(a - b) < 1e-11) }
  }

  // By hand: two equal columns share the coefficient of one at twice the penalty … λ/2 each.
  @Test func `shares the weight among equal features`() throws {
    let x = Matrix(column: [1, 2, 3, 4])
    let twice = Matrix(rows: 4, columns: 2) { i, _ in x[i, 0] }
    let y = [1.0, 3, 2, 5]
    let model = try ridgeRegression(twice, y, lambda: 2)
    let single = try ridgeRegression(x, y, lambda: 1)
    #expect(relativeError(model.coefficients[0], single.coefficients[0] / 2) < 1e-13)
    #expect(relativeError(model.coefficients[1], single.coefficients[0] / 2) < 1e-13)
    #expect(throws: RegressionError.dependentFeature(column: 1)) { try leastSquares(twice, y) }
  }

  // By hand: the penalty makes more features than samples solvable; 2 samples, w = (1, 1)·t with
  // t = 2/(2 + 2 + 2λ·…): centered x = ∓(½, ½), y = ∓½, so w = ½·½·2/(2·½ + λ) each.
  @Test func `fits more features than samples with a penalty`() throws {
    let x = try! Matrix([[0, 0], [1, 1]])
    let model = try ridgeRegression(x, [0, 1], lambda: 1)
    #expect(relativeError(model.coefficients[0], 0.25) < 1e-14)
    #expect(relativeError(model.coefficients[1], 0.25) < 1e-14)
    #expect(abs(model.intercept - 0.25) < 1e-14)
    let wide = try! Matrix([[0, 0, 5, 7], [1, 1, 2, 3]])
    #expect(try ridgeRegression(wide, [0, 1], lambda: 1).coefficients.count == 4)
    #expect(throws: RegressionError.tooFewSamples(2, features: 2)) {
      try leastSquares(x, [0, 1])
    }
  }

  @Test func `finds constant and dependent features in any unit`() throws {
    for unit in [1e-200, 1, 1e200] {
      for seed in 0..<10 as Range<UInt64> {
        var generator = SeededGenerator(seed: seed)
        let random = Matrix(rows: 20, columns: 3) { _, _ in
          unit * .normal(mean: 0.1, using: &generator)
        }
        let y = (0..<20).map { _ in Double.normal(using: &generator) }
        #expect(throws: Never.self) { try leastSquares(random, y) }
        let combined = Matrix(rows: 20, columns: 4) { i, j in
          j < 3 ? random[i, j] : 0.3 * random[i, 0] - 1.7 * random[i, 2] + 5 * unit
        }
        #expect(throws: RegressionError.dependentFeature(column: 3)) {
          try leastSquares(combined, y)
        }
        let constant = Matrix(rows: 20, columns: 2) { i, j in
          j == 0 ? random[i, 0] : 0.1 * unit
        }
        #expect(throws: RegressionError.dependentFeature(column: 1)) {
          try leastSquares(constant, y)
        }
      }
    }
  }

  // The mean of equal numbers may be off by a rounding, which leaves a column of noise.
  @Test func `takes no rounding for a feature`() throws {
    for n in 3..<40 {
      for value in [0.1, 1.0 / 3, 1e5 / 7, -0.7e-9] {
        let constant = Matrix(rows: n, columns: 1, repeating: value)
        #expect(throws: RegressionError.dependentFeature(column: 0)) {
          try leastSquares(constant, (0..<n).map { Double($0) })
        }
      }
    }
  }

  // sin(πx) + noise as in the notes: held-out error falls, then grows with λ. Medians over 500 seeds of another
  // generator: 0.0567 at λ = 0, 0.0277 at 0.01, 0.131 at 1.
  @Test func `has less held-out error with some penalty than with none or much`() throws {
    var means = [0.0, 0, 0]
    let grid = (0...400).map { -1 + Double($0) / 200 }
    let truth = grid.map { sin(Double.pi * $0) }
    let held = try polynomialFeatures(of: grid, degree: 9)
    let points = (0..<15).map { -1 + 2 * Double($0) / 14 }
    let x = try polynomialFeatures(of: points, degree: 9)
    for seed in 0..<20 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let y = points.map {
        sin(Double.pi * $0) + Double.normal(standardDeviation: 0.3, using: &generator)
      }
      let path = try RidgePath(x, y)
      for (index, lambda) in [0, 0.01, 1].enumerated() {
        let predictions = try path.model(lambda: lambda).predictions(for: held)
        means[index] += try meanSquaredError(predictions: predictions, targets: truth) / 20
      }
    }
    #expect(means[0] / means[1] > 1.5)
    #expect(means[2] / means[1] > 3)
  }
}

@Suite struct `A polynomial` {
  // By hand: 2 − 3x + x³ and its derivative −3 + 3x².
  @Test func `has a value and a derivative`() {
    let p = Polynomial(coefficients: [2, -3, 0, 1])
    #expect([-2.0, 0, 1, 3].map { p($0) } == [0, 2, 0, 20])
    #expect(p.derivative == Polynomial(coefficients: [-3, 0, 3]))
    #expect(Polynomial(coefficients: [5]).derivative(7) == 0)
  }

  @Test func `is the linear model of the powers`() throws {
    let x = [-2.0, -0.5, 1.5]
    let model = LinearModel(intercept: 2, coefficients: [-3, 0, 1])
    let features = try polynomialFeatures(of: x, degree: 3)
    #expect(features.nestedRows == [[-2, 4, -8], [-0.5, 0.25, -0.125], [1.5, 2.25, 3.375]])
    #expect(try model.predictions(for: features) == x.map(Polynomial(model).callAsFunction))
  }
}
