/// How heavily a mistake in the ranking counts.
public enum RankingErrorWeight: Sendable {
  /// Every mistake the same: the mean is 1 − AUC.
  case uniform
  /// By one over the firing rate P(s ≥ t), so mistakes near the top of the list count most: the mean,
  /// times the share of negatives, is 1 − AP.
  case inverseFiringRate
}

/// 1 − AUC or 1 − AP, as one and the same average over the positives.
///
///     1 − AUC =           mean over positives of FPR(t)                   t: the positive's own score
///     1 − AP  = P(y = 0) · mean over positives of FPR(t) / P(s ≥ t)
///
/// AUC and AP count the same mistakes, negatives at or above a positive; AP divides each by how often a
/// classifier with that threshold fires. For AUC a negative with the positive's very score counts half.
///
/// - Parameters:
///   - scores: one score a sample, [n], any finite values; larger means "more positive".
///   - labels: the true classes, [n], both among them.
///   - weights: how many samples each stands for, [n], not negative; nil for 1 each.
///   - weight: which of the two.
/// - Throws: ``MetricError``
/// - Complexity: O(n)
/// - Source: after McDermott et al. 2024, "A closer look at AUROC and AUPRC under class imbalance".
public func rankingError(
  scores: [Double], labels: [Bool], weights: [Double]? = nil, weight: RankingErrorWeight
) throws(MetricError) -> Double {
  let sweep = try ThresholdSweep(scores: scores, labels: labels, weights: weights)
  try sweep.requirePositives()
  try sweep.requireNegatives()
  let (positives, negatives) = (sweep.positives, sweep.negatives)
  let total = positives + negatives
  var sum = 0.0
  var previous = (truePositives: 0.0, falsePositiveRate: 0.0)
  for step in sweep {
    let falsePositiveRate = step.falsePositives / negatives
    let error =
      switch weight {
      case .uniform:
        (previous.falsePositiveRate + falsePositiveRate) / 2
      case .inverseFiringRate:
        falsePositiveRate / ((step.truePositives + step.falsePositives) / total)
      }
    sum += (step.truePositives - previous.truePositives) * error
    previous = (step.truePositives, falsePositiveRate)
  }
  let mean = sum / positives
  return weight == .uniform ? mean : negatives / total * mean
}
