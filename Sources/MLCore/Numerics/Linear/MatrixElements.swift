// # Element by element, and column by column

extension Matrix {
  /// f of every element, in a loop that the compiler can put into vectors.
  @inline(__always)
  func elementwise(_ f: (Double) -> Double) -> Matrix {
    elements.withUnsafeBufferPointer { x in
      Matrix(rows: rows, columns: columns) { y in
        for index in x.indices { y[index] = f(x[index]) }
      }
    }
  }

  /// An elementary function of every element, in place and in vectors.
  mutating func apply(_ function: KernelFunction) {
    elements.withUnsafeMutableBufferPointer { x in
      guard let first = x.baseAddress else { return }
      Kernels.best.apply(function, to: first, count: x.count, into: first)
    }
  }

  /// An elementary function of every element, in vectors.
  func applying(_ function: KernelFunction) -> Matrix {
    var result = self
    result.apply(function)
    return result
  }

  /// f of every pair of elements of two matrices of one shape.
  @inline(__always)
  func elementwise(_ other: Matrix, _ f: (Double, Double) -> Double) -> Matrix {
    require(
      rows == other.rows && columns == other.columns,
      "the matrices must have one shape: got \(shape) and \(other.shape)")
    return elements.withUnsafeBufferPointer { x in
      other.elements.withUnsafeBufferPointer { y in
        Matrix(rows: rows, columns: columns) { z in
          for index in x.indices { z[index] = f(x[index], y[index]) }
        }
      }
    }
  }

  /// The sum, element by element; both have one shape.
  public static func + (a: Matrix, b: Matrix) -> Matrix { a.elementwise(b) { $0 + $1 } }

  /// The difference, element by element; both have one shape.
  public static func - (a: Matrix, b: Matrix) -> Matrix { a.elementwise(b) { $0 - $1 } }

  /// Every element times a number.
  public static func * (factor: Double, a: Matrix) -> Matrix { a.elementwise { factor * $0 } }

  /// The sum of each column, from the first row to the last. [columns]
  public var columnSums: [Double] {
    var sums = [Double](repeating: 0, count: columns)
    sums.withUnsafeMutableBufferPointer { sums in
      elements.withUnsafeBufferPointer { x in
        for i in 0..<rows {
          for j in 0..<columns { sums[j] += x[i * columns + j] }
        }
      }
    }
    return sums
  }

  /// The mean of each column. [columns]; NaN where there is no row.
  public var columnMeans: [Double] { columnSums.map { $0 / Double(rows) } }

  /// The mean of (x − mean)² of each column. [columns]
  ///
  /// - Parameter mean: the columns' means, [columns].
  func columnVariances(around mean: [Double]) -> [Double] {
    var squares = [Double](repeating: 0, count: columns)
    for i in 0..<rows {
      for j in 0..<columns {
        let deviation = elements[i * columns + j] - mean[j]
        squares[j] += deviation * deviation
      }
    }
    return squares.map { $0 / Double(rows) }
  }

  /// The variance of each column with the divisor n. [columns]
  public var columnVariances: [Double] { columnVariances(around: columnMeans) }

  /// √(Σ of the squares of all elements), the Frobenius norm.
  public var norm: Double { euclideanNorm(elements) }

  /// The place of the first element that is NaN or infinite.
  func firstNonFinite() -> (row: Int, column: Int, value: Double)? {
    guard let index = elements.firstIndex(where: { !$0.isFinite }) else { return nil }
    return (index / columns, index % columns, elements[index])
  }
}
