/// The Euclidean norm of a flat gradient, ‖g‖ = √Σgᵢ².
///
/// Where the squares would overflow or vanish, it is computed from gᵢ / max|g|.
///
/// - Parameter gradient: g, [n].
/// - Returns: 0 for no elements; NaN or an infinity where one is among them.
/// - Complexity: O(n)
public func gradientNorm(_ gradient: [Double]) -> Double {
  let (scale, scaled) = scaledNorm(of: gradient)
  return scale * scaled
}

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

/// The norm as a product: a scale, 1 unless squares overflow or vanish, and the norm of g / scale.
private func scaledNorm(of g: [Double]) -> (scale: Double, norm: Double) {
  let plain = sumOfSquares(of: g)
  // Above this bound what vanishes of the squares is less than their rounding.
  if plain.isFinite && plain > 0x1p-900 { return (1, sqrt(plain)) }
  var largest = 0.0
  for x in g {
    guard x.isFinite else { return (1, plain) }
    largest = max(largest, x.magnitude)
  }
  guard largest > 0 else { return (1, 0) }
  return (largest, sqrt(sumOfSquares(of: g.map { $0 / largest })))
}

/// Σgᵢ²: eight running sums side by side, each chunk by itself, the chunks in their order. The order is of
/// the length alone, so the bits are the same for any width of vector and number of threads.
private func sumOfSquares(of g: [Double]) -> Double {
  let chunk = 1 << 17
  let chunks = (g.count + chunk - 1) / chunk
  return g.withUnsafeBufferPointer { g in
    let partial = [Double](unsafeUninitializedCapacity: chunks) { partial, count in
      let sums = partial.baseAddress
      parallel(over: g.count, chunk: chunk) { range in
        sums![range.lowerBound / chunk] = sumOfSquares(UnsafeBufferPointer(rebasing: g[range]))
      }
      count = chunks
    }
    return partial.reduce(0, +)
  }
}

private func sumOfSquares(_ g: UnsafeBufferPointer<Double>) -> Double {
  var lanes = SIMD8<Double>(repeating: 0)
  let whole = g.count / 8 * 8
  for start in stride(from: 0, to: whole, by: 8) {
    var x = SIMD8<Double>()
    for lane in 0..<8 { x[lane] = g[start + lane] }
    lanes += x * x
  }
  for index in whole..<g.count { lanes[index - whole] += g[index] * g[index] }
  return lanes.indices.reduce(0) { $0 + lanes[$1] }
}
