/// Bayes' theorem for one hypothesis.
///
///     P(A|B) = P(B|A) P(A) / P(B)
///
/// - Parameters:
///   - prior: P(A).
///   - likelihood: P(B|A), not to be confused with the posterior P(A|B).
///   - evidence: P(B), for instance from ``Partition/totalProbability(of:)``.
/// - Returns: P(A|B); NaN, undefined, where the evidence has probability 0.
/// - Source: Bayes 1763, Laplace 1774.
public func posterior(prior: Double, likelihood: Double, evidence: Double) -> Double {
  requireProbability(prior, "a prior")
  requireProbability(likelihood, "a likelihood")
  requireProbability(evidence, "the probability of the evidence")
  return evidence == 0 ? .nan : likelihood * prior / evidence
}

/// Bayes' theorem for a hypothesis and its opposite, with P(B) = P(B|A)P(A) + P(B|¬A)P(¬A).
///
/// - Parameters:
///   - prior: P(A).
///   - likelihood: P(B|A).
///   - otherwise: P(B|¬A).
/// - Returns: P(A|B); NaN, undefined, where B cannot happen.
public func posterior(prior: Double, likelihood: Double, otherwise: Double) -> Double {
  requireProbability(prior, "a prior")
  requireProbability(likelihood, "a likelihood")
  requireProbability(otherwise, "a likelihood")
  return share(likelihood * prior, otherwise * (1 - prior))
}

/// The odds of a probability, p / (1 − p): 0 … ∞.
public func odds(of probability: Double) -> Double {
  requireProbability(probability, "a probability")
  return probability / (1 - probability)
}

/// The probability of some odds, o / (1 + o), the inverse of ``odds(of:)``.
public func probability(ofOdds odds: Double) -> Double {
  require(odds >= 0, "odds must not be negative, got \(odds)")
  return odds == .infinity ? 1 : odds / (1 + odds)
}

/// The logarithm of the odds, on which evidence adds: ``logit(_:)`` by its name in statistics.
public func logOdds(of probability: Double) -> Double {
  requireProbability(probability, "a probability")
  return logit(probability)
}

/// How much likelier the evidence is if the hypothesis is true: P(B|A) / P(B|¬A), also called the
/// Bayes factor. +∞ where B cannot happen otherwise; NaN, undefined, where it cannot happen at all.
public func likelihoodRatio(likelihood: Double, otherwise: Double) -> Double {
  requireProbability(likelihood, "a likelihood")
  requireProbability(otherwise, "a likelihood")
  return likelihood / otherwise
}

/// Bayes' theorem in odds: O(A|B) = O(A) · P(B|A) / P(B|¬A).
public func posteriorOdds(priorOdds: Double, likelihoodRatio: Double) -> Double {
  require(priorOdds >= 0, "odds must not be negative, got \(priorOdds)")
  require(
    likelihoodRatio >= 0, "a likelihood ratio must not be negative, got \(likelihoodRatio)")
  return priorOdds * likelihoodRatio
}

/// part / (part + rest); NaN, undefined, for 0/0.
func share(_ part: Double, _ rest: Double) -> Double { part / (part + rest) }
