/// A point of a line. The points of one series are joined in the order in which they stand.
public struct LineMark: ChartContent {
  public var marks: ChartMarks

  public init<X: Plottable, Y: Plottable>(x: PlottableValue<X>, y: PlottableValue<Y>) {
    marks = ChartMarks(.line) {
      $0.x = x.channel
      $0.y = y.channel
    }
  }

  /// - Parameter series: points of equal series make one line.
  public init<X: Plottable, Y: Plottable, S: Plottable>(
    x: PlottableValue<X>, y: PlottableValue<Y>, series: PlottableValue<S>
  ) {
    marks = ChartMarks(.line) {
      $0.x = x.channel
      $0.y = y.channel
      $0.series = series.channel
    }
  }
}

/// A line through all elements of some data, or the graph of a function.
///
/// A line of a million points costs no more to send and draw than one of 4,000.
public struct LinePlot<DataElement>: VectorizedChartContent {
  public var marks: ChartMarks
  public var data: [DataElement]

  public init<X: Plottable, Y: Plottable>(
    _ data: some Collection<DataElement>, x: PlottableProjection<DataElement, X>,
    y: PlottableProjection<DataElement, Y>
  ) {
    self.data = Array(data)
    marks = ChartMarks(.line) {
      $0.x = x.channel(data)
      $0.y = y.channel(data)
    }
  }

  public init<X: Plottable, Y: Plottable, S: Plottable>(
    _ data: some Collection<DataElement>, x: PlottableProjection<DataElement, X>,
    y: PlottableProjection<DataElement, Y>,
    series: PlottableProjection<DataElement, S>
  ) {
    self.data = Array(data)
    marks = ChartMarks(.line) {
      $0.x = x.channel(data)
      $0.y = y.channel(data)
      $0.series = series.channel(data)
    }
  }
}

extension LinePlot where DataElement == Never {
  /// The graph of y = f(x) over `domain`, or over the whole chart where that is nil.
  public init(
    x: String, y: String, domain: ClosedRange<Double>? = nil,
    function: @escaping (Double) -> Double
  ) {
    data = []
    marks = .function(.line, x: x, domain: domain, channels: [(\.y, y)]) { [function($0)] }
  }

  /// The curve of (x(t), y(t)) for t in `domain`.
  public init(
    x: String, y: String, t: String, domain: ClosedRange<Double>,
    function: @escaping (Double) -> (x: Double, y: Double)
  ) {
    data = []
    marks = .function(.line, x: nil, domain: domain, channels: [(\.x, x), (\.y, y)]) {
      let point = function($0)
      return [point.x, point.y]
    }
  }
}

extension ChartMarks {
  init(_ kind: MarkSpec.Kind, _ fill: (inout MarkSpec) -> Void) {
    var spec = MarkSpec(kind)
    fill(&spec)
    drafts = [MarkDraft(spec: spec)]
  }

  /// A graph: `x` is the argument's label, nil where the argument is a parameter.
  static func function(
    _ kind: MarkSpec.Kind, x: String?, domain: ClosedRange<Double>?,
    channels: [(WritableKeyPath<MarkSpec, ChannelSpec?>, String)],
    evaluate: @escaping (Double) -> [Double]
  ) -> ChartMarks {
    var spec = MarkSpec(kind)
    if let x { spec.x = ChannelSpec(label: x, values: .numbers([])) }
    for (channel, label) in channels {
      spec[keyPath: channel] = ChannelSpec(label: label, values: .numbers([]))
    }
    let function = FunctionDraft(
      domain: domain, isParametric: x == nil, channels: channels.map(\.0), evaluate: evaluate)
    return ChartMarks([MarkDraft(spec: spec, function: function)])
  }
}
