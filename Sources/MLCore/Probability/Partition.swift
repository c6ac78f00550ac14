/// Hypotheses that exclude each other and leave nothing out, each with its prior probability.
///
///     Aᵢ ∩ Aⱼ = ∅ for i ≠ j,          Σ P(Aᵢ) = 1
///
/// Both are what the law of total probability rests on; the second is checked.
public struct Partition: Sendable, Equatable {
  /// The names of the hypotheses, all different.
  public let labels: [String]
  /// P(Aᵢ), in the order of the labels.
  public let priors: [Double]

  /// How far from 1 the sum of the priors may be, for the roundings of whoever computed them.
  public static let tolerance = 1e-9

  /// A partition of named hypotheses, in the order written: `try Partition(["car": 0.5, "bus": 0.5])`.
  ///
  /// - Throws: as ``init(labels:priors:)``.
  public init(_ priors: KeyValuePairs<String, Double>) throws(ProbabilityError) {
    try self.init(labels: priors.map(\.key), priors: priors.map(\.value))
  }

  /// A partition from two lists that pair up.
  ///
  /// - Throws: ``ProbabilityError/emptyPartition``, `countMismatch`, `duplicateLabel`,
  ///   `notAProbability` for a prior outside 0 … 1 or NaN, and
  ///   ``ProbabilityError/priorsDoNotSumToOne(sum:)``.
  public init(labels: [String], priors: [Double]) throws(ProbabilityError) {
    guard !priors.isEmpty || !labels.isEmpty else { throw .emptyPartition }
    guard labels.count == priors.count else {
      throw .countMismatch(name: "labels", count: labels.count, hypotheses: priors.count)
    }
    var seen: Set<String> = []
    for label in labels where !seen.insert(label).inserted { throw .duplicateLabel(label) }
    for (label, prior) in zip(labels, priors) {
      try checkProbability(prior, "the prior of '\(label)'")
    }
    let total = sum(of: priors)
    guard abs(total - 1) <= Self.tolerance else { throw .priorsDoNotSumToOne(sum: total) }
    self.labels = labels
    self.priors = priors
  }

  /// The law of total probability.
  ///
  ///     P(B) = Σ P(B|Aᵢ) P(Aᵢ)
  ///
  /// - Parameter likelihoods: P(B|Aᵢ), in the order of the labels. They need not sum to 1.
  /// - Throws: `countMismatch`; `notAProbability` for a likelihood outside 0 … 1 or NaN.
  public func totalProbability(of likelihoods: [Double]) throws(ProbabilityError) -> Double {
    // A tolerated excess of the priors must not make a probability above 1.
    min(1, sum(of: try joint(with: likelihoods)))
  }

  /// The terms of the law: P(B ∩ Aᵢ) = P(B|Aᵢ) P(Aᵢ).
  ///
  /// - Throws: as ``totalProbability(of:)``.
  public func joint(with likelihoods: [Double]) throws(ProbabilityError) -> [Double] {
    guard likelihoods.count == priors.count else {
      throw .countMismatch(
        name: "likelihoods", count: likelihoods.count, hypotheses: priors.count)
    }
    for (label, likelihood) in zip(labels, likelihoods) {
      try checkProbability(likelihood, "the likelihood given '\(label)'")
    }
    return zip(priors, likelihoods).map { $0 * $1 }
  }

  /// Bayes' theorem: every prior reweighted by its likelihood.
  ///
  ///     P(Aᵢ|B) = P(B|Aᵢ) P(Aᵢ) / Σ P(B|Aⱼ) P(Aⱼ)
  ///
  /// - Throws: as ``totalProbability(of:)``; ``ProbabilityError/impossibleEvidence`` where P(B) = 0.
  public func posterior(given likelihoods: [Double]) throws(ProbabilityError) -> [Double] {
    let joint = try joint(with: likelihoods)
    let evidence = sum(of: joint)
    guard evidence > 0 else { throw .impossibleEvidence }
    return joint.map { $0 / evidence }
  }

  /// The partition after the evidence: same hypotheses, the posterior as prior.
  ///
  /// - Throws: as ``posterior(given:)``.
  public func updated(given likelihoods: [Double]) throws(ProbabilityError) -> Partition {
    try Partition(labels: labels, priors: posterior(given: likelihoods))
  }
}
