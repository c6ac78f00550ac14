/// A symbol at a place.
public struct PointMark: ChartContent {
  public var marks: ChartMarks

  public init<X: Plottable, Y: Plottable>(x: PlottableValue<X>, y: PlottableValue<Y>) {
    marks = ChartMarks(.point) {
      $0.x = x.channel
      $0.y = y.channel
    }
  }
}

/// A symbol for each element of some data.
public struct PointPlot<DataElement>: VectorizedChartContent {
  public var marks: ChartMarks
  public var data: [DataElement]

  public init<X: Plottable, Y: Plottable>(
    _ data: some Collection<DataElement>, x: PlottableProjection<DataElement, X>,
    y: PlottableProjection<DataElement, Y>
  ) {
    self.data = Array(data)
    marks = ChartMarks(.point) {
      $0.x = x.channel(data)
      $0.y = y.channel(data)
    }
  }
}
