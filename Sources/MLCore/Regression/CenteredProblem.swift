/// A least squares problem around the means of its columns: minimise |Aw − b|² for A = X − x̄ and b = y − ȳ.
///
/// Of many samples only what the problem needs is left: chunks of rows are factorised on their own, and each gives
/// way to its triangle. Rotated rows have the same lengths and angles, so the minimum is the same, with a penalty
/// too; and a chunk fits in the processor's cache.
///
/// - Source: Demmel, Grigori, Hoemmen & Langou 2012 (tall and skinny QR).
struct CenteredProblem {
  /// x̄
  let featureMeans: [Double]
  /// ȳ
  let targetMean: Double
  /// As many columns as features, at most as many rows as samples.
  let a: Matrix
  let b: [Double]

  /// - Throws: ``RegressionError`` for what is not finite, or so large that its column has no finite length.
  init(_ x: Matrix, _ y: [Double]) throws(RegressionError) {
    try RegressionValidation.check(features: x, targets: y)
    let columns = x.columns
    let means = x.compensatedColumnMeans
    let mean = uncheckedMean(y)
    // A reflection at most doubles a length, and a length is at most √n times the largest number.
    let margin = 4 * Double(x.rows)
    for i in 0..<x.rows {
      for j in 0..<columns where !((x.elements[i * columns + j] - means[j]) * margin).isFinite {
        let row = indexOfLargest(x.column(j))
        throw .featureTooLarge(x[row, j], row: row, column: j)
      }
      guard ((y[i] - mean) * margin).isFinite else {
        let index = indexOfLargest(y)
        throw .targetTooLarge(y[index], index: index)
      }
    }
    featureMeans = means
    targetMean = mean

    // By the size alone, so that the bits do not depend on the number of threads.
    let size = max(1024, 8 * columns)
    guard x.rows > 2 * size else {
      a = Matrix(rows: x.rows, columns: columns) { x.elements[$0 * columns + $1] - means[$1] }
      b = y.map { $0 - mean }
      return
    }
    var parts = [(r: Matrix, right: [Double])?](
      repeating: nil, count: (x.rows + size - 1) / size)
    parts.withUnsafeMutableBufferPointer { parts in
      // Each chunk writes its own element.
      nonisolated(unsafe) let parts = parts
      parallel(over: x.rows, chunk: size) { rows in
        let part = Matrix(rows: columns, columns: rows.count) {
          x.elements[(rows.lowerBound + $1) * columns + $0] - means[$0]
        }
        let factors = QRDecomposition(transposed: part)
        let right = factors.rotated(y[rows].map { $0 - mean })
        parts[rows.lowerBound / size] = (factors.r, right)
      }
    }
    let triangles = parts.compactMap { $0 }
    a = Matrix(
      rows: triangles.reduce(0) { $0 + $1.r.rows }, columns: columns,
      elements: triangles.flatMap(\.r.elements))
    b = triangles.flatMap(\.right)
  }
}

/// The first index of the largest magnitude.
private func indexOfLargest(_ values: [Double]) -> Int {
  values.indices.reduce(0) { abs(values[$1]) > abs(values[$0]) ? $1 : $0 }
}

extension Matrix {
  /// The mean of each column, as accurate as ``mean(of:)``, in one pass through memory.
  fileprivate var compensatedColumnMeans: [Double] {
    var sums = [CompensatedSum](repeating: CompensatedSum(), count: columns)
    sums.withUnsafeMutableBufferPointer { sums in
      for i in 0..<rows {
        for j in 0..<columns { sums[j].add(elements[i * columns + j]) }
      }
    }
    return sums.map { $0.value / Double(rows) }
  }
}
