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
  /// Where what each row says is in the drawing, in its coordinates; nil where it is not.
  package var places: [Point?] = []
  /// The columns that tell series apart, in the header's order.
  package var keyColumns: [Int] = []
  /// How the series are named; nil where none is.
  package var naming: SeriesNaming?
}

extension ChartSpec {
  /// Draws the chart.
  ///
  /// The drawing fills its container up to 10/9 of its width in points. At the usual width of 540
  /// its text of 15 points is 16.7 points at most and 10 on a page of 360. The page may set the custom
  /// properties `--chart-background`, `--chart-text`, `--chart-muted`, `--chart-grid` and `--chart-1`
  /// to `--chart-8`; without them the colours follow `prefers-color-scheme`.
  ///
  /// - Parameters:
  ///   - id: prefix of every id in the SVG, unique on its page: the figure's label.
  ///   - title: the accessible name; nil takes a generated one.
  ///   - alternative: the author's description; nil takes the generated one.
  ///   - width: points; nil takes the chart's own or 540.
  ///   - height: points; nil takes the chart's own or 0.6 of the width.
  public func render(
    id: String, title: String? = nil, alternative: String? = nil, width: Double? = nil,
    height: Double? = nil
  ) -> RenderedChart {
    let spec = normalized()
    let layout = ChartLayout(spec, width: width, height: height)
    let description = Description(spec: spec, layout: layout)
    let text = description.text
    var writer = SVGWriter(id: id)
    writer.write(
      layout.scene, title: title ?? description.title, description: alternative ?? text)
    let table = DataTable(spec)
    return RenderedChart(
      svg: writer.output, description: text, header: table.header, rows: table.rows,
      warnings: layout.warnings,
      places: table.sources.map { source in
        source.flatMap { layout.place(mark: $0.mark, row: $0.row) }
      }, keyColumns: table.keyColumns, naming: layout.naming)
  }
}
