/// A table read from comma-separated text, its columns typed when they are asked for.
///
///     let table = try CSVTable("name,area\noak,12.5\n\"elm, old\",8\n")
///     let areas = try table.doubles("area")             // [12.5, 8]
///     let names = try table.strings("name")             // ["oak", "elm, old"]
///
/// The text follows RFC 4180: a field with separators, quotes or line breaks stands in quotes, a
/// quote within it doubled; spaces belong to the field. Lines end in LF, CRLF or CR; the last may
/// lack its end. A byte order mark at the beginning is skipped. An empty line is a row of one empty
/// field: it is in order where there is one column, an error elsewhere.
///
/// Every error says where in the text it is, by line and column.
public struct CSVTable: Sendable {
  /// The names of the columns, all different.
  public let columnNames: [String]
  /// How many rows there are, the header not counted.
  public let rowCount: Int
  /// The number of each column.
  private let columnIndices: [String: Int]
  /// Which texts without quotes mean "no value".
  let missingMarkers: [[UInt8]]
  /// The whole text.
  let bytes: [UInt8]
  /// The fields of all rows but the header, row by row.
  let fields: [CSVField]

  /// How many columns there are.
  public var columnCount: Int { columnNames.count }

  /// The table in a text.
  ///
  /// - Throws: ``CSVError``
  /// - Complexity: O(length), in one pass.
  public init(_ text: String, format: CSVFormat = .commas) throws(CSVError) {
    try self.init(validBytes: Array(text.utf8), format: format)
  }

  /// The table in the bytes of a text in UTF-8.
  ///
  /// - Throws: ``CSVError``
  public init(_ bytes: [UInt8], format: CSVFormat = .commas) throws(CSVError) {
    if let position = bytes.firstInvalidUTF8 { throw .invalidUTF8(at: position) }
    try self.init(validBytes: bytes, format: format)
  }

  /// - Parameter bytes: valid UTF-8.
  private init(validBytes bytes: [UInt8], format: CSVFormat) throws(CSVError) {
    let separator = try format.separatorByte()
    var expected: Int?
    if case .names(let names) = format.header { expected = names.count }
    let parsed = bytes.withUnsafeBufferPointer { bytes in
      Result { () throws(CSVError) in
        try CSVParser(bytes, separator: separator, expected: expected)
      }
    }
    let parser = try parsed.get()
    self.bytes = bytes
    missingMarkers = format.missingMarkers.map { Array($0.utf8) }
    switch format.header {
    case .firstRow:
      columnNames = parser.fields.prefix(parser.columns).map { Self.text(of: $0, in: bytes) }
      fields = Array(parser.fields.dropFirst(parser.columns))
    case .numbered:
      columnNames = (1...parser.columns).map { "column\($0)" }
      fields = parser.fields
    case .names(let names):
      columnNames = names
      fields = parser.fields
    }
    rowCount = fields.count / columnNames.count
    var columnIndices: [String: Int] = [:]
    for (index, name) in columnNames.enumerated() {
      if let first = columnIndices.updateValue(index, forKey: name) {
        throw .duplicateColumn(name, first: first, second: index)
      }
    }
    self.columnIndices = columnIndices
  }

  /// The number of a column.
  ///
  /// - Throws: ``CSVError/unknownColumn(_:nearest:)``
  public func index(ofColumn name: String) throws(CSVError) -> Int {
    guard let index = columnIndices[name] else {
      throw .unknownColumn(name, nearest: nearestName(to: name, among: columnNames))
    }
    return index
  }

  /// The text of a field, its quotes removed.
  public subscript(row: Int, column: Int) -> String {
    Self.text(of: field(row, column), in: bytes)
  }

  /// Where a field begins in the text.
  public func position(row: Int, column: Int) -> TextPosition {
    let field = field(row, column)
    return bytes.withUnsafeBufferPointer { bytes in
      TextPosition(of: field.start - (Self.isQuoted(field, in: bytes) ? 1 : 0), in: bytes)
    }
  }

  func field(_ row: Int, _ column: Int) -> CSVField {
    require(
      row >= 0 && row < rowCount && column >= 0 && column < columnCount,
      "a table of \(rowCount) rows and \(columnCount) columns has no field (\(row), \(column))")
    return fields[row * columnCount + column]
  }

  /// Whether a field stands in quotes. A field without them is never preceded by one.
  static func isQuoted(_ field: CSVField, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    field.start > 0 && bytes[field.start - 1] == CSVParser.quote
  }

  /// A field's text, doubled quotes made single.
  static func text(of field: CSVField, in bytes: [UInt8]) -> String {
    let raw = bytes[field.start..<field.end]
    guard raw.contains(CSVParser.quote) else { return String(decoding: raw, as: UTF8.self) }
    var single: [UInt8] = []
    single.reserveCapacity(raw.count)
    var index = raw.startIndex
    while index < raw.endIndex {
      single.append(raw[index])
      index += raw[index] == CSVParser.quote ? 2 : 1
    }
    return String(decoding: single, as: UTF8.self)
  }
}

extension CSVTable: Equatable {
  /// Equal names and equal texts in all fields, whatever the layout that they were read from. A
  /// field without a value equals only another such field.
  public static func == (a: CSVTable, b: CSVTable) -> Bool {
    guard a.columnNames == b.columnNames, a.rowCount == b.rowCount else { return false }
    return a.fields.indices.allSatisfy { index in
      a.isMissing(a.fields[index]) == b.isMissing(b.fields[index])
        && text(of: a.fields[index], in: a.bytes) == text(of: b.fields[index], in: b.bytes)
    }
  }
}

extension [UInt8] {
  /// Where the bytes stop being UTF-8, or nil.
  fileprivate var firstInvalidUTF8: TextPosition? {
    if String(validating: self, as: UTF8.self) != nil { return nil }
    var iterator = makeIterator()
    var parser = UTF8.ForwardParser()
    var index = 0
    while case .valid(let scalar) = parser.parseScalar(from: &iterator) { index += scalar.count }
    return withUnsafeBufferPointer { TextPosition(of: index, in: $0) }
  }
}
