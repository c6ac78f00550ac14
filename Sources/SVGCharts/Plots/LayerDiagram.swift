/// A network's layers as boxes from left to right, a number on each, arrows between, skips as arcs.
///
///     LayerDiagram([.init("input", units: 784, value: 1), .init("ReLU", units: 128, value: 0.83)],
///       valueName: "sd of activations", skips: [(0, 2)]).chart
///
/// The larger the number, the darker the box: in proportion, or in the logarithm where the numbers span a factor
/// of more than 100. A figure of its own, not content for a ``Chart``. Ours.
public struct LayerDiagram {
  public struct Layer: Sendable {
    var name: String
    var units: Int?
    var value: Double?
    public init(_ name: String, units: Int? = nil, value: Double? = nil) {
      self.name = name
      self.units = units
      self.value = value
    }
  }
  private var layers: [Layer]
  private var valueName: String
  private var skips: [(Int, Int)]
  private var format: NumberFormat

  /// - Parameter skips: pairs of a layer and a later one, by number from 0.
  public init(
    _ layers: [Layer], valueName: String, skips: [(Int, Int)] = [],
    format: NumberFormat = .significant(2)
  ) {
    for (from, to) in skips {
      require(
        layers.indices.contains(from) && layers.indices.contains(to) && from < to,
        "a skip goes from a layer to a later one of \(layers.count), got \(from) to \(to)")
    }
    self.layers = layers
    self.valueName = valueName
    self.skips = skips
    self.format = format
  }

  public var chart: Chart {
    let finite = layers.compactMap(\.value).filter(\.isFinite)
    let positive = finite.filter { $0 > 0 }
    let isLog = (positive.max() ?? 0) > 100 * (positive.min() ?? 1)
    func depth(_ value: Double) -> Double {
      isLog ? (value > 0 ? Logarithm.base10(value) : -.infinity) : value
    }
    let depths = finite.map(depth).filter(\.isFinite)
    let low = isLog ? depths.min() ?? 0 : min(depths.min() ?? 0, 0)
    let high = depths.max() ?? 1
    var marks = ChartMarks([])
    for (index, layer) in layers.enumerated() {
      let share =
        layer.value.map { depth($0) }
        .map { $0.isFinite && high > low ? min(max(($0 - low) / (high - low), 0), 1) : 0 } ?? 0
      marks = marks + box(Double(index), share)
      var lines = [layer.name]
      if let units = layer.units { lines.append(NumberFormat.integer.string(from: units)) }
      if let value = layer.value { lines.append(format.string(from: value)) }
      for (row, text) in lines.enumerated() {
        marks =
          marks
          + ChartMarks(.text) {
            $0.x = ChannelSpec("Layer", [Double(index)])
            $0.y = ChannelSpec(
              valueName, [1 - (Double(row) + 0.5) / Double(lines.count)])
            $0.text = ChannelSpec("Text", [text])
          }
      }
      if index > 0 {
        marks =
          marks
          + ChartMarks(.vector) {
            $0.x = ChannelSpec("Layer", [Double(index) - 0.58])
            $0.xEnd = ChannelSpec("Layer", [Double(index) - 0.42])
            $0.y = ChannelSpec(valueName, [0.5])
            $0.yEnd = ChannelSpec(valueName, [0.5])
            $0.style.color = .secondary
          }
      }
    }
    for (from, to) in skips { marks = marks + arc(Double(from), Double(to)) }
    let drawn = marks
    return Chart { drawn }
      .chartXScale(domain: -0.5...max(Double(layers.count) - 0.5, 0.5))
      .chartYScale(domain: -0.05...(skips.isEmpty ? 1.05 : 1.65))
      .chartXAxis(.hidden)
      .chartYAxis(.hidden)
      .chartYAxisLabel(valueName + (isLog ? " (shade: logarithmic)" : ""))
      .frame(height: skips.isEmpty ? 150 : 200)
  }

  private func box(_ x: Double, _ share: Double) -> ChartMarks {
    let (left, right) = (x - 0.41, x + 0.41)
    return ChartMarks(.rectangle) {
      $0.xStart = ChannelSpec("Layer", [left])
      $0.xEnd = ChannelSpec("Layer", [right])
      $0.yStart = ChannelSpec(valueName, [0])
      $0.yEnd = ChannelSpec(valueName, [1])
      $0.style.opacity = 0.05 + 0.5 * share
      $0.style.color = .blue
    }
      + ChartMarks(.line) {
        $0.x = ChannelSpec("Layer", [left, right, right, left, left])
        $0.y = ChannelSpec(valueName, [0, 0, 1, 1, 0])
        $0.style.color = .secondary
        $0.style.line = StrokeStyle(lineWidth: 1)
      }
  }

  private func arc(_ from: Double, _ to: Double) -> ChartMarks {
    let rise = min(0.2 + 0.1 * (to - from), 0.55)
    let places = (0...24).map { Double($0) / 24 }
    return ChartMarks(.line) {
      $0.x = ChannelSpec("Layer", places.map { from + (to - from) * $0 })
      $0.y = ChannelSpec(valueName, places.map { 1 + 4 * rise * $0 * (1 - $0) })
      $0.style.color = .orange
      $0.style.line = StrokeStyle(lineWidth: 2)
      $0.style.accessibilityLabel = "skip"
    }
      + ChartMarks(.vector) {
        $0.x = ChannelSpec("Layer", [to - 0.04 * (to - from)])
        $0.xEnd = ChannelSpec("Layer", [to])
        $0.y = ChannelSpec(valueName, [1 + 4 * rise * 0.04 * 0.96])
        $0.yEnd = ChannelSpec(valueName, [1])
        $0.style.color = .orange
      }
  }
}
