/// How well two colours can be told apart.
///
///     (L₁ + 0.05) / (L₂ + 0.05)        L relative luminance, L₁ the higher
///
/// - Parameters:
///   - first, second: "#RRGGBB".
/// - Returns: 1 for equal colours to 21 for black on white.
/// - Source: WCAG 2.2
package func contrast(_ first: String, _ second: String) -> Double {
  func luminance(_ hex: String) -> Double {
    let (red, green, blue) = linearRGB(hex: hex)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  let (a, b) = (luminance(first) + 0.05, luminance(second) + 0.05)
  return max(a, b) / min(a, b)
}

extension Paint {
  /// What the page mixes, "#RRGGBB".
  package func hex(_ side: (Palette.Shade) -> String) -> String {
    func hex(_ color: ChartColor) -> String { Palette.shade(color).map(side) ?? color.token }
    switch self {
    case .grid: return side(Palette.grid)
    case .axis: return side(Palette.secondary)
    case .background: return side(Palette.background)
    case .color(let color): return hex(color)
    case .mixed(let from, let to, let percent):
      return OKLab(hex: hex(from)).mixed(
        with: OKLab(hex: hex(to)), share: Double(percent) / 100
      ).hex
    }
  }

  /// Black or white, whichever contrasts more with this paint: on any colour √21 = 4.58 or more.
  package var ink: ChartColor {
    func isBlack(_ side: (Palette.Shade) -> String) -> Bool {
      contrast(hex(side), "#000000") >= contrast(hex(side), "#FFFFFF")
    }
    switch (isBlack(\.light), isBlack(\.dark)) {
    case (true, true): return ChartColor(token: "ink-black")
    case (false, false): return ChartColor(token: "ink-white")
    case (true, false): return ChartColor(token: "ink-black-white")
    case (false, true): return ChartColor(token: "ink-white-black")
    }
  }
}
