// What a classifier's mistakes cost, once a miss and a false alarm have prices. Only the ratio of the two
// prices matters for which operating point is best.

extension ConfusionMatrix {
  /// What all mistakes cost together: price of a miss · FN + price of a false alarm · FP.
  public func totalCost(ofMiss miss: Double, ofFalseAlarm falseAlarm: Double) -> Double {
    miss * falseNegatives + falseAlarm * falsePositives
  }

  /// What a sample costs on average: ``totalCost(ofMiss:ofFalseAlarm:)`` over all samples.
  public func expectedCost(ofMiss miss: Double, ofFalseAlarm falseAlarm: Double) -> Double {
    totalCost(ofMiss: miss, ofFalseAlarm: falseAlarm) / total
  }

  /// The price ratio (miss to false alarm) at which two operating points on the same samples cost the same.
  ///
  ///     r = (FP_b − FP_a) / (FN_a − FN_b)
  ///
  /// Above it the one with fewer misses is cheaper, below it the one with fewer false alarms. Undefined (nan)
  /// where one is at least as good as the other at every price, so that no ratio above 0 separates them.
  public func breakEvenPriceRatio(with other: ConfusionMatrix) -> Double {
    let ratio =
      (other.falsePositives - falsePositives) / (falseNegatives - other.falseNegatives)
    return ratio > 0 && ratio.isFinite ? ratio : .nan
  }
}

/// The cheapest cut-off for calibrated probabilities: fire where p ≥ p*.
///
///     p* = c_FA / (c_FA + c_miss)
///
/// There the expected cost of firing, (1 − p)·c_FA, equals that of silence, p·c_miss.
///
/// - Throws: ``MetricError/invalidCost(ofMiss:ofFalseAlarm:)`` where a cost is negative or not finite, or both
///   are 0.
/// - Source: Elkan 2001, "The foundations of cost-sensitive learning".
public func optimalProbabilityCutOff(
  costOfMiss miss: Double, ofFalseAlarm falseAlarm: Double
) throws(MetricError) -> Double {
  try Validation.check(costOfMiss: miss, ofFalseAlarm: falseAlarm)
  return falseAlarm / (falseAlarm + miss)
}
