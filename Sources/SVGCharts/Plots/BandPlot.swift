/// Runs over seeds as one line and a band around it.
///
///     BandPlot(x: "Step", y: "Loss", runs: losses, band: .quantiles(0.1...0.9))
///
/// The vertical axis says what line and band are: "Loss: median and 10–90% of 30 runs". Ours.
public struct BandPlot: ChartContent {
  public enum Band: Sendable {
    /// The median, and the band between two quantiles (type 7).
    case quantiles(ClosedRange<Double>)
    /// The mean, and the band of one standard deviation (n − 1) to either side.
    case deviation
  }
  public var marks: ChartMarks

  /// - Parameters:
  ///   - positions: the places along x; nil counts 0, 1, 2, ….
  ///   - runs: one curve a run. Where a run ends early or is not finite the others go on without it.
  public init(
    x: String, y: String, runs: [[Double]], at positions: [Double]? = nil,
    band: Band = .quantiles(0.25...0.75)
  ) {
    let steps = runs.map(\.count).max() ?? 0
    var places: [Double] = []
    var middles: [Double] = []
    var lows: [Double] = []
    var highs: [Double] = []
    for step in 0..<min(steps, positions?.count ?? steps) {
      let values = runs.compactMap { step < $0.count ? $0[step] : nil }.filter(\.isFinite).sorted()
      places.append(positions?[step] ?? Double(step))
      guard !values.isEmpty else {
        middles.append(.nan)
        lows.append(.nan)
        highs.append(.nan)
        continue
      }
      switch band {
      case .quantiles(let range):
        middles.append(Statistics.quantile(values, 0.5))
        lows.append(Statistics.quantile(values, min(max(range.lowerBound, 0), 1)))
        highs.append(Statistics.quantile(values, min(max(range.upperBound, 0), 1)))
      case .deviation:
        let mean = Statistics.mean(values)
        let deviation = values.count > 1 ? Statistics.deviation(values, freedom: 1) : 0
        middles.append(mean)
        lows.append(mean - deviation)
        highs.append(mean + deviation)
      }
    }
    let label = "\(y): \(Self.words(band)) of \(runs.count) runs"
    let lost = runs.reduce(0) { $0 + $1.count { !$0.isFinite } }
    let area = ChartMarks(.area) {
      $0.x = ChannelSpec(x, places)
      $0.yStart = ChannelSpec(label, lows)
      $0.yEnd = ChannelSpec(label, highs)
      $0.style.opacity = 0.25
      $0.style.accessibilityLabel = "band"
    }
    let line = ChartMarks(.line) {
      $0.x = ChannelSpec(x, places)
      $0.y = ChannelSpec(label, middles)
    }
    marks = (area + line).noting([
      lost > 0 ? "\(lost) values of \"\(y)\" are not finite: their runs are left out there" : nil
    ])
  }

  private static func words(_ band: Band) -> String {
    switch band {
    case .deviation: return "mean ± 1 sd"
    case .quantiles(let range):
      let format = NumberFormat.integer
      let low = format.string(from: range.lowerBound * 100)
      return "median and \(low)–\(format.string(from: range.upperBound * 100))%"
    }
  }
}
