/// The samples whose predicted probability lies in one interval.
public struct CalibrationBin: Equatable, Sendable {
  /// The lower end of the interval, which is in it.
  public let lower: Double
  /// The upper end, which is not in it, except in the last bin.
  public let upper: Double
  /// The weight in it; the number of samples without weights.
  public let weight: Double
  /// What the model says, on average. Undefined (nan) in an empty bin.
  public let meanProbability: Double
  /// What happens: the share of positives. Undefined (nan) in an empty bin.
  public let shareOfPositives: Double
}

/// Predicted probability against what happens, in bins of equal width: a reliability diagram.
///
/// - Parameters:
///   - probabilities: the predicted probability of "positive", each between 0 and 1, [n].
///   - labels: the true classes, [n].
///   - weights: how many samples each stands for, [n], not negative; nil for 1 each.
///   - bins: how many intervals 0 … 1 is cut into.
/// - Returns: every bin from 0 to 1, empty ones too.
/// - Throws: ``MetricError``
/// - Complexity: O(n + bins)
/// - Source: DeGroot & Fienberg 1983.
public func calibrationBins(
  probabilities: [Double], labels: [Bool], weights: [Double]? = nil, bins: Int = 10
) throws(MetricError) -> [CalibrationBin] {
  try Validation.check(probabilities: probabilities, labels: labels, weights: weights)
  guard bins > 0 else { throw .noBins(bins) }
  var totals = [(weight: Double, probability: Double, positives: Double)](
    repeating: (0, 0, 0), count: bins)
  for (index, probability) in probabilities.enumerated() {
    let bin = min(bins - 1, Int(probability * Double(bins)))
    let weight = weights?[index] ?? 1
    totals[bin].weight += weight
    totals[bin].probability += weight * probability
    totals[bin].positives += labels[index] ? weight : 0
  }
  return totals.enumerated().map { bin, total in
    CalibrationBin(
      lower: Double(bin) / Double(bins), upper: Double(bin + 1) / Double(bins),
      weight: total.weight, meanProbability: total.probability / total.weight,
      shareOfPositives: total.positives / total.weight)
  }
}

/// The mean distance of predicted probability and share of positives over the bins, by their weight.
///
///     ECE = Σ_b (n_b / n) |share of positives in b − mean probability in b|
///
/// It depends on the number of bins.
///
/// - Throws: ``MetricError``
/// - Source: Naeini, Cooper & Hauskrecht 2015.
public func expectedCalibrationError(
  probabilities: [Double], labels: [Bool], weights: [Double]? = nil, bins: Int = 10
) throws(MetricError) -> Double {
  let bins = try calibrationBins(
    probabilities: probabilities, labels: labels, weights: weights, bins: bins)
  var sum = 0.0
  var total = 0.0
  for bin in bins where bin.weight > 0 {
    sum += bin.weight * abs(bin.shareOfPositives - bin.meanProbability)
    total += bin.weight
  }
  return sum / total
}
