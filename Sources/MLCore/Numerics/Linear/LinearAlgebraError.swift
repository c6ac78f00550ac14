/// What can be wrong with a matrix that is to be factorised.
///
/// The cases hold the facts; ``description`` is the only place with their wording.
public enum LinearAlgebraError: Error, Equatable, Sendable {
  /// A matrix without rows or columns.
  case noElements(rows: Int, columns: Int)
  /// An element that is NaN or infinite.
  case nonFiniteElement(Double, row: Int, column: Int)
  /// A column of finite elements whose length is above the largest number.
  case columnTooLong(Int)
  /// Fewer equations than unknowns.
  case underdetermined(rows: Int, columns: Int)
  /// A column that is a combination of those before it, to rounding.
  case dependentColumn(Int)
  /// A right side of another length than the matrix has rows.
  case rightSideMismatch(rows: Int, count: Int)
  /// A matrix that must be square and is not.
  case notSquare(rows: Int, columns: Int)
  /// Elements (row, column) and (column, row), which should be equal.
  case notSymmetric(Double, Double, row: Int, column: Int)
  /// Rotations that do not come to an end.
  case noConvergence(sweeps: Int)
}

extension LinearAlgebraError: CustomStringConvertible {
  /// What was expected, and what was found.
  public var description: String {
    switch self {
    case .noElements(let rows, let columns):
      "there is nothing to factorise: the matrix is \(rows) × \(columns)"
    case .nonFiniteElement(let value, let row, let column):
      "elements must be finite: the one of row \(row) and column \(column) is \(value)"
    case .columnTooLong(let column):
      "the length of a column must be a finite number: that of column \(column) is not"
    case .underdetermined(let rows, let columns):
      """
      there must be at least as many equations as unknowns: \
      got \(rows) equations for \(columns) unknowns
      """
    case .dependentColumn(let column):
      "the columns must be independent: column \(column) is a combination of those before it"
    case .rightSideMismatch(let rows, let count):
      "there must be a right side for each row: got \(count) for \(rows) rows"
    case .notSquare(let rows, let columns):
      "the matrix must be square: it is \(rows) × \(columns)"
    case .notSymmetric(let a, let b, let row, let column):
      """
      the matrix must be symmetric: \
      element (\(row), \(column)) is \(a) and element (\(column), \(row)) is \(b)
      """
    case .noConvergence(let sweeps):
      "the rotations must come to an end: they did not in \(sweeps) sweeps"
    }
  }
}

extension Matrix {
  /// Checks that there are elements, all finite.
  func checkElements() throws(LinearAlgebraError) {
    guard rows > 0, columns > 0 else { throw .noElements(rows: rows, columns: columns) }
    if let found = firstNonFinite() {
      throw .nonFiniteElement(found.value, row: found.row, column: found.column)
    }
  }
}
