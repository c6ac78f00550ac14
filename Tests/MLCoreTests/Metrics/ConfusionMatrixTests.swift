import MLCore
import Testing

@Suite struct `Confusion matrix` {
  // The worked example of section 2.4; expected values by hand.
  let a = ConfusionMatrix(
    truePositives: 90, falsePositives: 1_000, positives: 100, negatives: 1_000_000)
  let b = ConfusionMatrix(
    truePositives: 95, falsePositives: 10_000, positives: 100, negatives: 1_000_000)

  @Test func `the four counts follow from what fired and the totals`() {
    #expect(
      a
        == ConfusionMatrix(
          truePositives: 90, falsePositives: 1_000, trueNegatives: 999_000, falseNegatives: 10))
    #expect(a.positives == 100 && a.negatives == 1_000_000 && a.total == 1_000_100)
    #expect(a.fired == 1_090 && a.notFired == 999_010)
  }

  @Test func `ratios of the worked example`() {
    #expect(a.recall == 0.90 && a.sensitivity == 0.90 && a.truePositiveRate == 0.90)
    #expect(a.falsePositiveRate == 0.001 && b.falsePositiveRate == 0.01)
    #expect(a.specificity == 0.999)
    #expect(a.falseNegativeRate == 0.1)
    #expect(isClose(a.precision, 90.0 / 1_090))  // 8.26%
    #expect(isClose(b.precision, 95.0 / 10_095))  // 0.94%
    #expect(isClose(a.positivePredictiveValue + a.falseDiscoveryRate, 1))
    #expect(isClose(a.negativePredictiveValue, 999_000.0 / 999_010))
    #expect(isClose(a.falseOmissionRate, 10.0 / 999_010))
    #expect(isClose(a.prevalence, 100.0 / 1_000_100))
    #expect(isClose(a.firingRate, 1_090.0 / 1_000_100))
    #expect(isClose(a.accuracy, 999_090.0 / 1_000_100))
    #expect(isClose(a.errorRate, 1_010.0 / 1_000_100))
    #expect(isClose(a.f1, 180.0 / 1_190))  // 2·90 / (2·90 + 1000 + 10) = 0.15126
    #expect(isClose(b.f1, 190.0 / 10_195))  // 0.01864
    #expect(isClose(a.balancedAccuracy, 0.9495))
    #expect(isClose(b.balancedAccuracy, 0.9700))
    #expect(isClose(a.youdenJ, 0.899))
    #expect(isClose(a.positiveLikelihoodRatio, 900))
    #expect(isClose(a.negativeLikelihoodRatio, 0.1 / 0.999))
    #expect(isClose(a.diagnosticOddsRatio, 90.0 * 999_000 / (1_000 * 10)))
  }

  @Test
  func `a classifier that never fires is accurate, without recall, and of undefined precision`() {
    let never = ConfusionMatrix(
      truePositives: 0, falsePositives: 0, positives: 100, negatives: 1_000_000)
    #expect(never.accuracy > 0.9998)
    #expect(never.recall == 0)
    #expect(never.precision.isNaN)
    #expect(never.falseDiscoveryRate.isNaN)
    #expect(never.matthewsCorrelation.isNaN)
    #expect(never.positiveLikelihoodRatio.isNaN)
    #expect(never.f1 == 0)  // 0 / (0 + 100), which is defined
    #expect(never.cohenKappa == 0)
  }

  @Test func `every ratio is undefined where its denominator is empty`() {
    let onlyNegatives = ConfusionMatrix(
      truePositives: 0, falsePositives: 0, trueNegatives: 5, falseNegatives: 0)
    #expect(onlyNegatives.recall.isNaN && onlyNegatives.falseNegativeRate.isNaN)
    #expect(onlyNegatives.f1.isNaN && onlyNegatives.cohenKappa.isNaN)
    #expect(onlyNegatives.balancedAccuracy.isNaN && onlyNegatives.youdenJ.isNaN)
    let onlyPositives = ConfusionMatrix(
      truePositives: 5, falsePositives: 0, trueNegatives: 0, falseNegatives: 0)
    #expect(onlyPositives.falsePositiveRate.isNaN && onlyPositives.specificity.isNaN)
    #expect(onlyPositives.negativePredictiveValue.isNaN && onlyPositives.falseOmissionRate.isNaN)
    let nothing = ConfusionMatrix(
      truePositives: 0, falsePositives: 0, trueNegatives: 0, falseNegatives: 0)
    #expect(nothing.accuracy.isNaN && nothing.prevalence.isNaN && nothing.firingRate.isNaN)
  }

  @Test func `F1 is the harmonic mean and lies below the geometric and the arithmetic`() {
    var generator = SeededGenerator(seed: 21)
    for _ in 0..<200 {
      let matrix = ConfusionMatrix(
        truePositives: Double(Int.random(in: 1...50, using: &generator)),
        falsePositives: Double(Int.random(in: 0...50, using: &generator)),
        trueNegatives: Double(Int.random(in: 0...50, using: &generator)),
        falseNegatives: Double(Int.random(in: 0...50, using: &generator)))
      let (p, r) = (matrix.precision, matrix.recall)
      #expect(isClose(matrix.f1, 2 / (1 / p + 1 / r)))
      #expect(matrix.f1 <= (p * r).squareRoot() + 1e-15)
      #expect(isClose(matrix.fBeta(2), 5 * p * r / (4 * p + r)))
      // The correlation coefficient of the two 0/1 variables, from its definition.
      let (n, s, t) = (matrix.total, matrix.fired / matrix.total, matrix.prevalence)
      let covariance = matrix.truePositives / n - s * t
      if s < 1, t < 1 {
        let correlation = covariance / (s * (1 - s) * t * (1 - t)).squareRoot()
        #expect(abs(matrix.matthewsCorrelation - correlation) < 1e-9)
      }
      let chance = s * t + (1 - s) * (1 - t)
      if chance < 1 {
        #expect(abs(matrix.cohenKappa - (matrix.accuracy - chance) / (1 - chance)) < 1e-9)
      }
    }
  }

  @Test func `recall never rises with the threshold, and infinities fire never and always`() throws
  {
    let scores = [0.1, 0.4, 0.4, 0.9]
    let labels = [false, true, false, true]
    func matrix(_ threshold: Double) throws -> ConfusionMatrix {
      try ConfusionMatrix(scores: scores, labels: labels, threshold: threshold)
    }
    #expect(try matrix(.infinity).fired == 0)
    #expect(try matrix(-.infinity).notFired == 0)
    #expect(try matrix(0.4).fired == 3)  // fires at equality
    #expect(try matrix(0.4.nextUp).fired == 1)
    let recalls = try [-1, 0.1, 0.4, 0.5, 0.9, 1].map { try matrix($0).recall }
    #expect(recalls == [1, 1, 1, 0.5, 0.5, 0])
  }

  @Test func `a weight counts as so many samples`() throws {
    let scores = [0.1, 0.4, 0.6, 0.9]
    let labels = [false, true, false, true]
    let weighted = try ConfusionMatrix(
      scores: scores, labels: labels, threshold: 0.5, weights: [2, 3, 0, 1])
    let repeated = try ConfusionMatrix(
      scores: [0.1, 0.1, 0.4, 0.4, 0.4, 0.9], labels: [false, false, true, true, true, true],
      threshold: 0.5)
    #expect(weighted == repeated)
  }
}
