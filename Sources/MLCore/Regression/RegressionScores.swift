/// The mean squared error, Σ(ŷᵢ − yᵢ)² / n, in the target's unit squared.
///
/// - Throws: ``RegressionError``, ``RegressionError/targetCountMismatch(samples:targets:)`` for instance.
public func meanSquaredError(
  predictions: [Double], targets: [Double]
) throws(RegressionError) -> Double {
  try checkPairs(predictions, targets)
  return sumOfSquaredErrors(predictions, targets) / Double(targets.count)
}

/// The mean absolute error, Σ|ŷᵢ − yᵢ| / n, in the target's unit.
///
/// - Throws: as ``meanSquaredError(predictions:targets:)``.
public func meanAbsoluteError(
  predictions: [Double], targets: [Double]
) throws(RegressionError) -> Double {
  try checkPairs(predictions, targets)
  return sum(of: zip(predictions, targets).map { abs($0 - $1) }) / Double(targets.count)
}

/// The share of the targets' variance that the predictions explain.
///
///     R² = 1 − Σ(ŷᵢ − yᵢ)² / Σ(yᵢ − ȳ)²
///
/// - Returns: 1 for perfect predictions, 0 for the mean of these targets, below 0 for anything worse than that.
/// - Throws: as ``meanSquaredError(predictions:targets:)``, and
///   ``RegressionError/constantTargets(_:)``.
public func coefficientOfDetermination(
  predictions: [Double], targets: [Double]
) throws(RegressionError) -> Double {
  try checkPairs(predictions, targets)
  guard targets.contains(where: { $0 != targets[0] }) else {
    throw .constantTargets(targets[0])
  }
  return 1 - sumOfSquaredErrors(predictions, targets) / products(of: targets, targets)
}

private func sumOfSquaredErrors(_ predictions: [Double], _ targets: [Double]) -> Double {
  sum(of: zip(predictions, targets).map { ($0 - $1) * ($0 - $1) })
}

private func checkPairs(_ predictions: [Double], _ targets: [Double]) throws(RegressionError) {
  guard predictions.count == targets.count else {
    throw .targetCountMismatch(samples: predictions.count, targets: targets.count)
  }
  guard !targets.isEmpty else { throw .noSamples }
  for (index, value) in predictions.enumerated() where !value.isFinite {
    throw .nonFinitePrediction(value, index: index)
  }
  for (index, value) in targets.enumerated() where !value.isFinite {
    throw .nonFiniteTarget(value, index: index)
  }
}
