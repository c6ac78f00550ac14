import NoteRecord
import SVGCharts

/// One panel of an explorer, drawn at all positions.
private struct DrawnPanel {
  var title: String
  var isReadout: Bool
  var states: StateTable
  var controls: [Int]
  /// Each state brings the values that answer to the pointer.
  var hasValues = false
  /// At the start.
  var html: String
  /// At all positions, where there are few enough to list them.
  var descriptions: [String] = []
}

extension ExperimentOutputs {
  /// A figure that follows its controls. The start position is in the page; a script puts the others in its place.
  mutating func write(_ explorer: ExplorerRecord, line: Int) {
    guard explorer.isWhole else {
      return report(
        "the record of an explorer is not whole: run mlnotes clean, and build again", line: line)
    }
    let head = nextFigure()
    let start = explorer.controls.map(\.start)
    var tables = ""
    var warnings: [String] = []
    var panels: [DrawnPanel] = []
    for (number, panel) in explorer.panels.enumerated() {
      let name = "\(head.id)-panel-\(number + 1)"
      panels.append(draw(panel, of: explorer, head: head, id: name, warnings: &warnings))
      if case .charts(let charts) = panel.states,
        let chart = charts[panel.index(at: start, of: explorer)]
      {
        let data = chart.render(id: name)
        let values = table(RenderedChartData(data))
        if !values.isEmpty {
          tables += values
          tables += renderer.figureFiles.add(
            figure: "\(head.id)-\(number + 1)", svg: data.svg, csv: chart.csv, spec: chart,
            words: renderer.words)
        }
      }
    }
    for warning in warnings.prefix(5) { report(warning, line: line) }

    let words = renderer.words
    renderer.html += "<figure class=\"chart explorer\" id=\"\(escaped(head.anchor))\">\n"
    renderer.html += controls(of: explorer, id: head.id)
    let shown = zip(explorer.controls, start).map { "\($0.0.name) \($0.0.position($0.1))" }
    renderer.html += "<p class=\"remark shown-at\">"
    renderer.html += "\(escaped(words.shownAt(shown.joined(separator: ", "))))</p>\n"
    renderer.html += Self.html(of: panels)
    renderer.html += "<p class=\"spoken\" aria-live=\"polite\"></p>\n"
    renderer.html += "<script type=\"application/json\">"
    renderer.html += Self.json(panels, explorer).compact + "</script>\n"
    renderer.html += figureCaption(head) + "</figure>\n"
    renderer.html += positions(of: explorer, panels)
    if !tables.isEmpty {
      renderer.html += "<details class=\"data\"><summary>\(words.dataOfFigure)</summary>\n"
      renderer.html +=
        "<p class=\"remark\">\(escaped(words.shownAt(shown.joined(separator: ", "))))</p>\n"
      renderer.html += tables + "</details>\n"
    }
  }

  // MARK: Panels

  private func draw(
    _ panel: ExplorerRecord.Panel, of explorer: ExplorerRecord, head: FigureHead, id: String,
    warnings: inout [String]
  ) -> DrawnPanel {
    var texts: [String] = []
    var descriptions: [String] = []
    var isReadout = false
    let counts = panel.controls.map { explorer.controls[$0].positions.count }
    let start = panel.controls.map { explorer.controls[$0].start }
    switch panel.states {
    case .readouts(let values):
      texts = values.map(escaped)
      isReadout = true
    case .tables(let records): texts = records.map { table($0) }
    case .charts(let charts):
      let isAlone = explorer.panels.count == 1
      let isDescribed = charts.count <= Self.describedStates
      // A description of each of many positions would be most of the page.
      let alternative =
        head.alternative ?? (isDescribed ? nil : panel.description(renderer.words))
      let rows = charts[0].map { RenderedChartData($0.render(id: id)).shown.count } ?? 0
      let hasValues = rows * charts.count <= Self.valuesOfStates
      // How the states name their series: all in one way, or names would jump from the lines' ends to a legend.
      var namings: Set<SeriesNaming> = []
      let known = warnings
      func drawn(withLegend: Bool) -> StateTable {
        descriptions = []
        warnings = known
        return ChartTable(charts, counts: counts, start: start) { chart in
          var chart = chart
          if withLegend { chart.legend.position = chart.legend.position ?? .top }
          let drawn = chart.render(
            id: id, title: panel.title.isEmpty ? head.title : panel.title,
            alternative: alternative,
            width: experiment.options.figWidth ?? (isAlone ? nil : 420),
            height: experiment.options.figHeight)
          if let naming = drawn.naming { namings.insert(naming) }
          if isDescribed { descriptions.append(drawn.description) }
          for warning in drawn.warnings where !warnings.contains(warning) {
            warnings.append(warning)
          }
          return hasValues ? plot(drawn, table: id + "-data") : drawn.svgOnPage
        }.table
      }
      var states = drawn(withLegend: false)
      if namings.count > 1 { states = drawn(withLegend: true) }
      return DrawnPanel(
        title: panel.title, isReadout: false, states: states, controls: panel.controls,
        hasValues: hasValues, html: states.text(at: start), descriptions: descriptions)
    }
    let states = StateTable(texts, counts: counts)
    return DrawnPanel(
      title: panel.title, isReadout: isReadout, states: states, controls: panel.controls,
      html: states.text(at: start), descriptions: descriptions)
  }

  private static var describedStates: Int { 40 }
  /// Rows of all states of a panel, above which the values would be most of the page.
  private static var valuesOfStates: Int { 1500 }

  /// A drawing with what the script needs to show its values.
  private func plot(_ drawn: RenderedChart, table id: String) -> String {
    let data = RenderedChartData(drawn)
    var html = "<div class=\"plot\"\(data.attributes(table: id))>\(drawn.svgOnPage)</div>\n"
    html += "<div hidden>\(table(data, id: id))</div>"
    return html
  }

  private static func html(of panels: [DrawnPanel]) -> String {
    var figures = ""
    var readouts = ""
    for (number, panel) in panels.enumerated() {
      let title = escaped(panel.title)
      if panel.isReadout {
        readouts += "<div><dt>\(title)</dt><dd data-panel=\"\(number)\">\(panel.html)</dd></div>\n"
      } else {
        figures += "<div class=\"panel\">"
        if !title.isEmpty { figures += "<p class=\"panel-title\">\(title)</p>" }
        let style = panel.hasValues ? "" : " class=\"plot\""
        figures += "<div\(style) data-panel=\"\(number)\">\(panel.html)</div></div>\n"
      }
    }
    var html = ""
    if !figures.isEmpty {
      let several = panels.count { !$0.isReadout } > 1
      html += several ? "<div class=\"panels\">\n\(figures)</div>\n" : figures
    }
    if !readouts.isEmpty { html += "<dl class=\"readouts\">\n\(readouts)</dl>\n" }
    return html
  }

  private static func json(_ panels: [DrawnPanel], _ explorer: ExplorerRecord) -> JSON {
    .object([
      "controls": .array(
        explorer.controls.map { .array($0.positions.map { .string($0) }) }),
      "panels": .array(
        panels.map {
          .object([
            "controls": .array($0.controls.map { .int($0) }), "pieces": $0.states.json,
            "name": $0.isReadout ? .string($0.title) : .null,
          ])
        }),
      "start": .array(explorer.controls.map { .int($0.start) }),
    ])
  }

  // MARK: Controls

  /// Native ones, hidden until the script has given them something to do.
  private func controls(of explorer: ExplorerRecord, id: String) -> String {
    var html = "<div class=\"controls\" hidden>\n"
    for (number, control) in explorer.controls.enumerated() {
      let name = escaped(control.name)
      let input = "\(id)-control-\(number + 1)"
      switch control.kind {
      case .choice:
        html += "<fieldset class=\"control\" data-control=\"\(number)\"><legend>\(name)</legend>"
        for (index, position) in control.positions.enumerated() {
          html += "<label><input type=\"radio\" name=\"\(input)\" value=\"\(index)\""
          html += index == control.start ? " checked>" : ">"
          html += " \(escaped(position))</label>"
        }
        html += "</fieldset>\n"
      case .slider, .steps:
        let position = escaped(control.position(control.start))
        html += "<div class=\"control\" data-control=\"\(number)\">"
        html += "<label for=\"\(input)\">\(name)</label> "
        html += "<output for=\"\(input)\">\(position)</output>"
        let hasButtons = control.kind == .steps
        html += "<span class=\"track\">"
        if hasButtons { html += button(renderer.words.previous, "←", move: -1) }
        html +=
          "<input type=\"range\" id=\"\(input)\" min=\"0\" max=\"\(control.positions.count - 1)\""
        html += " step=\"1\" value=\"\(control.start)\" aria-valuetext=\"\(position)\">"
        if hasButtons { html += button(renderer.words.next, "→", move: 1) }
        html += "</span>"
        html += "</div>\n"
      }
    }
    return html + "</div>\n"
  }

  private func button(_ name: String, _ sign: String, move: Int) -> String {
    "<button type=\"button\" data-move=\"\(move)\" aria-label=\"\(name)\">\(sign)</button>"
  }

  // MARK: Without a script

  /// The readouts at each position of the first control, the others at their start; for steps without readouts
  /// what each shows.
  private func positions(of explorer: ExplorerRecord, _ panels: [DrawnPanel]) -> String {
    guard let first = explorer.controls.first else { return "" }
    let words = renderer.words
    let readouts = explorer.panels.compactMap {
      panel -> (panel: ExplorerRecord.Panel, values: [String])? in
      guard case .readouts(let values) = panel.states else { return nil }
      return (panel, values)
    }
    let described = panels.first { !$0.descriptions.isEmpty && $0.controls == [0] }
    guard !readouts.isEmpty || described != nil else { return "" }
    let rows = first.positions.indices.map { index -> [String] in
      var at = explorer.controls.map(\.start)
      at[0] = index
      return [first.position(index)]
        + readouts.map { $0.values[$0.panel.index(at: at, of: explorer)] }
        + (readouts.isEmpty ? described.map { [$0.descriptions[index]] } ?? [] : [])
    }
    var columns = [TableRecord.Column(title: first.name, isNumeric: false)]
    columns += readouts.map { .init(title: $0.panel.title, isNumeric: true) }
    if readouts.isEmpty { columns.append(.init(title: words.whatIsShown, isNumeric: false)) }
    let shown = evenlySpread(Array(rows.indices), atMost: 40).map { rows[$0] }
    var html = "<details class=\"data\"><summary>\(words.everyPosition)</summary>\n"
    let others = explorer.controls.dropFirst().map { "\($0.name) \($0.position($0.start))" }
    if !others.isEmpty {
      html += "<p class=\"remark\">\(escaped(words.shownAt(others.joined(separator: ", "))))</p>\n"
    }
    html += table(TableRecord(columns: columns, rows: shown, hasRowHeadings: true))
    if shown.count < rows.count {
      html += "<p class=\"remark\">\(words.positions(shown: shown.count, of: rows.count))</p>\n"
    }
    return html + "</details>\n"
  }
}

extension ExplorerRecord.Control {
  func position(_ index: Int) -> String {
    positions.indices.contains(index) ? positions[index] : ""
  }
}

extension ExplorerRecord.Panel {
  /// The number of the state at positions of all controls.
  func index(at positions: [Int], of explorer: ExplorerRecord) -> Int {
    controls.reduce(0) { $0 * explorer.controls[$1].positions.count + positions[$1] }
  }

  fileprivate func description(_ words: Wording) -> String {
    title.isEmpty ? words.followsControls : "\(title). \(words.followsControls)"
  }
}

/// An explorer's numbers for machines: every readout, the other panels at the start.
func explorerData(_ explorer: ExplorerRecord) -> JSON {
  guard explorer.isWhole else { return .object(["kind": .string("explorer")]) }
  let start = explorer.controls.map(\.start)
  return .object([
    "kind": .string("explorer"),
    "controls": .array(
      explorer.controls.map {
        .object([
          "name": .string($0.name), "positions": .array($0.positions.map { .string($0) }),
          "start": .int($0.start),
        ])
      }),
    "panels": .array(
      explorer.panels.map { panel in
        var members: [String: JSON] = [
          "title": .string(panel.title),
          "controls": .array(panel.controls.map { .string(explorer.controls[$0].name) }),
        ]
        let index = panel.index(at: start, of: explorer)
        switch panel.states {
        case .readouts(let values): members["values"] = .array(values.map { .string($0) })
        case .tables(let tables):
          if tables.indices.contains(index) { members["rows"] = rows(tables[index].rows) }
        case .charts(let charts):
          let drawn = charts[index]?.render(id: "hidden")
          members["chart"] = chart(drawn.map { RenderedChartData($0) })
        }
        return .object(members)
      }),
  ])
}
