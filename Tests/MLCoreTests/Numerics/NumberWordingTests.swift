import MLCore
import Testing

@Suite struct `The wording of a NaN` {
  // The NaNs of both signs, a signalling one, and one with a payload: Swift prints each in its own way.
  private static let all = [
    Double.nan, -Double.nan, .signalingNaN, Double(nan: 7, signaling: false),
  ]

  @Test func `differs in Swift, which is why ours does not follow it`() {
    #expect("\(-Double.nan)" != "\(Double.nan)")
  }

  @Test(arguments: all)
  func `is one on every processor, in every error`(nan: Double) {
    let sentences: [(any Error, String)] = [
      (NumericsError.nonFiniteValue(nan, index: 2), "values must be finite: values[2] is nan"),
      (
        LinearAlgebraError.nonFiniteElement(nan, row: 0, column: 1),
        "elements must be finite: the one of row 0 and column 1 is nan"
      ),
      (
        ProbabilityError.notPositive(name: "the spread", value: nan),
        "the spread must be finite and above 0: got nan"
      ),
      (MetricError.nonFiniteScore(nan, index: 1), "scores must be finite: scores[1] is nan"),
      (
        ClusteringError.nonFinitePoint(nan, row: 3, column: 4),
        "points must be finite: points[3, 4] is nan"
      ),
      (
        RegressionError.nonFiniteTarget(nan, index: 0), "targets must be finite: targets[0] is nan"
      ),
      (
        DatasetError.nonFiniteFeature(nan, row: 1, column: 1),
        "features must be finite: row 1, column 1 is nan"
      ),
      (
        OptimizationError.learningRateOutOfRange(nan),
        "a learning rate must be finite and above 0: got nan"
      ),
      (
        NetworkError.nonFiniteInput(nan, sample: 5, feature: 6),
        "inputs must be finite: feature 6 of sample 5 is nan"
      ),
    ]
    for (error, sentence) in sentences { #expect("\(error)" == sentence) }
  }

  @Test(arguments: all)
  func `is one in a finding`(nan: Double) {
    let finding = Finding(kind: .hugeFirstLoss(loss: nan, guess: 1), step: 0)
    #expect("\(finding)".hasPrefix("step 0: the first loss, nan, is nan times that of a guess, 1:"))
  }
}
