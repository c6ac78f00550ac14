/// Every positive against every negative: a cell is dark where the positive scores higher, half dark where they
/// tie. The border of the dark region is the ROC curve, and the dark share is the AUC.
///
/// Positives are rows, the highest score at the bottom; negatives are columns, the highest score on the left. So
/// x is the false positive rate and y is the recall, and the border climbs as the threshold falls. Ours.
///
/// - Source: Hanley & McNeil 1982: AUC = P(s⁺ > s⁻) + ½P(s⁺ = s⁻)
/// - Complexity: O(n log n + m log m + rows · runs): equal rows are one rectangle.
public struct PairMatrixPlot: ChartContent {
  public var marks: ChartMarks
  /// Pairs that the positive wins, a tie counting half, by the number of pairs; NaN without a pair.
  public var auc: Double

  /// - Parameter showsScores: the scores along the sides, for up to 15 rows and columns; the x and y scales
  ///   then start at −0.1.
  public init(positives: [Double], negatives: [Double], showsScores: Bool = false) {
    let (ups, upNote) = Statistics.finite(positives, of: "positives")
    let (downs, downNote) = Statistics.finite(negatives, of: "negatives")
    let rows = Array(ups.reversed())
    let columns = Array(downs.reversed())
    let x = "False positive rate"
    let y = "Recall"
    let pairs = rows.count * columns.count
    guard pairs > 0 else {
      auc = .nan
      marks = ChartMarks([]).noting([
        upNote, downNote,
        "a pair matrix needs positives and negatives, got \(rows.count) and \(columns.count)",
      ])
      return
    }
    // In a row, first the negatives above the positive, then the ties, then those that it beats.
    var runs: [(from: Int, to: Int, above: Int, ties: Int)] = []
    var halves = 0
    var above = 0
    var reached = 0
    for (row, score) in rows.enumerated() {
      while above < columns.count, columns[above] > score { above += 1 }
      reached = max(reached, above)
      while reached < columns.count, columns[reached] == score { reached += 1 }
      halves += 2 * (columns.count - reached) + (reached - above)
      if let last = runs.last, last.above == above, last.ties == reached {
        runs[runs.count - 1].to = row + 1
      } else {
        runs.append((row, row + 1, above, reached))
      }
    }
    let area = Double(halves) / Double(2 * pairs)
    auc = area

    let n = Double(columns.count)
    let p = Double(rows.count)
    func cells(
      _ name: String, _ opacity: Double, _ parts: [(Int, Int, Int, Int)]
    ) -> ChartMarks {
      let parts = parts.filter { $0.0 < $0.1 }
      guard !parts.isEmpty else { return ChartMarks([]) }
      return ChartMarks(.rectangle) {
        $0.xStart = ChannelSpec(x, parts.map { Double($0.0) / n })
        $0.xEnd = ChannelSpec(x, parts.map { Double($0.1) / n })
        $0.yStart = ChannelSpec(y, parts.map { Double($0.2) / p })
        $0.yEnd = ChannelSpec(y, parts.map { Double($0.3) / p })
        $0.style.opacity = opacity
        $0.style.color = .blue
        $0.style.accessibilityLabel = name
      }
    }
    var all = cells(
      "the positive wins", 0.5, runs.map { ($0.ties, columns.count, $0.from, $0.to) })
    all = all + cells("a tie", 0.25, runs.map { ($0.above, $0.ties, $0.from, $0.to) })
    if rows.count <= 30, columns.count <= 30 {
      all = all + Self.grid(x, y, columns.count, rows.count)
    }
    let curve = Self.curve(rows, columns)
    all =
      all
      + ChartMarks(.line) {
        $0.x = ChannelSpec(x, curve.map(\.x))
        $0.y = ChannelSpec(y, curve.map(\.y))
        $0.style.color = .primary
        $0.style.line = StrokeStyle(lineWidth: 2.5)
        $0.style.accessibilityLabel = "ROC curve"
      }
    if showsScores, rows.count <= 15, columns.count <= 15 {
      all = all + Self.scores(x, y, columns, rows)
    }
    all =
      all
      + ChartMarks(.text) {
        $0.x = ChannelSpec(x, [0.68])
        $0.y = ChannelSpec(y, [0.3])
        $0.text = ChannelSpec(
          "Text", ["AUC = \(NumberFormat.significant(3).string(from: area))"])
      }
    marks = all.noting([upNote, downNote])
  }

  private static func grid(_ x: String, _ y: String, _ columns: Int, _ rows: Int) -> ChartMarks {
    func lines(_ fill: (inout MarkSpec) -> Void) -> ChartMarks {
      ChartMarks(.rule) {
        fill(&$0)
        $0.style.color = .secondary
        $0.style.opacity = 0.35
        $0.style.line = StrokeStyle(lineWidth: 0.75)
        $0.style.accessibilityLabel = "cells"
      }
    }
    return lines {
      $0.x = ChannelSpec(x, (0...columns).map { Double($0) / Double(columns) })
      $0.yStart = ChannelSpec(y, [0])
      $0.yEnd = ChannelSpec(y, [1])
    }
      + lines {
        $0.y = ChannelSpec(y, (0...rows).map { Double($0) / Double(rows) })
        $0.xStart = ChannelSpec(x, [0])
        $0.xEnd = ChannelSpec(x, [1])
      }
  }

  /// The ROC curve's corners: tied scores cross the threshold together.
  package static func curve(_ positives: [Double], _ negatives: [Double]) -> [Point] {
    var points = [Point(x: 0, y: 0)]
    var (up, right) = (0, 0)
    while up < positives.count || right < negatives.count {
      let score = max(
        up < positives.count ? positives[up] : -.infinity,
        right < negatives.count ? negatives[right] : -.infinity)
      while up < positives.count, positives[up] == score { up += 1 }
      while right < negatives.count, negatives[right] == score { right += 1 }
      points.append(
        Point(x: Double(right) / Double(negatives.count), y: Double(up) / Double(positives.count)))
    }
    return points
  }

  private static func scores(
    _ x: String, _ y: String, _ columns: [Double], _ rows: [Double]
  ) -> ChartMarks {
    func middle(_ index: Int, _ count: Int) -> Double { (Double(index) + 0.5) / Double(count) }
    func text(_ value: Double) -> String {
      let text = readable((value * 1000).rounded() / 1000)
      return text.hasPrefix("0.") ? String(text.dropFirst()) : text
    }
    return ChartMarks(.text) {
      $0.x = ChannelSpec(
        x, columns.indices.map { middle($0, columns.count) } + rows.map { _ in -0.05 })
      $0.y = ChannelSpec(
        y, columns.map { _ in -0.05 } + rows.indices.map { middle($0, rows.count) })
      $0.text = ChannelSpec("Score", (columns + rows).map(text))
      $0.style.color = .secondary
    }
  }
}
