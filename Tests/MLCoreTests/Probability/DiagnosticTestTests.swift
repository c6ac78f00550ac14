import MLCore
import Testing

@Suite struct `Diagnostic test` {
  let test: DiagnosticTest
  let prevalence = 0.01

  init() throws { test = try DiagnosticTest(sensitivity: 0.99, specificity: 0.99) }

  // By hand: P(+) = .0198, P(ill | +) = .0099/.0198, P(ill | −) = .0001/.9802.
  @Test func `the worked example`() {
    #expect(abs(test.positiveRate(prevalence: prevalence) - 0.0198) < 1e-15)
    #expect(abs(test.positivePredictiveValue(prevalence: prevalence) - 0.5) < 1e-12)
    let missed = 1 - test.negativePredictiveValue(prevalence: prevalence)
    #expect(abs(missed - 0.0001 / 0.9802) < 1e-15)
    #expect(abs(missed - 0.000102) < 1e-6)
    #expect(abs(test.accuracy(prevalence: prevalence) - 0.99) < 1e-15)
    #expect(abs(test.positiveLikelihoodRatio - 99) < 1e-11)
    #expect(abs(test.negativeLikelihoodRatio - 1.0 / 99) < 1e-15)
  }

  // By hand: odds 1/99 times 99ᵏ: 99/1 gives .99, 9801/1 gives .99990; a negative takes one back.
  @Test func `repeated independent tests`() {
    func after(_ positives: Int, _ negatives: Int) -> Double {
      test.posterior(prevalence: prevalence, positives: positives, negatives: negatives)
    }
    #expect(abs(after(0, 0) - 0.01) < 1e-15)
    #expect(abs(after(1, 0) - 0.5) < 1e-12)
    #expect(abs(after(2, 0) - 0.99) < 1e-12)
    #expect(abs(after(3, 0) - 9801.0 / 9802) < 1e-12)
    #expect(abs(after(3, 0) - 0.9999) < 5e-6)
    #expect(abs(after(0, 1) - 0.0001 / 0.9802) < 1e-15)
    #expect(abs(after(2, 1) - 0.5) < 1e-12)
    #expect(after(10_000, 9_990) > 0.999_999, "products of that many factors underflow")
  }

  // By hand: P(++|ill) = .99(ρ + (1 − ρ).99), P(++|well) = .01(ρ + (1 − ρ).01).
  @Test(arguments: [(0.0, 0.99), (0.1, 0.901), (0.25, 0.794), (0.5, 0.663), (1, 0.5)])
  func `a second test that may repeat the first`(rho: Double, rounded: Double) {
    let ill = 0.01 * 0.99 * (rho + (1 - rho) * 0.99)
    let well = 0.99 * 0.01 * (rho + (1 - rho) * 0.01)
    let value = test.posterior(
      prevalence: prevalence, results: [true, true], repeatProbability: rho)
    #expect(abs(value - ill / (ill + well)) < 1e-12)
    #expect(abs(value - rounded) < 6e-4)
  }

  @Test func `repeats without repetition are independent tests`() {
    let mixed = test.posterior(
      prevalence: 0.2, results: [true, false, true, true], repeatProbability: 0)
    let independent = test.posterior(prevalence: 0.2, positives: 3, negatives: 1)
    #expect(relativeError(mixed, independent) < 1e-13)
    #expect(
      abs(test.posterior(prevalence: 0.2, results: [], repeatProbability: 0.3) - 0.2) < 1e-15)
  }

  @Test func `natural frequencies`() {
    let people = test.outcomes(among: 10_000, prevalence: prevalence)
    // By hand: 100 ill, 99 of them positive; 9,900 well, 99 of them positive.
    #expect(abs(people.truePositives - 99) < 1e-9 && abs(people.falseNegatives - 1) < 1e-9)
    #expect(abs(people.falsePositives - 99) < 1e-9 && abs(people.trueNegatives - 9801) < 1e-9)
    #expect(abs(people.ill - 100) < 1e-9 && abs(people.well - 9900) < 1e-9)
    #expect(abs(people.positives - 198) < 1e-9 && abs(people.negatives - 9802) < 1e-9)
    #expect(abs(people.positivePredictiveValue - 0.5) < 1e-12)
    #expect(
      relativeError(
        people.negativePredictiveValue, test.negativePredictiveValue(prevalence: prevalence))
        < 1e-14)
  }

  // By hand, overall accuracy .99 at 1%: as many false alarms as hits whatever the sensitivity,
  // so ½. At .1%: sensitivity 1 gives .001/.011 = .0909, sensitivity .01 gives .0011 (its
  // specificity is (.99 − .00001)/.999). At 5%: sensitivity .8 leaves no false alarm, 1 gives .05/.06.
  @Test func `an overall accuracy does not say what a test predicts`() throws {
    func value(prevalence: Double, sensitivity: Double) throws -> Double {
      try DiagnosticTest(accuracy: 0.99, atPrevalence: prevalence, sensitivity: sensitivity)
        .positivePredictiveValue(prevalence: prevalence)
    }
    for sensitivity in [0.01, 0.5, 0.99, 1] {
      #expect(abs(try value(prevalence: 0.01, sensitivity: sensitivity) - 0.5) < 1e-12)
    }
    #expect(abs(try value(prevalence: 0.001, sensitivity: 1) - 1.0 / 11) < 1e-12)
    #expect(abs(try value(prevalence: 0.001, sensitivity: 0.01) - 0.0011) < 5e-5)
    #expect(abs(try value(prevalence: 0.05, sensitivity: 0.8) - 1) < 1e-12)
    #expect(abs(try value(prevalence: 0.05, sensitivity: 1) - 5.0 / 6) < 1e-12)
    #expect(
      throws: ProbabilityError.unreachableAccuracy(
        accuracy: 0.99, sensitivity: 0.5, prevalence: 0.05)
    ) { try value(prevalence: 0.05, sensitivity: 0.5) }
  }

  // By definition: at a prevalence equal to the error rate, hits and false alarms are as many.
  @Test(arguments: [0.9, 0.95, 0.99, 0.999])
  func `posterior is one half where the prevalence is the error rate`(accuracy: Double) throws {
    let test = try DiagnosticTest(sensitivity: accuracy, specificity: accuracy)
    #expect(abs(test.positivePredictiveValue(prevalence: 1 - accuracy) - 0.5) < 1e-12)
  }

  @Test func `nobody or everybody ill`() {
    #expect(test.positivePredictiveValue(prevalence: 0) == 0)
    #expect(test.positivePredictiveValue(prevalence: 1) == 1)
    #expect(test.negativePredictiveValue(prevalence: 0) == 1)
    #expect(test.negativePredictiveValue(prevalence: 1) == 0)
    #expect(test.posterior(prevalence: 0, positives: 3, negatives: 0) == 0)
    #expect(test.posterior(prevalence: 1, positives: 0, negatives: 3) == 1)
  }

  @Test func `a test that is never positive`() throws {
    let mute = try DiagnosticTest(sensitivity: 0, specificity: 1)
    #expect(mute.positivePredictiveValue(prevalence: 0.3).isNaN)
    #expect(mute.negativePredictiveValue(prevalence: 0.3) == 0.7)
    #expect(mute.positiveLikelihoodRatio.isNaN && mute.negativeLikelihoodRatio == 1)
    #expect(mute.posterior(prevalence: 0.3, positives: 1, negatives: 0).isNaN)
    #expect(abs(mute.posterior(prevalence: 0.3, positives: 0, negatives: 5) - 0.3) < 1e-15)
    #expect(mute.outcomes(among: 100, prevalence: 0.3).positivePredictiveValue.isNaN)
  }

  @Test func `a perfect test`() throws {
    let perfect = try DiagnosticTest(sensitivity: 1, specificity: 1)
    #expect(perfect.positivePredictiveValue(prevalence: 0.001) == 1)
    #expect(perfect.positiveLikelihoodRatio == .infinity)
    #expect(perfect.posterior(prevalence: 0.001, positives: 1, negatives: 0) == 1)
    #expect(perfect.posterior(prevalence: 0.001, positives: 1, negatives: 1).isNaN)
  }

  @Test func `refuses shares that are none`() {
    #expect { try DiagnosticTest(sensitivity: 99, specificity: 0.9) } throws: {
      "\($0)" == "a sensitivity must lie between 0 and 1: got 99.0"
    }
    #expect(throws: ProbabilityError.self) {
      try DiagnosticTest(sensitivity: 0.9, specificity: .nan)
    }
    #expect(throws: ProbabilityError.self) {
      try DiagnosticTest(accuracy: 0.9, atPrevalence: 1, sensitivity: 0.9)
    }
  }

  // Standard errors, 10⁶ people: of P(+) √(.0198 · .9802/10⁶) = 1.4e-4; of ½ among 19,800 .0036; of
  // .99 among 9,900 .001. Five of each.
  @Test func `simulated screening lands on the formulas`() {
    var generator = SeededGenerator(seed: 23)
    let counts = test.simulate(
      people: 1_000_000, prevalence: prevalence, tests: 2, using: &generator)
    #expect(counts.people == 1_000_000 && counts.tests == 2)
    #expect(abs(counts.positiveRate() - 0.0198) < 5 * 1.4e-4)
    #expect(abs(counts.posterior() - 0.5) < 5 * 0.0036)
    #expect(abs(counts.posterior(afterPositives: 2) - 0.99) < 5 * 0.001)
    #expect(counts.posterior(afterPositives: 0) == Double(counts.illPositives[0]) / 1e6)
    #expect(counts.posteriorAfterNegative < 0.000_102 + 5 * 1.1e-5)
  }

  // By hand, at 30% of a test of .8 and .6: .06 missed and .42 cleared, so .06/.48 = ⅛. Standard error among
  // 480,000: √(⅛ · ⅞/480,000) = 4.8e-4.
  @Test func `simulated screening knows what a negative result leaves`() throws {
    var generator = SeededGenerator(seed: 25)
    let counts = try DiagnosticTest(sensitivity: 0.8, specificity: 0.6)
      .simulate(people: 1_000_000, prevalence: 0.3, tests: 2, using: &generator)
    #expect(abs(counts.posteriorAfterNegative - 0.125) < 5 * 4.8e-4)
  }

  // ρ = .5 gives .663 (above) among some 10,000 people positive twice: standard error .0047.
  @Test func `simulated repetition lands on the formula`() {
    var generator = SeededGenerator(seed: 24)
    let counts = test.simulate(
      people: 1_000_000, prevalence: prevalence, tests: 2, repeatProbability: 0.5,
      using: &generator)
    let expected = test.posterior(
      prevalence: prevalence, results: [true, true], repeatProbability: 0.5)
    #expect(abs(counts.posterior(afterPositives: 2) - expected) < 5 * 0.0047)
    let same = test.simulate(
      people: 10_000, prevalence: 0.3, tests: 3, repeatProbability: 1, using: &generator)
    #expect(same.illPositives[1] == same.illPositives[3])
    #expect(same.wellPositives[1] == same.wellPositives[3])
  }

  @Test func `a screening of nobody is undefined`() {
    var generator = SeededGenerator(seed: 1)
    let none = test.simulate(people: 0, prevalence: 0.5, using: &generator)
    #expect(none.posterior().isNaN && none.positiveRate().isNaN)
    #expect(none.posteriorAfterNegative.isNaN)
  }
}
