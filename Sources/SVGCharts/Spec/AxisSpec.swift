/// The axis of one direction.
public struct AxisSpec: Codable, Equatable, Sendable {
  public var isHidden = false
  /// Nil takes the label of the plotted values; an empty one shows none.
  public var label: String?
  /// Where along the axis the label stands; nil: x centred, y at the start.
  public var labelAlignment: Alignment?
  /// Several sets of marks are drawn over each other: lines at some values, labels at others.
  public var marks: [AxisMarksSpec] = [AxisMarksSpec()]
}

/// One set of marks of an axis: their places, and what each shows.
public struct AxisMarksSpec: Codable, Equatable, Sendable {
  public var values: AxisValues = .count(nil)
  public var format: NumberFormat?
  /// The side of the plot; nil: below and left.
  public var position: AxisMarkPosition?
  public var showsGrid = true
  public var showsTicks = true
  public var showsLabels = true
  public var gridStyle: AxisLineStyle?
  public var tickStyle: AxisLineStyle?
  public var labelColor: ChartColor?
  /// Texts in place of the values', in the order of `values`; an empty one shows none.
  public var labels: [String]?
}

public enum AxisValues: Codable, Equatable, Sendable {
  /// About so many, at round values.
  case count(Int?)
  /// At the multiples of a step.
  case step(Double)
  case numbers([Double])
  case categories([String])
}

/// The look of an axis's lines where the author gives one.
public struct AxisLineStyle: Codable, Hashable, Sendable {
  public var color: ChartColor?
  public var stroke: StrokeStyle?
  /// Of a tick, in points; nil: 5.
  public var length: Double?
}

/// A side of the plot for an axis's marks.
public enum AxisMarkPosition: String, Codable, Hashable, Sendable {
  case automatic, leading, trailing, top, bottom
}
