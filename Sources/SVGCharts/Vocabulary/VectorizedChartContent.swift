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
  /// A colour for each different value, named in the legend or at the lines' ends.
  public func foregroundStyle<Value: Plottable>(
    by value: PlottableProjection<DataElement, Value>
  ) -> Self {
    grouped(\.color, value)
  }

  /// A shape for each different value.
  public func symbol<Value: Plottable>(by value: PlottableProjection<DataElement, Value>) -> Self {
    grouped(\.symbol, value)
  }

  /// Bars of different values stand side by side instead of on one another.
  public func position<Value: Plottable>(by value: PlottableProjection<DataElement, Value>) -> Self
  {
    grouped(\.position, value)
  }

  private func grouped<Value: Plottable>(
    _ channel: WritableKeyPath<MarkSpec, ChannelSpec?>,
    _ value: PlottableProjection<DataElement, Value>
  ) -> Self {
    var copy = self
    let column = value.channel(data)
    copy.marks = marks.map {
      $0[keyPath: channel] = ChannelSpec(
        label: column.label, values: .categories(column.values.names))
    }
    return copy
  }
}
