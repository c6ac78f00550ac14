/// The gradient by central differences, for a check of one that was derived by hand.
///
///     gᵢ ≈ (f(x + heᵢ) − f(x − heᵢ)) / 2h
///
/// The formula's error is about h²/6 times the third derivative, that of rounding u|f|/h: with h = 6e-6
/// some ten digits are right where f and x are near 1.
///
/// - Parameters:
///   - f: a function of n coordinates.
///   - x: where, [n].
///   - h: half the distance of the two points.
/// - Returns: [n]
/// - Complexity: 2n calls of f
public func centralDifferences<Failure: Error>(
  of f: ([Double]) throws(Failure) -> Double, at x: [Double], step h: Double = 6e-6
) throws(Failure) -> [Double] {
  require(h > 0, "a difference needs a step above 0, got \(h)")
  var point = x
  var gradient: [Double] = []
  gradient.reserveCapacity(x.count)
  for i in x.indices {
    gradient.append(try centralDifference(of: f, at: &point, coordinate: i, step: h))
  }
  return gradient
}

/// ∂f/∂xᵢ by a central difference. The point is moved on the way and comes back as it was.
func centralDifference<Failure: Error>(
  of f: ([Double]) throws(Failure) -> Double, at point: inout [Double], coordinate i: Int,
  step h: Double
) throws(Failure) -> Double {
  let x = point[i]
  defer { point[i] = x }
  point[i] = x + h
  let above = try f(point)
  point[i] = x - h
  let below = try f(point)
  // What was really added: x + h is rounded.
  return (above - below) / ((x + h) - (x - h))
}
