/// Average precision: the area under the precision–recall steps.
///
///     AP = Σₙ (Rₙ − Rₙ₋₁) Pₙ        thresholds from high to low, tied scores crossing together
///
/// This is the step sum. The trapezoid over the same points is another number: smaller where no scores
/// are tied, and far too large where many are.
///
/// - Parameters:
///   - scores: one score a sample, [n], any finite values; larger means "more positive".
///   - labels: the true classes, [n].
///   - weights: how many samples each stands for, [n], not negative; nil for 1 each.
/// - Returns: a share between 0 and 1; the prevalence for a constant score.
/// - Throws: ``MetricError``, ``MetricError/noPositives(among:)`` where no label is positive for instance.
/// - Complexity: O(n)
/// - Source: Davis & Goadrich 2006; convention as in scikit-learn 1.9.
public func averagePrecision(
  scores: [Double], labels: [Bool], weights: [Double]? = nil
) throws(MetricError) -> Double {
  let sweep = try ThresholdSweep(scores: scores, labels: labels, weights: weights)
  try sweep.requirePositives()
  var area = 0.0
  var previousRecall = 0.0
  for step in sweep {
    let recall = step.truePositives / sweep.positives
    area +=
      (recall - previousRecall) * step.truePositives
      / (step.truePositives + step.falsePositives)
    previousRecall = recall
  }
  return area
}
