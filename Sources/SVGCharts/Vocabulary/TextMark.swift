/// A text centred at a place: the number in a cell, the name of a node.
///
///     TextMark(x: .value("Predicted", "cat"), y: .value("True", "dog")) { "7" }
///
/// It has the colour of text: `foregroundStyle(.secondary)` mutes it, other colours change nothing.
///
/// Ours: Swift Charts writes texts as annotations of other marks only. A text that would cover another
/// or leave the frame is left out, and a warning says how many.
public struct TextMark: ChartContent {
  public var marks: ChartMarks

  public init<X: Plottable, Y: Plottable>(
    x: PlottableValue<X>, y: PlottableValue<Y>, text: () -> String
  ) {
    let written = text()
    marks = ChartMarks(.text) {
      $0.x = x.channel
      $0.y = y.channel
      $0.text = ChannelSpec(label: "Text", values: .categories([written]))
    }
  }
}

/// An arrow from one place to another; its head has the same size at every length.
///
/// Ours: Swift Charts has no arrows.
public struct VectorMark: ChartContent {
  public var marks: ChartMarks

  public init<X: Plottable, Y: Plottable>(
    x: PlottableValue<X>, y: PlottableValue<Y>, xEnd: PlottableValue<X>, yEnd: PlottableValue<Y>
  ) {
    marks = ChartMarks(.vector) {
      $0.x = x.channel
      $0.y = y.channel
      $0.xEnd = xEnd.channel
      $0.yEnd = yEnd.channel
    }
  }
}
