/// Where an axis has its marks.
public struct AxisMarkValues {
  var values: AxisValues
  /// About so many, at round values.
  public static func automatic(desiredCount: Int? = nil) -> AxisMarkValues {
    AxisMarkValues(values: .count(desiredCount))
  }
  public static var automatic: AxisMarkValues { automatic() }
  /// At the multiples of a step.
  public static func stride(by step: Double) -> AxisMarkValues {
    AxisMarkValues(values: step.isFinite && step > 0 ? .step(step) : .count(nil))
  }
}

/// One part of an axis mark: a grid line, a tick, a label.
public enum AxisMarkPart: Sendable {
  case gridLine, tick
  case valueLabel(NumberFormat?)
}

public func AxisGridLine() -> AxisMarkPart { .gridLine }
public func AxisTick() -> AxisMarkPart { .tick }
public func AxisValueLabel(format: NumberFormat? = nil) -> AxisMarkPart { .valueLabel(format) }

@resultBuilder public enum AxisMarkBuilder {
  public static func buildBlock(_ parts: AxisMarkPart...) -> [AxisMarkPart] { parts }
}

/// The marks of an axis: their places, and what each shows.
public struct AxisMarks {
  var values: AxisValues = .count(nil)
  var format: NumberFormat?
  var parts: [AxisMarkPart]?

  public init(values: AxisMarkValues = .automatic, format: NumberFormat? = nil) {
    self.values = values.values
    self.format = format
  }

  public init<Value: Plottable>(values: [Value], format: NumberFormat? = nil) {
    self.values = Self.explicit(values)
    self.format = format
  }

  public init(
    values: AxisMarkValues = .automatic, @AxisMarkBuilder content: () -> [AxisMarkPart]
  ) {
    self.values = values.values
    parts = content()
  }

  public init<Value: Plottable>(
    values: [Value], @AxisMarkBuilder content: () -> [AxisMarkPart]
  ) {
    self.values = Self.explicit(values)
    parts = content()
  }

  private static func explicit<Value: Plottable>(_ values: [Value]) -> AxisValues {
    var numbers: [Double] = []
    var names: [String] = []
    for value in values {
      switch value.primitivePlottable {
      case .number(let number), .date(let number):
        if number.isFinite { numbers.append(number) }
      case .category(let name): names.append(name)
      }
    }
    return names.isEmpty ? .numbers(numbers) : .categories(names)
  }

  func apply(to axis: inout AxisSpec) {
    axis.values = values
    axis.format = format
    guard let parts else { return }
    axis.showsGrid = false
    axis.showsTicks = false
    axis.showsLabels = false
    for part in parts {
      switch part {
      case .gridLine: axis.showsGrid = true
      case .tick: axis.showsTicks = true
      case .valueLabel(let format):
        axis.showsLabels = true
        if let format { axis.format = format }
      }
    }
  }
}

extension Chart {
  public func chartXAxis(_ visibility: Visibility) -> Chart {
    set { $0.xAxis.isHidden = visibility == .hidden }
  }
  public func chartYAxis(_ visibility: Visibility) -> Chart {
    set { $0.yAxis.isHidden = visibility == .hidden }
  }
  public func chartXAxis(content: () -> AxisMarks) -> Chart {
    let marks = content()
    return set { marks.apply(to: &$0.xAxis) }
  }
  public func chartYAxis(content: () -> AxisMarks) -> Chart {
    let marks = content()
    return set { marks.apply(to: &$0.yAxis) }
  }
  /// Replaces the label of the plotted values; an empty one removes it.
  public func chartXAxisLabel(_ label: String) -> Chart { set { $0.xAxis.label = label } }
  public func chartYAxisLabel(_ label: String) -> Chart { set { $0.yAxis.label = label } }

  /// Hides the legend and the labels at lines' ends.
  public func chartLegend(_ visibility: Visibility) -> Chart {
    set { $0.legend.isHidden = visibility == .hidden }
  }
  /// A legend at a side, instead of labels at the lines' ends.
  public func chartLegend(position: LegendPosition) -> Chart {
    set { $0.legend.position = position }
  }
  /// Values that are not numbers (undefined ratios, say) are meant: they leave gaps without a warning.
  /// Ours; infinities are still warned of.
  public func expectsGaps() -> Chart { set { $0.expectsGaps = true } }
  /// The size of the drawing in points. Text keeps its size, so a wide chart has smaller text on a
  /// phone. Ours, in place of SwiftUI's modifier of this name.
  public func frame(width: Double? = nil, height: Double? = nil) -> Chart {
    set {
      if let width, width.isFinite, width > 0 { $0.width = width }
      if let height, height.isFinite, height > 0 { $0.height = height }
    }
  }
}
