import SVGCharts

/// A number as an author writes it: `8.3%`, `1,000,000`, `−0.5`, `1.2e-3`, `1.2×10⁻³`.
package struct DecimalLiteral {
  private enum Style { case plain, percent, scientific }

  private let isNegative: Bool
  /// Its digits without point and leading zeros.
  private let digits: [UInt8]
  /// The last digit stands for 10^place (percent already taken into account).
  private let place: Int
  private let style: Style
  /// Digits after the point as written.
  private let decimals: Int
  package let value: Double

  package init?(_ text: String) {
    var rest = text.filter { ![",", "_", " ", "\u{2009}", "\u{202f}", "\u{a0}"].contains($0) }[...]
    var isNegative = false
    if let sign = rest.first, "-−+".contains(sign) {
      isNegative = sign != "+"
      rest.removeFirst()
    }
    var style = Style.plain
    if rest.hasSuffix("%") {
      style = .percent
      rest.removeLast()
    }
    var exponent = 0
    if let mark = rest.firstIndex(where: { "eE×".contains($0) }) {
      var power = String(rest[rest.index(after: mark)...])
      if rest[mark] == "×" {
        guard power.hasPrefix("10") else { return nil }
        power = String(power.dropFirst(2).drop { $0 == "^" })
        let raised = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
        power = String(
          power.map {
            $0 == "⁻" ? "-" : raised.firstIndex(of: $0).map { Character(String($0)) } ?? $0
          })
      }
      guard let number = Int(power.replacing("−", with: "-")), abs(number) < 400, style == .plain
      else { return nil }
      exponent = number
      style = .scientific
      rest = rest[..<mark]
    }
    let parts = rest.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), !rest.isEmpty, rest != ".",
      parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
    else { return nil }
    decimals = parts.count == 2 ? parts[1].count : 0
    let all = parts.joined().utf8.map { $0 - 0x30 }
    digits = Array(all.drop { $0 == 0 })
    place = exponent - decimals - (style == .percent ? 2 : 0)
    self.isNegative = isNegative
    self.style = style
    let mantissa = String(decoding: all.map { $0 + 0x30 }, as: UTF8.self)
    value = Double("\(isNegative ? "-" : "")\(mantissa)e\(place)") ?? .nan
  }

  /// Whether `number`, rounded to the digits as written, is this literal: the comparison is exact, on the
  /// number's binary value. A number right in the middle may be rounded either way.
  package func isRounded(from number: Double) -> Bool {
    number.isFinite && isRounded(from: DecimalExpansion(number))
  }

  /// The same for an integer, exact beyond the precision of a `Double` too.
  package func isRounded(from number: some BinaryInteger) -> Bool {
    isRounded(from: DecimalExpansion(number))
  }

  private func isRounded(from exact: DecimalExpansion) -> Bool {
    // exact.digits[i] stands for 10^(point − 1 − i).
    let keptCount = exact.point - place
    let kept = (0..<max(0, keptCount)).map {
      exact.digits.indices.contains($0) ? exact.digits[$0] : 0
    }
    let down = Array(kept.drop { $0 == 0 })
    // The digits left out, as a fraction of the last place: against one half.
    let half: Int
    if keptCount < 0 {
      half = -1
    } else {
      let rest = Array(exact.digits.dropFirst(keptCount))
      half =
        rest.isEmpty || rest[0] < 5
        ? -1 : rest[0] == 5 && rest.dropFirst().allSatisfy { $0 == 0 } ? 0 : 1
    }
    let sameSign = { (rounded: [UInt8]) in rounded.isEmpty || exact.isNegative == isNegative }
    if half <= 0, down == digits, sameSign(down) { return true }
    if half >= 0 {
      let up = Self.incremented(down)
      return up == digits && sameSign(up)
    }
    return false
  }

  /// `number` in the way this literal is written.
  package func shown(_ number: Double) -> String {
    switch style {
    case .plain: NumberFormat.fixed(decimals).string(from: number)
    case .percent: NumberFormat.percent(decimals).string(from: number)
    case .scientific: NumberFormat.scientific(decimals).string(from: number)
    }
  }

  private static func incremented(_ digits: [UInt8]) -> [UInt8] {
    var result = digits
    for index in result.indices.reversed() {
      if result[index] < 9 {
        result[index] += 1
        return result
      }
      result[index] = 0
    }
    return [1] + result
  }
}
