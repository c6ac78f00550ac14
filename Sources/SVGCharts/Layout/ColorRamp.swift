/// The colours of a numeric colour channel: position → paint.
///
/// Every step is a mixture of two neighbouring stops in OKLab (Ottosson 2020), so that lightness changes
/// evenly. In SVG the mixing is left to the page (`color-mix`), which knows light from dark.
package struct ColorRamp {
  /// More cannot be told apart, and each costs a rule of style.
  static let stepCount = 64

  /// What the channel measures.
  let label: String
  let isDate: Bool
  /// The values at position 0 and 1.
  let lower: Double
  let upper: Double
  let transform: ScaleTransform
  private let stops: [ChartColor]

  /// Nil where no mark has a numeric colour.
  package init?(_ spec: ChartSpec) {
    let channels = spec.marks.compactMap { $0.colorNumbers == nil ? nil : $0.color }
    guard let first = channels.first else { return nil }
    label = first.label
    isDate = first.isDate == true
    let scale = spec.colorScale ?? ColorScaleSpec()
    transform = ScaleTransform(scale.type)
    switch scale.scheme {
    case .sequential: stops = [.low, .high]
    case .diverging: stops = [.below, .middle, .above]
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
    for channel in channels {
      for value in channel.values.numbers ?? [] where transform(value) != nil {
        low = min(low, value)
        high = max(high, value)
      }
    }
    if low > high { (low, high) = transform.kind == .log ? (1, 10) : (0, 1) }
    if scale.scheme == .diverging, low < 0, high > 0 {
      high = max(-low, high)
      low = -high
    }
    (lower, upper) = (low, high)
  }

  /// 0 for the lowest value, 1 for the highest; nil for one without a place.
  func position(of value: Double) -> Double? {
    guard transform(value) != nil else { return nil }
    guard lower != upper else { return 0.5 }
    return transform.share(of: value, from: lower, to: upper).map { min(max($0, 0), 1) }
  }

  /// The step of a value, 0 ..< ``stepCount``.
  func step(of value: Double) -> Int? {
    position(of: value).map { Int(($0 * Double(Self.stepCount - 1)).rounded()) }
  }

  func paint(step: Int) -> Paint { paint(at: Double(step) / Double(Self.stepCount - 1)) }

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
///
/// The end that is nearest to the page's lightness still has a contrast of 3:1 or more: low 3.09 and
/// 3.15, middle 3.03 and 3.10; the far ends have 9.6 to 15.4. Blue against orange and a lightness that only
/// falls, or only rises, stay readable without colour vision.
extension ChartColor {
  static let low = ChartColor(token: "low")
  static let high = ChartColor(token: "high")
  static let below = ChartColor(token: "below")
  static let middle = ChartColor(token: "middle")
  static let above = ChartColor(token: "above")
}
