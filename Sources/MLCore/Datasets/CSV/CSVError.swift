/// A place in a text, both counted from 1: the column in Unicode scalars, the line in line breaks
/// of any kind (LF, CRLF, CR).
public struct TextPosition: Sendable, Equatable, CustomStringConvertible {
  /// The line, counted from 1.
  public let line: Int
  /// The Unicode scalar within the line, counted from 1.
  public let column: Int

  /// The place in a line and a column.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// `line 3, column 7`.
  public var description: String { "line \(line), column \(column)" }
}

/// What the fields of a column are read as.
public enum CSVType: String, Sendable {
  /// A finite decimal number.
  case double
  /// A whole number of 64 bits.
  case integer
  /// `true` or `false`, `yes` or `no`, `1` or `0`.
  case boolean
  /// The text as it stands.
  case string
}

/// What can be wrong with a text that is read as a table, or with a question to the table.
///
/// The cases hold the facts; ``description`` is the only place with their wording.
public enum CSVError: Error, Equatable, Sendable {
  /// Not a single row, or not even a header.
  case emptyText
  /// A separator that cannot be told from quotes, line breaks or parts of letters.
  case invalidSeparator(Character)
  /// Bytes that are no text.
  case invalidUTF8(at: TextPosition)
  /// A quoted field that the text ends in.
  case unclosedQuote(openedAt: TextPosition)
  /// A quote in the middle of a field that does not begin with one.
  case strayQuote(at: TextPosition)
  /// Text between a closing quote and the next separator.
  case textAfterQuote(at: TextPosition)
  /// A row with more or fewer fields than there are names; the place of the row's first field.
  case fieldCountMismatch(expected: Int, got: Int, at: TextPosition)
  /// Two columns of one name.
  case duplicateColumn(String, first: Int, second: Int)
  /// No column of that name; `nearest` is the name that was probably meant.
  case unknownColumn(String, nearest: String?)
  /// A field without a value where every field must have one.
  case missingValue(column: String, at: TextPosition, expected: CSVType)
  /// A field that does not read as what was asked for.
  case notConvertible(String, column: String, at: TextPosition, expected: CSVType)
  /// A label that is not among the given class names.
  case unknownClass(String, column: String, at: TextPosition, classNames: [String])
  /// A class name that is given twice.
  case duplicateClass(String, first: Int, second: Int)
}

extension CSVError: CustomStringConvertible {
  /// What was expected, and what was found.
  public var description: String {
    switch self {
    case .emptyText:
      "the text is empty: expected at least one row"
    case .invalidSeparator(let separator):
      """
      a separator must be an ASCII character other than a quote or a line break: \
      got \(quoted(String(separator)))
      """
    case .invalidUTF8(let position):
      "\(position): the bytes are not UTF-8"
    case .unclosedQuote(let position):
      "\(position): this quote is never closed"
    case .strayQuote(let position):
      """
      \(position): a quote inside a field without quotes; \
      expected the whole field in quotes and this one doubled
      """
    case .textAfterQuote(let position):
      "\(position): text after the closing quote; expected a separator or the end of the line"
    case .fieldCountMismatch(let expected, let got, let position):
      """
      \(position): the row has \(got) \(got == 1 ? "field" : "fields"), \
      expected \(expected) as there are columns
      """
    case .duplicateColumn(let name, let first, let second):
      "two columns are called \(quoted(name)): columns \(first + 1) and \(second + 1)"
    case .unknownColumn(let name, let nearest):
      "there is no column \(quoted(name))"
        + (nearest.map { "; the nearest is \(quoted($0))" } ?? "")
    case .missingValue(let column, let position, let expected):
      "\(position): column \(quoted(column)) has no value here, expected \(expected.inWords)"
    case .notConvertible(let text, let column, let position, let expected):
      """
      \(position): column \(quoted(column)) holds \(quoted(text)), \
      expected \(expected.inWords)
      """
    case .unknownClass(let text, let column, let position, let classNames):
      """
      \(position): column \(quoted(column)) holds \(quoted(text)), \
      expected one of \(classNames.map(quoted).joined(separator: ", "))
      """
    case .duplicateClass(let name, let first, let second):
      "class names must differ: \(quoted(name)) stands at \(first) and at \(second)"
    }
  }

  /// The text in quotes and on one line, cut where it is long.
  private func quoted(_ text: String) -> String {
    let shown = text.count > 60 ? text.prefix(59) + "…" : text[...]
    return "\"" + shown.map { $0.isNewline ? "\\n" : String($0) }.joined() + "\""
  }
}

extension CSVType {
  fileprivate var inWords: String {
    switch self {
    case .double: "a finite decimal number"
    case .integer: "a whole number of 64 bits"
    case .boolean: "true or false (also yes or no, 1 or 0)"
    case .string: "a text"
    }
  }
}
