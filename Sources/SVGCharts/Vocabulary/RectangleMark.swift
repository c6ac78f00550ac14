/// A rectangle between values, or around a place.
public struct RectangleMark: ChartContent {
  public var marks: ChartMarks

  public init<X: Plottable, Y: Plottable>(
    xStart: PlottableValue<X>, xEnd: PlottableValue<X>, yStart: PlottableValue<Y>,
    yEnd: PlottableValue<Y>
  ) {
    marks = ChartMarks(.rectangle) {
      $0.xStart = xStart.channel
      $0.xEnd = xEnd.channel
      $0.yStart = yStart.channel
      $0.yEnd = yEnd.channel
    }
  }

  public init<X: Plottable, Y: Plottable>(
    x: PlottableValue<X>, yStart: PlottableValue<Y>, yEnd: PlottableValue<Y>,
    width: MarkDimension = .automatic
  ) {
    marks = ChartMarks(.rectangle) {
      $0.x = x.channel
      $0.yStart = yStart.channel
      $0.yEnd = yEnd.channel
      $0.style.width = width
    }
  }

  public init<X: Plottable, Y: Plottable>(
    xStart: PlottableValue<X>, xEnd: PlottableValue<X>, y: PlottableValue<Y>,
    height: MarkDimension = .automatic
  ) {
    marks = ChartMarks(.rectangle) {
      $0.xStart = xStart.channel
      $0.xEnd = xEnd.channel
      $0.y = y.channel
      $0.style.height = height
    }
  }

  public init<X: Plottable, Y: Plottable>(
    x: PlottableValue<X>, y: PlottableValue<Y>, width: MarkDimension = .automatic,
    height: MarkDimension = .automatic
  ) {
    marks = ChartMarks(.rectangle) {
      $0.x = x.channel
      $0.y = y.channel
      $0.style.width = width
      $0.style.height = height
    }
  }
}

/// A rectangle for each element of some data.
public struct RectanglePlot<DataElement>: VectorizedChartContent {
  public var marks: ChartMarks
  public var data: [DataElement]

  public init<X: Plottable, Y: Plottable>(
    _ data: some Collection<DataElement>, xStart: PlottableProjection<DataElement, X>,
    xEnd: PlottableProjection<DataElement, X>, yStart: PlottableProjection<DataElement, Y>,
    yEnd: PlottableProjection<DataElement, Y>
  ) {
    self.data = Array(data)
    marks = ChartMarks(.rectangle) {
      $0.xStart = xStart.channel(data)
      $0.xEnd = xEnd.channel(data)
      $0.yStart = yStart.channel(data)
      $0.yEnd = yEnd.channel(data)
    }
  }

  public init<X: Plottable, Y: Plottable>(
    _ data: some Collection<DataElement>, x: PlottableProjection<DataElement, X>,
    yStart: PlottableProjection<DataElement, Y>, yEnd: PlottableProjection<DataElement, Y>,
    width: MarkDimension = .automatic
  ) {
    self.data = Array(data)
    marks = ChartMarks(.rectangle) {
      $0.x = x.channel(data)
      $0.yStart = yStart.channel(data)
      $0.yEnd = yEnd.channel(data)
      $0.style.width = width
    }
  }

  public init<X: Plottable, Y: Plottable>(
    _ data: some Collection<DataElement>, xStart: PlottableProjection<DataElement, X>,
    xEnd: PlottableProjection<DataElement, X>, y: PlottableProjection<DataElement, Y>,
    height: MarkDimension = .automatic
  ) {
    self.data = Array(data)
    marks = ChartMarks(.rectangle) {
      $0.xStart = xStart.channel(data)
      $0.xEnd = xEnd.channel(data)
      $0.y = y.channel(data)
      $0.style.height = height
    }
  }

  public init<X: Plottable, Y: Plottable>(
    _ data: some Collection<DataElement>, x: PlottableProjection<DataElement, X>,
    y: PlottableProjection<DataElement, Y>,
    width: MarkDimension = .automatic, height: MarkDimension = .automatic
  ) {
    self.data = Array(data)
    marks = ChartMarks(.rectangle) {
      $0.x = x.channel(data)
      $0.y = y.channel(data)
      $0.style.width = width
      $0.style.height = height
    }
  }
}
