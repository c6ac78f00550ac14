/// A table: rows of any type, and what each column shows of a row.
///
///     Table(["A": a, "B": b]) {
///       Column("recall", \.recall, format: .percent(1))
///       Column("false alarms", \.falsePositives, format: .integer)
///     }
public struct Table: Displayable {
  public let record: TableRecord

  /// Rows with a heading each, in the order written.
  public init<Row>(
    _ rows: KeyValuePairs<String, Row>, @ColumnBuilder<Row> columns: () -> [Column<Row>]
  ) {
    self.init(headings: rows.map(\.key), rows: rows.map(\.value), columns: columns())
  }

  /// Rows without headings.
  public init<Row>(
    _ rows: some Sequence<Row>, @ColumnBuilder<Row> columns: () -> [Column<Row>]
  ) {
    self.init(headings: nil, rows: Array(rows), columns: columns())
  }

  private init<Row>(headings: [String]?, rows: [Row], columns: [Column<Row>]) {
    var header = columns.map { TableRecord.Column(title: $0.title, isNumeric: $0.isNumeric) }
    if headings != nil { header.insert(TableRecord.Column(title: "", isNumeric: false), at: 0) }
    record = TableRecord(
      columns: header,
      rows: rows.enumerated().map { index, row in
        (headings.map { [$0[index]] } ?? []) + columns.map { $0.cell(row) }
      },
      hasRowHeadings: headings != nil)
  }

  public var display: Display { .table(record) }
}

/// A column of a ``Table``: a title, and the text that a row has in it.
public struct Column<Row> {
  let title: String
  let isNumeric: Bool
  let cell: (Row) -> String

  /// Numbers. A format is needed, since silent rounding is how figures go wrong; an undefined ratio
  /// (NaN) shows as "undefined".
  public init(_ title: String, _ value: @escaping (Row) -> Double, format: NumberFormat) {
    self.title = title
    isNumeric = true
    cell = { format.string(from: value($0)) }
  }

  /// Numbers that may be missing: nil shows as a dash.
  public init(_ title: String, _ value: @escaping (Row) -> Double?, format: NumberFormat) {
    self.title = title
    isNumeric = true
    cell = { value($0).map(format.string(from:)) ?? "–" }
  }

  /// Whole numbers, grouped: 1,000,000.
  public init(_ title: String, _ value: @escaping (Row) -> some BinaryInteger) {
    self.title = title
    isNumeric = true
    cell = { NumberFormat.integer.string(from: value($0)) }
  }

  public init(_ title: String, _ value: @escaping (Row) -> String) {
    self.title = title
    isNumeric = false
    cell = value
  }

  /// Shown as "yes" and "no".
  public init(_ title: String, _ value: @escaping (Row) -> Bool) {
    self.title = title
    isNumeric = false
    cell = { value($0) ? "yes" : "no" }
  }

  @available(*, unavailable, message: "a Double needs a format, such as format: .percent(1)")
  public init(_ title: String, _ value: @escaping (Row) -> Double) {
    self.init(title, value, format: .significant(3))
  }
}

@resultBuilder
public enum ColumnBuilder<Row> {
  public static func buildExpression(_ column: Column<Row>) -> [Column<Row>] { [column] }
  public static func buildBlock(_ columns: [Column<Row>]...) -> [Column<Row>] {
    Array(columns.joined())
  }
  public static func buildOptional(_ columns: [Column<Row>]?) -> [Column<Row>] { columns ?? [] }
  public static func buildEither(first columns: [Column<Row>]) -> [Column<Row>] { columns }
  public static func buildEither(second columns: [Column<Row>]) -> [Column<Row>] { columns }
  public static func buildArray(_ columns: [[Column<Row>]]) -> [Column<Row>] {
    Array(columns.joined())
  }
}
