/// The eigenvalues of a symmetric matrix, from the least to the greatest.
///
/// Rotations of two coordinates at a time make every element off the diagonal negligible beside those on
/// it (the cyclic method of Jacobi), in a fixed order. The small eigenvalues of a positive definite matrix
/// come out with as many digits as the matrix holds, however large the others are.
///
/// - Parameter matrix: A, [n, n]; the elements above the diagonal are read.
/// - Returns: λ₁ ≤ … ≤ λₙ
/// - Throws: ``OptimizationError/nonFiniteElement(_:row:column:)``
/// - Complexity: O(n³) a sweep, some six to ten sweeps
/// - Source: Jacobi 1846; accuracy: Demmel & Veselić 1992.
public func symmetricEigenvalues(of matrix: Matrix) throws(OptimizationError) -> [Double] {
  let n = matrix.rows
  require(n == matrix.columns, "eigenvalues need a square matrix, got \(matrix.shape)")
  for i in 0..<n {
    for j in 0..<n where !matrix[i, j].isFinite {
      throw .nonFiniteElement(matrix[i, j], row: i, column: j)
    }
  }
  var a = matrix
  // Far more sweeps than any matrix needs.
  for _ in 0..<100 {
    var rotated = false
    for p in 0..<n {
      for q in p + 1..<max(n, p + 1) {
        let negligible = 0x1p-53 * sqrt(abs(a[p, p])) * sqrt(abs(a[q, q]))
        guard abs(a[p, q]) > negligible else { continue }
        rotate(&a, p, q)
        rotated = true
      }
    }
    if !rotated { break }
  }
  return (0..<n).map { a[$0, $0] }.sorted()
}

/// A ← Jᵀ A J with the rotation J of coordinates p < q that makes a_pq 0; above the diagonal only.
private func rotate(_ a: inout Matrix, _ p: Int, _ q: Int) {
  let theta = (a[q, q] - a[p, p]) / (2 * a[p, q])
  // t = tan φ, the smaller root of t² + 2θt − 1 = 0.
  let t = (theta < 0 ? -1 : 1) / (abs(theta) + hypot(theta, 1))
  let c = 1 / hypot(t, 1)
  let s = t * c
  a[p, p] -= t * a[p, q]
  a[q, q] += t * a[p, q]
  a[p, q] = 0
  for i in 0..<a.rows where i != p && i != q {
    let (ip, iq) = (i < p ? (i, p) : (p, i), i < q ? (i, q) : (q, i))
    let (x, y) = (a[ip.0, ip.1], a[iq.0, iq.1])
    a[ip.0, ip.1] = c * x - s * y
    a[iq.0, iq.1] = s * x + c * y
  }
}

extension Surface {
  /// The curvatures in the principal directions: the eigenvalues of the Hessian, the least first, [d].
  ///
  /// All are positive at a minimum, some negative at a saddle.
  ///
  /// - Parameter point: x, [d].
  /// - Throws: ``OptimizationError/nonFiniteElement(_:row:column:)``
  public func curvatures(at point: [Double]) throws(OptimizationError) -> [Double] {
    try symmetricEigenvalues(of: hessian(at: point))
  }

  /// κ, the greatest curvature in magnitude over the least: what decides how slow gradient descent is.
  ///
  /// - Parameter point: x, [d].
  /// - Returns: at least 1; infinite where a direction is flat.
  /// - Throws: ``OptimizationError/nonFiniteElement(_:row:column:)``
  public func conditionNumber(at point: [Double]) throws(OptimizationError) -> Double {
    let sizes = try curvatures(at: point).map(\.magnitude)
    return sizes.max()! / sizes.min()!
  }
}
