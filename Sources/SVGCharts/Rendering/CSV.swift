extension ChartSpec {
  /// The plotted values as a CSV file (RFC 4180): a line of labels, then a line for each mark or point.
  ///
  /// Unlike the table of a ``RenderedChart`` it holds every row and every digit: a number is the shortest
  /// decimal that reads back as the same `Double` (`nan`, `inf` and `-inf` where it is none). Rows that
  /// were dropped when the chart was made are not in it; ``reducedRows`` says how many there were.
  /// Empty where nothing is plotted.
  public var csv: String {
    let spec = normalized()
    let marks = spec.marks.filter { $0.count > 0 }
    guard !marks.isEmpty else { return "" }
    let order = MarkSpec.groupingChannels + MarkSpec.positionChannels
    let namesMarks = Set(marks.map(\.kind.rawValue)).count > 1
    let hasTexts = marks.contains(where: \.hasTexts)
    var columns: [String] = []
    for path in order {
      for mark in marks {
        if let name = DataTable.name(mark, path), !columns.contains(name) { columns.append(name) }
      }
    }

    var text = line((namesMarks ? ["Mark"] : []) + columns + (hasTexts ? ["Text"] : []))
    for mark in marks {
      // The channel of each column, looked up once: a series may have thousands of rows.
      var values = [Column?](repeating: nil, count: columns.count)
      for path in order {
        if let name = DataTable.name(mark, path), let place = columns.firstIndex(of: name) {
          values[place] = mark[keyPath: path]?.values
        }
      }
      var texts: [Int: String] = [:]
      if let own = mark.text {
        for row in 0..<mark.count { texts[row] = own.cell(row) }
      }
      for annotation in mark.annotations {
        let before = texts[annotation.row].map { $0 + "; " } ?? ""
        texts[annotation.row] = before + annotation.text
      }
      for row in 0..<mark.count {
        var cells = namesMarks ? [mark.kind.rawValue] : []
        cells += values.map { $0?.exactCell(row) ?? "" }
        if hasTexts { cells.append(texts[row] ?? "") }
        text += line(cells)
      }
    }
    return text
  }

  /// The rows that the drawn series had before those were dropped that would not be seen; nil where none
  /// were.
  public var reducedRows: Int? {
    let counts = marks.compactMap { $0.reduction?.count }
    return counts.isEmpty ? nil : counts.reduce(0, +)
  }
}

extension Column {
  /// One value in full; empty beyond the last row.
  fileprivate func exactCell(_ row: Int) -> String {
    switch self {
    case .categories(let names): return row < names.count ? names[row] : ""
    case .numbers(let values):
      guard row < values.count else { return "" }
      let text = values[row].description
      return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
  }
}

/// One record. A field is quoted where a comma, a quote or a line break would end it.
private func line(_ cells: [String]) -> String {
  let fields = cells.map { cell in
    let needsQuotes = cell.unicodeScalars.contains { ",\"\r\n".unicodeScalars.contains($0) }
    guard needsQuotes else { return cell }
    var quoted = "\""
    for scalar in cell.unicodeScalars {
      if scalar == "\"" { quoted += "\"" }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }
  // A record of one empty field would be an empty line, which readers skip.
  let isBlank = fields.count == 1 && fields[0].isEmpty
  return (isBlank ? "\"\"" : fields.joined(separator: ",")) + "\r\n"
}
