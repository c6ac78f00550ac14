// # Products of matrices
//
// Every element is summed from the first inner index to the last, each product and each sum rounded: the
// definition, in its order, on every processor and on any number of threads.

extension Matrix {
  /// The product A B.
  ///
  ///     cᵢⱼ = Σₗ aᵢₗ bₗⱼ
  ///
  /// The columns of A must be as many as the rows of B.
  ///
  /// - Complexity: O(mnk)
  public static func * (a: Matrix, b: Matrix) -> Matrix {
    require(a.columns == b.rows, "cannot multiply \(a.shape) by \(b.shape)")
    var c = Matrix(rows: a.rows, columns: b.columns)
    c.addProduct(of: a, times: b)
    return c
  }

  /// Aᵀ B, without transposing A in memory. Both have the same number of rows.
  public func transposedTimes(_ b: Matrix) -> Matrix {
    require(rows == b.rows, "cannot multiply the transpose of \(shape) by \(b.shape)")
    var c = Matrix(rows: columns, columns: b.columns)
    c.addProduct(of: self, transposed: true, times: b)
    return c
  }

  /// A Bᵀ, without transposing B in memory. Both have the same number of columns.
  public func timesTransposed(_ b: Matrix) -> Matrix {
    require(columns == b.columns, "cannot multiply \(shape) by the transpose of \(b.shape)")
    var c = Matrix(rows: rows, columns: b.rows)
    c.addProduct(of: self, times: b, timesTransposed: true)
    return c
  }

  /// The product with a vector, A x.
  ///
  /// - Parameter x: [columns]
  public func times(_ x: [Double]) -> [Double] {
    require(columns == x.count, "cannot multiply \(shape) by a vector of \(x.count) elements")
    return (self * Matrix(column: x)).elements
  }

  /// C ← C + A B, either operand transposed.
  mutating func addProduct(
    of a: Matrix, transposed aIsTransposed: Bool = false,
    times b: Matrix, timesTransposed bIsTransposed: Bool = false
  ) {
    a.elements.withUnsafeBufferPointer { aElements in
      b.elements.withUnsafeBufferPointer { bElements in
        elements.withUnsafeMutableBufferPointer { cElements in
          guard let a0 = aElements.baseAddress, let b0 = bElements.baseAddress,
            let c0 = cElements.baseAddress
          else { return }
          multiplyAdd(
            m: rows, n: columns, k: aIsTransposed ? a.rows : a.columns,
            a: StridedPointer(base: a0, columns: a.columns, transposed: aIsTransposed),
            b: StridedPointer(base: b0, columns: b.columns, transposed: bIsTransposed), c: c0)
        }
      }
    }
  }
}

extension StridedPointer {
  /// A row-major matrix in memory, or its transpose.
  init(base: UnsafePointer<Double>, columns: Int, transposed: Bool = false) {
    self.init(base: base, row: transposed ? 1 : columns, column: transposed ? columns : 1)
  }
}

/// C ← C + A B for an m × k matrix A, a k × n matrix B and an m × n matrix C with contiguous rows.
func multiplyAdd(
  m: Int, n: Int, k: Int, a: StridedPointer, b: StridedPointer, c: UnsafeMutablePointer<Double>
) {
  let kernels = Kernels.best
  // Below some 4 million products a second thread costs more than it brings.
  guard m * n * k > 1 << 22, m > 1 else {
    kernels.multiply(m: m, n: n, k: k, a: a, b: b, c: c)
    return
  }
  let rows = max(8, m / 16)
  parallel(over: m, chunk: rows) { range in
    let part = StridedPointer(
      base: a.base + range.lowerBound * a.row, row: a.row, column: a.column)
    kernels.multiply(
      m: range.count, n: n, k: k, a: part, b: b, c: c + range.lowerBound * n)
  }
}
