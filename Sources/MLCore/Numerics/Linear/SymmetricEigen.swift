/// The eigenvalues and eigenvectors of a symmetric matrix, by Jacobi's rotations.
///
///     A = V Λ Vᵀ        VᵀV = I
///
/// Slow beside other methods and more accurate than they are: the small eigenvalues of a positive definite matrix
/// that is badly scaled keep their digits.
///
/// - Source: Jacobi 1846; Golub & Van Loan 2013, section 8.5; Demmel & Veselić 1992 on accuracy.
public struct SymmetricEigen: Equatable, Sendable {
  /// The eigenvalues, from the largest to the smallest, [n].
  public let values: [Double]
  /// The eigenvectors as columns, in the order of the values, [n, n]. The largest component of each, the
  /// first of equals, is positive.
  public let vectors: Matrix

  /// The decomposition of a symmetric matrix.
  ///
  /// - Parameter a: [n, n]; elements (i, j) and (j, i) may differ by rounding.
  /// - Throws: ``LinearAlgebraError``, ``LinearAlgebraError/notSymmetric(_:_:row:column:)`` where they differ
  ///   by more than 2⁻⁴⁰ of the largest element.
  /// - Complexity: O(n³) for each of some ten sweeps.
  public init(_ a: Matrix) throws(LinearAlgebraError) {
    let n = a.rows
    guard n == a.columns else { throw .notSquare(rows: n, columns: a.columns) }
    try a.checkElements()
    let largest = a.elements.reduce(0.0) { max($0, abs($1)) }
    // A power of two changes no digit, and keeps sums within range.
    let scale = largest > 0 ? Double(sign: .plus, exponent: largest.exponent, significand: 1) : 1
    var rotated = a.elements
    for i in 0..<n {
      for j in 0..<i {
        let (lower, upper) = (a.elements[i * n + j], a.elements[j * n + i])
        guard abs(lower - upper) <= 0x1p-40 * largest else {
          throw .notSymmetric(lower, upper, row: i, column: j)
        }
        rotated[i * n + j] = (lower / scale + upper / scale) / 2
        rotated[j * n + i] = rotated[i * n + j]
      }
    }
    for i in 0..<n { rotated[i * n + i] /= scale }
    // Eigenvectors as rows, so that a rotation reads memory in order.
    var vectors = Matrix.identity(n).elements
    // The largest is now between 1 and 2; against it, numbers this small are nothing.
    let negligible = 0x1p-104
    var sweeps = 0
    while Self.sweep(&rotated, &vectors, n, negligible: negligible) {
      sweeps += 1
      guard sweeps < 100 else { throw .noConvergence(sweeps: sweeps) }
    }
    let values = (0..<n).map { rotated[$0 * n + $0] }
    let order = (0..<n).sorted { values[$0] > values[$1] || (values[$0] == values[$1] && $0 < $1) }
    self.values = order.map { values[$0] * scale }
    let signs = order.map { row in
      let vector = vectors[row * n..<(row + 1) * n]
      let top = vector.reduce(0.0) { max($0, abs($1)) }
      return (vector.first { abs($0) == top } ?? 1) < 0 ? -1.0 : 1
    }
    self.vectors = Matrix(rows: n, columns: n) { i, j in signs[j] * vectors[order[j] * n + i] }
  }

  /// |λ| largest over |λ| smallest; infinite where one is 0. For a Hessian, how long its valley is for its
  /// width.
  public var conditionNumber: Double {
    let sizes = values.map { abs($0) }
    return (sizes.max() ?? 0) / (sizes.min() ?? 0)
  }

  /// Rotates each pair once. Returns whether anything was left to rotate.
  private static func sweep(
    _ a: inout [Double], _ vectors: inout [Double], _ n: Int, negligible: Double
  ) -> Bool {
    var rotatedAny = false
    a.withUnsafeMutableBufferPointer { a in
      vectors.withUnsafeMutableBufferPointer { vectors in
        for p in 0..<n {
          for q in p + 1..<max(p + 1, n) {
            let (app, aqq, apq) = (a[p * n + p], a[q * n + q], a[p * n + q])
            guard abs(apq) > negligible,
              abs(apq) > .ulpOfOne * sqrt(abs(app)) * sqrt(abs(aqq))
            else { continue }
            rotatedAny = true
            let (c, s, t) = rotation(app, aqq, apq)
            for k in 0..<n where k != p && k != q {
              let (akp, akq) = (a[p * n + k], a[q * n + k])
              a[p * n + k] = c * akp - s * akq
              a[q * n + k] = s * akp + c * akq
              a[k * n + p] = a[p * n + k]
              a[k * n + q] = a[q * n + k]
            }
            a[p * n + p] = app - t * apq
            a[q * n + q] = aqq + t * apq
            a[p * n + q] = 0
            a[q * n + p] = 0
            for k in 0..<n {
              let (vp, vq) = (vectors[p * n + k], vectors[q * n + k])
              vectors[p * n + k] = c * vp - s * vq
              vectors[q * n + k] = s * vp + c * vq
            }
          }
        }
      }
    }
    return rotatedAny
  }

  /// Cosine, sine and tangent of the smaller angle that makes the off-diagonal element of
  /// ((app, apq), (apq, aqq)) 0.
  @inline(__always)
  static func rotation(
    _ app: Double, _ aqq: Double, _ apq: Double
  ) -> (c: Double, s: Double, t: Double) {
    let cotangent = (aqq - app) / (2 * apq)
    // Where the square would overflow, t ≈ 1/2θ, and the root is |θ| to rounding.
    let root = abs(cotangent) > 0x1p500 ? abs(cotangent) : sqrt(1 + cotangent * cotangent)
    let t = (cotangent < 0 ? -1 : 1) / (abs(cotangent) + root)
    let c = 1 / sqrt(1 + t * t)
    return (c, t * c, t)
  }
}
