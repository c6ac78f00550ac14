/// A bar from zero, or between two values. It lies along the axis of the categories' other one:
/// with a category on y it is horizontal. A bar over a bin fills it, whatever `width` and `height` say.
public struct BarMark: ChartContent {
  public var marks: ChartMarks

  public init<X: Plottable, Y: Plottable>(
    x: PlottableValue<X>, y: PlottableValue<Y>, width: MarkDimension = .automatic,
    height: MarkDimension = .automatic, stacking: MarkStackingMethod = .standard
  ) {
    if x.end != nil || y.end != nil {
      marks = Self.bin(
        x: (x.channel, x.endChannel), y: (y.channel, y.endChannel), stacking)
      return
    }
    marks = ChartMarks(.bar) {
      $0.x = x.channel
      $0.y = y.channel
      $0.style.width = width
      $0.style.height = height
      $0.style.stacking = stacking
    }
  }

  public init<X: Plottable, Y: Plottable>(
    xStart: PlottableValue<X>, xEnd: PlottableValue<X>, y: PlottableValue<Y>,
    height: MarkDimension = .automatic
  ) {
    marks = ChartMarks(.bar) {
      $0.xStart = xStart.channel
      $0.xEnd = xEnd.channel
      $0.y = y.channel
      $0.style.height = height
    }
  }

  public init<X: Plottable, Y: Plottable>(
    x: PlottableValue<X>, yStart: PlottableValue<Y>, yEnd: PlottableValue<Y>,
    width: MarkDimension = .automatic
  ) {
    marks = ChartMarks(.bar) {
      $0.x = x.channel
      $0.yStart = yStart.channel
      $0.yEnd = yEnd.channel
      $0.style.width = width
    }
  }

  /// A bar over the bin of one direction, its height in the other.
  private static func bin(
    x: (start: ChannelSpec, end: ChannelSpec?), y: (start: ChannelSpec, end: ChannelSpec?),
    _ stacking: MarkStackingMethod
  ) -> ChartMarks {
    require(
      x.end == nil || y.end == nil,
      "a bar has a bin in one direction, got one for \"\(x.start.label)\" and \"\(y.start.label)\"")
    return ChartMarks(.rectangle) {
      $0.style.stacking = stacking
      if x.end != nil {
        ($0.xStart, $0.xEnd, $0.y) = (x.start, x.end, y.start)
      } else {
        ($0.yStart, $0.yEnd, $0.x) = (y.start, y.end, x.start)
      }
    }
  }

  /// A bar that fills a bin of x, as in a histogram.
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
}

/// A bar for each element of some data.
public struct BarPlot<DataElement>: VectorizedChartContent {
  public var marks: ChartMarks
  public var data: [DataElement]

  public init<X: Plottable, Y: Plottable>(
    _ data: some Collection<DataElement>, x: PlottableProjection<DataElement, X>,
    y: PlottableProjection<DataElement, Y>,
    width: MarkDimension = .automatic, height: MarkDimension = .automatic,
    stacking: MarkStackingMethod = .standard
  ) {
    self.data = Array(data)
    marks = ChartMarks(.bar) {
      $0.x = x.channel(data)
      $0.y = y.channel(data)
      $0.style.width = width
      $0.style.height = height
      $0.style.stacking = stacking
    }
  }

  public init<X: Plottable, Y: Plottable>(
    _ data: some Collection<DataElement>, x: PlottableProjection<DataElement, X>,
    yStart: PlottableProjection<DataElement, Y>, yEnd: PlottableProjection<DataElement, Y>,
    width: MarkDimension = .automatic
  ) {
    self.data = Array(data)
    marks = ChartMarks(.bar) {
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
    marks = ChartMarks(.bar) {
      $0.xStart = xStart.channel(data)
      $0.xEnd = xEnd.channel(data)
      $0.y = y.channel(data)
      $0.style.height = height
    }
  }
}
