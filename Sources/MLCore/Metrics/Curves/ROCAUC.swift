/// The area under the ROC curve: the probability that a random positive scores above a random negative,
/// ties counting half.
///
///     AUC = Σₙ ½ (TPRₙ + TPRₙ₋₁) (FPRₙ − FPRₙ₋₁)        thresholds from high to low
///
/// Without weights it is counted in integers (``PairCounts``) and rounded once.
///
/// - Parameters:
///   - scores: one score a sample, [n], any finite values; larger means "more positive".
///   - labels: the true classes, [n], both among them.
///   - weights: how many samples each stands for, [n], not negative; nil for 1 each.
/// - Returns: a share between 0 and 1; 0.5 for a constant score.
/// - Throws: ``MetricError``, ``MetricError/noPositives(among:)`` where no label is positive for instance.
/// - Complexity: O(n)
/// - Source: Hanley & McNeil 1982.
public func rocAUC(
  scores: [Double], labels: [Bool], weights: [Double]? = nil
) throws(MetricError) -> Double {
  let sweep = try ThresholdSweep(scores: scores, labels: labels, weights: weights)
  try sweep.requirePositives()
  try sweep.requireNegatives()
  guard sweep.isWeighted else { return PairCounts(sweep).auc }
  var doubledArea = 0.0
  var previous = (truePositives: 0.0, falsePositives: 0.0)
  for step in sweep {
    doubledArea +=
      (step.truePositives + previous.truePositives)
      * (step.falsePositives - previous.falsePositives)
    previous = (step.truePositives, step.falsePositives)
  }
  return doubledArea / (2 * sweep.positives * sweep.negatives)
}
