// # Surfaces with a hollow everywhere

extension Surface {
  /// Rastrigin's function: a bowl with a lattice of hollows, one near each point of whole coordinates.
  ///
  ///     f(x) = 10d + Σᵢ xᵢ² − 10 cos 2πxᵢ
  ///
  /// The least value is 0 at the origin.
  ///
  /// - Parameter d: at least 1.
  /// - Throws: ``OptimizationError/tooFew(_:name:needed:)``
  /// - Source: Rastrigin 1974; in d dimensions Mühlenbein, Schomisch & Born 1991.
  public static func rastrigin(dimensions d: Int = 2) throws(OptimizationError) -> Surface {
    try OptimizationSettings.check(d, atLeast: 1, "the dimensions of Rastrigin's function")
    return separable(
      name: "Rastrigin", dimensions: d, range: -5.12...5.12,
      value: { x in 10 + x * x - 10 * cos(2 * .pi * x) },
      slope: { x in 2 * x + 20 * .pi * sin(2 * .pi * x) },
      curvature: { x in 2 + 40 * .pi * .pi * cos(2 * .pi * x) })
  }

  /// Ackley's function: an almost flat, rippled plain with a funnel in its middle.
  ///
  ///     f(x) = −20 exp(−0.2 √(Σxᵢ²/d)) − exp(Σ cos 2πxᵢ / d) + 20 + e
  ///
  /// The least value is 0 at the origin, a cone's tip: there the gradient is told as 0.
  ///
  /// - Parameter d: at least 1.
  /// - Throws: ``OptimizationError/tooFew(_:name:needed:)``
  /// - Source: Ackley 1987.
  public static func ackley(dimensions d: Int = 2) throws(OptimizationError) -> Surface {
    try OptimizationSettings.check(d, atLeast: 1, "the dimensions of Ackley's function")
    let n = Double(d)
    return Surface(
      name: "Ackley", domain: Array(repeating: -5...5, count: d),
      minima: [Array(repeating: 0, count: d)],
      value: { x in
        let radius = sqrt(x.reduce(0) { $0 + $1 * $1 } / n)
        let ripple = x.reduce(0) { $0 + cos(2 * .pi * $1) } / n
        return -20 * exp(-0.2 * radius) - exp(ripple) + 20 + exp(1)
      },
      gradient: { x in
        let radius = sqrt(x.reduce(0) { $0 + $1 * $1 } / n)
        guard radius > 0 else { return [Double](repeating: 0, count: d) }
        let funnel = 4 * exp(-0.2 * radius) / (n * radius)
        let ripple = 2 * .pi * exp(x.reduce(0) { $0 + cos(2 * .pi * $1) } / n) / n
        return x.map { funnel * $0 + ripple * sin(2 * .pi * $0) }
      })
  }

  /// A shallow bowl with ripples: seven hollows a coordinate between −5 and 5.
  ///
  ///     f(x) = Σᵢ 0.15 xᵢ² + 0.5 (1 − cos 4xᵢ)
  ///
  /// The least value is 0 at the origin.
  ///
  /// - Parameter d: at least 1.
  /// - Throws: ``OptimizationError/tooFew(_:name:needed:)``
  public static func ripples(dimensions d: Int = 1) throws(OptimizationError) -> Surface {
    try OptimizationSettings.check(d, atLeast: 1, "the dimensions of ripples")
    return separable(
      name: "ripples", dimensions: d, range: -5...5,
      value: { x in 0.15 * x * x + 0.5 * (1 - cos(4 * x)) },
      slope: { x in 0.3 * x + 2 * sin(4 * x) },
      curvature: { x in 0.3 + 8 * cos(4 * x) })
  }

  /// The sum of the same function of each coordinate, least at 0.
  private static func separable(
    name: String, dimensions d: Int, range: ClosedRange<Double>,
    value: @escaping @Sendable (Double) -> Double,
    slope: @escaping @Sendable (Double) -> Double,
    curvature: @escaping @Sendable (Double) -> Double
  ) -> Surface {
    Surface(
      name: name, domain: Array(repeating: range, count: d),
      minima: [Array(repeating: 0, count: d)],
      value: { x in x.reduce(0) { $0 + value($1) } },
      gradient: { x in x.map(slope) },
      hessian: { x in Matrix(rows: d, columns: d) { $0 == $1 ? curvature(x[$0]) : 0 } })
  }
}
