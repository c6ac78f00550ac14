/// A test with two outcomes for a condition that people have or have not.
///
/// "99% accurate" does not describe a test: it takes two numbers, one among the ill and one among the
/// well. Where a ratio is 0/0, the result is NaN, shown as undefined.
public struct DiagnosticTest: Sendable, Equatable {
  /// P(positive | ill), the true positive rate.
  public let sensitivity: Double
  /// P(negative | well), the true negative rate.
  public let specificity: Double

  /// A test of known quality.
  ///
  /// - Throws: ``ProbabilityError/notAProbability(name:value:)``.
  public init(sensitivity: Double, specificity: Double) throws(ProbabilityError) {
    try checkProbability(sensitivity, "a sensitivity")
    try checkProbability(specificity, "a specificity")
    self.sensitivity = sensitivity
    self.specificity = specificity
  }

  /// The test of a given sensitivity that is right for a share `accuracy` of *all* people at a
  /// prevalence. The same accuracy belongs to many tests, which predict very differently elsewhere.
  ///
  ///     accuracy = π · sensitivity + (1 − π) · specificity
  ///
  /// - Parameters:
  ///   - accuracy: the share of all people whose result is right, 0 … 1.
  ///   - prevalence: π, below 1 (among ill people only, no specificity shows).
  ///   - sensitivity: P(+ | ill), 0 … 1.
  /// - Throws: ``ProbabilityError/unreachableAccuracy(accuracy:sensitivity:prevalence:)`` where the
  ///   specificity would lie outside 0 … 1.
  public init(
    accuracy: Double, atPrevalence prevalence: Double, sensitivity: Double
  ) throws(ProbabilityError) {
    try checkProbability(accuracy, "an accuracy")
    try checkProbability(prevalence, "a prevalence")
    try checkProbability(sensitivity, "a sensitivity")
    guard prevalence < 1 else {
      throw .notBetweenZeroAndOne(name: "the prevalence of an overall accuracy", value: prevalence)
    }
    let specificity = (accuracy - prevalence * sensitivity) / (1 - prevalence)
    // Decimal fractions do not cancel exactly: a specificity of 1 may come out a rounding above.
    guard specificity >= -1e-12, specificity <= 1 + 1e-12 else {
      throw .unreachableAccuracy(
        accuracy: accuracy, sensitivity: sensitivity, prevalence: prevalence)
    }
    try self.init(sensitivity: sensitivity, specificity: max(0, min(1, specificity)))
  }

  /// P(positive | well) = 1 − specificity.
  public var falsePositiveRate: Double { 1 - specificity }

  /// P(negative | ill) = 1 − sensitivity.
  public var falseNegativeRate: Double { 1 - sensitivity }

  /// How many times a positive result multiplies the odds of being ill: sensitivity / (1 −
  /// specificity). +∞ for a test without false alarms, NaN for one that is never positive.
  public var positiveLikelihoodRatio: Double { sensitivity / falsePositiveRate }

  /// By what a negative result multiplies the odds of being ill: (1 − sensitivity) / specificity.
  /// NaN for a test that is always positive.
  public var negativeLikelihoodRatio: Double { falseNegativeRate / specificity }

  /// The share of all people that it is right about: π · sensitivity + (1 − π) · specificity.
  public func accuracy(prevalence: Double) -> Double {
    requireProbability(prevalence, "a prevalence")
    return prevalence * sensitivity + (1 - prevalence) * specificity
  }

  /// P(positive) = π · sensitivity + (1 − π)(1 − specificity).
  public func positiveRate(prevalence: Double) -> Double {
    requireProbability(prevalence, "a prevalence")
    return prevalence * sensitivity + (1 - prevalence) * falsePositiveRate
  }

  /// P(ill | positive). NaN where no result can be positive; 0 at prevalence 0 and 1 at prevalence 1.
  public func positivePredictiveValue(prevalence: Double) -> Double {
    requireProbability(prevalence, "a prevalence")
    return share(prevalence * sensitivity, (1 - prevalence) * falsePositiveRate)
  }

  /// P(well | negative). NaN where no result can be negative; 1 at prevalence 0 and 0 at prevalence 1.
  public func negativePredictiveValue(prevalence: Double) -> Double {
    requireProbability(prevalence, "a prevalence")
    return share((1 - prevalence) * specificity, prevalence * falseNegativeRate)
  }

  /// The four outcomes expected among so many people, as counts that need not be whole: the natural
  /// frequencies in which Bayes' theorem is a division of two counts.
  public func outcomes(among people: Double, prevalence: Double) -> ExpectedOutcomes {
    requireProbability(prevalence, "a prevalence")
    require(
      people >= 0 && people.isFinite, "a number of people must be 0 or more, got \(people)")
    let ill = people * prevalence
    let well = people - ill
    return ExpectedOutcomes(
      truePositives: ill * sensitivity, falseNegatives: ill * falseNegativeRate,
      falsePositives: well * falsePositiveRate, trueNegatives: well * specificity)
  }
}

/// The four outcomes of a test in expected counts of people.
public struct ExpectedOutcomes: Sendable, Equatable {
  /// Ill and positive.
  public let truePositives: Double
  /// Ill and negative.
  public let falseNegatives: Double
  /// Well and positive.
  public let falsePositives: Double
  /// Well and negative.
  public let trueNegatives: Double

  /// All ill people.
  public var ill: Double { truePositives + falseNegatives }
  /// All well people.
  public var well: Double { falsePositives + trueNegatives }
  /// All positive results.
  public var positives: Double { truePositives + falsePositives }
  /// All negative results.
  public var negatives: Double { trueNegatives + falseNegatives }
  /// The share of the positive who are ill; NaN, undefined, if none is positive.
  public var positivePredictiveValue: Double { share(truePositives, falsePositives) }
  /// The share of the negative who are well; NaN, undefined, if none is negative.
  public var negativePredictiveValue: Double { share(trueNegatives, falseNegatives) }
}
