// # Curved valleys, plains and several hollows

extension Surface {
  /// Rosenbrock's valley: easy to enter, slow to follow.
  ///
  ///     f(x) = Σᵢ 100 (xᵢ₊₁ − xᵢ²)² + (1 − xᵢ)²        i = 1 … d − 1
  ///
  /// The least value is 0 at (1, …, 1). In four to seven dimensions there is another hollow, near
  /// (−1, 1, …, 1).
  ///
  /// - Parameter d: at least 2.
  /// - Throws: ``OptimizationError/tooFew(_:name:needed:)``
  /// - Source: Rosenbrock 1960; in d dimensions De Jong 1975.
  public static func rosenbrock(dimensions d: Int = 2) throws(OptimizationError) -> Surface {
    try OptimizationSettings.check(d, atLeast: 2, "the dimensions of Rosenbrock's valley")
    return Surface(
      name: "Rosenbrock", domain: [-2...2, -1...3] + Array(repeating: -1...3, count: d - 2),
      minima: [Array(repeating: 1, count: d)],
      value: { x in
        (0..<d - 1).reduce(0) { sum, i in
          let (across, along) = (x[i + 1] - x[i] * x[i], 1 - x[i])
          return sum + 100 * across * across + along * along
        }
      },
      gradient: { x in
        var g = [Double](repeating: 0, count: d)
        for i in 0..<d - 1 {
          let across = x[i + 1] - x[i] * x[i]
          g[i] += -400 * x[i] * across - 2 * (1 - x[i])
          g[i + 1] += 200 * across
        }
        return g
      },
      hessian: { x in
        var h = Matrix(rows: d, columns: d)
        for i in 0..<d - 1 {
          h[i, i] += 1200 * x[i] * x[i] - 400 * x[i + 1] + 2
          h[i, i + 1] = -400 * x[i]
          h[i + 1, i] = -400 * x[i]
          h[i + 1, i + 1] += 200
        }
        return h
      })
  }

  /// Beale's function: nearly flat plains between steep cliffs.
  ///
  ///     f(x, y) = Σₖ (cₖ − x(1 − yᵏ))²        k = 1, 2, 3;  c = 1.5, 2.25, 2.625
  ///
  /// The least value is 0 at (3, 0.5).
  ///
  /// - Source: Beale 1958.
  public static let beale = Surface(
    name: "Beale", domain: [-4.5...4.5, -4.5...4.5], minima: [[3, 0.5]],
    value: { p in
      bealeTerms(p).reduce(0) { $0 + $1.r * $1.r }
    },
    gradient: { p in
      bealeTerms(p).reduce(into: [0, 0]) { g, term in
        g[0] += 2 * term.r * term.rx
        g[1] += 2 * term.r * term.ry
      }
    },
    hessian: { p in
      let terms = bealeTerms(p)
      return Matrix.symmetric(
        terms.reduce(0) { $0 + 2 * $1.rx * $1.rx },
        terms.reduce(0) { $0 + 2 * ($1.rx * $1.ry + $1.r * $1.rxy) },
        terms.reduce(0) { $0 + 2 * ($1.ry * $1.ry + $1.r * $1.ryy) })
    })

  /// Himmelblau's function: four hollows of the same depth.
  ///
  ///     f(x, y) = (x² + y − 11)² + (x + y² − 7)²
  ///
  /// The least value is 0, at (3, 2) and three points near (−2.8, 3.1), (−3.8, −3.3) and (3.6, −1.8).
  ///
  /// - Source: Himmelblau 1972.
  public static let himmelblau = Surface(
    name: "Himmelblau", domain: [-5...5, -5...5],
    minima: [
      [3, 2], [-2.805118086952745, 3.131312518250573],
      [-3.779310253377747, -3.2831859912861696], [3.5844283403304917, -1.8481265269644036],
    ],
    value: { p in
      let (a, b) = (p[0] * p[0] + p[1] - 11, p[0] + p[1] * p[1] - 7)
      return a * a + b * b
    },
    gradient: { p in
      let (x, y) = (p[0], p[1])
      let (a, b) = (x * x + y - 11, x + y * y - 7)
      return [4 * a * x + 2 * b, 2 * a + 4 * b * y]
    },
    hessian: { p in
      let (x, y) = (p[0], p[1])
      return Matrix.symmetric(12 * x * x + 4 * y - 42, 4 * (x + y), 12 * y * y + 4 * x - 26)
    })
}

/// One residual r = c − x(1 − yᵏ) of Beale's function and its derivatives.
private struct BealeTerm {
  var r, rx, ry, rxy, ryy: Double
}

private func bealeTerms(_ p: [Double]) -> [BealeTerm] {
  let (x, y) = (p[0], p[1])
  return [
    BealeTerm(r: 1.5 - x * (1 - y), rx: y - 1, ry: x, rxy: 1, ryy: 0),
    BealeTerm(
      r: 2.25 - x * (1 - y * y), rx: y * y - 1, ry: 2 * x * y, rxy: 2 * y, ryy: 2 * x),
    BealeTerm(
      r: 2.625 - x * (1 - y * y * y), rx: y * y * y - 1, ry: 3 * x * y * y, rxy: 3 * y * y,
      ryy: 6 * x * y),
  ]
}
