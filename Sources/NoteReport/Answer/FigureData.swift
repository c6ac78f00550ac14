import NoteRecord
import SVGCharts

/// A chart's numbers: for the data of the page, for the table behind the figure, and for the script that shows
/// them under the pointer.
struct RenderedChartData {
  var header: [String]
  var rows: [[String]]
  /// In the drawing's coordinates.
  var places: [Point?]
  var keyColumns: [Int]

  init(_ chart: RenderedChart) {
    header = chart.header
    rows = chart.rows
    places = chart.places
    keyColumns = chart.keyColumns
  }

  /// Rows of the table on the page, all series together, and of one series.
  private static let shownRows = 60
  private static let shownRowsOfSeries = 30

  /// The numbers of the rows that the page shows, evenly spread over each series: the rest is in the page's
  /// JSON, and tables of thousands of points are read by nobody.
  var shown: [Int] {
    // Rows of one series follow each other; a row without a place is a remark or lies outside.
    var series: [[Int]] = []
    var last: [String]?
    for (index, row) in rows.enumerated() {
      let key = keyColumns.map { $0 < row.count ? row[$0] : "" }
      if key == last {
        series[series.count - 1].append(index)
      } else {
        series.append([index])
      }
      last = key
    }
    let each = max(2, min(Self.shownRowsOfSeries, Self.shownRows / max(series.count, 1)))
    let spread = series.flatMap { evenlySpread($0, atMost: each) }
    return evenlySpread(spread, atMost: Self.shownRows)
  }

  /// What the script needs beside the drawing: where each shown row is, and which columns name its series.
  func attributes(table: String) -> String {
    let at = shown.map { index in
      guard index < places.count, let place = places[index] else { return "-" }
      return "\(rounded(place.x)),\(rounded(place.y))"
    }
    guard at.contains(where: { $0 != "-" }) else { return "" }
    let keys = keyColumns.map(String.init).joined(separator: " ")
    return " data-table=\"\(table)\" data-at=\"\(at.joined(separator: " "))\""
      + (keys.isEmpty ? "" : " data-keys=\"\(keys)\"")
  }

  /// Half a point is nearer than a finger.
  private func rounded(_ value: Double) -> String {
    let halves = Int((value * 2).rounded())
    return halves % 2 == 0 ? String(halves / 2) : "\(halves / 2).5"
  }
}

extension ExperimentOutputs {
  /// The table behind a figure.
  func table(_ data: RenderedChartData, id: String? = nil) -> String {
    guard !data.header.isEmpty, !data.rows.isEmpty else { return "" }
    let isNumeric = data.header.indices.map { column in
      data.rows.allSatisfy { column < $0.count && looksNumeric($0[column]) }
    }
    let shown = data.shown
    let record = TableRecord(
      columns: zip(data.header, isNumeric).map { .init(title: $0, isNumeric: $1) },
      rows: shown.map { data.rows[$0] }, hasRowHeadings: false)
    var html = table(record, id: id)
    if shown.count < data.rows.count {
      let words = renderer.words.rows(shown: shown.count, of: data.rows.count)
      html += "<p class=\"remark\">\(words)</p>\n"
    }
    return html
  }

  private func looksNumeric(_ cell: String) -> Bool {
    guard let first = cell.unicodeScalars.first else { return true }
    return "0123456789-−+.<≈∞".unicodeScalars.contains(first) || cell == "nan" || cell == "—"
  }
}
