import NoteRecord

extension ExperimentOutputs {
  /// Short rows are filled up and long ones cut, so that a record that is not whole still shows.
  func table(_ table: TableRecord, id: String? = nil) -> String {
    let name = id.map { " id=\"\($0)\"" } ?? ""
    // A class a column on the table is shorter than one on each cell.
    let numeric = table.columns.indices.filter { table.columns[$0].isNumeric }
    let columns = numeric.filter { $0 < Self.alignedColumns }.map { "n\($0 + 1)" }
    let style = columns.isEmpty ? "" : " class=\"\(columns.joined(separator: " "))\""
    var html = "<div class=\"scroll\" tabindex=\"0\"><table\(name)\(style)>\n<thead>\n<tr>"
    for (index, column) in table.columns.enumerated() {
      let style = self.style(column, index)
      // The corner above the rows' headings heads nothing.
      html +=
        column.title.isEmpty
        ? "<td></td>" : "<th scope=\"col\"\(style)>\(escaped(column.title))</th>"
    }
    html += "</tr>\n</thead>\n<tbody>\n"
    for row in table.rows {
      html += "<tr>"
      for (index, column) in table.columns.enumerated() {
        let cell = index < row.count ? escaped(row[index]) : ""
        let style = self.style(column, index)
        html +=
          table.hasRowHeadings && index == 0
          ? "<th scope=\"row\"\(style)>\(cell)</th>" : "<td\(style)>\(cell)</td>"
      }
      html += "</tr>\n"
    }
    return html + "</tbody>\n</table></div>\n"
  }

  /// As many as the theme has rules for: `.n1`, `.n2`, …
  private static let alignedColumns = 12

  private func style(_ column: TableRecord.Column, _ index: Int) -> String {
    column.isNumeric && index >= Self.alignedColumns ? " class=\"number\"" : ""
  }
}
