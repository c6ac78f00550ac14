extension Matrix {
  /// The singular values, from the largest to the smallest, [min(rows, columns)].
  ///
  ///     σᵢ = √λᵢ(AᵀA)
  ///
  /// By rotations of pairs of columns until all stand at right angles; then their lengths are the singular
  /// values. AᵀA is never formed, which would square the condition number.
  ///
  /// - Throws: ``LinearAlgebraError/noElements(rows:columns:)``,
  ///   ``LinearAlgebraError/nonFiniteElement(_:row:column:)``
  /// - Complexity: O(mn² + n³) for m ≥ n and some ten sweeps.
  /// - Source: Hestenes 1958; Demmel & Veselić 1992.
  public func singularValues() throws(LinearAlgebraError) -> [Double] {
    try checkElements()
    guard rows >= columns else { return try transposed.singularValues() }
    // A power of two changes no digit, and keeps squares within range.
    let largest = elements.reduce(0.0) { max($0, abs($1)) }
    let n = columns
    guard largest > 0 else { return [Double](repeating: 0, count: n) }
    let scale = Double(sign: .plus, exponent: largest.exponent, significand: 1)
    // R has the singular values of A and fewer rows. Its rows are rotated: those of Rᵀ's columns.
    var vectors = try QRDecomposition(mapElements { $0 / scale }).r.elements
    var sweeps = 0
    while orthogonalize(&vectors, n) {
      sweeps += 1
      guard sweeps < 100 else { throw .noConvergence(sweeps: sweeps) }
    }
    return vectors.withUnsafeBufferPointer { vectors in
      (0..<n).map { scale * InnerProducts.norm(vectors.baseAddress! + $0 * n, count: n) }.sorted(
        by: >)
    }
  }

  /// The condition number, the largest singular value over the smallest: by how much a relative error in b
  /// may grow in the solution of Ax = b. Infinite where the smallest is 0.
  ///
  /// - Throws: as ``singularValues()``.
  public func conditionNumber() throws(LinearAlgebraError) -> Double {
    let values = try singularValues()
    return values[0] / values[values.count - 1]
  }
}

/// Rotates each pair of rows once towards a right angle. Returns whether any was not at one.
///
/// A row that is shorter than the rounding of another can never be brought to a right angle with it: each
/// rotation leaves such a rounding behind. It is rotated, but not waited for; a matrix of less than full rank
/// ends so.
private func orthogonalize(_ vectors: inout [Double], _ n: Int) -> Bool {
  var rotatedAny = false
  let share = Double(n) * .ulpOfOne
  vectors.withUnsafeMutableBufferPointer { vectors in
    for p in 0..<n {
      for q in p + 1..<max(p + 1, n) {
        let (x, y) = (vectors.baseAddress! + p * n, vectors.baseAddress! + q * n)
        let xy = InnerProducts.dot(x, y, count: n)
        let (xx, yy) = (InnerProducts.dot(x, x, count: n), InnerProducts.dot(y, y, count: n))
        guard abs(xy) > share * sqrt(xx) * sqrt(yy), xy != 0 else { continue }
        if min(xx, yy) > share * share * max(xx, yy) { rotatedAny = true }
        let (c, s, _) = SymmetricEigen.rotation(xx, yy, xy)
        for k in 0..<n {
          let (xk, yk) = (x[k], y[k])
          x[k] = c * xk - s * yk
          y[k] = s * xk + c * yk
        }
      }
    }
  }
  return rotatedAny
}
