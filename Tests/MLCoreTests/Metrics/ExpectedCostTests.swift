import MLCore
import Testing

@Suite struct `Expected cost` {
  let a = ConfusionMatrix(
    truePositives: 90, falsePositives: 1_000, positives: 100, negatives: 1_000_000)
  let b = ConfusionMatrix(
    truePositives: 95, falsePositives: 10_000, positives: 100, negatives: 1_000_000)
  let never = ConfusionMatrix(
    truePositives: 0, falsePositives: 0, positives: 100, negatives: 1_000_000)
  let always = ConfusionMatrix(
    truePositives: 100, falsePositives: 1_000_000, positives: 100, negatives: 1_000_000)

  @Test func `A and B break even at 9,000 false alarms for 5 patients`() {
    #expect(a.breakEvenPriceRatio(with: b) == 1_800)
    #expect(b.breakEvenPriceRatio(with: a) == 1_800)
    // A costs 10r + 1,000, B costs 5r + 10,000.
    #expect(a.totalCost(ofMiss: 1_800, ofFalseAlarm: 1) == 19_000)
    #expect(b.totalCost(ofMiss: 1_800, ofFalseAlarm: 1) == 19_000)
    #expect(isClose(a.expectedCost(ofMiss: 1_800, ofFalseAlarm: 1), 19_000.0 / 1_000_100))
    // The same number from ROC space: slope of AB times the ratio is N/P.
    let slope =
      (b.truePositiveRate - a.truePositiveRate) / (b.falsePositiveRate - a.falsePositiveRate)
    #expect(isClose(slope * 1_800, a.negatives / a.positives))
  }

  @Test func `no price separates a point from one that is better in both`() {
    let worse = ConfusionMatrix(
      truePositives: 80, falsePositives: 2_000, positives: 100, negatives: 1_000_000)
    #expect(a.breakEvenPriceRatio(with: worse).isNaN)
    #expect(a.breakEvenPriceRatio(with: a).isNaN)
  }

  @Test func `each point is cheapest in its range of prices`() {
    let ranges = cheapestRanges(of: [always, b, a, never])
    // By hand: 1000/90, 9000/5, 990000/5.
    #expect(ranges.map(\.index) == [3, 2, 1, 0])
    #expect(ranges.map(\.lower) == [0, 1_000.0 / 90, 1_800, 198_000])
    #expect(ranges.map(\.upper) == [1_000.0 / 90, 1_800, 198_000, .infinity])
    let same = cheapestRanges(of: [a, a])
    #expect(same.map(\.index) == [0] && same[0].lower == 0 && same[0].upper == .infinity)
  }

  // By hand: 2r, 1 + r and 2 meet at r = 1, where the middle one is as cheap as the others, and nowhere cheaper.
  @Test func `a point that is cheapest at one price alone has no range`() {
    let matrices = [0, 1, 2].map {
      ConfusionMatrix(truePositives: $0, falsePositives: $0, positives: 2, negatives: 9)
    }
    let ranges = cheapestRanges(of: matrices)
    #expect(ranges.map(\.index) == [0, 2])
    #expect(ranges.map(\.lower) == [0, 1] && ranges.map(\.upper) == [1, .infinity])
  }

  @Test func `the ranges name the cheapest of all at every price`() throws {
    for list in RandomList.many(seed: 61) {
      let curve = try ROCCurve(scores: list.scores, labels: list.labels)
      let matrices = curve.points.map { curve.confusionMatrix(at: $0) }
      let ranges = cheapestRanges(of: matrices)
      #expect(ranges.first?.lower == 0 && ranges.last?.upper == .infinity)
      for (range, next) in zip(ranges, ranges.dropFirst()) { #expect(range.upper == next.lower) }
      for ratio in [0.01, 0.3, 0.77, 1.01, 2.5, 13, 1_000] {
        let costs = matrices.map { $0.totalCost(ofMiss: ratio, ofFalseAlarm: 1) }
        let range = ranges.first { $0.lower <= ratio && ratio <= $0.upper }!
        #expect(isClose(costs[range.index], costs.min()!))
      }
    }
  }

  @Test func `the cut-off for calibrated probabilities`() throws {
    #expect(try optimalProbabilityCutOff(costOfMiss: 1_800, ofFalseAlarm: 1) == 1.0 / 1_801)
    #expect(try optimalProbabilityCutOff(costOfMiss: 1, ofFalseAlarm: 1) == 0.5)
    #expect(throws: MetricError.invalidCost(ofMiss: 0, ofFalseAlarm: 0)) {
      try optimalProbabilityCutOff(costOfMiss: 0, ofFalseAlarm: 0)
    }
    #expect(throws: MetricError.invalidCost(ofMiss: -1, ofFalseAlarm: 1)) {
      try optimalProbabilityCutOff(costOfMiss: -1, ofFalseAlarm: 1)
    }
  }
}
