import MLCore
import Testing

@Suite struct `Binormal model` {
  static let prevalence = 100.0 / 1_000_100

  // mpmath 1.3.0: mean and AUC at 60 digits, AP by Gauss–Legendre quadrature at 30 digits (a second
  // way to integrate). All six run through one of the two points (.001, .9) and (.01, .95).
  static let models: [(Double, Double, Double, Double, Double, Double)] = [
    (0.001, 0.9, 2, 5.65333543725701, 0.994268340308424, 0.823727440534692),
    (0.01, 0.95, 0.5, 3.14877468751658, 0.997571361778197, 0.06102277556509),
    (0.001, 0.9, 1, 4.37178387171241, 0.999003649575047, 0.698664394228092),
    (0.01, 0.95, 1, 3.97120150099231, 0.997507980181105, 0.538719020350082),
    (0.001, 0.9, 0.5, 3.73100808894011, 0.999576735560676, 0.346517224009044),
    (0.01, 0.95, 2, 5.61605512794379, 0.993990333405436, 0.818785306742601),
  ]

  @Test(arguments: models)
  func `areas agree with a second integration`(
    rate: Double, recall: Double, deviation: Double, mean: Double, auc: Double, ap: Double
  ) throws {
    let model = try BinormalModel(
      through: (falsePositiveRate: rate, truePositiveRate: recall),
      positiveStandardDeviation: deviation)
    #expect(relativeError(model.positives.mean, mean) < 1e-14)
    #expect(relativeError(model.areaUnderROC, auc) < 1e-14)
    #expect(relativeError(model.averagePrecision(prevalence: Self.prevalence), ap) < 1e-12)
    #expect(relativeError(model.truePositiveRate(atFalsePositiveRate: rate), recall) < 1e-13)
  }

  @Test func `the curve's rates are those of its thresholds`() {
    let model = BinormalModel(
      negatives: NormalDistribution(mean: -1, standardDeviation: 2),
      positives: NormalDistribution(mean: 1.5, standardDeviation: 0.7))
    for rate in evenlySpaced(from: 0.01, to: 0.99, count: 50) {
      let threshold = model.threshold(atFalsePositiveRate: rate)
      #expect(relativeError(model.falsePositiveRate(at: threshold), rate) < 1e-14)
      #expect(
        model.truePositiveRate(atFalsePositiveRate: rate) == model.truePositiveRate(at: threshold))
      let recall = model.threshold(atTruePositiveRate: rate)
      #expect(relativeError(model.truePositiveRate(at: recall), rate) < 1e-14)
      #expect(
        model.precision(atRecall: rate, prevalence: 0.2)
          == model.precision(at: recall, prevalence: 0.2))
    }
    #expect(model.truePositiveRate(atFalsePositiveRate: 0) == 0)
    #expect(model.truePositiveRate(atFalsePositiveRate: 1) == 1)
  }

  // Slow second definition: the trapezoid over the closed-form curve, whose error at 20,000 steps of
  // the rate is below 1e-5 for a curve this smooth.
  @Test func `AUC is the area under the curve`() {
    let model = BinormalModel(
      positives: NormalDistribution(mean: 1, standardDeviation: 1.3))
    let rates = evenlySpaced(from: 0, to: 1, count: 20_001)
    let recalls = rates.map(model.truePositiveRate(atFalsePositiveRate:))
    let area = zip(recalls, recalls.dropFirst()).reduce(0) { $0 + ($1.0 + $1.1) / 40_000 }
    #expect(abs(area - model.areaUnderROC) < 1e-5)
  }

  // By definition: without skill, precision is the prevalence everywhere, so AP is too.
  @Test func `equal distributions have no skill`() {
    let model = BinormalModel(separation: 0)
    #expect(model.areaUnderROC == 0.5)
    #expect(abs(model.averagePrecision(prevalence: 0.03) - 0.03) < 1e-14)
    #expect(abs(model.precision(at: 1.7, prevalence: 0.03) - 0.03) < 1e-15)
    #expect(abs(model.posterior(ofScore: 0.4, prevalence: 0.03) - 0.03) < 1e-15)
  }

  @Test func `prevalence zero and one`() {
    let model = BinormalModel(separation: 2)
    #expect(model.averagePrecision(prevalence: 0) == 0)
    #expect(abs(model.averagePrecision(prevalence: 1) - 1) < 1e-15)
    #expect(model.precision(at: 1, prevalence: 0) == 0)
    #expect(model.precision(at: 1, prevalence: 1) == 1)
    #expect(model.precision(at: .infinity, prevalence: 0.5).isNaN)
  }

  // By hand, equal deviations: log(f₁/f₀) = d′x − d′²/2.
  @Test func `posterior of a score is logistic`() {
    let model = BinormalModel(separation: 1.5)
    for x in evenlySpaced(from: -4, to: 5, count: 19) {
      let expected = sigmoid(logit(0.1) + 1.5 * x - 1.125)
      #expect(relativeError(model.posterior(ofScore: x, prevalence: 0.1), expected) < 1e-13)
      let mixture =
        0.1 * model.positives.density(x) + 0.9 * model.negatives.density(x)
      #expect(abs(model.density(x, prevalence: 0.1) - mixture) < 1e-16)
    }
  }

  // Positives spread 200 times wider than the negatives: the precision is nearly a step in z.
  @Test func `integrates a step as well`() {
    let model = BinormalModel(
      positives: NormalDistribution(mean: 0, standardDeviation: 200))
    let area = model.averagePrecision(prevalence: 0.5)
    // Slow second definition: the mean precision over 100,000 even quantiles of the positives.
    var total = 0.0
    for index in 0..<100_000 {
      total += model.precision(
        atRecall: (Double(index) + 0.5) / 100_000, prevalence: 0.5)
    }
    #expect(abs(area - total / 100_000) < 1e-6)
  }

  @Test func `refuses points that fix nothing`() {
    #expect(
      throws: ProbabilityError.notBetweenZeroAndOne(name: "the false positive rate", value: 0)
    ) { try BinormalModel(through: (falsePositiveRate: 0, truePositiveRate: 0.9)) }
    #expect { try BinormalModel(through: (falsePositiveRate: 0.1, truePositiveRate: 1)) } throws: {
      "\($0)" == "the true positive rate must lie between 0 and 1 and be neither: got 1.0"
    }
    #expect(
      throws: ProbabilityError.notPositive(
        name: "the positives' standard deviation", value: -1)
    ) {
      try BinormalModel(
        through: (falsePositiveRate: 0.1, truePositiveRate: 0.9), positiveStandardDeviation: -1)
    }
  }
}

@Suite struct `Binormal cohort` {
  // By hand: 90% of 100 and .1% of 10⁶ quantiles lie above the threshold of the point (.001, .9).
  @Test func `quantile cohort has the model's counts`() throws {
    let model = try BinormalModel(
      through: (falsePositiveRate: 0.001, truePositiveRate: 0.9), positiveStandardDeviation: 2)
    let cohort = model.quantileCohort(positives: 100, negatives: 1_000_000)
    let threshold = model.threshold(atFalsePositiveRate: 0.001)
    var hits = 0
    var alarms = 0
    for (score, label) in zip(cohort.scores, cohort.labels) where score > threshold {
      if label { hits += 1 } else { alarms += 1 }
    }
    #expect(hits == 90 && alarms == 1000)
    #expect(cohort.scores.count == 1_000_100 && cohort.labels.count == 1_000_100)
  }

  @Test func `of a seed is the random cohort of its generator`() {
    let cohort = BinormalCohort(positives: 3, negatives: 5, separation: 4, seed: 7)
    var generator = SeededGenerator(seed: 7)
    #expect(
      cohort
        == BinormalModel(separation: 4).cohort(positives: 3, negatives: 5, using: &generator))
    #expect(cohort.labels == [true, true, true, false, false, false, false, false])
    // Positives first, so they are shared by cohorts that differ in the negatives.
    let larger = BinormalCohort(positives: 3, negatives: 50, separation: 4, seed: 7)
    #expect(larger.scores.prefix(8) == cohort.scores[...])
    #expect(cohort != BinormalCohort(positives: 3, negatives: 5, separation: 4, seed: 8))
  }

  // Standard error of a mean of 50,000: 1/√50,000 = .0045; five of them.
  @Test func `has the model's means`() throws {
    let cohort = BinormalCohort(positives: 50_000, negatives: 50_000, separation: 1.5, seed: 3)
    #expect(abs(try mean(of: Array(cohort.scores.prefix(50_000))) - 1.5) < 5 * 0.0045)
    #expect(abs(try mean(of: Array(cohort.scores.suffix(50_000)))) < 5 * 0.0045)
  }

  @Test func `may be empty on either side`() {
    let cohort = BinormalCohort(positives: 0, negatives: 2, separation: 1, seed: 1)
    #expect(cohort.labels == [false, false])
    #expect(BinormalModel(separation: 1).quantileCohort(positives: 0, negatives: 0).scores.isEmpty)
  }
}
