/// A chart drawn: the SVG, and what makes it accessible without sight.
public struct RenderedChart: Equatable, Sendable {
  /// One `<svg>` element, without XML declaration.
  public var svg: String
  /// What is plotted, its ranges, each series' ends and extremes, in sentences.
  public var description: String
  /// The plotted data, as a table: a header and rows of formatted cells.
  public var header: [String]
  public var rows: [[String]]
  /// What was left out and why (a value that is not finite, …), a sentence each.
  public var warnings: [String]
}

extension ChartSpec {
  /// Draws the chart.
  ///
  /// - Parameters:
  ///   - id: prefix of every id in the SVG, unique on its page: the figure's label.
  ///   - title: the accessible name; nil takes a generated one.
  ///   - alternative: the author's description; nil takes the generated one.
  ///   - width: points; nil takes the chart's own or 640.
  ///   - height: points; nil takes the chart's own or 0.6 of the width.
  public func render(
    id: String, title: String? = nil, alternative: String? = nil, width: Double? = nil,
    height: Double? = nil
  ) -> RenderedChart {
    RenderedChart(svg: "", description: "", header: [], rows: [], warnings: [])
  }
}
