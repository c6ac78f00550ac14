/// How a text is laid out as a table: its separator, its header and its marks for "no value".
public struct CSVFormat: Sendable, Equatable {
  /// Where the names of the columns come from.
  public enum Header: Sendable, Equatable {
    /// The first row holds them.
    case firstRow
    /// There is no header row; the columns are called `column1`, `column2`, ….
    case numbered
    /// There is no header row; the names are these, one a column.
    case names([String])
  }

  /// What stands between two fields: an ASCII character other than a quote or a line break.
  public var separator: Character
  /// Where the names of the columns come from.
  public var header: Header
  /// The texts that mean "no value" where they stand without quotes. The empty text alone, unless
  /// set; `["", "NA", "?"]` is a common list.
  public var missingMarkers: [String]

  /// A format; by default fields are separated by commas, the first row holds the names, and an
  /// empty field means that there is no value.
  public init(
    separator: Character = ",", header: Header = .firstRow, missingMarkers: [String] = [""]
  ) {
    self.separator = separator
    self.header = header
    self.missingMarkers = missingMarkers
  }

  /// Fields separated by commas, names in the first row.
  public static let commas = CSVFormat()
  /// Fields separated by tabs, names in the first row.
  public static let tabs = CSVFormat(separator: "\t")
  /// Fields separated by semicolons, names in the first row.
  public static let semicolons = CSVFormat(separator: ";")

  /// The byte of the separator.
  func separatorByte() throws(CSVError) -> UInt8 {
    guard let byte = separator.asciiValue, !separator.isNewline, separator != "\"" else {
      throw .invalidSeparator(separator)
    }
    return byte
  }
}
