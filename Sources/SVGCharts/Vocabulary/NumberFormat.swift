/// How a number is written for readers: in prose, tables and on axes.
///
///     NumberFormat.percent(1).string(from: 0.0825)      // "8.2%"     (0.0825 lies below 8.25%)
///     NumberFormat.significant(3).string(from: 1234.5)  // "1,230"
///     NumberFormat.scientific(1).string(from: -0.0012)  // "−1.2×10⁻³"
///
/// Rounding works on the exact binary value, halves to the even digit, as C's `printf` does.
/// Integer parts are grouped by commas, minus is U+2212, a value that is not a number reads
/// "undefined", and zero has no sign.
public enum NumberFormat: Codable, Hashable, Sendable {
  /// A share as a percentage with so many decimals: 0.083 is "8.3%".
  case percent(_ digits: Int)
  /// So many significant digits, trailing zeros kept: `.significant(3)` gives "1.50" and "12,300".
  /// Below 10⁻⁵ and from 10¹⁵ on it turns scientific.
  case significant(_ digits: Int)
  /// So many digits after the decimal point.
  case fixed(_ digits: Int)
  /// So many decimals times a power of ten: `.scientific(1)` gives "1.2×10⁻³".
  case scientific(_ digits: Int)
  /// Rounded to a whole number.
  case integer
  /// So many significant digits and a prefix of the SI, trailing zeros dropped: `.si(2)` gives "1.2 M",
  /// "350 k" and "3.4 µ". From 10⁻¹⁵ to below 10¹⁸, else scientific.
  case si(_ digits: Int)
  /// Bytes with so many significant digits, in powers of 1,024: "512 B", "1.5 KiB", "80 GiB".
  case bytes(_ digits: Int)
  /// A power of ten and what it is multiplied by, trailing zeros dropped: "10⁻³", "2.5×10⁴".
  case powerOfTen

  /// - Precondition: the format's digits are 0 or more (1 or more for `.significant`).
  public func string(from value: Double) -> String {
    if value.isNaN { return "undefined" }
    if value.isInfinite { return value < 0 ? "−∞" : "∞" }
    if case .bytes(let digits) = self { return Self.bytes(value, digits) }
    return string(from: DecimalExpansion(value))
  }

  public func string(from value: some BinaryInteger) -> String {
    if case .bytes(let digits) = self { return Self.bytes(Double(value), digits) }
    return string(from: DecimalExpansion(value))
  }

  private func string(from exact: DecimalExpansion) -> String {
    var number = exact
    switch self {
    case .percent(let digits):
      if !number.digits.isEmpty { number.point += 2 }
      return Self.plain(number, fractionDigits: Self.checked(digits)) + "%"
    case .fixed(let digits):
      return Self.plain(number, fractionDigits: Self.checked(digits))
    case .integer:
      return Self.plain(number, fractionDigits: 0)
    case .significant(let digits):
      require(digits >= 1, "significant digits must be 1 or more, got \(digits)")
      number.round(significantDigits: digits)
      if number.digits.isEmpty { return "0" }
      if number.point < -4 || number.point > 15 {
        return Self.scientific(number, fractionDigits: digits - 1)
      }
      return Self.plain(number, fractionDigits: max(0, digits - number.point))
    case .scientific(let digits):
      return Self.scientific(number, fractionDigits: Self.checked(digits))
    case .si(let digits): return Self.si(number, digits)
    case .powerOfTen: return Self.powerOfTen(number)
    case .bytes: return Self.plain(number, fractionDigits: 0) + " B"  // done before: see above
    }
  }

  private static func checked(_ digits: Int) -> Int {
    require(digits >= 0, "digits after the decimal point must be 0 or more, got \(digits)")
    return digits
  }

  static func plain(_ exact: DecimalExpansion, fractionDigits: Int) -> String {
    var number = exact
    number.round(fractionDigits: fractionDigits)
    var text = number.isNegative && !number.digits.isEmpty ? "−" : ""
    if number.point <= 0 {
      text += "0"
    } else {
      for index in 0..<number.point {
        if index > 0, (number.point - index) % 3 == 0 { text += "," }
        text += String(number.digit(index))
      }
    }
    if fractionDigits > 0 {
      text += "."
      for index in 0..<fractionDigits { text += String(number.digit(number.point + index)) }
    }
    return text
  }

  private static func scientific(_ exact: DecimalExpansion, fractionDigits: Int) -> String {
    var number = exact
    number.round(significantDigits: fractionDigits + 1)
    let exponent = number.digits.isEmpty ? 0 : number.point - 1
    number.point -= exponent
    return plain(number, fractionDigits: fractionDigits) + "×10" + superscript(exponent)
  }

  /// An exponent in Unicode's superscripts: −12 is "⁻¹²".
  package static func superscript(_ exponent: Int) -> String {
    let raised: [Character] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
    return String(
      String(exponent).map { $0 == "-" ? "⁻" : raised[$0.wholeNumberValue!] })
  }
}

extension DecimalExpansion {
  /// The digit at `index`, zero outside the stored ones.
  fileprivate func digit(_ index: Int) -> UInt8 {
    digits.indices.contains(index) ? digits[index] : 0
  }
}
