/// The look of each named series, the same for every mark of the chart.
struct SeriesStyles {
  struct Entry: Equatable {
    var name: String
    var color: ChartColor
    var dash: [Double]
    var symbol: BasicChartSymbolShape
    /// What the legend shows.
    var hasLine = false
    var hasSymbol = false
    var hasFill = false
    var usesColor = false
  }
  /// In the order of the legend.
  private(set) var entries: [Entry] = []
  private var indexByName: [String: Int] = [:]

  init(_ spec: ChartSpec) {
    let given = spec.seriesColors.map(\.name)
    let colored = Domain.names(spec.marks.compactMap(\.color))
    for name in given.filter(Set(colored).contains) + colored { add(name, usesColor: true) }
    for name in Domain.names(spec.marks.compactMap(\.symbol)) { add(name, usesColor: false) }
    for color in spec.seriesColors {
      if let index = indexByName[color.name] { entries[index].color = color.color }
    }
    for mark in spec.marks {
      let names = Domain.names([mark.color, mark.symbol].compactMap { $0 })
      for name in names {
        guard let index = indexByName[name] else { continue }
        switch mark.kind {
        case .line:
          entries[index].hasLine = true
          if let line = mark.style.line, !line.dash.isEmpty { entries[index].dash = line.dash }
          if mark.symbol != nil || mark.style.symbol != nil { entries[index].hasSymbol = true }
        case .rule: entries[index].hasLine = true
        case .point: entries[index].hasSymbol = true
        case .area, .bar, .rectangle: entries[index].hasFill = true
        }
        if mark.symbol == nil, let symbol = mark.style.symbol { entries[index].symbol = symbol }
      }
    }
  }

  private mutating func add(_ name: String, usesColor: Bool) {
    if indexByName[name] != nil { return }
    let index = entries.count
    indexByName[name] = index
    let color = Palette.series[index % Palette.series.count].name
    entries.append(
      Entry(
        name: name, color: usesColor ? ChartColor(token: color) : .primary,
        dash: usesColor ? Palette.dashes[index % Palette.dashes.count] : [],
        symbol: Palette.symbols[index % Palette.symbols.count], usesColor: usesColor))
  }

  func entry(_ name: String?) -> Entry? {
    name.flatMap { indexByName[$0] }.map { entries[$0] }
  }
  func index(_ name: String?) -> Int { name.flatMap { indexByName[$0] } ?? -1 }
}

/// Rows of one mark that look alike and belong together: one line, one cloud, one set of bars.
struct RowGroup {
  var series: String?
  var color: String?
  var symbol: String?
  var position: String?
  var facet: String?
  var rows: [Int]

  var name: String? {
    var parts: [String] = []
    for part in [color, series, symbol, position, facet].compactMap({ $0 })
    where !parts.contains(part) {
      parts.append(part)
    }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }
}

extension MarkSpec {
  /// The groups in the order of their first rows.
  func groups() -> [RowGroup] {
    let channels = [series, color, symbol, position, facet].map { $0?.values.names }
    func constant(_ names: [String]?) -> Bool {
      guard let names, let first = names.first else { return true }
      return names.allSatisfy { $0 == first }
    }
    func value(_ channel: Int, _ row: Int) -> String? {
      guard let names = channels[channel], row < names.count else { return nil }
      return names[row]
    }
    func group(_ row: Int, _ rows: [Int]) -> RowGroup {
      RowGroup(
        series: value(0, row), color: value(1, row), symbol: value(2, row),
        position: value(3, row), facet: value(4, row), rows: rows)
    }
    if count == 0 { return [] }
    if channels.allSatisfy(constant) { return [group(0, Array(0..<count))] }
    var places: [[String?]: Int] = [:]
    var result: [RowGroup] = []
    for row in 0..<count {
      let key = (0..<5).map { value($0, row) }
      if let place = places[key] {
        result[place].rows.append(row)
      } else {
        places[key] = result.count
        result.append(group(row, [row]))
      }
    }
    return result
  }
}
