/// What is done to a gradient that is too large.
public enum GradientClipping: Sendable, Equatable {
  /// A gradient longer than this is shortened to it, in its direction: ``clipByNorm(_:limit:)``.
  case norm(Double)
  /// Each element is moved to the nearest of −limit … limit: ``clipByValue(_:limit:)``.
  case value(Double)

  /// Clips a finite gradient.
  ///
  /// - Returns: its norm before.
  func apply(to gradient: inout [Double]) throws(OptimizationError) -> Double {
    switch self {
    case .norm(let limit): try clipByNorm(&gradient, limit: limit)
    case .value(let limit): try clipByValue(&gradient, limit: limit)
    }
  }
}
