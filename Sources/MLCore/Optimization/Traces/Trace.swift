/// The path of an optimizer on a surface: where it was, how high, how steep, before each step and after the
/// last.
public struct Trace: Equatable, Sendable {
  /// θ₀ … θ_T, the start first, each [d].
  public internal(set) var points: [[Double]]
  /// f(θₜ), [T + 1].
  public internal(set) var values: [Double]
  /// ‖∇f(θₜ)‖ of the surface itself, without noise or clipping, [T + 1].
  public internal(set) var gradientNorms: [Double]
  /// γₜ, the rate of each step that was made, [T].
  public internal(set) var rates: [Double]
  /// The step that led where a coordinate, the value or the gradient is no longer finite, counted from 0;
  /// nil where none did. The path ends before it.
  public internal(set) var divergedAt: Int?

  /// T, how many steps the path has.
  public var steps: Int { rates.count }
  /// θ_T
  public var end: [Double] { points[points.count - 1] }
  /// Whether the path left the finite numbers.
  public var diverged: Bool { divergedAt != nil }

  /// One coordinate along the path, [T + 1].
  ///
  /// - Parameter coordinate: its index, from 0.
  public func coordinate(_ coordinate: Int) -> [Double] {
    require(
      points[0].indices.contains(coordinate),
      "points of \(points[0].count) coordinates have none of index \(coordinate)")
    return points.map { $0[coordinate] }
  }
}
