import MLCore
import Testing

@Suite struct `Cross-validation` {
  @Test func `cuts the samples into parts, each once for validation`() throws {
    for n in 2...23 {
      for k in 2...n {
        var generator = SeededGenerator(seed: UInt64(n * 100 + k))
        let folds = try kFolds(k, of: n, using: &generator)
        #expect(folds.count == k)
        #expect(folds.flatMap(\.validation).sorted() == Array(0..<n))
        for fold in folds {
          #expect((fold.training + fold.validation).sorted() == Array(0..<n))
          #expect(fold.training == fold.training.sorted())
          #expect(fold.validation == fold.validation.sorted())
          #expect([n / k, (n + k - 1) / k].contains(fold.validation.count))
        }
      }
    }
  }

  // 4,000 draws of 2 folds of 4: each of the 6 halves is the first fold's part 666.7 times on average,
  // standard deviation 23.6; 5 of them are allowed.
  @Test func `makes every part equally likely`() throws {
    var generator = SeededGenerator(seed: 3)
    var counts: [[Int]: Int] = [:]
    for _ in 0..<4000 {
      counts[try kFolds(2, of: 4, using: &generator)[0].validation, default: 0] += 1
    }
    #expect(counts.count == 6)
    #expect(counts.values.allSatisfy { abs($0 - 667) < 118 })
  }

  // By hand: 2 folds score 1 and 3.
  @Test func `hands out samples and gathers scores`() throws {
    let folds = [
      Fold(training: [2, 3], validation: [0, 1]), Fold(training: [0, 1], validation: [2, 3]),
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
    let folds = try kFolds(5, of: 5, using: &generator)
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
    let folds = try kFolds(5, of: 15, using: &generator)
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

  @Test func `refuses folds that are too many or too few`() {
    var generator = SeededGenerator(seed: 1)
    for k in [-1, 0, 1, 4] {
      #expect(throws: RegressionError.foldsOutOfRange(k, samples: 3)) {
        try kFolds(k, of: 3, using: &generator)
      }
    }
    #expect(throws: RegressionError.noSamples) { try kFolds(2, of: 0, using: &generator) }
  }

  @Test func `passes on what fails`() throws {
    let folds = [Fold(training: [0], validation: [1]), Fold(training: [1], validation: [0])]
    #expect(throws: RegressionError.noFeatures) {
      try crossValidate(folds) { _ throws(RegressionError) -> Int in
        throw .noFeatures
      } score: { _, _ throws(RegressionError) -> Double in
        0
      }
    }
  }
}
