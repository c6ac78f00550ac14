/// How a gradient compares with slopes measured on the function itself.
public struct GradientCheck: Sendable, Equatable {
  /// The largest disagreement, |gᵢ − slopeᵢ| / max(|gᵢ| + |slopeᵢ|, 10⁻⁴ maxⱼ |gⱼ|); NaN where a slope is.
  public let worstError: Double
  /// The parameter with that disagreement.
  public let worstIndex: Int
  /// The gradient and the measured slope there.
  public let gradient, slope: Double
  /// How many parameters were compared.
  public let count: Int
}

/// Compares a gradient with central differences, parameter by parameter.
///
///     slopeᵢ = (f(θ + h eᵢ) − f(θ − h eᵢ)) / 2h          as ``centralDifferences(of:at:step:)`` gives
///
/// A right gradient of a smooth function gives about 1e-8 or less with h = 1e-6; a wrong one 1e-2 or more. At a kink
/// (ReLU at 0) the two differ without a fault.
///
/// - Parameters:
///   - theta: where, θ, [n].
///   - gradient: what is to be checked, [n].
///   - step: h, above 0.
///   - indices: the parameters to compare; all, where nil.
///   - function: f, from all parameters to a number. It must give the same number each time.
/// - Complexity: two evaluations of f a parameter.
public func checkGradient<Failure: Error>(
  at theta: [Double], gradient: [Double], step: Double = 1e-6, indices: [Int]? = nil,
  of function: ([Double]) throws(Failure) -> Double
) throws(Failure) -> GradientCheck {
  require(
    theta.count == gradient.count && !theta.isEmpty,
    "a gradient has one element a parameter: got \(gradient.count) for \(theta.count)")
  require(step > 0, "the step must be above 0, got \(step)")
  // Beside the largest elements, the smallest drown in the rounding of f.
  let floor = max(1e-4 * gradient.reduce(0) { max($0, abs($1)) }, .leastNormalMagnitude)
  var moved = theta
  var worst = GradientCheck(
    worstError: -1, worstIndex: 0, gradient: 0, slope: 0, count: indices?.count ?? theta.count)
  for index in indices ?? Array(theta.indices) {
    let slope = try centralDifference(of: function, at: &moved, coordinate: index, step: step)
    let error = abs(gradient[index] - slope) / max(floor, abs(gradient[index]) + abs(slope))
    if error > worst.worstError || error.isNaN {
      worst = GradientCheck(
        worstError: error, worstIndex: index, gradient: gradient[index], slope: slope,
        count: worst.count)
    }
    if error.isNaN { break }
  }
  return worst
}
