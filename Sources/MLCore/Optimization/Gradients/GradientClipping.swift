/// Shortens a gradient that is longer than a limit, and keeps its direction.
///
///     g ← g · min(1, limit / ‖g‖)
///
/// PyTorch's `clip_grad_norm_` divides by ‖g‖ + 1e-6 instead.
///
/// - Parameters:
///   - gradient: g, [n], changed in place.
///   - limit: the greatest norm allowed, above 0.
/// - Returns: ‖g‖ before.
/// - Throws: ``OptimizationError/nonFiniteGradient(_:index:)``, and the gradient is as it was.
/// - Complexity: O(n)
/// - Source: Pascanu, Mikolov & Bengio 2013.
@discardableResult
public func clipByNorm(
  _ gradient: inout [Double], limit: Double
) throws(OptimizationError) -> Double {
  try OptimizationSettings.check(positive: limit, "the limit of clipping")
  let (scale, scaled) = scaledNorm(of: gradient)
  try checkFinite(gradient, scaledNorm: scaled)
  let norm = scale * scaled
  guard norm > limit else { return norm }
  if scale != 1 {
    for index in gradient.indices { gradient[index] /= scale }
  }
  let factor = limit / scaled
  for index in gradient.indices { gradient[index] *= factor }
  return norm
}

/// Moves every element of a gradient to the nearest of −limit … limit, which may turn its direction.
///
///     gᵢ ← max(−limit, min(limit, gᵢ))
///
/// - Parameters:
///   - gradient: g, [n], changed in place.
///   - limit: the greatest magnitude allowed, above 0.
/// - Returns: ‖g‖ before.
/// - Throws: ``OptimizationError/nonFiniteGradient(_:index:)``, and the gradient is as it was.
/// - Complexity: O(n)
@discardableResult
public func clipByValue(
  _ gradient: inout [Double], limit: Double
) throws(OptimizationError) -> Double {
  try OptimizationSettings.check(positive: limit, "the limit of clipping")
  let (scale, scaled) = scaledNorm(of: gradient)
  try checkFinite(gradient, scaledNorm: scaled)
  for index in gradient.indices { gradient[index] = max(-limit, min(limit, gradient[index])) }
  return scale * scaled
}

private func checkFinite(
  _ gradient: [Double], scaledNorm: Double
) throws(OptimizationError) {
  guard !scaledNorm.isFinite else { return }
  if let index = gradient.firstIndex(where: { !$0.isFinite }) {
    throw .nonFiniteGradient(gradient[index], index: index)
  }
}
