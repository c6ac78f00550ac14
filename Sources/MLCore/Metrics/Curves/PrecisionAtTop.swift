/// The precision among the samples of highest score, a given share of all: what a person sees who looks at
/// the top of the list only.
///
/// The share is rounded to a whole number of samples, at least one. Where the boundary cuts through tied
/// samples, they count in proportion: the expectation over their random order.
///
/// - Parameters:
///   - fraction: above 0 and at most 1; 0.01 for "top 1%".
///   - scores: one score a sample, [n], any finite values; larger means "more positive".
///   - labels: the true classes, [n].
/// - Returns: a share between 0 and 1.
/// - Throws: ``MetricError``
/// - Complexity: O(n)
public func precisionAtTop(
  _ fraction: Double, scores: [Double], labels: [Bool]
) throws(MetricError) -> Double {
  try Validation.check(fraction: fraction, name: "the fraction", zeroAllowed: false)
  let sweep = try ThresholdSweep(scores: scores, labels: labels, weights: nil)
  let steps = sweep.lazy.map { ($0.truePositives, $0.falsePositives) }
  return precision(ofTop: max(1, (fraction * Double(sweep.count)).rounded()), steps)
}

extension PrecisionRecallCurve {
  /// The precision among the samples of highest score, as ``precisionAtTop(_:scores:labels:)``. With weights
  /// the share is one of the weight and is not rounded.
  ///
  /// - Parameter fraction: above 0 and at most 1; 0.01 for "top 1%".
  /// - Throws: ``MetricError/fractionOutOfRange(_:name:zeroAllowed:)``
  public func precision(atTop fraction: Double) throws(MetricError) -> Double {
    try Validation.check(fraction: fraction, name: "the fraction", zeroAllowed: false)
    let share = fraction * (positives + negatives)
    let steps = points.dropFirst().lazy.map { ($0.truePositives, $0.falsePositives) }
    return MLCore.precision(ofTop: isWeighted ? share : max(1, share.rounded()), steps)
  }
}

/// The precision of the first `wanted` samples; `steps` are the counts (TP, FP) as the threshold falls.
private func precision(
  ofTop wanted: Double, _ steps: some Sequence<(Double, Double)>
) -> Double {
  var previous = (hits: 0.0, fired: 0.0)
  for (truePositives, falsePositives) in steps {
    let fired = truePositives + falsePositives
    if fired >= wanted {
      let share = (wanted - previous.fired) / (fired - previous.fired)
      return (previous.hits + share * (truePositives - previous.hits)) / wanted
    }
    previous = (truePositives, fired)
  }
  return previous.hits / previous.fired  // rounding put the wanted weight above the total
}
