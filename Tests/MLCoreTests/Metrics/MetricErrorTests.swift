import MLCore
import Testing

@Suite struct `Data that no metric can be read off` {
  typealias Metric = @Sendable ([Double], [Bool], [Double]?) throws -> Void

  static let all: [(name: String, metric: Metric)] = [
    ("rocAUC", { _ = try rocAUC(scores: $0, labels: $1, weights: $2) }),
    ("averagePrecision", { _ = try averagePrecision(scores: $0, labels: $1, weights: $2) }),
    ("ROCCurve", { _ = try ROCCurve(scores: $0, labels: $1, weights: $2) }),
    ("PRCurve", { _ = try PRCurve(scores: $0, labels: $1, weights: $2) }),
    (
      "ConfusionMatrix",
      { _ = try ConfusionMatrix(scores: $0, labels: $1, threshold: 0, weights: $2) }
    ),
    (
      "rankingError",
      { _ = try rankingError(scores: $0, labels: $1, weights: $2, weight: .uniform) }
    ),
  ]

  func expectAll(
    _ error: MetricError, _ scores: [Double], _ labels: [Bool], _ weights: [Double]? = nil
  ) {
    for (name, metric) in Self.all {
      #expect(throws: error, "\(name)") { try metric(scores, labels, weights) }
    }
  }

  @Test func `unequal lengths, nothing, and what is not finite`() {
    expectAll(.countMismatch(labels: 1, scores: 2), [1, 2], [true])
    expectAll(.noSamples, [], [])
    expectAll(.nonFiniteScore(.infinity, index: 1), [1, .infinity], [true, false])
    // nan is equal to nothing, so the wording stands in for it.
    for (_, metric) in Self.all {
      let error = #expect(throws: MetricError.self) { try metric([1, .nan], [true, false], nil) }
      #expect(error.map(String.init(describing:)) == "scores must be finite: scores[1] is nan")
    }
  }

  @Test func `weights that pair up with nothing, are no weights, or carry none`() {
    expectAll(.weightCountMismatch(labels: 2, weights: 1), [1, 2], [true, false], [1])
    expectAll(.invalidWeight(-1, index: 1), [1, 2], [true, false], [1, -1])
    expectAll(.invalidWeight(.infinity, index: 0), [1, 2], [true, false], [.infinity, 1])
    expectAll(.weightsSumToZero(among: 2), [1, 2], [true, false], [0, 0])
  }

  @Test func `one class only`() {
    #expect(throws: MetricError.noPositives(among: 2)) {
      try averagePrecision(scores: [1, 2], labels: [false, false])
    }
    #expect(throws: MetricError.noPositives(among: 2)) {
      try rocAUC(scores: [1, 2], labels: [false, false])
    }
    #expect(throws: MetricError.noNegatives(among: 2)) {
      try rocAUC(scores: [1, 2], labels: [true, true])
    }
    #expect(throws: MetricError.noNegatives(among: 1)) {
      try ROCCurve(scores: [1, 2], labels: [true, false], weights: [1, 0])
    }
    #expect(throws: MetricError.noPositives(among: 2)) {
      try PairCounts(scores: [1, 2], labels: [false, false])
    }
    #expect(throws: MetricError.noNegatives(among: 2)) {
      try deLongInterval(scores: [1, 2], labels: [true, true])
    }
  }

  @Test func `average precision needs no negative`() throws {
    #expect(try averagePrecision(scores: [1, 2], labels: [true, true]) == 1)
  }

  @Test func `a threshold that is no number`() {
    #expect(throws: MetricError.thresholdNotANumber) {
      try ConfusionMatrix(scores: [1], labels: [true], threshold: .nan)
    }
    #expect(throws: MetricError.predictionCountMismatch(labels: 1, predictions: 2)) {
      try ConfusionMatrix(predictions: [true, false], labels: [true])
    }
  }

  @Test func `the wording says what was expected and what came`() {
    #expect(
      MetricError.countMismatch(labels: 4, scores: 3).description
        == "labels and scores must pair up: got 4 labels and 3 scores")
    #expect(
      MetricError.noPositives(among: 7).description
        == "the metric needs at least one positive: all 7 samples that carry weight are negative")
    #expect(
      MetricError.fractionOutOfRange(1.5, name: "the fraction", zeroAllowed: false).description
        == "the fraction must be above 0 and at most 1: got 1.5")
    #expect(
      MetricError.tooFewForVariance(positives: 1, negatives: 5).description
        == "a variance needs at least 2 positives and 2 negatives: got 1 positives and 5 negatives")
  }
}
