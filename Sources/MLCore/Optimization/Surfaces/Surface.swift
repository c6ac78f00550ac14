/// A loss of a few parameters whose minima are known: what optimizers are compared on.
///
///     let ravine = try Surface.ravine(conditionNumber: 25)
///     ravine.value(at: [4, 1])            // 20.5
///     ravine.gradient(at: [4, 1])         // [4, 25]
///
/// A surface of one's own is made of closures:
///
///     let bowl = Surface(
///       name: "bowl", domain: [-1...1], minima: [[0]], value: { $0[0] * $0[0] },
///       gradient: { [2 * $0[0]] })
public struct Surface: Sendable {
  /// What charts call it.
  public let name: String
  /// A range of each coordinate that shows what is worth seeing, [d].
  public let domain: [ClosedRange<Double>]
  /// The points of least value, each [d]; none where there is no least value.
  public let minima: [[Double]]

  private let f: @Sendable ([Double]) -> Double
  private let gradientOfF: @Sendable ([Double]) -> [Double]
  private let hessianOfF: (@Sendable ([Double]) -> Matrix)?

  /// A surface of one's own.
  ///
  /// - Parameters:
  ///   - name: what charts call it.
  ///   - domain: a range for each coordinate, [d].
  ///   - minima: the points of least value, each [d].
  ///   - value: f, a function of [d] coordinates.
  ///   - gradient: ∇f, [d] to [d].
  ///   - hessian: ∇²f, [d] to [d, d]; nil for central differences of the gradient.
  public init(
    name: String, domain: [ClosedRange<Double>], minima: [[Double]] = [],
    value: @escaping @Sendable ([Double]) -> Double,
    gradient: @escaping @Sendable ([Double]) -> [Double],
    hessian: (@Sendable ([Double]) -> Matrix)? = nil
  ) {
    for minimum in minima {
      require(
        minimum.count == domain.count,
        "a surface of \(domain.count) dimensions cannot have the minimum \(minimum)")
    }
    self.name = name
    self.domain = domain
    self.minima = minima
    f = value
    gradientOfF = gradient
    hessianOfF = hessian
  }

  /// d, how many coordinates a point has.
  public var dimensions: Int { domain.count }

  /// f(x)
  ///
  /// - Parameter point: x, [d].
  public func value(at point: [Double]) -> Double {
    check(point)
    return f(point)
  }

  /// ∇f(x), [d].
  ///
  /// - Parameter point: x, [d].
  public func gradient(at point: [Double]) -> [Double] {
    check(point)
    return gradientOfF(point)
  }

  /// The second derivatives ∂²f/∂xᵢ∂xⱼ, [d, d], symmetric.
  ///
  /// - Parameter point: x, [d].
  public func hessian(at point: [Double]) -> Matrix {
    check(point)
    if let hessianOfF { return hessianOfF(point) }
    let rows = point.indices.map { i in
      centralDifferences(of: { gradientOfF($0)[i] }, at: point)
    }
    return Matrix(rows: dimensions, columns: dimensions) { (rows[$0][$1] + rows[$1][$0]) / 2 }
  }

  /// The least of the distances from a point to the ``minima``; infinite where there are none.
  ///
  /// - Parameter point: x, [d].
  public func distanceToMinimum(from point: [Double]) -> Double {
    check(point)
    return minima.map { Surface.distance($0, point) }.min() ?? .infinity
  }

  private func check(_ point: [Double]) {
    require(
      point.count == dimensions,
      "the surface \(name) has \(dimensions) dimensions, got a point of \(point.count)")
  }
}

extension Surface {
  /// ‖a − b‖
  static func distance(_ a: [Double], _ b: [Double]) -> Double {
    euclideanNorm(zip(a, b).map { $0 - $1 })
  }
}

extension Matrix {
  /// A symmetric 2 × 2 matrix.
  static func symmetric(_ xx: Double, _ xy: Double, _ yy: Double) -> Matrix {
    Matrix(rows: 2, columns: 2, elements: [xx, xy, xy, yy])
  }
}
