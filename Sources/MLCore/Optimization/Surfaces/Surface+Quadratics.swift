// # Surfaces that are quadratic, or nearly so where it matters

extension Surface {
  /// A long valley with steep walls, whose curvatures are 1 and κ.
  ///
  ///     f(x, y) = (u² + κw²)/2        u = cos α · x + sin α · y,  w = −sin α · x + cos α · y
  ///
  /// Gradient descent converges at rates below 2/κ and oscillates across the valley above 1/κ. At 45°, no
  /// rule that scales each coordinate by itself can tell the valley's direction.
  ///
  /// - Parameters:
  ///   - kappa: κ ≥ 1, the ratio of the curvatures.
  ///   - alpha: α in radians, from the x axis to the valley's floor.
  /// - Throws: ``OptimizationError/conditionNumberOutOfRange(_:)``,
  ///   ``OptimizationError/nonFinite(_:name:)``
  public static func ravine(
    conditionNumber kappa: Double, angle alpha: Double = 0
  ) throws(OptimizationError) -> Surface {
    guard kappa >= 1, kappa.isFinite else {
      throw .conditionNumberOutOfRange(kappa)
    }
    try OptimizationSettings.check(finite: alpha, "the angle of the ravine")
    let (c, s) = (cos(alpha), sin(alpha))
    let (xx, xy, yy) = (c * c + kappa * s * s, (1 - kappa) * c * s, s * s + kappa * c * c)
    return Surface(
      name: "ravine", domain: [-5...5, -2...2], minima: [[0, 0]],
      value: { p in
        let (u, w) = (c * p[0] + s * p[1], c * p[1] - s * p[0])
        return (u * u + kappa * w * w) / 2
      },
      gradient: { p in [xx * p[0] + xy * p[1], xy * p[0] + yy * p[1]] },
      hessian: { _ in Matrix.symmetric(xx, xy, yy) })
  }

  /// A pass between two hollows: a saddle at (0, 0), minima at (0, ±1).
  ///
  ///     f(x, y) = x²/2 − y²/2 + y⁴/4
  ///
  /// On the line y = 0 the gradient leads into the saddle; off it, away again, slowly at first.
  public static let saddle = Surface(
    name: "saddle", domain: [-2...2, -1.6...1.6], minima: [[0, 1], [0, -1]],
    value: { p in
      let (x, y) = (p[0], p[1])
      return x * x / 2 - y * y / 2 + y * y * y * y / 4
    },
    gradient: { p in [p[0], p[1] * p[1] * p[1] - p[1]] },
    hessian: { p in Matrix.symmetric(1, 0, 3 * p[1] * p[1] - 1) })
}
