import MLCore
import Testing

@Suite struct `Scores of probabilities` {
  @Test func `Brier score and log loss of a coin`() throws {
    let half = [0.5, 0.5]
    #expect(try brierScore(probabilities: half, labels: [true, false]) == 0.25)
    #expect(isClose(try logLoss(probabilities: half, labels: [true, false]), 0.6931471805599453))
  }

  @Test func `a certain mistake is clipped, or infinite without clipping`() throws {
    // −ln 2⁻⁵² = 52 ln 2
    #expect(
      isClose(try logLoss(probabilities: [0], labels: [true]), 52 * 0.6931471805599453))
    #expect(try logLoss(probabilities: [0], labels: [true], clip: 0) == .infinity)
    #expect(
      try logLoss(probabilities: [0, 1], labels: [true, true], weights: [0, 1], clip: 0) == 0)
  }

  @Test func `calibration bins hold what falls into them`() throws {
    let bins = try calibrationBins(
      probabilities: [0, 0.1, 0.25, 0.6, 1], labels: [false, true, false, true, true], bins: 4)
    #expect(bins.map(\.lower) == [0, 0.25, 0.5, 0.75])
    #expect(bins.map(\.upper) == [0.25, 0.5, 0.75, 1])
    #expect(bins.map(\.weight) == [2, 1, 1, 1])
    #expect(bins.map(\.meanProbability) == [0.05, 0.25, 0.6, 1])
    #expect(bins.map(\.shareOfPositives) == [0.5, 0, 1, 1])
    // (2·0.45 + 0.25 + 0.4 + 0) / 5
    #expect(
      isClose(
        try expectedCalibrationError(
          probabilities: [0, 0.1, 0.25, 0.6, 1], labels: [false, true, false, true, true], bins: 4),
        0.31))
  }

  @Test func `an empty bin is undefined, not 0`() throws {
    let bins = try calibrationBins(probabilities: [0.9], labels: [true], bins: 2)
    #expect(bins[0].meanProbability.isNaN && bins[0].shareOfPositives.isNaN)
    #expect(
      isClose(
        try expectedCalibrationError(probabilities: [0.9], labels: [true], bins: 2), 0.1))
  }

  @Test func `what is no probability is refused`() {
    #expect(throws: MetricError.probabilityOutOfRange(1.5, index: 1)) {
      try logLoss(probabilities: [0.5, 1.5], labels: [true, false])
    }
    #expect(throws: MetricError.self) {
      try brierScore(probabilities: [.nan], labels: [true])
    }
    #expect(throws: MetricError.probabilityCountMismatch(labels: 1, probabilities: 2)) {
      try brierScore(probabilities: [0.5, 0.5], labels: [true])
    }
    #expect(throws: MetricError.noBins(0)) {
      try calibrationBins(probabilities: [0.5], labels: [true], bins: 0)
    }
  }
}
