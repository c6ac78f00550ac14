/// A plot of a whole collection: one statement instead of a mark for each element.
///
/// What depends on the elements stands first, directly after the plot:
///
///     LinePlot(runs, x: .value("Epoch", \.epoch), y: .value("Loss", \.loss))
///       .foregroundStyle(by: .value("Optimizer", \.optimizer))
///       .opacity(0.8)
public protocol VectorizedChartContent<DataElement>: ChartContent {
  associatedtype DataElement
  var data: [DataElement] { get }
  var marks: ChartMarks { get set }
}

extension VectorizedChartContent {
  /// A colour for each different value, named in the legend or at the lines' ends; for numbers and dates a
  /// continuous scale. A line or an area has one colour: there each different number is a series.
  public func foregroundStyle<Value: Plottable>(
    by value: PlottableProjection<DataElement, Value>
  ) -> Self {
    encoded(\.color, value)
  }

  /// Areas in proportion to the values.
  public func symbolSize<Value: Plottable>(
    by value: PlottableProjection<DataElement, Value>
  ) -> Self {
    encoded(\.symbolSize, value)
  }

  /// Opacities from 0.2 for the lowest to 1 for the highest value. Ours.
  public func opacity<Value: Plottable>(by value: PlottableProjection<DataElement, Value>) -> Self {
    encoded(\.opacity, value)
  }

  /// A dash for each different value.
  public func lineStyle<Value: Plottable>(
    by value: PlottableProjection<DataElement, Value>
  ) -> Self {
    grouped(\.lineStyle, value)
  }

  /// A shape for each different value.
  public func symbol<Value: Plottable>(by value: PlottableProjection<DataElement, Value>) -> Self {
    grouped(\.symbol, value)
  }

  /// A panel of small multiples for each different value. Ours.
  public func facet<Value: Plottable>(by value: PlottableProjection<DataElement, Value>) -> Self {
    grouped(\.facet, value)
  }

  /// Marks of different values stand side by side instead of on one another.
  ///
  /// - Parameters:
  ///   - axis: the direction in which they stand apart; nil takes that of the categories.
  ///   - span: the width that they share; `.automatic` is 0.8 of their category's.
  public func position<Value: Plottable>(
    by value: PlottableProjection<DataElement, Value>, axis: Axis? = nil,
    span: MarkDimension = .automatic
  ) -> Self {
    var copy = grouped(\.position, value)
    copy.marks = copy.marks.map {
      $0.style.positionAxis = axis
      $0.style.positionSpan = span
    }
    return copy
  }

  private func grouped<Value: Plottable>(
    _ channel: WritableKeyPath<MarkSpec, ChannelSpec?>,
    _ value: PlottableProjection<DataElement, Value>
  ) -> Self {
    let column = value.channel(data).named
    var copy = self
    copy.marks = marks.map { $0[keyPath: channel] = column }
    return copy
  }

  /// Numbers stay numbers.
  private func encoded<Value: Plottable>(
    _ channel: WritableKeyPath<MarkSpec, ChannelSpec?>,
    _ value: PlottableProjection<DataElement, Value>
  ) -> Self {
    let column = value.channel(data)
    var copy = self
    copy.marks = marks.map { $0[keyPath: channel] = column }
    return copy
  }
}
