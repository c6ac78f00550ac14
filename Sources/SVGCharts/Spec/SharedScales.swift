extension ChartSpec {
  /// Charts that replace each other in one place, with the same scales and the same colours for the same
  /// names: what stays the same then does not move.
  ///
  /// Scales that the author has set are left as they are.
  public static func sharingScales(_ charts: [ChartSpec]) -> [ChartSpec] {
    guard charts.count > 1 else { return charts }
    var horizontal = SharedSpan()
    var vertical = SharedSpan()
    var names: [String] = []
    var known: Set<String> = []
    var given: [String: ChartColor] = [:]
    // What is drawn in several charts is looked at once.
    var seen: [MarkSpec] = []
    for chart in charts {
      for color in chart.seriesColors where given[color.name] == nil {
        given[color.name] = color.color
        if known.insert(color.name).inserted { names.append(color.name) }
      }
      // Stacks depend on all marks of a chart.
      let marks =
        chart.marks.contains { $0.kind == .bar || $0.kind == .area }
        ? Stacker.resolve(chart.normalized().marks)
        : chart.marks.filter { mark in
          if seen.suffix(16).contains(mark) { return false }
          seen.append(mark)
          return true
        }
      for mark in marks {
        for channel in [mark.x, mark.xStart, mark.xEnd] { horizontal.add(channel?.values) }
        for channel in [mark.y, mark.yStart, mark.yEnd] { vertical.add(channel?.values) }
        for name in mark.colorNames?.values.names ?? [] where known.insert(name).inserted {
          names.append(name)
        }
      }
    }
    let colors = names.enumerated().map { index, name in
      SeriesColor(
        name: name, color: given[name] ?? charts[0].seriesColor(at: index))
    }
    let colorSpan = ColorRamp.sharedSpan(charts)
    return charts.map { chart in
      var chart = chart
      if let colorSpan, chart.marks.contains(where: { $0.colorNumbers != nil }) {
        var scale = chart.colorScale ?? ColorScaleSpec()
        (scale.lower, scale.upper) = (colorSpan.lowerBound, colorSpan.upperBound)
        chart.colorScale = scale
      }
      horizontal.apply(to: &chart.xScale)
      vertical.apply(to: &chart.yScale)
      chart.seriesColors = colors
      return chart
    }
  }
}

extension ColorRamp {
  /// What the numeric colours of several charts span; nil where there are none, or a scale of theirs is given.
  fileprivate static func sharedSpan(_ charts: [ChartSpec]) -> ClosedRange<Double>? {
    var span: ClosedRange<Double>?
    for chart in charts {
      guard let ramp = ColorRamp(chart) else { continue }
      let scale = ColorRamp.scale(chart)
      if scale.lower != nil || scale.thresholds != nil { return nil }
      let isEmpty = !chart.marks.contains { mark in
        mark.colorNumbers?.contains { ramp.transform($0) != nil } ?? false
      }
      if isEmpty { continue }
      span =
        span.map { min($0.lowerBound, ramp.lower)...max($0.upperBound, ramp.upper) }
        ?? ramp.lower...ramp.upper
    }
    return span
  }
}

/// What the values of several charts span in one direction.
private struct SharedSpan {
  private var least = Double.infinity
  private var greatest = -Double.infinity
  /// For logarithmic scales.
  private var leastPositive = Double.infinity
  private var names: [String] = []
  private var known: Set<String> = []

  mutating func add(_ column: Column?) {
    switch column {
    case .numbers(let values):
      for value in values where value.isFinite {
        least = min(least, value)
        greatest = max(greatest, value)
        if value > 0 { leastPositive = min(leastPositive, value) }
      }
    case .categories(let values):
      for name in values where known.insert(name).inserted { names.append(name) }
    case nil: break
    }
  }

  func apply(to scale: inout ScaleSpec) {
    if !names.isEmpty, scale.categories == nil { scale.categories = names }
    if scale.lower == nil || scale.upper == nil {
      scale.alsoSpans = [least, greatest, leastPositive].filter(\.isFinite)
    }
  }
}
