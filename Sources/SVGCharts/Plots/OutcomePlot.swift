/// Runs that succeed or fail: each a tick, success on top and failure at the bottom, and in each group the
/// share of successes inside its Wilson interval of 95 %.
///
///     OutcomePlot([("full gradient", outcomes), …], x: "Batch size", y: "Escaped")
///
/// The interval is Wilson's (1927): see ``Statistics/wilson(successes:count:z:)``. Beside each interval stand
/// the counts, as "7/100". Ours.
public struct OutcomePlot: ChartContent {
  public var marks: ChartMarks

  public init(_ groups: [(String, [Bool])], x: String, y: String) {
    let label = "\(y): share, 95% interval (Wilson)"
    var all = ChartMarks([])
    for (name, outcomes) in groups where !outcomes.isEmpty {
      for success in [true, false] {
        let count = outcomes.count { $0 == success }
        if count == 0 { continue }
        all =
          all
          + ChartMarks(.rule) {
            $0.x = ChannelSpec(x, outcomes.filter { $0 == success }.map { _ in name })
            $0.yStart = ChannelSpec(label, [success ? 0.965 : 0])
            $0.yEnd = ChannelSpec(label, [success ? 1 : 0.035])
            $0.style.line = StrokeStyle(lineWidth: 1)
            $0.style.color = success ? .blue : .red
            $0.style.crowding = .spread
            $0.style.accessibilityLabel = "\(name): \(success ? "successes" : "failures")"
          }
      }
      let successes = outcomes.count { $0 }
      let interval = Statistics.wilson(successes: successes, count: outcomes.count)
      all =
        all
        + ChartMarks(.rule) {
          $0.x = ChannelSpec(x, [name])
          $0.yStart = ChannelSpec(label, [interval.lowerBound])
          $0.yEnd = ChannelSpec(label, [interval.upperBound])
          $0.style.line = StrokeStyle(lineWidth: 2.5)
          $0.style.color = .primary
        }
        + ChartMarks(.point) {
          $0.x = ChannelSpec(x, [name])
          $0.y = ChannelSpec(label, [Double(successes) / Double(outcomes.count)])
          $0.style.symbolSize = 50
          $0.style.color = .primary
        }
        // Towards the middle: the ticks are at the borders.
        + ChartMarks(.text) {
          let isLow = 2 * successes <= outcomes.count
          $0.x = ChannelSpec(x, [name])
          $0.y = ChannelSpec(
            label, [isLow ? interval.upperBound + 0.06 : interval.lowerBound - 0.06])
          $0.text = ChannelSpec("Text", ["\(successes)/\(outcomes.count)"])
        }
    }
    let empty = groups.filter(\.1.isEmpty).map { "the group \"\($0.0)\" has no outcomes" }
    marks = all.noting(empty)
  }
}
