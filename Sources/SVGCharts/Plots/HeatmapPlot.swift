/// A matrix as coloured cells, the first row on top: a confusion matrix, weights, a digit.
///
///     HeatmapPlot(rows: counts, xLabels: names, yLabels: names, x: "Predicted", y: "True",
///       color: .rowShare, values: .integer)
///     HeatmapPlot(x: 0..<28, y: 0..<28, color: .ink) { x, y in pixels[y * 28 + x] }
///
/// A cell is the darker the larger its value: the colour's opacity has 33 steps, so it fits a light and a dark
/// page. Cells with numbers stay pale enough to read them. Ours.
public struct HeatmapPlot: ChartContent {
  public enum Coloring: Sendable {
    /// From 0 (or the least value, if negative) to the greatest.
    case sequential
    /// Blue above zero, orange below, the same scale on both sides.
    case diverging
    /// As sequential, in the colour of text: images.
    case ink
    /// The value's share of its row: a row of a confusion matrix adds up to one class.
    case rowShare
  }
  public var marks: ChartMarks

  /// - Parameters:
  ///   - rows: of equal length.
  ///   - xLabels: a different name for each column; nil numbers them from 0.
  ///   - yLabels: likewise for the rows.
  ///   - values: the format in which the values stand in the cells; nil for none.
  public init(
    rows: [[Double]], xLabels: [String]? = nil, yLabels: [String]? = nil, x: String = "x",
    y: String = "y", color: Coloring = .sequential, values: NumberFormat? = nil
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
    let shares = Self.shares(rows, color)
    // Cells of one look are one mark.
    var looks: [[(x: String, y: String)]] = Array(repeating: [], count: 2 * Self.steps + 1)
    for (row, line) in shares.enumerated() {
      for (column, share) in line.enumerated() where share.isFinite {
        let look = Int((share * Double(Self.steps)).rounded())
        looks[look + Self.steps].append((columns[column], lines[row]))
      }
    }
    let darkest = values == nil ? 1 : 0.55
    // The whole matrix in no colour: it orders the names and keeps empty cells in the picture.
    var all = ChartMarks(.rectangle) {
      $0.x = ChannelSpec(x, rows.flatMap { _ in columns })
      $0.y = ChannelSpec(y, zip(lines, rows).flatMap { name, row in row.map { _ in name } })
      $0.text = ChannelSpec("Value", rows.flatMap { $0.map(readable) })
      $0.style.opacity = 0
    }
    for (index, cells) in looks.enumerated() where !cells.isEmpty && index != Self.steps {
      let share = Double(abs(index - Self.steps)) / Double(Self.steps)
      all =
        all
        + ChartMarks(.rectangle) {
          $0.x = ChannelSpec(x, cells.map(\.x))
          $0.y = ChannelSpec(y, cells.map(\.y))
          $0.style.opacity = share * darkest
          $0.style.isCrisp = true
          switch color {
          case .ink: $0.style.color = .primary
          case .diverging where index < Self.steps: $0.style.color = .orange
          default: $0.style.color = .blue
          }
        }
    }
    if let values {
      let cells = rows.indices.flatMap { row in
        rows[row].indices.filter { rows[row][$0].isFinite }.map { (row, $0) }
      }
      all =
        all
        + ChartMarks(.text) {
          $0.x = ChannelSpec(x, cells.map { columns[$0.1] })
          $0.y = ChannelSpec(y, cells.map { lines[$0.0] })
          $0.text = ChannelSpec(
            "Value", cells.map { values.string(from: rows[$0.0][$0.1]) })
        }
    }
    let holes = rows.reduce(0) { $0 + $1.count { !$0.isFinite } }
    marks = all.noting([
      holes > 0 ? "\(holes) of \(width * rows.count) cells are not finite and stay empty" : nil
    ])
  }

  /// A cell for each whole number of two ranges.
  public init(
    x: Range<Int>, y: Range<Int>, xLabel: String = "x", yLabel: String = "y",
    color: Coloring = .sequential, values: NumberFormat? = nil,
    function: (Int, Int) -> Double
  ) {
    self.init(
      rows: y.map { row in x.map { function($0, row) } }, xLabels: x.map { String($0) },
      yLabels: y.map { String($0) }, x: xLabel, y: yLabel, color: color, values: values)
  }

  private static let steps = 32

  /// Each cell from −1 to 1.
  package static func shares(_ rows: [[Double]], _ color: Coloring) -> [[Double]] {
    let finite = rows.flatMap { $0.filter(\.isFinite) }
    guard let least = finite.min(), let most = finite.max() else { return rows }
    switch color {
    case .diverging:
      let size = max(abs(least), abs(most))
      return rows.map { $0.map { size > 0 ? $0 / size : 0 * $0 } }
    case .rowShare:
      return rows.map { row in
        let sum = row.filter { $0.isFinite && $0 > 0 }.reduce(0, +)
        return row.map { $0.isFinite ? (sum > 0 ? min(max($0 / sum, 0), 1) : 0) : .nan }
      }
    case .sequential, .ink:
      let lower = min(least, 0)
      let span = most / 2 - lower / 2
      return rows.map { $0.map { span > 0 ? ($0 / 2 - lower / 2) / span : 0 * $0 } }
    }
  }
}
