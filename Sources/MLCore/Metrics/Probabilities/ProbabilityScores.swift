/// The Brier score: the mean squared distance of probability and outcome.
///
///     mean of (pᵢ − yᵢ)²        yᵢ 1 for positives and 0 for negatives
///
/// - Parameters:
///   - probabilities: the predicted probability of "positive", each between 0 and 1, [n].
///   - labels: the true classes, [n].
///   - weights: how many samples each stands for, [n], not negative; nil for 1 each.
/// - Returns: between 0 (certain and right) and 1 (certain and wrong); 0.25 for a constant ½.
/// - Throws: ``MetricError``, ``MetricError/probabilityOutOfRange(_:index:)`` for instance.
/// - Complexity: O(n)
/// - Source: Brier 1950.
public func brierScore(
  probabilities: [Double], labels: [Bool], weights: [Double]? = nil
) throws(MetricError) -> Double {
  try weightedMean(probabilities, labels, weights) { probability, label in
    let distance = probability - (label ? 1 : 0)
    return distance * distance
  }
}

/// The log loss, or cross-entropy: the mean of minus the logarithm of the probability that the model gave to
/// what happened, in nats.
///
///     mean of −ln pᵢ for positives, −ln(1 − pᵢ) for negatives
///
/// - Parameters:
///   - probabilities: the predicted probability of "positive", each between 0 and 1, [n].
///   - labels: the true classes, [n].
///   - weights: how many samples each stands for, [n], not negative; nil for 1 each.
///   - clip: how near to 0 and 1 a probability may come before the logarithm: one certain mistake
///     would otherwise make the mean infinite, as it does with 0. The default is 2⁻⁵².
/// - Returns: 0 or more; ln 2 for a constant ½.
/// - Throws: ``MetricError``, ``MetricError/probabilityOutOfRange(_:index:)`` for instance.
/// - Complexity: O(n)
/// - Source: Good 1952; clipping as in scikit-learn 1.9.
public func logLoss(
  probabilities: [Double], labels: [Bool], weights: [Double]? = nil, clip: Double = .ulpOfOne
) throws(MetricError) -> Double {
  require(clip >= 0 && clip < 0.5, "clip must be at least 0 and below 0.5: got \(clip)")
  return try weightedMean(probabilities, labels, weights) { probability, label in
    let given = label ? probability : 1 - probability
    return -log(min(max(given, clip), 1 - clip))
  }
}

private func weightedMean(
  _ probabilities: [Double], _ labels: [Bool], _ weights: [Double]?,
  of loss: (Double, Bool) -> Double
) throws(MetricError) -> Double {
  try Validation.check(probabilities: probabilities, labels: labels, weights: weights)
  var sum = 0.0
  var total = 0.0
  for index in labels.indices {
    let weight = weights?[index] ?? 1
    // A sample without weight must not turn an infinite loss into 0 · ∞.
    guard weight > 0 else { continue }
    sum += weight * loss(probabilities[index], labels[index])
    total += weight
  }
  return sum / total
}
