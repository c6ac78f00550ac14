/// Every value as a dot, one strip a group: seeds shown, not averaged away.
///
/// Dots that would cover one another move aside by a fixed rule (a beeswarm), so the width of a strip
/// shows how many values lie there. Ours.
public struct StripPlot: ChartContent {
  public var marks: ChartMarks

  /// - Parameters:
  ///   - size: of a dot, in square points.
  ///   - isHorizontal: groups along y and values along x; `x` still labels the groups.
  public init(
    _ groups: [(String, [Double])], x: String, y: String, size: Double = 20,
    isHorizontal: Bool = false
  ) {
    let samples = groups.map { ($0.0, Statistics.finite($0.1, of: $0.0)) }
    let rows = samples.flatMap { name, finite in finite.sorted.map { (name, $0) } }
    let axes = Axes(group: x, value: y, isHorizontal: isHorizontal)
    marks = axes.mark(.point, rows.map(\.0), rows.map(\.1)) {
      $0.style.symbolSize = size
      $0.style.crowding = .swarm
    }.noting(samples.map(\.1.note))
  }
}
