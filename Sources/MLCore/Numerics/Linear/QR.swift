/// A matrix as the product of one with orthonormal columns and a triangle, by Householder reflections.
///
///     A = QR        QᵀQ = I,  rᵢⱼ = 0 below the diagonal,  rᵢᵢ ≥ 0
///
/// Since the diagonal is not negative, Q and R are unique where the columns of A are independent; and the Q of
/// a matrix of normal draws is uniform among the orthogonal matrices.
///
/// Least squares by QR loses as many digits as the condition number of A has; the normal equations AᵀA lose
/// twice as many.
///
/// - Source: Householder 1958; Golub & Van Loan 2013, section 5.2; Mezzadri 2007 for the signs.
public struct QRDecomposition: Equatable, Sendable {
  /// The number of rows of A.
  public let rows: Int
  /// The number of columns of A.
  public let columns: Int
  /// Column after column: above and on the diagonal R, below it what is left of a reflection's vector.
  private var packed: [Double]
  /// The reflections' vectors at the diagonal, [min(rows, columns)]. Each vector v has vᵀv = 2, so that the
  /// reflection is I − vvᵀ; 0 where there was nothing to reflect.
  private var heads: [Double] = []
  /// The lengths of the columns of A, [columns].
  private let lengths: [Double]

  /// The decomposition of a matrix.
  ///
  /// - Throws: ``LinearAlgebraError/noElements(rows:columns:)``,
  ///   ``LinearAlgebraError/nonFiniteElement(_:row:column:)``,
  ///   ``LinearAlgebraError/columnTooLong(_:)``
  /// - Complexity: O(rows · columns · min(rows, columns))
  public init(_ a: Matrix) throws(LinearAlgebraError) {
    try a.checkElements()
    self.init(transposed: a.transposed)
    if let column = lengths.firstIndex(where: { !$0.isFinite }) {
      throw .columnTooLong(column)
    }
  }

  /// The decomposition of the transpose of a matrix whose rows are known to have finite lengths.
  init(transposed: Matrix) {
    let (m, n) = (transposed.columns, transposed.rows)
    rows = m
    columns = n
    packed = transposed.elements
    lengths = packed.withUnsafeBufferPointer { columns in
      (0..<n).map { InnerProducts.norm(columns.baseAddress! + $0 * m, count: m) }
    }
    heads.reserveCapacity(min(m, n))
    packed.withUnsafeMutableBufferPointer { packed in
      for k in 0..<min(m, n) {
        let x = packed.baseAddress! + k * m + k
        let length = InnerProducts.norm(x, count: m - k)
        guard length > 0 else {
          heads.append(0)
          continue
        }
        // The sign that adds, so that nothing cancels.
        let alpha = x[0] > 0 ? -length : length
        // u = x − α e₁ and v = u √2 / |u|, where |u|² = 2 |x| (|x| + |x₀|). Divided by |x| first, so that
        // squares stay within range.
        let shrink = sqrt(1 + abs(x[0]) / length)
        let head = (x[0] / length - alpha / length) / shrink
        for i in 1..<max(1, m - k) { x[i] = x[i] / length / shrink }
        heads.append(head)
        x[0] = head
        for j in k + 1..<max(k + 1, n) {
          InnerProducts.reflect(
            packed.baseAddress! + j * m + k, by: x, count: m - k)
        }
        x[0] = alpha
      }
    }
  }

  /// R, [min(rows, columns), columns], its diagonal not negative.
  public var r: Matrix {
    Matrix(rows: heads.count, columns: columns) { i, j in
      j < i ? 0 : isFlipped(i) ? -packed[j * rows + i] : packed[j * rows + i]
    }
  }

  /// Q, [rows, min(rows, columns)]: its columns have length 1 and stand at right angles.
  public var q: Matrix {
    var columns: [[Double]] = []
    for j in 0..<heads.count {
      var unit = [Double](repeating: 0, count: rows)
      unit[j] = isFlipped(j) ? -1 : 1
      for k in stride(from: heads.count - 1, through: 0, by: -1) { reflect(&unit, by: k) }
      columns.append(unit)
    }
    return Matrix(rows: rows, columns: heads.count) { columns[$1][$0] }
  }

  /// Qᵀ b, [min(rows, columns)].
  ///
  /// - Throws: ``LinearAlgebraError/rightSideMismatch(rows:count:)``
  public func qTransposedTimes(_ b: [Double]) throws(LinearAlgebraError) -> [Double] {
    guard b.count == rows else { throw .rightSideMismatch(rows: rows, count: b.count) }
    return rotated(b)
  }

  /// Qᵀ b of a b that is as long as Q.
  func rotated(_ b: [Double]) -> [Double] {
    var y = b
    for k in heads.indices { reflect(&y, by: k) }
    return heads.indices.map { isFlipped($0) ? -y[$0] : y[$0] }
  }

  /// The first column that is a combination of those before it, to rounding; nil where all are independent.
  ///
  /// A column counts as dependent where what is left of it at right angles to those before it is at most
  /// max(rows, columns) · 2⁻⁵² of its length. The units of the columns do not matter.
  public var dependentColumn: Int? {
    let share = Double(max(rows, columns)) * .ulpOfOne
    return (0..<columns).first { j in
      j >= rows || abs(packed[j * rows + j]) <= share * lengths[j]
    }
  }

  /// The least squares solution: the x that minimises |Ax − b|².
  ///
  /// - Parameter b: [rows]
  /// - Returns: x, [columns]
  /// - Throws: ``LinearAlgebraError/underdetermined(rows:columns:)``,
  ///   ``LinearAlgebraError/dependentColumn(_:)``,
  ///   ``LinearAlgebraError/rightSideMismatch(rows:count:)``
  /// - Complexity: O(rows · columns)
  public func solve(_ b: [Double]) throws(LinearAlgebraError) -> [Double] {
    guard rows >= columns else { throw .underdetermined(rows: rows, columns: columns) }
    guard b.count == rows else { throw .rightSideMismatch(rows: rows, count: b.count) }
    if let column = dependentColumn { throw .dependentColumn(column) }
    var x = b
    for k in heads.indices { reflect(&x, by: k) }
    // R x = Qᵀ b from the last row up, a column of R at a time.
    for j in stride(from: columns - 1, through: 0, by: -1) {
      x[j] /= packed[j * rows + j]
      for i in 0..<j { x[i] -= packed[j * rows + i] * x[j] }
    }
    return Array(x.prefix(columns))
  }

  /// Whether row i of R has its sign changed, and column i of Q.
  private func isFlipped(_ i: Int) -> Bool { packed[i * rows + i] < 0 }

  /// y ← (I − vvᵀ) y for the k-th reflection.
  private func reflect(_ y: inout [Double], by k: Int) {
    guard heads[k] != 0 else { return }
    let tail = rows - k - 1
    packed.withUnsafeBufferPointer { packed in
      y.withUnsafeMutableBufferPointer { y in
        let v = packed.baseAddress! + k * rows + k + 1
        let rest = y.baseAddress! + k + 1
        let share = heads[k] * y[k] + InnerProducts.dot(v, rest, count: tail)
        y[k] -= share * heads[k]
        for i in 0..<tail { rest[i] -= share * v[i] }
      }
    }
  }
}
