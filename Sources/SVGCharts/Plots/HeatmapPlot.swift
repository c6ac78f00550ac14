/// A matrix as coloured cells, the first row on top: a confusion matrix, weights, a digit.
///
///     HeatmapPlot(rows: counts, xLabels: names, yLabels: names, x: "Predicted", y: "True",
///       color: .rowShare, values: .integer)
///     HeatmapPlot(x: 0..<28, y: 0..<28, color: .ink) { x, y in pixels[y * 28 + x] }
///
/// A cell's colour is its value on the chart's colour scale, as that of any mark with a numeric colour: a key
/// says what the colours mean, and `chartForegroundStyleScale` chooses others or fixes their domain. Where every
/// cell holds its number the key would add nothing: it is left out, and `.chartLegend(.visible)` shows it. Numbers
/// are black or white, whichever contrasts more with the cell: 4.5:1 or more. Cells that are not finite stay
/// empty. Ours.
public struct HeatmapPlot: ChartContent {
  public enum Coloring: Sendable {
    /// From the least value to the greatest.
    case sequential
    /// Blue below zero, orange above, the same scale on both sides.
    case diverging
    /// From the page's colour at 0 (or the least value, if negative) to that of text at the greatest, without a
    /// key: images.
    case ink
    /// The value's share of its row, from 0 to 1: a row of a confusion matrix adds up to one class.
    case rowShare
  }
  public var marks: ChartMarks

  /// - Parameters:
  ///   - rows: of equal length.
  ///   - xLabels: a different name for each column; nil numbers them from 0.
  ///   - yLabels: likewise for the rows.
  ///   - label: what the colours measure, in the key; nil: "Value", or "Share of row".
  ///   - values: the format in which the values stand in the cells; nil for none.
  public init(
    rows: [[Double]], xLabels: [String]? = nil, yLabels: [String]? = nil, x: String = "x",
    y: String = "y", by label: String? = nil, color: Coloring = .sequential,
    values: NumberFormat? = nil
  ) {
    let width = rows.first?.count ?? 0
    require(rows.allSatisfy { $0.count == width }, "rows of a heat map have one length")
    let columns = xLabels ?? (0..<width).map(String.init)
    let lines = yLabels ?? rows.indices.map(String.init)
    for (names, count, axis) in [(columns, width, "columns"), (lines, rows.count, "rows")] {
      require(
        names.count == count && Set(names).count == count,
        "\(count) \(axis) need as many different names, got \(names)")
    }
    let isShare = if case .rowShare = color { true } else { false }
    let shown = isShare ? Self.rowShares(rows) : rows
    marks = ChartMarks(.rectangle) {
      $0.x = ChannelSpec(x, rows.flatMap { _ in columns })
      $0.y = ChannelSpec(y, zip(lines, rows).flatMap { name, row in row.map { _ in name } })
      $0.color = ChannelSpec(label ?? (isShare ? "Share of row" : "Value"), shown.flatMap { $0 })
      if let values {
        $0.text = ChannelSpec(
          "Text", rows.flatMap { $0.map { $0.isFinite ? values.string(from: $0) : "" } })
      }
      $0.colorScale = Self.scale(color, rows.flatMap { $0.filter(\.isFinite) })
      if values != nil { $0.colorScale?.showsKey = false }
      $0.style.isCrisp = true
    }
  }

  /// A cell for each whole number of two ranges.
  public init(
    x: Range<Int>, y: Range<Int>, xLabel: String = "x", yLabel: String = "y",
    by label: String? = nil, color: Coloring = .sequential, values: NumberFormat? = nil,
    function: (Int, Int) -> Double
  ) {
    self.init(
      rows: y.map { row in x.map { function($0, row) } }, xLabels: x.map { String($0) },
      yLabels: y.map { String($0) }, x: xLabel, y: yLabel, by: label, color: color,
      values: values)
  }

  private static func scale(_ color: Coloring, _ values: [Double]) -> ColorScaleSpec {
    switch color {
    case .sequential: return ColorScaleSpec(scheme: .sequential)
    case .diverging: return ColorScaleSpec(scheme: .diverging)
    case .rowShare: return ColorScaleSpec(lower: 0, upper: 1, scheme: .sequential)
    case .ink:
      let lower = min(values.min() ?? 0, 0)
      let upper = values.max() ?? 1
      return ColorScaleSpec(
        lower: lower, upper: upper > lower ? upper : lower + 1, scheme: .colors([.page, .primary]),
        showsKey: false)
    }
  }

  /// Each value as a share of its row's sum, from 0 to 1; negative ones count as 0.
  package static func rowShares(_ rows: [[Double]]) -> [[Double]] {
    rows.map { row in
      let sum = row.filter { $0.isFinite && $0 > 0 }.reduce(0, +)
      return row.map { $0.isFinite ? (sum > 0 ? min(max($0 / sum, 0), 1) : 0) : .nan }
    }
  }
}
