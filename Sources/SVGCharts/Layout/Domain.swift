/// What the two scales span.
struct Domain {
  /// The scale of one direction, its range in points still open.
  static func scale(
    _ spec: ScaleSpec, channels: [ChannelSpec], halfBar: Double, axis: String,
    warnings: inout [String]
  ) -> Scale {
    var scale = plainScale(
      spec, channels: channels, halfBar: halfBar, axis: axis, warnings: &warnings)
    scale.isFlipped = spec.isReversed == true
    func padding(_ points: Double?) -> Double {
      points.flatMap { $0.isFinite ? min(max($0, 0), 4_000) : nil } ?? 0
    }
    scale.startPadding = padding(spec.startPadding)
    scale.endPadding = padding(spec.endPadding)
    return scale
  }

  private static func plainScale(
    _ spec: ScaleSpec, channels: [ChannelSpec], halfBar: Double, axis: String,
    warnings: inout [String]
  ) -> Scale {
    if spec.type == .category || spec.categories != nil
      || (spec.type == nil && channels.contains { !$0.values.isNumeric })
    {
      return Scale(.category(spec.categories ?? names(channels)))
    }
    let numbers = (spec.alsoSpans ?? []) + channels.lazy.compactMap(\.values.numbers).flatMap { $0 }
    if spec.type == .log { return logScale(spec, numbers, axis: axis, warnings: &warnings) }
    let kind = kind(spec, channels)
    func scale(_ ends: ClosedRange<Double>) -> Scale {
      Scale(kind, lower: ends.lowerBound, upper: ends.upperBound)
    }

    if let lower = spec.lower, let upper = spec.upper, lower.isFinite, upper.isFinite {
      return scale(separated(min(lower, upper), max(lower, upper), kind))
    }
    var lower = Double.infinity
    var upper = -Double.infinity
    for value in numbers where value.isFinite {
      lower = min(lower, value)
      upper = max(upper, value)
    }
    if lower > upper { return scale(kind == .date ? 0...86_400 : 0...1) }
    if spec.includesZero == true {
      lower = min(lower, 0)
      upper = max(upper, 0)
    }
    if halfBar > 0 {
      lower -= halfBar
      upper += halfBar
    }
    let ends = separated(lower, upper, kind)
    var result = scale(ends)
    // Bars end where they end: round ends would leave empty places beside them.
    if halfBar == 0 { result.dataEnds = ends }
    return result
  }

  /// A continuous scale that has a place for every finite number.
  private static func kind(_ spec: ScaleSpec, _ channels: [ChannelSpec]) -> Scale.Kind {
    if let slope = spec.type?.slopeAtZero { return .symmetricLog(slope: slope) }
    if spec.type == .squareRoot { return .squareRoot }
    let isDate = spec.type == nil && channels.contains { $0.isDate == true }
    return isDate || spec.type == .date ? .date : .linear
  }

  private static func logScale(
    _ spec: ScaleSpec, _ numbers: some Sequence<Double>, axis: String, warnings: inout [String]
  ) -> Scale {
    var lower = Double.infinity
    var upper = 0.0
    for value in numbers where value.isFinite && value > 0 {
      lower = min(lower, value)
      upper = max(upper, value)
    }
    if lower > upper { (lower, upper) = (1, 10) }
    if let low = spec.lower, let high = spec.upper {
      if low > 0, high > low, high.isFinite { return Scale(.log, lower: low, upper: high) }
      warnings.append(
        "the \(axis) axis is logarithmic and cannot span \(readable(low)) to \(readable(high)): "
          + "it shows the positive values")
      if low > 0 { lower = low }
      if high > lower, high.isFinite { upper = high }
    }
    // Whole decades.
    var first = Int(Logarithm.base10(lower).rounded(.down))
    while Logarithm.powerOfTen(first) > lower { first -= 1 }
    while Logarithm.powerOfTen(first + 1) <= lower { first += 1 }
    var last = max(first, Int(Logarithm.base10(upper).rounded(.up)))
    while last > first, Logarithm.powerOfTen(last - 1) >= upper { last -= 1 }
    while Logarithm.powerOfTen(last) < upper { last += 1 }
    if last == first { last += 1 }
    let low = Logarithm.powerOfTen(first)
    let high = Logarithm.powerOfTen(last)
    return Scale(
      .log, lower: low > 0 ? low : lower,
      upper: high.isFinite ? high : .greatestFiniteMagnitude)
  }

  /// Ends that differ enough to be told apart.
  private static func separated(
    _ lower: Double, _ upper: Double, _ kind: Scale.Kind
  ) -> ClosedRange<Double> {
    if kind == .date, upper - lower < 1e-3, abs(lower) < 1e13 {
      // One moment: its day.
      return (lower - 43_200)...(upper + 43_200)
    }
    if case .symmetricLog(let slope) = kind, upper * slope < 1e-12, lower * slope > -1e-12,
      upper * slope - lower * slope < 1e-12, upper - lower < 1e-12
    {
      return lower < 0 ? -1...1 : 0...1
    }
    let size = max(abs(lower), abs(upper))
    // Below 10⁻³⁰⁰ steps and their inverses leave the range of Double.
    if size < 1e-300 { return lower < 0 ? -1...1 : 0...1 }
    if upper / 2 - lower / 2 > size * 1e-12 { return lower...upper }
    let low = lower - size / 2
    let high = upper + size / 2
    return low...(high.isFinite ? high : upper)
  }

  /// Categories in the order of their first appearance.
  static func names(_ channels: [ChannelSpec]) -> [String] {
    var seen: Set<String> = []
    return channels.flatMap(\.named.values.names).filter { seen.insert($0).inserted }
  }
}
