/// What a scale spans: a range of numbers, a list of categories, or what the data asks for.
public protocol ScaleDomain {
  func apply(to scale: inout ScaleSpec)
}

extension ClosedRange: ScaleDomain where Bound: Plottable {
  public func apply(to scale: inout ScaleSpec) {
    guard let lower = lowerBound.number, let upper = upperBound.number, lower.isFinite,
      upper.isFinite
    else { return }
    scale.lower = lower
    scale.upper = upper
    scale.adopt(lowerBound)
  }
}

extension Array: ScaleDomain where Element: Plottable {
  /// Categories in the order given. Numbers give their range; where they fall, `[10, 0]`, the scale is
  /// reversed.
  public func apply(to scale: inout ScaleSpec) {
    var names: [String] = []
    var numbers: [Double] = []
    for element in self {
      if let number = element.number {
        if number.isFinite { numbers.append(number) }
        scale.adopt(element)
      } else if case .category(let name) = element.primitivePlottable {
        names.append(name)
      }
    }
    if !names.isEmpty { scale.categories = names }
    if let lower = numbers.min(), let upper = numbers.max() {
      scale.lower = lower
      scale.upper = upper
      if numbers[0] > numbers[numbers.count - 1] { scale.isReversed = true }
    }
  }
}

extension Plottable {
  /// The number or the seconds of a date; nil for a category.
  var number: Double? {
    switch primitivePlottable {
    case .number(let number), .date(let number): number
    case .category: nil
    }
  }
}

extension ScaleSpec {
  /// A domain of dates makes a date scale.
  fileprivate mutating func adopt(_ value: some Plottable) {
    if case .date = value.primitivePlottable { type = type ?? .date }
  }
}

/// The range of the data, widened to round numbers.
public struct AutomaticScaleDomain: ScaleDomain {
  var includesZero: Bool?
  var isReversed: Bool?
  public func apply(to scale: inout ScaleSpec) {
    scale.includesZero = includesZero
    scale.isReversed = isReversed
  }
}

extension ScaleDomain where Self == AutomaticScaleDomain {
  public static var automatic: AutomaticScaleDomain { AutomaticScaleDomain() }

  /// - Parameters:
  ///   - includesZero: whether zero belongs to the scale in any case; nil leaves it to the marks.
  ///   - reversed: whether the largest value, or the last category, comes first.
  public static func automatic(
    includesZero: Bool? = nil, reversed: Bool? = nil
  ) -> AutomaticScaleDomain {
    AutomaticScaleDomain(includesZero: includesZero, isReversed: reversed)
  }
}

/// Where in the plot a scale lies.
public struct PlotDimensionScaleRange: Sendable {
  var startPadding: Double
  var endPadding: Double

  /// All of the plot.
  public static var plotDimension: PlotDimensionScaleRange { plotDimension(padding: 0) }

  /// The plot but `padding` points at either end; at most half of it in all.
  public static func plotDimension(padding: Double) -> PlotDimensionScaleRange {
    plotDimension(startPadding: padding, endPadding: padding)
  }

  public static func plotDimension(
    startPadding: Double = 0, endPadding: Double = 0
  ) -> PlotDimensionScaleRange {
    PlotDimensionScaleRange(startPadding: startPadding, endPadding: endPadding)
  }

  func apply(to scale: inout ScaleSpec) {
    scale.startPadding = startPadding > 0 ? startPadding : nil
    scale.endPadding = endPadding > 0 ? endPadding : nil
  }
}
