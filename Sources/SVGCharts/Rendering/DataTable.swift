/// The plotted values as a table: a column for each label, a row for each mark or point.
struct DataTable {
  /// Of a longer series this many rows are shown, evenly spread, and a row says so.
  static let rowLimit = 200

  var header: [String] = []
  var rows: [[String]] = []
  /// Where each row comes from: a mark's number and its row; nil for a remark.
  var sources: [(mark: Int, row: Int)?] = []
  /// The columns that tell series apart.
  var keyColumns: [Int] = []

  init(_ spec: ChartSpec) {
    // The corners of computed regions are no data, where there is other.
    let filled = spec.marks.indices.filter { spec.marks[$0].count > 0 }
    let data = filled.filter { spec.marks[$0].kind != .polygon }
    let numbers = data.isEmpty ? filled : data
    let marks = numbers.map { spec.marks[$0] }
    let namesMarks = Set(marks.map(\.kind.rawValue)).count > 1
    if namesMarks { header.append("Mark") }
    let order = MarkSpec.groupingChannels + MarkSpec.valueChannels + MarkSpec.positionChannels
    // A start and an end may share a label; then they are told apart.
    var columns: [String] = []
    for path in order {
      for mark in marks {
        if let name = Self.name(mark, path), !columns.contains(name) { columns.append(name) }
      }
    }
    header += columns
    let keys = MarkSpec.groupingChannels.flatMap { path in marks.compactMap { Self.name($0, path) }
    }
    keyColumns = header.indices.filter { keys.contains(header[$0]) || (namesMarks && $0 == 0) }
    if marks.contains(where: \.hasTexts) { header.append("Text") }

    for (number, mark) in zip(numbers, marks) {
      // Which column of the table each of the mark's channels fills.
      let filled = order.compactMap { path -> (place: Int, channel: ChannelSpec)? in
        guard let name = Self.name(mark, path), let place = columns.firstIndex(of: name),
          let channel = mark[keyPath: path]
        else { return nil }
        return (place, channel)
      }
      for group in mark.groups() {
        let shown = evenlySpread(group.rows, atMost: Self.rowLimit)
        for row in shown {
          rows.append(cells(mark, row, filled, count: columns.count, namesMarks))
          sources.append((number, row))
        }
        let all =
          mark.reduction.map { mark.groups().count > 1 ? group.rows.count : $0.count }
          ?? group.rows.count
        if all > shown.count {
          let format = NumberFormat.integer
          var note = Array(repeating: "", count: header.count)
          let name = group.name.map { " of \($0)" } ?? ""
          note[0] =
            "\(format.string(from: shown.count)) of \(format.string(from: all)) rows\(name) are listed, evenly spread"
          rows.append(note)
          sources.append(nil)
        }
      }
    }
  }

  private func cells(
    _ mark: MarkSpec, _ row: Int, _ filled: [(place: Int, channel: ChannelSpec)], count: Int,
    _ namesMarks: Bool
  ) -> [String] {
    var cells = Array(repeating: "", count: count)
    for (place, channel) in filled { cells[place] = channel.cell(row) }
    if namesMarks { cells.insert(mark.kind.rawValue, at: 0) }
    if cells.count < header.count { cells.append(mark.writtenText(row)) }
    return cells
  }

  static func name(
    _ mark: MarkSpec, _ path: WritableKeyPath<MarkSpec, ChannelSpec?> & Sendable
  ) -> String? {
    guard let label = mark[keyPath: path]?.label else { return nil }
    if path == \MarkSpec.xStart, mark.xEnd?.label == label { return label + " (start)" }
    if path == \MarkSpec.xEnd, mark.xStart?.label == label { return label + " (end)" }
    if path == \MarkSpec.yStart, mark.yEnd?.label == label { return label + " (start)" }
    if path == \MarkSpec.yEnd, mark.yStart?.label == label { return label + " (end)" }
    return label
  }
}

extension MarkSpec {
  var hasTexts: Bool { !annotations.isEmpty || text != nil }

  /// What stands in or beside a row.
  fileprivate func writtenText(_ row: Int) -> String {
    let own = text.map { [$0.cell(row)] } ?? []
    let beside = annotations.filter { $0.row == row }.map(\.text)
    return (own + beside).joined(separator: "; ")
  }
}

/// At most so many elements, the first and the last among them.
package func evenlySpread<Element>(_ elements: [Element], atMost limit: Int) -> [Element] {
  guard elements.count > limit, limit > 1 else { return elements }
  return (0..<limit).map { elements[$0 * (elements.count - 1) / (limit - 1)] }
}
