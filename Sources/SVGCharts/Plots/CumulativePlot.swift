/// The share of values at or below x: a step of 1/n at each value, no bins to choose.
///
/// Ours.
public struct CumulativePlot: ChartContent {
  public var marks: ChartMarks

  public init(_ values: [Double], x: String, y: String = "Share at or below") {
    let finite = Statistics.finite(values, of: x)
    let corners = Self.corners(finite.sorted)
    marks = ChartMarks(.line) {
      $0.x = ChannelSpec(x, corners.map(\.x))
      $0.y = ChannelSpec(y, corners.map(\.y))
    }.noting([finite.note])
  }

  package static func corners(_ sorted: [Double]) -> [Point] {
    var corners: [Point] = []
    var below = 0.0
    for (index, value) in sorted.enumerated() {
      // Equal values make one step.
      if index + 1 < sorted.count, sorted[index + 1] == value { continue }
      let share = Double(index + 1) / Double(sorted.count)
      corners.append(Point(x: value, y: below))
      corners.append(Point(x: value, y: share))
      below = share
    }
    return corners
  }
}
