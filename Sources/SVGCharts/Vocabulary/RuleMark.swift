/// A straight line along one axis: across the whole plot, or between two values.
public struct RuleMark: ChartContent {
  public var marks: ChartMarks

  /// A vertical rule.
  public init<X: Plottable>(x: PlottableValue<X>) {
    marks = ChartMarks(.rule) { $0.x = x.channel }
  }

  /// A horizontal rule.
  public init<Y: Plottable>(y: PlottableValue<Y>) {
    marks = ChartMarks(.rule) { $0.y = y.channel }
  }

  public init<X: Plottable, Y: Plottable>(
    xStart: PlottableValue<X>, xEnd: PlottableValue<X>, y: PlottableValue<Y>
  ) {
    marks = ChartMarks(.rule) {
      $0.xStart = xStart.channel
      $0.xEnd = xEnd.channel
      $0.y = y.channel
    }
  }

  public init<X: Plottable, Y: Plottable>(
    x: PlottableValue<X>, yStart: PlottableValue<Y>, yEnd: PlottableValue<Y>
  ) {
    marks = ChartMarks(.rule) {
      $0.x = x.channel
      $0.yStart = yStart.channel
      $0.yEnd = yEnd.channel
    }
  }
}

/// A rule for each element of some data: intervals, for example.
public struct RulePlot<DataElement>: VectorizedChartContent {
  public var marks: ChartMarks
  public var data: [DataElement]

  public init<X: Plottable, Y: Plottable>(
    _ data: some Collection<DataElement>, x: PlottableProjection<DataElement, X>,
    yStart: PlottableProjection<DataElement, Y>, yEnd: PlottableProjection<DataElement, Y>
  ) {
    self.data = Array(data)
    marks = ChartMarks(.rule) {
      $0.x = x.channel(data)
      $0.yStart = yStart.channel(data)
      $0.yEnd = yEnd.channel(data)
    }
  }

  public init<X: Plottable, Y: Plottable>(
    _ data: some Collection<DataElement>, xStart: PlottableProjection<DataElement, X>,
    xEnd: PlottableProjection<DataElement, X>, y: PlottableProjection<DataElement, Y>
  ) {
    self.data = Array(data)
    marks = ChartMarks(.rule) {
      $0.xStart = xStart.channel(data)
      $0.xEnd = xEnd.channel(data)
      $0.y = y.channel(data)
    }
  }
}
