import MLCore
import Testing

@Suite struct `Cross-validation` {
  // By hand: 2 folds score 1 and 3.
  @Test func `hands out samples and gathers scores`() throws {
    let folds = [
      DataSplit(training: [2, 3], test: [0, 1]), DataSplit(training: [0, 1], test: [2, 3]),
    ]
    let y = [1.0, 1, 2, 4]
    let result = crossValidate(folds) { rows in
      rows.map { y[$0] }.reduce(0, +) / Double(rows.count)
    } score: { model, rows in
      rows.map { abs(y[$0] - model) }.reduce(0, +) / Double(rows.count)
    }
    #expect(result.scores == [2, 2])
    #expect(result.mean == 2)
    #expect(result.standardDeviation == 0)
    let unequal = CrossValidation(scores: [1, 3])
    #expect(unequal.standardDeviation == (2.0).squareRoot())
  }

  // Leaving one out of a ridge regression has a closed form: the residual over 1 − hᵢᵢ. Here for the mean alone,
  // by hand: (yᵢ − ȳ) n/(n − 1).
  @Test func `leaves one out as the closed form says`() throws {
    let y = [3.0, 5, 10, 2, 7]
    var generator = SeededGenerator(seed: 4)
    let folds = try DataSplit.folds(5, of: 5, using: &generator)
    let result = crossValidate(folds) { rows in
      rows.map { y[$0] }.reduce(0, +) / Double(rows.count)
    } score: { model, rows in
      (y[rows[0]] - model) * (y[rows[0]] - model)
    }
    let expected = y.map { ($0 - 5.4) * 5 / 4 }.map { $0 * $0 }.reduce(0, +) / 5
    #expect(relativeError(result.mean, expected) < 1e-14)
  }

  @Test func `chooses a penalty between none and much`() throws {
    let points = (0..<15).map { -1 + 2 * Double($0) / 14 }
    var generator = SeededGenerator(seed: 5)
    let y = points.map {
      sin(Double.pi * $0) + Double.normal(standardDeviation: 0.3, using: &generator)
    }
    let x = try polynomialFeatures(of: points, degree: 9)
    let folds = try DataSplit.folds(5, of: 15, using: &generator)
    let errors = try [0, 0.01, 10].map { lambda in
      try crossValidate(folds) { rows in
        try ridgeRegression(x.selectingRows(rows), rows.map { y[$0] }, lambda: lambda)
      } score: { model, rows in
        try meanSquaredError(
          predictions: model.predictions(for: x.selectingRows(rows)),
          targets: rows.map { y[$0] })
      }.mean
    }
    #expect(errors[1] < errors[0])
    #expect(errors[1] < errors[2])
  }

  @Test func `passes on what fails`() throws {
    let folds = [DataSplit(training: [0], test: [1]), DataSplit(training: [1], test: [0])]
    #expect(throws: RegressionError.noFeatures) {
      try crossValidate(folds) { _ throws(RegressionError) -> Int in
        throw .noFeatures
      } score: { _, _ throws(RegressionError) -> Double in
        0
      }
    }
  }
}
