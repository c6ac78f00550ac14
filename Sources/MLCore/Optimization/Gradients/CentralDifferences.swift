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
  var gradient = [Double](repeating: 0, count: x.count)
  var point = x
  for i in x.indices {
    point[i] = x[i] + h
    let above = try f(point)
    point[i] = x[i] - h
    let below = try f(point)
    // What was really added: x + h is rounded.
    gradient[i] = (above - below) / ((x[i] + h) - (x[i] - h))
    point[i] = x[i]
  }
  return gradient
}
