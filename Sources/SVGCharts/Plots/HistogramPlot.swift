/// Values counted in bins of equal width; several groups share the bins and keep their outlines.
///
///     HistogramPlot(scores, x: "Score")
///     HistogramPlot([("healthy", a), ("sick", b)], x: "Score", measure: .share)
///
/// A bin holds its lower end and not its upper one; the last holds both, as in numpy. Ours.
public struct HistogramPlot: ChartContent {
  public enum Bins: Sendable {
    /// Scott's rule: a width of σ(24√π/n)^⅓ over all values (Scott 1979), as numpy has it.
    case scott
    /// So many of equal width from the least value to the greatest.
    case count(Int)
    /// Ends in rising order, one more than bins.
    case edges([Double])
  }
  public enum Measure: Sendable {
    case count
    /// Of the group's values: the heights add up to 1.
    case share
    /// Share by width: the areas add up to 1.
    case density
  }
  public var marks: ChartMarks

  public init(
    _ values: [Double], x: String, bins: Bins = .scott, measure: Measure = .count
  ) {
    self.init([("", values)], x: x, bins: bins, measure: measure)
  }

  public init(
    _ groups: [(String, [Double])], x: String, by label: String = "Group", bins: Bins = .scott,
    measure: Measure = .count
  ) {
    let samples = groups.map { ($0.0, Statistics.finite($0.1, of: $0.0.isEmpty ? x : $0.0)) }
    let edges = Histogram.edges(samples.flatMap(\.1.sorted).sorted(), bins)
    var areas = ChartMarks([])
    var outlines = ChartMarks([])
    var outside = 0
    for (name, finite) in samples where edges.count > 1 {
      let counts = Histogram.counts(finite.sorted, edges)
      outside += finite.sorted.count - counts.reduce(0, +)
      let heights = Histogram.heights(counts, edges, measure)
      let y = Histogram.label(measure)
      func group(_ mark: inout MarkSpec) {
        if !name.isEmpty { mark.color = ChannelSpec(label, [name]) }
      }
      areas =
        areas
        + ChartMarks(.rectangle) {
          $0.xStart = ChannelSpec(x, Array(edges.dropLast()))
          $0.xEnd = ChannelSpec(x, Array(edges.dropFirst()))
          $0.yStart = ChannelSpec(y, heights.map { _ in 0 })
          $0.yEnd = ChannelSpec(y, heights)
          $0.style.opacity = 0.3
          group(&$0)
        }
      outlines =
        outlines
        + ChartMarks(.line) {
          let corners = Histogram.outline(heights, edges)
          $0.x = ChannelSpec(x, corners.map(\.x))
          $0.y = ChannelSpec(y, corners.map(\.y))
          $0.style.line = StrokeStyle(lineWidth: 1.5)
          group(&$0)
        }
    }
    let lost = outside > 0 ? "\(outside) values of \"\(x)\" lie outside the bins" : nil
    marks = (areas + outlines).noting(samples.map(\.1.note) + [lost])
  }
}

package enum Histogram {
  /// Empty for no values; half a unit to either side where all are equal.
  package static func edges(_ sorted: [Double], _ bins: HistogramPlot.Bins) -> [Double] {
    if case .edges(let given) = bins {
      require(
        zip(given, given.dropFirst()).allSatisfy { $0 < $1 } && given.allSatisfy(\.isFinite),
        "edges of bins must rise, got \(given)")
      return given
    }
    guard var lower = sorted.first, var upper = sorted.last else { return [] }
    if lower == upper {
      let half = max(0.5, abs(lower) * 1e-9)
      lower -= half
      upper += half
    }
    var count = 1
    if case .count(let asked) = bins { count = min(max(asked, 1), 1000) }
    if case .scott = bins {
      let width =
        Logarithm.cubeRoot(24 * 3.141592653589793.squareRoot() / Double(sorted.count))
        * Statistics.deviation(sorted, freedom: 0)
      let wanted = width > 0 ? (upper / width - lower / width).rounded(.up) : 1
      count = wanted.isFinite ? Int(min(max(wanted, 1), 1000)) : 1
    }
    return (0...count).map { index in
      let share = Double(index) / Double(count)
      return index == count ? upper : lower + share * (upper - lower)
    }
  }

  package static func counts(_ sorted: [Double], _ edges: [Double]) -> [Int] {
    var counts = Array(repeating: 0, count: max(edges.count - 1, 0))
    guard let first = edges.first, let last = edges.last else { return counts }
    var bin = 0
    for value in sorted where value >= first && value <= last {
      while bin < counts.count - 1, value >= edges[bin + 1] { bin += 1 }
      counts[bin] += 1
    }
    return counts
  }

  package static func heights(
    _ counts: [Int], _ edges: [Double], _ measure: HistogramPlot.Measure
  ) -> [Double] {
    let total = Double(max(counts.reduce(0, +), 1))
    return counts.indices.map { bin in
      switch measure {
      case .count: Double(counts[bin])
      case .share: Double(counts[bin]) / total
      case .density: Double(counts[bin]) / total / (edges[bin + 1] - edges[bin])
      }
    }
  }

  static func label(_ measure: HistogramPlot.Measure) -> String {
    switch measure {
    case .count: "Count"
    case .share: "Share"
    case .density: "Density"
    }
  }

  static func outline(_ heights: [Double], _ edges: [Double]) -> [Point] {
    var corners = [Point(x: edges[0], y: 0)]
    for (bin, height) in heights.enumerated() {
      corners.append(Point(x: edges[bin], y: height))
      corners.append(Point(x: edges[bin + 1], y: height))
    }
    return corners + [Point(x: edges[edges.count - 1], y: 0)]
  }
}

extension Logarithm {
  static func cubeRoot(_ x: Double) -> Double { x > 0 ? tenTo(base10(x) / 3) : 0 }
  /// ℯˣ, the same on every machine.
  static func exponential(_ x: Double) -> Double { tenTo(x * 0.43429448190325182765) }
}
