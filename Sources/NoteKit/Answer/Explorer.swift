/// Charts, tables and numbers that follow sliders. Every position is computed here, when the page is built,
/// and none in the reader's browser.
///
///     Explorer(threshold, price) {
///       Panel("ROC") { Chart { PointMark(x: …, y: .value("Recall", recall(threshold.value))) } }
///       Panel("Counts") { Table(counts(threshold.value)) { … } }
///       Readout("Expected cost", format: .integer) { cost(threshold.value, price.value) }
///     }
///
/// A panel is computed for all positions of those controls whose values it reads, and of no others. The charts
/// of a panel share their scales, so that only what differs moves. Without JavaScript the page shows the
/// start position and a table of the readouts.
public struct Explorer: Displayable {
  let record: ExplorerRecord

  /// A panel may be computed so many times.
  static let stateLimit = 20_000

  /// - Parameters:
  ///   - controls: at most two sliders, and switches, in the order in which they are shown.
  ///   - panels: what follows them.
  public init(_ controls: Control..., @PanelBuilder panels: () -> [Panel]) {
    self.init(controls: controls, panels: panels())
  }

  init(controls: [Control], panels: [Panel]) {
    if controls.isEmpty { fatalError("an explorer needs a slider or a switch") }
    if panels.isEmpty { fatalError("an explorer needs at least one panel or readout") }
    let sliders = controls.filter { $0.kind != .choice }
    if sliders.count > 2 {
      fatalError("an explorer has at most 2 sliders, this one has \(sliders.count)")
    }
    for (index, control) in controls.enumerated() {
      if controls[..<index].contains(where: { $0.name == control.name }) {
        fatalError("two controls of an explorer are called \"\(control.name)\"")
      }
    }
    for (index, panel) in panels.enumerated() where !panel.title.isEmpty {
      if panels[..<index].contains(where: { $0.title == panel.title }) {
        fatalError("two panels of an explorer are called \"\(panel.title)\"")
      }
    }
    Control.current = controls
    defer { Control.current = nil }
    record = ExplorerRecord(
      controls: controls.map(\.record), panels: panels.map { $0.record(of: controls) })
    // What is read after this is the start again.
    for control in controls { control.position = control.start }
  }

  public var display: Display { .explorer(record) }
}

/// A chart or a table of an ``Explorer``.
public struct Panel {
  let title: String
  let content: () -> Display

  /// - Parameters:
  ///   - title: stands above; empty for none.
  ///   - content: a `Chart` or a `Table`, of the same kind at every position.
  public init(_ title: String, content: @escaping () -> some Displayable) {
    self.title = title
    self.content = { content().display }
  }
}

extension Panel {
  /// A number of an ``Explorer``, beside its name.
  fileprivate init(readout title: String, text: @escaping () -> String) {
    self.title = title
    content = { .text(text()) }
  }

  /// Computes all states.
  func record(of controls: [Control]) -> ExplorerRecord.Panel {
    var used: [Int] = []
    while true {
      let (displays, more) = displays(of: controls, used: used)
      if more.isEmpty {
        return .init(title: title, controls: used, states: states(displays))
      }
      // A position has read what those before it did not: all are computed again.
      used = (used + more).sorted()
    }
  }

  /// The displays at all positions of some controls, the others at their start; or the controls that are
  /// read besides.
  private func displays(of controls: [Control], used: [Int]) -> (displays: [Display], more: [Int]) {
    let counts = used.map { controls[$0].positions.count }
    let total = counts.reduce(1) {
      $0.multipliedReportingOverflow(by: $1).overflow ? .max : $0 * $1
    }
    if total > Explorer.stateLimit {
      fatalError(
        "the panel \"\(title)\" has \(total) positions (\(counts.map(String.init).joined(separator: " × "))): "
          + "at most \(Explorer.stateLimit) are computed; take fewer positions, or fewer controls in it"
      )
    }
    for control in controls {
      control.position = control.start
      control.wasRead = false
    }
    var displays: [Display] = []
    displays.reserveCapacity(total)
    for number in 0..<total {
      var rest = number
      for (place, count) in zip(used, counts).reversed() {
        controls[place].position = rest % count
        rest /= count
      }
      displays.append(content())
      let more = controls.indices.filter { controls[$0].wasRead && !used.contains($0) }
      if !more.isEmpty { return ([], more) }
    }
    return (displays, [])
  }

  private func states(_ displays: [Display]) -> ExplorerRecord.States {
    var charts: [ChartSpec] = []
    var tables: [TableRecord] = []
    var texts: [String] = []
    for display in displays {
      switch display {
      case .chart(let spec): charts.append(spec)
      case .table(let table): tables.append(table)
      case .text(let text): texts.append(text)
      default: fatalError("the panel \"\(title)\" must show a Chart or a Table")
      }
    }
    if charts.count == displays.count {
      return .charts(ChartStates(ChartSpec.sharingScales(charts)))
    }
    if tables.count == displays.count { return .tables(tables) }
    if texts.count == displays.count { return .readouts(texts) }
    fatalError("the panel \"\(title)\" shows a chart at some positions and a table at others")
  }
}

/// A number or a word of an ``Explorer``, beside its name.
public struct Readout {
  let panel: Panel

  /// A number, in a format; an undefined one reads "undefined".
  public init(_ name: String, format: NumberFormat, value: @escaping () -> Double) {
    panel = Panel(readout: name) { format.string(from: value()) }
  }

  /// A whole number, grouped: 1,000,000.
  public init(_ name: String, value: @escaping () -> Int) {
    panel = Panel(readout: name) { NumberFormat.integer.string(from: value()) }
  }

  public init(_ name: String, value: @escaping () -> String) {
    panel = Panel(readout: name, text: value)
  }
}

@resultBuilder
public enum PanelBuilder {
  public static func buildExpression(_ panel: Panel) -> [Panel] { [panel] }
  public static func buildExpression(_ readout: Readout) -> [Panel] { [readout.panel] }
  public static func buildBlock(_ panels: [Panel]...) -> [Panel] { Array(panels.joined()) }
  public static func buildOptional(_ panels: [Panel]?) -> [Panel] { panels ?? [] }
  public static func buildEither(first panels: [Panel]) -> [Panel] { panels }
  public static func buildEither(second panels: [Panel]) -> [Panel] { panels }
  public static func buildArray(_ panels: [[Panel]]) -> [Panel] { Array(panels.joined()) }
}
