/// The look of each named series, the same for every mark of the chart.
package struct SeriesStyles {
  package struct Entry: Equatable {
    var name: String
    var color: ChartColor
    package var dash: [Double]
    package var symbol: BasicChartSymbolShape
    /// What the legend shows.
    var lineWidth: Double?
    var hasLine = false
    var hasSymbol = false
    var hasFill = false
    var usesColor = false
  }
  /// In the order of the legend.
  package private(set) var entries: [Entry] = []
  private var indexByName: [String: Int] = [:]
  /// Of numeric channels.
  let ramp: ColorRamp?
  let sizes: SizeScale?
  let opacities: OpacityScale?

  package init(_ spec: ChartSpec) {
    ramp = ColorRamp(spec)
    sizes = SizeScale(spec)
    opacities = OpacityScale(spec)
    let given = spec.seriesColors.map(\.name)
    let colored = Domain.names(spec.marks.compactMap(\.colorNames))
    // A name keeps its place, and with it its dash and symbol, where others of the list are missing.
    var order = given
    for name in colored where !given.contains(name) { order.append(name) }
    let present = Set(colored)
    for (place, name) in order.enumerated() where present.contains(name) {
      add(name, at: place, usesColor: true)
      if let index = indexByName[name] { entries[index].color = spec.seriesColor(at: place) }
    }
    for name in Domain.names(spec.marks.compactMap(\.symbol)) {
      add(name, at: entries.count, usesColor: false)
    }
    for color in spec.seriesColors {
      if let index = indexByName[color.name] { entries[index].color = color.color }
    }
    addLineStyles(spec)
    for symbol in spec.seriesSymbols ?? [] {
      if let index = indexByName[symbol.name] { entries[index].symbol = symbol.symbol }
    }
    for mark in spec.marks {
      let names = Domain.names([mark.colorNames, mark.symbol, mark.lineStyle].compactMap { $0 })
      for name in names {
        guard let index = indexByName[name] else { continue }
        switch mark.kind {
        case .line:
          entries[index].hasLine = true
          if let line = mark.style.line, !line.dash.isEmpty { entries[index].dash = line.dash }
          if mark.symbol != nil || mark.style.symbol != nil { entries[index].hasSymbol = true }
        case .rule: entries[index].hasLine = true
        case .point: entries[index].hasSymbol = true
        case .area, .bar, .rectangle, .polygon: entries[index].hasFill = true
        case .vector: entries[index].hasLine = true
        case .text: break
        }
        if mark.symbol == nil, let symbol = mark.style.symbol { entries[index].symbol = symbol }
      }
    }
  }

  /// Names of a line style channel: dashes in their own order. Colours then leave the dashes to them.
  private mutating func addLineStyles(_ spec: ChartSpec) {
    let names = Domain.names(spec.marks.compactMap(\.lineStyle))
    if !names.isEmpty {
      for index in entries.indices where entries[index].usesColor { entries[index].dash = [] }
    }
    for (rank, name) in names.enumerated() {
      add(name, at: entries.count, usesColor: false)
      guard let index = indexByName[name] else { continue }
      entries[index].dash = Palette.dashes[rank % Palette.dashes.count]
    }
    for given in spec.seriesLines ?? [] {
      guard let index = indexByName[given.name] else { continue }
      entries[index].dash = given.line.dash
      entries[index].lineWidth = given.line.lineWidth
    }
  }

  private mutating func add(_ name: String, at index: Int, usesColor: Bool) {
    if indexByName[name] != nil { return }
    indexByName[name] = entries.count
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
  /// The series' number in the legend, by which its shapes and texts are known in the SVG.
  func index(_ name: String?) -> Int? { name.flatMap { indexByName[$0] } }
  func index(_ group: RowGroup) -> Int? {
    index(group.color) ?? index(group.symbol) ?? index(group.lineStyle)
  }
}

extension ChartSpec {
  /// The colour of a series without one of its own: of the range that the author gave, else of the palette.
  func seriesColor(at place: Int) -> ChartColor {
    if case .colors(let range) = colorScale?.scheme, !range.isEmpty {
      return range[place % range.count]
    }
    return ChartColor(token: Palette.series[place % Palette.series.count].name)
  }
}

/// Rows of one mark that look alike and belong together: one line, one cloud, one set of bars.
struct RowGroup {
  var series: String?
  var color: String?
  var symbol: String?
  var position: String?
  var lineStyle: String?
  var facet: String?
  var rows: [Int]
  /// Of rows that share a step of a continuous colour, and of an opacity.
  var paint: Paint?
  var opacity: Double?

  var name: String? {
    var parts: [String] = []
    let all = [color, series, symbol, position, lineStyle, facet].compactMap { $0 }
    for part in all where !parts.contains(part) { parts.append(part) }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }
}

extension MarkSpec {
  /// The groups in the order of their first rows.
  func groups() -> [RowGroup] {
    let channels = [series, colorNames, symbol, position, lineStyle, facet].map { $0?.values.names }
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
        position: value(3, row), lineStyle: value(4, row), facet: value(5, row), rows: rows)
    }
    if count == 0 { return [] }
    if channels.allSatisfy(constant) { return [group(0, Array(0..<count))] }
    var places: [[String?]: Int] = [:]
    var result: [RowGroup] = []
    for row in 0..<count {
      let key = channels.indices.map { value($0, row) }
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
