import MLCore
import Testing

@Suite struct `Errors of predictions` {
  // By hand: errors 1, −2, 0; targets with mean 2 and squares 2.
  @Test func `are their squares, their sizes and the unexplained share`() throws {
    let (predictions, targets) = ([2.0, 0, 3], [1.0, 2, 3])
    #expect(
      try meanSquaredError(predictions: predictions, targets: targets) == 5.0 / 3)
    #expect(try meanAbsoluteError(predictions: predictions, targets: targets) == 1)
    #expect(
      try coefficientOfDetermination(predictions: predictions, targets: targets) == -1.5)
  }

  @Test func `explain all when they are right and nothing when they are the mean`() throws {
    let targets = [1.0, 4, 4, 7]
    #expect(try coefficientOfDetermination(predictions: targets, targets: targets) == 1)
    #expect(
      try coefficientOfDetermination(predictions: [4, 4, 4, 4], targets: targets) == 0)
  }

  // R² of least squares is the squared correlation of predictions and targets.
  @Test func `explain the square of the correlation after least squares`() throws {
    for seed in 0..<20 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let x = Matrix(rows: 12, columns: 2) { _, _ in .normal(using: &generator) }
      let y = (0..<12).map { x[$0, 0] + Double.normal(using: &generator) }
      let predictions = try leastSquares(x, y).predictions(for: x)
      let r = try correlation(of: predictions, and: y)
      let share = try coefficientOfDetermination(predictions: predictions, targets: y)
      #expect(abs(share - r * r) < 1e-12)
    }
  }

  @Test func `do not exist without pairs or a variance`() {
    #expect(throws: RegressionError.targetCountMismatch(samples: 1, targets: 2)) {
      try meanSquaredError(predictions: [1], targets: [1, 2])
    }
    #expect(throws: RegressionError.noSamples) {
      try meanAbsoluteError(predictions: [], targets: [])
    }
    #expect(throws: RegressionError.nonFinitePrediction(.infinity, index: 1)) {
      try meanAbsoluteError(predictions: [1, .infinity], targets: [1, 2])
    }
    #expect(throws: RegressionError.nonFiniteTarget(-.infinity, index: 0)) {
      try meanAbsoluteError(predictions: [1], targets: [-.infinity])
    }
    #expect(throws: RegressionError.constantTargets(3)) {
      try coefficientOfDetermination(predictions: [1, 2], targets: [3, 3])
    }
  }
}
