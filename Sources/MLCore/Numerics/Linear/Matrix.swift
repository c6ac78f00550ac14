/// Numbers in rows and columns: a sample a row, a feature a column.
///
/// Row-major: element (i, j) is `elements[i * columns + j]`.
public struct Matrix: Equatable, Sendable {
  /// How many rows there are.
  public let rows: Int
  /// How many columns there are.
  public let columns: Int
  /// Row by row, [rows · columns].
  public internal(set) var elements: [Double]

  /// A matrix whose elements are all the same.
  public init(rows: Int, columns: Int, repeating value: Double = 0) {
    require(rows >= 0 && columns >= 0, "a matrix cannot have the shape \(rows) × \(columns)")
    self.rows = rows
    self.columns = columns
    elements = [Double](repeating: value, count: rows * columns)
  }

  /// A matrix of elements that are given row by row.
  ///
  /// - Parameters:
  ///   - rows: 0 or more.
  ///   - columns: 0 or more.
  ///   - elements: [rows · columns]
  public init(rows: Int, columns: Int, elements: [Double]) {
    require(
      rows >= 0 && columns >= 0 && elements.count == rows * columns,
      "a \(rows) × \(columns) matrix has \(rows * columns) elements, got \(elements.count)")
    self.rows = rows
    self.columns = columns
    self.elements = elements
  }

  /// A matrix of rows of equal length; no rows make a 0 × 0 matrix.
  ///
  /// - Throws: ``NumericsError/rowLengthMismatch(row:count:expected:)``
  public init(_ rows: [[Double]]) throws(NumericsError) {
    let columns = rows.first?.count ?? 0
    for (index, row) in rows.enumerated() where row.count != columns {
      throw .rowLengthMismatch(row: index, count: row.count, expected: columns)
    }
    self.init(rows: rows.count, columns: columns, elements: Array(rows.joined()))
  }

  /// A matrix of elements that a function of row and column gives.
  public init(rows: Int, columns: Int, _ element: (_ row: Int, _ column: Int) throws -> Double)
    rethrows
  {
    self.init(rows: rows, columns: columns)
    for i in 0..<rows {
      for j in 0..<columns { elements[i * columns + j] = try element(i, j) }
    }
  }

  /// A matrix of one column.
  public init(column: [Double]) {
    self.init(rows: column.count, columns: 1, elements: column)
  }

  /// A matrix whose elements the body writes, all of them.
  init(
    rows: Int, columns: Int,
    filling body: (UnsafeMutableBufferPointer<Double>) -> Void
  ) {
    self.rows = rows
    self.columns = columns
    elements = [Double](unsafeUninitializedCapacity: rows * columns) { buffer, count in
      // Of no elements there may be no address.
      if rows * columns > 0 {
        body(UnsafeMutableBufferPointer(rebasing: buffer[..<(rows * columns)]))
      }
      count = rows * columns
    }
  }

  /// The square matrix with ones on its diagonal.
  public static func identity(_ size: Int) -> Matrix {
    Matrix(rows: size, columns: size) { $0 == $1 ? 1 : 0 }
  }

  /// The shape in words: `3 × 4`.
  public var shape: String { "\(rows) × \(columns)" }

  /// The element of a row and a column.
  public subscript(row: Int, column: Int) -> Double {
    get {
      check(row, column)
      return elements[row * columns + column]
    }
    set {
      check(row, column)
      elements[row * columns + column] = newValue
    }
  }

  @inline(__always)
  private func check(_ row: Int, _ column: Int) {
    require(
      row >= 0 && row < rows && column >= 0 && column < columns,
      "a \(shape) matrix has no element (\(row), \(column))")
  }

  /// The elements of a row, without a copy.
  public func row(_ index: Int) -> ArraySlice<Double> {
    require(index >= 0 && index < rows, "a \(shape) matrix has no row \(index)")
    return elements[index * columns..<(index + 1) * columns]
  }

  /// The elements of a column.
  public func column(_ index: Int) -> [Double] {
    require(index >= 0 && index < columns, "a \(shape) matrix has no column \(index)")
    return (0..<rows).map { elements[$0 * columns + index] }
  }

  /// The rows of the given numbers, in their order; a number may come more than once.
  public func selectingRows(_ indices: some Collection<Int>) -> Matrix {
    for index in indices {
      require(index >= 0 && index < rows, "a \(shape) matrix has no row \(index)")
    }
    return elements.withUnsafeBufferPointer { source in
      Matrix(rows: indices.count, columns: columns) { target in
        var next = target.baseAddress!
        for index in indices {
          next.update(from: source.baseAddress! + index * columns, count: columns)
          next += columns
        }
      }
    }
  }

  /// All rows as arrays.
  public var nestedRows: [[Double]] { (0..<rows).map { Array(row($0)) } }

  /// The matrix with rows and columns exchanged.
  public var transposed: Matrix {
    elements.withUnsafeBufferPointer { source in
      Matrix(rows: columns, columns: rows) { target in
        // In squares, so that both sides stay in the cache.
        let side = 16
        for top in stride(from: 0, to: rows, by: side) {
          for left in stride(from: 0, to: columns, by: side) {
            for i in top..<min(top + side, rows) {
              for j in left..<min(left + side, columns) {
                target[j * rows + i] = source[i * columns + j]
              }
            }
          }
        }
      }
    }
  }

  /// Each element by a function.
  public func mapElements(_ function: (Double) throws -> Double) rethrows -> Matrix {
    Matrix(rows: rows, columns: columns, elements: try elements.map(function))
  }
}

extension Matrix: CustomStringConvertible {
  /// The rows in brackets: `[[1.0, 2.0], [3.0, 4.0]]`.
  public var description: String {
    "["
      + nestedRows.map { "[" + $0.map { "\($0)" }.joined(separator: ", ") + "]" }
      .joined(separator: ", ") + "]"
  }
}
