/// Tukey's boxes: median, quartiles, whiskers, outliers, one box a group.
///
///     BoxPlot(runs, x: "Optimizer", y: "Loss")      runs: [("SGD", [0.4, …]), ("Adam", […])]
///
/// The box reaches from the first to the third quartile (type 7), the heavy line is the median, the
/// whiskers end at the last datum within 1.5 interquartile ranges of the box, and what lies further out is
/// a dot. Ours.
public struct BoxPlot: ChartContent {
  public var marks: ChartMarks

  /// - Parameter isHorizontal: groups along y and values along x; `x` still labels the groups.
  public init(
    _ groups: [(String, [Double])], x: String, y: String, isHorizontal: Bool = false
  ) {
    let samples = groups.map { (name: $0.0, finite: Statistics.finite($0.1, of: $0.0)) }
    let boxes = samples.compactMap { sample in
      BoxSummary(sorted: sample.finite.sorted).map { (name: sample.name, box: $0) }
    }
    let names = boxes.map(\.name)
    let axes = Axes(group: x, value: y, isHorizontal: isHorizontal)
    func ruled(_ starts: [Double], _ ends: [Double]) -> ChartMarks {
      axes.mark(.rule, names, starts, ends) { $0.style.color = .primary }
    }
    func ticked(_ values: [Double], width: Double, thickness: Double) -> ChartMarks {
      axes.mark(.rectangle, names, values) {
        let along = MarkDimension.ratio(width)
        let across = MarkDimension.fixed(thickness)
        $0.style.width = isHorizontal ? across : along
        $0.style.height = isHorizontal ? along : across
        $0.style.color = .primary
      }
    }
    let outliers = boxes.flatMap { part in part.box.outliers.map { (part.name, $0) } }
    var all = axes.mark(.bar, names, boxes.map(\.box.lower), boxes.map(\.box.upper)) {
      if isHorizontal { $0.style.height = .ratio(0.5) } else { $0.style.width = .ratio(0.5) }
      $0.style.opacity = 0.45
      $0.style.accessibilityLabel = "first to third quartile"
    }
    all = all + ruled(boxes.map(\.box.whiskers.lowerBound), boxes.map(\.box.lower))
    all = all + ruled(boxes.map(\.box.upper), boxes.map(\.box.whiskers.upperBound))
    all = all + ticked(boxes.map(\.box.whiskers.lowerBound), width: 0.2, thickness: 1.5)
    all = all + ticked(boxes.map(\.box.whiskers.upperBound), width: 0.2, thickness: 1.5)
    all = all + ticked(boxes.map(\.box.median), width: 0.5, thickness: 3)
    if !outliers.isEmpty {
      all =
        all
        + axes.mark(.point, outliers.map(\.0), outliers.map(\.1)) {
          $0.style.color = .primary
          $0.style.symbolSize = 14
          $0.style.crowding = .swarm
        }
    }
    let empty = samples.filter { $0.finite.sorted.isEmpty }
      .map { "the group \"\($0.name)\" has no finite value: no box" }
    marks = (boxes.isEmpty ? ChartMarks([]) : all).noting(samples.map(\.finite.note) + empty)
  }
}

/// The five numbers of a box, and what lies outside.
package struct BoxSummary: Equatable {
  package var median: Double
  package var lower: Double
  package var upper: Double
  package var whiskers: ClosedRange<Double>
  package var outliers: [Double]

  /// Nil for no values.
  package init?(sorted: [Double]) {
    guard let first = sorted.first, let last = sorted.last else { return nil }
    median = Statistics.quantile(sorted, 0.5)
    lower = Statistics.quantile(sorted, 0.25)
    upper = Statistics.quantile(sorted, 0.75)
    let reach = 1.5 * (upper - lower)
    let low = lower - reach
    let high = upper + reach
    // A quartile between two values may have none within reach on its side: then the box is all.
    let start = min(sorted.first { $0 >= low } ?? first, lower)
    let end = max(sorted.last { $0 <= high } ?? last, upper)
    whiskers = start...end
    outliers = sorted.filter { $0 < low || $0 > high }
  }
}

/// Groups along one axis, values along the other.
struct Axes {
  var group: String
  var value: String
  var isHorizontal: Bool

  func mark(
    _ kind: MarkSpec.Kind, _ names: [String], _ values: [Double], _ ends: [Double]? = nil,
    _ fill: (inout MarkSpec) -> Void
  ) -> ChartMarks {
    ChartMarks(kind) {
      let groups = ChannelSpec(group, names)
      let first = ChannelSpec(value, values)
      let second = ends.map { ChannelSpec(value, $0) }
      if isHorizontal {
        $0.y = groups
        if let second { ($0.xStart, $0.xEnd) = (first, second) } else { $0.x = first }
      } else {
        $0.x = groups
        if let second { ($0.yStart, $0.yEnd) = (first, second) } else { $0.y = first }
      }
      fill(&$0)
    }
  }
}
