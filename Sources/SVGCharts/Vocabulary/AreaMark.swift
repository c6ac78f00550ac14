/// A point of an area: from zero to y, or from yStart to yEnd (a band).
public struct AreaMark: ChartContent {
  public var marks: ChartMarks

  public init<X: Plottable, Y: Plottable>(
    x: PlottableValue<X>, y: PlottableValue<Y>, stacking: MarkStackingMethod = .standard
  ) {
    marks = ChartMarks(.area) {
      $0.x = x.channel
      $0.y = y.channel
      $0.style.stacking = stacking
    }
  }

  public init<X: Plottable, Y: Plottable, S: Plottable>(
    x: PlottableValue<X>, y: PlottableValue<Y>, series: PlottableValue<S>,
    stacking: MarkStackingMethod = .standard
  ) {
    marks = ChartMarks(.area) {
      $0.x = x.channel
      $0.y = y.channel
      $0.series = series.channel
      $0.style.stacking = stacking
    }
  }

  public init<X: Plottable, Y: Plottable>(
    x: PlottableValue<X>, yStart: PlottableValue<Y>, yEnd: PlottableValue<Y>
  ) {
    marks = ChartMarks(.area) {
      $0.x = x.channel
      $0.yStart = yStart.channel
      $0.yEnd = yEnd.channel
    }
  }
}

/// An area over all elements of some data, or under the graph of a function.
public struct AreaPlot<DataElement>: VectorizedChartContent {
  public var marks: ChartMarks
  public var data: [DataElement]

  public init<X: Plottable, Y: Plottable>(
    _ data: some Collection<DataElement>, x: PlottableProjection<DataElement, X>,
    y: PlottableProjection<DataElement, Y>,
    stacking: MarkStackingMethod = .standard
  ) {
    self.data = Array(data)
    marks = ChartMarks(.area) {
      $0.x = x.channel(data)
      $0.y = y.channel(data)
      $0.style.stacking = stacking
    }
  }

  public init<X: Plottable, Y: Plottable, S: Plottable>(
    _ data: some Collection<DataElement>, x: PlottableProjection<DataElement, X>,
    y: PlottableProjection<DataElement, Y>,
    series: PlottableProjection<DataElement, S>, stacking: MarkStackingMethod = .standard
  ) {
    self.data = Array(data)
    marks = ChartMarks(.area) {
      $0.x = x.channel(data)
      $0.y = y.channel(data)
      $0.series = series.channel(data)
      $0.style.stacking = stacking
    }
  }

  public init<X: Plottable, Y: Plottable>(
    _ data: some Collection<DataElement>, x: PlottableProjection<DataElement, X>,
    yStart: PlottableProjection<DataElement, Y>, yEnd: PlottableProjection<DataElement, Y>
  ) {
    self.data = Array(data)
    marks = ChartMarks(.area) {
      $0.x = x.channel(data)
      $0.yStart = yStart.channel(data)
      $0.yEnd = yEnd.channel(data)
    }
  }
}

extension AreaPlot where DataElement == Never {
  /// The area between zero and the graph of y = f(x).
  public init(
    x: String, y: String, domain: ClosedRange<Double>? = nil,
    function: @escaping (Double) -> Double
  ) {
    data = []
    marks = .function(.area, x: x, domain: domain, channels: [(\.y, y)]) { [function($0)] }
  }

  /// The area between two graphs.
  public init(
    x: String, yStart: String, yEnd: String, domain: ClosedRange<Double>? = nil,
    function: @escaping (Double) -> (yStart: Double, yEnd: Double)
  ) {
    data = []
    marks = .function(
      .area, x: x, domain: domain, channels: [(\.yStart, yStart), (\.yEnd, yEnd)]
    ) {
      let ends = function($0)
      return [ends.yStart, ends.yEnd]
    }
  }
}
