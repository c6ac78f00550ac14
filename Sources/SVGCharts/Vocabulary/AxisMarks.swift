/// Where an axis has its marks.
public struct AxisMarkValues: Sendable {
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

/// Accepted as Apple's has it; every set of marks is laid out alike.
public enum AxisMarkPreset: Sendable { case automatic, aligned, inset, extended }

/// One value of an axis, as the closure of ``AxisMarks`` gets it.
public struct AxisValue: Sendable {
  let value: PlottablePrimitive
  /// Its number in the axis's order, from 0.
  public let index: Int
  /// How many there are.
  public let count: Int

  /// The value as this type; nil where it is of another kind: a name is no number, and only a whole
  /// number is an `Int`.
  public func `as`<Value: Plottable>(_ type: Value.Type) -> Value? {
    switch value {
    case .number(let number), .date(let number):
      if type == Double.self { return number as? Value }
      if type == Float.self { return Float(number) as? Value }
      if type == Int.self { return Int(exactly: number) as? Value }
    case .category(let name):
      if type == String.self { return name as? Value }
    }
    return nil
  }
}

/// The marks of an axis: their places, and what each shows.
///
///     .chartYAxis {
///       AxisMarks(position: .trailing, values: [0, 0.5, 1]) { value in
///         AxisGridLine()
///         AxisValueLabel(value.index == 0 ? "never" : "often")
///       }
///     }
///
/// Ours: a closure that takes a value gets those of the chart at its own width, and they stay the
/// same at any other; whether there are lines and ticks, and their looks, is as for the first value.
public struct AxisMarks {
  var spec = AxisMarksSpec()
  /// Evaluated once the values are known.
  var content: ((AxisValue) -> [AxisMarkPart])?

  public init(
    preset: AxisMarkPreset = .automatic, position: AxisMarkPosition = .automatic,
    values: AxisMarkValues = .automatic, format: NumberFormat? = nil, stroke: StrokeStyle? = nil
  ) {
    self.init(values.values, position, format, stroke)
  }

  public init<Value: Plottable>(
    preset: AxisMarkPreset = .automatic, position: AxisMarkPosition = .automatic,
    values: [Value], format: NumberFormat? = nil, stroke: StrokeStyle? = nil
  ) {
    self.init(Self.explicit(values), position, format, stroke)
  }

  public init(
    preset: AxisMarkPreset = .automatic, position: AxisMarkPosition = .automatic,
    values: AxisMarkValues = .automatic, @AxisMarkBuilder content: () -> [AxisMarkPart]
  ) {
    self.init(values.values, position)
    spec.take(content())
  }

  public init<Value: Plottable>(
    preset: AxisMarkPreset = .automatic, position: AxisMarkPosition = .automatic,
    values: [Value], @AxisMarkBuilder content: () -> [AxisMarkPart]
  ) {
    self.init(Self.explicit(values), position)
    spec.take(content())
  }

  public init(
    preset: AxisMarkPreset = .automatic, position: AxisMarkPosition = .automatic,
    values: AxisMarkValues = .automatic,
    @AxisMarkBuilder content: @escaping (AxisValue) -> [AxisMarkPart]
  ) {
    self.init(values.values, position)
    self.content = content
  }

  public init<Value: Plottable>(
    preset: AxisMarkPreset = .automatic, position: AxisMarkPosition = .automatic,
    values: [Value], @AxisMarkBuilder content: @escaping (AxisValue) -> [AxisMarkPart]
  ) {
    self.init(Self.explicit(values), position)
    self.content = content
  }

  private init(
    _ values: AxisValues, _ position: AxisMarkPosition, _ format: NumberFormat? = nil,
    _ stroke: StrokeStyle? = nil
  ) {
    spec.values = values
    spec.format = format
    spec.position = position == .automatic ? nil : position
    if let stroke {
      spec.gridStyle = AxisLineStyle(stroke: stroke)
      spec.tickStyle = AxisLineStyle(stroke: stroke)
    }
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
}

extension AxisMarksSpec {
  /// Shows these parts and no others.
  mutating func take(_ parts: [AxisMarkPart]) {
    showsGrid = false
    showsTicks = false
    showsLabels = false
    for part in parts {
      let style = part.line == AxisLineStyle() ? nil : part.line
      switch part.kind {
      case .gridLine:
        showsGrid = true
        gridStyle = style
      case .tick:
        showsTicks = true
        tickStyle = style
      case .valueLabel:
        showsLabels = true
        labelColor = part.line.color
        if let given = part.format { format = given }
        if let text = part.text { labels = [text] }
      }
    }
  }

  /// Evaluates a closure for the values that the axis has.
  func evaluated(_ values: AxisValues, _ content: (AxisValue) -> [AxisMarkPart]) -> AxisMarksSpec {
    let all: [PlottablePrimitive]
    switch values {
    case .numbers(let numbers): all = numbers.map { .number($0) }
    case .categories(let names): all = names.map { .category($0) }
    default: return self
    }
    var result = self
    result.values = values
    let each = all.indices.map { content(AxisValue(value: all[$0], index: $0, count: all.count)) }
    result.take(each.first { !$0.isEmpty } ?? [])
    result.labels = zip(all, each).map { value, parts in
      guard let label = parts.last(where: { $0.kind == .valueLabel }) else { return "" }
      if let text = label.text { return text }
      switch value {
      case .category(let name): return name
      case .number(let number), .date(let number):
        return (label.format ?? format).map { $0.string(from: number) } ?? readable(number)
      }
    }
    result.showsLabels = result.labels!.contains { !$0.isEmpty }
    return result
  }
}

@resultBuilder public enum AxisContentBuilder {
  public static func buildExpression(_ marks: AxisMarks) -> [AxisMarks] { [marks] }
  public static func buildBlock(_ parts: [AxisMarks]...) -> [AxisMarks] { parts.flatMap { $0 } }
  public static func buildOptional(_ part: [AxisMarks]?) -> [AxisMarks] { part ?? [] }
  public static func buildEither(first: [AxisMarks]) -> [AxisMarks] { first }
  public static func buildEither(second: [AxisMarks]) -> [AxisMarks] { second }
}
