/// How marks look. The modifier nearest to a mark wins; one on a group fills what was left unsaid.
extension ChartContent {
  public func foregroundStyle(_ color: ChartColor) -> ChartMarks {
    marks.styled(\.color, color)
  }

  /// A colour for each different value, named in the legend or at the lines' ends; for numbers and dates a
  /// continuous scale. A line or an area has one colour: there each different number is a series.
  public func foregroundStyle<Value: Plottable>(by value: PlottableValue<Value>) -> ChartMarks {
    marks.encoded(\.color, value)
  }

  /// From 0, not to be seen, to 1.
  public func opacity(_ opacity: Double) -> ChartMarks {
    marks.styled(\.opacity, opacity.isFinite ? min(max(opacity, 0), 1) : 1)
  }

  public func lineStyle(_ style: StrokeStyle) -> ChartMarks { marks.styled(\.line, style) }

  public func symbol(_ shape: BasicChartSymbolShape) -> ChartMarks {
    marks.styled(\.symbol, shape)
  }

  /// A shape for each different value.
  public func symbol<Value: Plottable>(by value: PlottableValue<Value>) -> ChartMarks {
    marks.grouped(\.symbol, value)
  }

  /// - Parameter area: in square points; 30 by default.
  public func symbolSize(_ area: Double) -> ChartMarks {
    marks.styled(\.symbolSize, area.isFinite ? min(max(area, 0), 1e5) : 30)
  }

  /// Areas in proportion to the values, the largest 400 square points; for names 30, 60, 90 …
  /// See ``Chart/chartSymbolSizeScale(range:)``.
  public func symbolSize<Value: Plottable>(by value: PlottableValue<Value>) -> ChartMarks {
    marks.encoded(\.symbolSize, value)
  }

  /// Opacities from 0.2 for the lowest to 1 for the highest value. Ours.
  public func opacity<Value: Plottable>(by value: PlottableValue<Value>) -> ChartMarks {
    marks.encoded(\.opacity, value)
  }

  /// A dash for each different value.
  public func lineStyle<Value: Plottable>(by value: PlottableValue<Value>) -> ChartMarks {
    marks.grouped(\.lineStyle, value)
  }

  /// An open symbol: `BasicChartSymbolShape.circle.strokeBorder(lineWidth: 2)`.
  public func symbol(_ shape: BorderedChartSymbolShape) -> ChartMarks {
    marks.styled(\.symbol, shape.shape).styled(\.symbolBorder, shape.lineWidth)
  }

  /// Moves the marks, in points to the right and down.
  public func offset(x: Double = 0, y: Double = 0) -> ChartMarks {
    func checked(_ points: Double) -> Double {
      points.isFinite ? min(max(points, -4_000), 4_000) : 0
    }
    return marks.styled(\.offsetX, checked(x)).styled(\.offsetY, checked(y))
  }

  public func interpolationMethod(_ method: InterpolationMethod) -> ChartMarks {
    marks.styled(\.interpolation, method)
  }

  public func cornerRadius(_ radius: Double) -> ChartMarks {
    marks.styled(\.cornerRadius, radius.isFinite ? min(max(radius, 0), 1e3) : 0)
  }

  /// Marks of different values stand side by side instead of on one another.
  ///
  /// - Parameters:
  ///   - axis: the direction in which they stand apart; nil takes that of the categories. Bars always
  ///     stand apart across their length.
  ///   - span: the width that they share; `.automatic` is 0.8 of their category's. A bar's own width
  ///     counts instead.
  public func position<Value: Plottable>(
    by value: PlottableValue<Value>, axis: Axis? = nil, span: MarkDimension = .automatic
  ) -> ChartMarks {
    let placed = marks.grouped(\.position, value).styled(\.positionSpan, span)
    return axis.map { placed.styled(\.positionAxis, $0) } ?? placed
  }

  /// Marks of a higher index are drawn later, thus above.
  public func zIndex(_ index: Double) -> ChartMarks {
    marks.styled(\.zIndex, index.isFinite ? index : 0)
  }

  /// Names the mark in the chart's description.
  public func accessibilityLabel(_ label: String) -> ChartMarks {
    marks.styled(\.accessibilityLabel, label)
  }

  /// Follows the mark's name in the chart's description.
  public func accessibilityValue(_ value: String) -> ChartMarks {
    marks.styled(\.accessibilityValue, value)
  }

  /// Whether the chart's description leaves the mark out.
  public func accessibilityHidden(_ isHidden: Bool) -> ChartMarks {
    marks.styled(\.isAccessibilityHidden, isHidden)
  }

  /// Texts beside the mark, one below the other; beside the last mark of a plot.
  ///
  /// The text moves to another side where it would cover another text or leave the chart: that is
  /// all the overflow resolution there is.
  ///
  /// - Parameters:
  ///   - alignment: along that side: `.leading` begins where the mark begins.
  ///   - spacing: points between mark and text; nil takes the usual.
  public func annotation(
    position: AnnotationPosition = .automatic, alignment: Alignment = .center,
    spacing: Double? = nil, overflowResolution: AnnotationOverflowResolution = .automatic,
    @AnnotationBuilder content: () -> [Text]
  ) -> ChartMarks {
    let text = content().map(\.string).joined(separator: "\n")
    let spacing = spacing.flatMap { $0.isFinite ? min(max($0, 0), 100) : nil }
    return marks.map { mark in
      let row = Swift.max(mark.count - 1, 0)
      mark.annotations.append(
        AnnotationSpec(
          row: row, text: text, position: position,
          alignment: alignment == .center ? nil : alignment, spacing: spacing))
    }
  }
}

@resultBuilder public enum AnnotationBuilder {
  public static func buildExpression(_ text: Text) -> [Text] { [text] }
  public static func buildExpression(_ text: String) -> [Text] { [Text(text)] }
  public static func buildBlock(_ parts: [Text]...) -> [Text] { parts.flatMap { $0 } }
  public static func buildOptional(_ part: [Text]?) -> [Text] { part ?? [] }
  public static func buildEither(first: [Text]) -> [Text] { first }
  public static func buildEither(second: [Text]) -> [Text] { second }
}

/// Accepted as Apple's has it; a text that has no room always moves to another side.
public struct AnnotationOverflowResolution: Sendable {
  public enum Strategy: Sendable { case automatic, fit, padScale, disabled }
  public static let automatic = AnnotationOverflowResolution()
  public init(x: Strategy = .automatic, y: Strategy = .automatic) {}
}

/// The text of an annotation.
public struct Text: Equatable, Sendable {
  var string: String
  public init(_ string: String) { self.string = string }
}

extension ChartMarks {
  fileprivate func styled<Value>(
    _ property: WritableKeyPath<MarkStyle, Value?>, _ value: Value
  ) -> ChartMarks {
    map { mark in
      if mark.style[keyPath: property] == nil { mark.style[keyPath: property] = value }
    }
  }

  fileprivate func grouped<Value: Plottable>(
    _ channel: WritableKeyPath<MarkSpec, ChannelSpec?>, _ value: PlottableValue<Value>
  ) -> ChartMarks {
    map { mark in
      guard mark[keyPath: channel] == nil else { return }
      // One value for all rows of a plot: the spec repeats it when rows are merged.
      mark[keyPath: channel] = value.channel.named
    }
  }

  /// Numbers stay numbers.
  fileprivate func encoded<Value: Plottable>(
    _ channel: WritableKeyPath<MarkSpec, ChannelSpec?>, _ value: PlottableValue<Value>
  ) -> ChartMarks {
    map { mark in
      if mark[keyPath: channel] == nil { mark[keyPath: channel] = value.channel }
    }
  }
}
