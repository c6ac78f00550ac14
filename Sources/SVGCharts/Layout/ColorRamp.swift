/// The colours of a numeric colour channel: position → paint.
///
/// Every step is a mixture of two neighbouring stops in OKLab (Ottosson 2020), so that lightness changes
/// evenly. In SVG the mixing is left to the page (`color-mix`), which knows light from dark.
package struct ColorRamp {
  /// What the channel measures.
  let label: String
  let isDate: Bool
  /// The values at position 0 and 1.
  package let lower: Double
  package let upper: Double
  let transform: ScaleTransform
  /// Where one colour ends and the next begins, rising; nil for a continuous scale.
  let thresholds: [Double]?
  /// Whether what the colours mean must be said.
  package let showsKey: Bool
  private let isDiverging: Bool
  private let stops: [ChartColor]

  /// More than 64 cannot be told apart, and each costs a rule of style.
  package var stepCount: Int { thresholds.map { $0.count + 1 } ?? 64 }

  /// Nil where no mark has a numeric colour.
  package init?(_ spec: ChartSpec) {
    let marks = spec.marks.filter { $0.colorNumbers != nil }
    guard let first = marks.first?.color else { return nil }
    label = first.label
    isDate = first.isDate == true
    let scale = Self.scale(spec)
    transform = ScaleTransform(scale.type)
    thresholds = scale.thresholds
    showsKey = spec.legend.isVisible == true || marks.contains { $0.colorScale?.showsKey != false }
    isDiverging = scale.scheme == .diverging
    switch scale.scheme ?? .sequential {
    case .sequential: stops = [.low, .high]
    case .diverging: stops = [.below, .middle, .above]
    case .pale: stops = [.groundLow, .groundHigh]
    case .colors(let colors): stops = colors.isEmpty ? [.low, .high] : colors
    }
    if let lower = scale.lower, let upper = scale.upper, transform(lower) != nil,
      transform(upper) != nil
    {
      self.lower = lower
      self.upper = upper
      return
    }
    var low = Double.infinity
    var high = -Double.infinity
    for mark in marks {
      for value in mark.colorNumbers ?? [] where transform(value) != nil {
        low = min(low, value)
        high = max(high, value)
      }
    }
    if low > high { (low, high) = transform.kind == .log ? (1, 10) : (0, 1) }
    if isDiverging, transform.kind != .log {
      high = max(abs(low), abs(high))
      low = -high
    }
    (lower, upper) = (low, high)
  }

  /// The chart's scale, completed by that of the first mark that has one.
  static func scale(_ spec: ChartSpec) -> ColorScaleSpec {
    let own = spec.marks.lazy.filter { $0.colorNumbers != nil }.compactMap(\.colorScale).first
    let given = spec.colorScale ?? ColorScaleSpec()
    return own.map(given.completed) ?? given
  }

  /// 0 for the lowest value, 1 for the highest; nil for one without a place.
  func position(of value: Double) -> Double? {
    guard transform(value) != nil else { return nil }
    guard lower != upper else { return 0.5 }
    return transform.share(of: value, from: lower, to: upper).map { min(max($0, 0), 1) }
  }

  /// The step of a value, 0 ..< ``stepCount``.
  func step(of value: Double) -> Int? {
    if let thresholds { return value.isFinite ? thresholds.count { $0 <= value } : nil }
    return position(of: value).map { Int(($0 * Double(stepCount - 1)).rounded()) }
  }

  package func paint(step: Int) -> Paint {
    guard stepCount > 1 else { return paint(at: 0.5) }
    let last = Double(stepCount - 1)
    guard isDiverging, let thresholds else { return paint(at: Double(step) / last) }
    // The middle lies in the step that holds zero, or between two that meet there.
    let zero = Double(thresholds.count { $0 < 0 }) + (thresholds.contains(0) ? 0.5 : 0)
    return paint(at: 0.5 + (Double(step) - zero) / (2 * max(zero, last - zero)))
  }

  /// - Parameter position: 0 to 1.
  func paint(at position: Double) -> Paint {
    guard stops.count > 1 else { return .color(stops[0]) }
    let place = min(max(position, 0), 1) * Double(stops.count - 1)
    let index = min(Int(place), stops.count - 2)
    let percent = Int(((place - Double(index)) * 100).rounded())
    if percent == 0 { return .color(stops[index]) }
    if percent == 100 { return .color(stops[index + 1]) }
    return .mixed(stops[index], stops[index + 1], percent: percent)
  }
}

/// Ends of the schemes, in OKLab's lightness, chroma and hue:
///
///     light    low .65 .11 205°   high .28 .14 300°   below .36 .13 258°   middle .665   above .40 .11 45°
///     dark     low .505 .08 205°  high .94 .05 320°   below .86 .08 235°   middle .51    above .86 .11 70°
///     pale     light: .95 .03 205° to .79 .10 290°    dark: .28 .03 205° to .46 .12 290°
///
/// The end that is nearest to the page's lightness still has a contrast of 3:1 or more: low 3.09 and
/// 3.15, middle 3.03 and 3.10; the far ends have 9.6 to 15.4. Blue against orange and a lightness that only
/// falls, or only rises, stay readable without colour vision. On the pale scheme text has 6.1:1 or more and
/// what is secondary 3.17.
extension ChartColor {
  static let low = ChartColor(token: "low")
  static let high = ChartColor(token: "high")
  static let below = ChartColor(token: "below")
  static let middle = ChartColor(token: "middle")
  static let above = ChartColor(token: "above")
  package static let groundLow = ChartColor(token: "ground-low")
  package static let groundHigh = ChartColor(token: "ground-high")
  /// The page's own.
  static let page = ChartColor(token: "background")
}
