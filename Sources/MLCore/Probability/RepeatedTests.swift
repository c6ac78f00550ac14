extension DiagnosticTest {
  /// P(ill | k positive and m negative results), each result independent given the person's state.
  ///
  ///     logit P = logit π + k log LR₊ + m log LR₋
  ///
  /// Independence carries the whole conclusion: see
  /// ``posterior(prevalence:results:repeatProbability:)`` for what is left without it.
  ///
  /// - Returns: NaN, undefined, where such results cannot happen.
  public func posterior(prevalence: Double, positives: Int, negatives: Int) -> Double {
    requireProbability(prevalence, "a prevalence")
    require(
      positives >= 0 && negatives >= 0,
      "counts of results must not be negative, got \(positives) and \(negatives)")
    let ill =
      log(prevalence) + logPower(sensitivity, positives) + logPower(falseNegativeRate, negatives)
    let well =
      log1p(-prevalence) + logPower(falsePositiveRate, positives)
      + logPower(specificity, negatives)
    // −∞ − −∞ is NaN: neither the ill nor the well show these results.
    return sigmoid(ill - well)
  }

  /// P(ill | results in their order) where a test is not a fresh look: with some probability it
  /// repeats the result before it (the same sample, the same cross-reaction), else it is independent.
  ///
  ///     P(rₜ | rₜ₋₁) = ρ [rₜ = rₜ₋₁] + (1 − ρ) P(rₜ)          among the ill and among the well alike
  ///
  /// - Parameters:
  ///   - prevalence: P(ill), 0 … 1.
  ///   - results: true for a positive one; an empty list gives the prevalence.
  ///   - repeatProbability: ρ. At 0 the results are independent, at 1 only the first one counts.
  /// - Returns: NaN, undefined, where such results cannot happen.
  public func posterior(
    prevalence: Double, results: [Bool], repeatProbability: Double
  ) -> Double {
    requireProbability(prevalence, "a prevalence")
    requireProbability(repeatProbability, "the probability of a repeat")
    let ill =
      log(prevalence) + logLikelihood(of: results, positiveRate: sensitivity, repeatProbability)
    let well =
      log1p(-prevalence)
      + logLikelihood(of: results, positiveRate: falsePositiveRate, repeatProbability)
    return sigmoid(ill - well)
  }
}

/// n log p, where p⁰ = 1 for every p.
private func logPower(_ p: Double, _ n: Int) -> Double { n == 0 ? 0 : Double(n) * log(p) }

private func logLikelihood(
  of results: [Bool], positiveRate: Double, _ repeatProbability: Double
) -> Double {
  var total = 0.0
  for (index, result) in results.enumerated() {
    let fresh = result ? positiveRate : 1 - positiveRate
    if index == 0 {
      total += log(fresh)
    } else {
      let repeated = result == results[index - 1] ? repeatProbability : 0
      total += log(repeated + (1 - repeatProbability) * fresh)
    }
  }
  return total
}
