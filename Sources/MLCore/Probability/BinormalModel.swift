/// A classifier's scores as two normal distributions, one for the negatives and one for the positives.
///
/// Everything about its curves is known in closed form, or as one smooth integral, so it says what
/// samples can only suggest. A threshold t raises the alarm for scores above it:
///
///     FPR(t) = Φ((μ₀ − t)/σ₀)          TPR(t) = Φ((μ₁ − t)/σ₁)
///
/// - Source: Green & Swets 1966; the curve as a straight line in z(FPR), z(TPR): Dorfman & Alf 1969.
public struct BinormalModel: Sendable, Equatable {
  /// The scores of the negatives, N(μ₀, σ₀²).
  public let negatives: NormalDistribution
  /// The scores of the positives, N(μ₁, σ₁²).
  public let positives: NormalDistribution

  /// A model of two score distributions.
  public init(
    negatives: NormalDistribution = NormalDistribution(), positives: NormalDistribution
  ) {
    self.negatives = negatives
    self.positives = positives
  }

  /// The equal-variance model: both deviations 1, the means d′ apart.
  public init(separation: Double) {
    self.init(positives: NormalDistribution(mean: separation))
  }

  /// The model with negatives N(0, 1) whose ROC curve runs through a point. One point does not fix a
  /// curve: the deviation of the positives remains free.
  ///
  ///     μ₁ = σ₁ z(TPR) − z(FPR)          z = Φ⁻¹
  ///
  /// - Parameters:
  ///   - point: its two rates, both above 0 and below 1.
  ///   - positiveStandardDeviation: σ₁, above 0.
  /// - Throws: ``ProbabilityError/notBetweenZeroAndOne(name:value:)``,
  ///   ``ProbabilityError/notPositive(name:value:)``.
  public init(
    through point: (falsePositiveRate: Double, truePositiveRate: Double),
    positiveStandardDeviation: Double = 1
  ) throws(ProbabilityError) {
    for (name, rate) in [
      ("the false positive rate", point.falsePositiveRate),
      ("the true positive rate", point.truePositiveRate),
    ] where !(rate > 0 && rate < 1) {
      throw .notBetweenZeroAndOne(name: name, value: rate)
    }
    guard positiveStandardDeviation > 0, positiveStandardDeviation.isFinite else {
      throw .notPositive(
        name: "the positives' standard deviation", value: positiveStandardDeviation)
    }
    let mean =
      positiveStandardDeviation * standardNormalQuantile(point.truePositiveRate)
      - standardNormalQuantile(point.falsePositiveRate)
    self.init(
      positives: NormalDistribution(
        mean: mean, standardDeviation: positiveStandardDeviation))
  }

  // MARK: At a threshold

  /// The share of the negatives above a threshold.
  public func falsePositiveRate(at threshold: Double) -> Double { negatives.upperTail(threshold) }

  /// The share of the positives above a threshold: the recall.
  public func truePositiveRate(at threshold: Double) -> Double { positives.upperTail(threshold) }

  /// The density of all scores at a prevalence, π f₁(x) + (1 − π) f₀(x).
  public func density(_ x: Double, prevalence: Double) -> Double {
    requireProbability(prevalence, "a prevalence")
    return prevalence * positives.density(x) + (1 - prevalence) * negatives.density(x)
  }

  /// The share of the positives among the scores above a threshold.
  ///
  ///     π TPR / (π TPR + (1 − π) FPR)
  ///
  /// - Returns: NaN, undefined, where nothing lies above (a threshold some 38 deviations out, or +∞).
  public func precision(at threshold: Double, prevalence: Double) -> Double {
    requireProbability(prevalence, "a prevalence")
    return share(
      prevalence * truePositiveRate(at: threshold),
      (1 - prevalence) * falsePositiveRate(at: threshold))
  }

  /// P(positive | score): the calibrated probability that belongs to a score. NaN, undefined, where
  /// both densities underflow.
  public func posterior(ofScore score: Double, prevalence: Double) -> Double {
    requireProbability(prevalence, "a prevalence")
    return share(
      prevalence * positives.density(score), (1 - prevalence) * negatives.density(score))
  }

  // MARK: The curves

  /// The threshold that a given share of the negatives exceeds.
  public func threshold(atFalsePositiveRate rate: Double) -> Double {
    negatives.upperQuantile(rate)
  }

  /// The threshold that a given share of the positives exceeds.
  public func threshold(atTruePositiveRate rate: Double) -> Double {
    positives.upperQuantile(rate)
  }

  /// The ROC curve, TPR = Φ((μ₁ − μ₀ + σ₀ z(FPR)) / σ₁); 0 at 0 and 1 at 1.
  ///
  /// With unequal deviations it is not concave: near one end it runs below the diagonal.
  public func truePositiveRate(atFalsePositiveRate rate: Double) -> Double {
    truePositiveRate(at: threshold(atFalsePositiveRate: rate))
  }

  /// The PR curve: the precision at the threshold of a recall. NaN, undefined, at recall 0.
  public func precision(atRecall recall: Double, prevalence: Double) -> Double {
    precision(at: threshold(atTruePositiveRate: recall), prevalence: prevalence)
  }

  /// The area under the ROC curve: the probability that a positive scores above a negative.
  ///
  ///     AUC = Φ((μ₁ − μ₀) / √(σ₀² + σ₁²))
  public var areaUnderROC: Double {
    let spread = hypot(negatives.standardDeviation, positives.standardDeviation)
    return standardNormalCDF((positives.mean - negatives.mean) / spread)
  }

  /// The area under the PR curve at a prevalence: the average precision of an endless sample.
  ///
  ///     AP = ∫ precision d(recall) = ∫ precision(μ₁ + σ₁z) φ(z) dz
  ///
  /// By the trapezoidal rule over −9 … 9, which converges faster than any power of the step on such
  /// an integrand, halving the step until two results agree to 1e-12 (or 2¹⁶ steps).
  ///
  /// - Returns: 0 at prevalence 0 and 1 at prevalence 1.
  public func averagePrecision(prevalence: Double) -> Double {
    requireProbability(prevalence, "a prevalence")
    let reach = 9.0
    func term(_ z: Double) -> Double {
      let threshold = positives.mean + positives.standardDeviation * z
      return precision(at: threshold, prevalence: prevalence) * standardNormalDensity(z)
    }
    var steps = 64
    var total = CompensatedSum()
    for index in 1..<steps {
      total.add(term(-reach + 2 * reach * Double(index) / Double(steps)))
    }
    var area = total.value * 2 * reach / Double(steps)
    var coarser = Double.infinity
    while abs(area - coarser) > 1e-12 * area, steps < 1 << 16 {
      // Only the new points, halfway between the old ones.
      for index in 0..<steps {
        total.add(term(-reach + 2 * reach * (Double(index) + 0.5) / Double(steps)))
      }
      steps *= 2
      coarser = area
      area = total.value * 2 * reach / Double(steps)
    }
    return min(1, area)
  }
}
