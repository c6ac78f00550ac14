/// What a scale spans: a range of numbers, a list of categories, or what the data asks for.
public protocol ScaleDomain {
  func apply(to scale: inout ScaleSpec)
}

extension ClosedRange: ScaleDomain where Bound: Plottable {
  public func apply(to scale: inout ScaleSpec) {
    guard case .number(let lower) = lowerBound.primitivePlottable,
      case .number(let upper) = upperBound.primitivePlottable,
      lower.isFinite, upper.isFinite
    else { return }
    scale.lower = lower
    scale.upper = upper
  }
}

extension Array: ScaleDomain where Element: Plottable {
  /// Categories in the order given; numbers give their range.
  public func apply(to scale: inout ScaleSpec) {
    var names: [String] = []
    var numbers: [Double] = []
    for element in self {
      switch element.primitivePlottable {
      case .category(let name): names.append(name)
      case .number(let number): if number.isFinite { numbers.append(number) }
      }
    }
    if !names.isEmpty { scale.categories = names }
    if let lower = numbers.min(), let upper = numbers.max() {
      scale.lower = lower
      scale.upper = upper
    }
  }
}

/// The range of the data, widened to round numbers.
public struct AutomaticScaleDomain: ScaleDomain {
  var includesZero: Bool?
  public func apply(to scale: inout ScaleSpec) { scale.includesZero = includesZero }
}

extension ScaleDomain where Self == AutomaticScaleDomain {
  public static var automatic: AutomaticScaleDomain { AutomaticScaleDomain() }
  public static func automatic(includesZero: Bool) -> AutomaticScaleDomain {
    AutomaticScaleDomain(includesZero: includesZero)
  }
}

extension Chart {
  public func chartXScale(type: ScaleType) -> Chart { set { $0.xScale.type = type } }
  public func chartYScale(type: ScaleType) -> Chart { set { $0.yScale.type = type } }

  public func chartXScale(domain: some ScaleDomain, type: ScaleType? = nil) -> Chart {
    set {
      domain.apply(to: &$0.xScale)
      if let type { $0.xScale.type = type }
    }
  }

  public func chartYScale(domain: some ScaleDomain, type: ScaleType? = nil) -> Chart {
    set {
      domain.apply(to: &$0.yScale)
      if let type { $0.yScale.type = type }
    }
  }

  /// Colours by name: `["A": .blue, "B": .orange]`. The order is that of the legend.
  public func chartForegroundStyleScale<Name: Plottable>(
    _ mapping: KeyValuePairs<Name, ChartColor>
  ) -> Chart {
    set { spec in
      spec.seriesColors = mapping.map { name, color in
        switch name.primitivePlottable {
        case .category(let text): ChartSpec.SeriesColor(name: text, color: color)
        case .number(let number): ChartSpec.SeriesColor(name: readable(number), color: color)
        }
      }
    }
  }
}
