// Prefixes: thousands and bytes, and what an axis needs of formats.
extension NumberFormat {
  /// The prefixes of the SI from 10⁻¹⁵ to 10¹⁵.
  private static let prefixes = [
    "f", "p", "n", "µ", "m", "", "k", "M", "G", "T", "P",
  ]

  static func si(_ exact: DecimalExpansion, _ digits: Int) -> String {
    require(digits >= 1, "significant digits must be 1 or more, got \(digits)")
    var number = exact
    number.round(significantDigits: digits)
    if number.digits.isEmpty { return "0" }
    // Rounded before the prefix is chosen: 999.9 k is "1 M" with two digits.
    let exponent = number.point - 1
    let thousands = exponent >= 0 ? exponent / 3 : (exponent - 2) / 3
    guard (-5...5).contains(thousands) else { return NumberFormat.powerOfTen(number) }
    number.point -= thousands * 3
    let text = withoutTrailingZeros(
      plain(number, fractionDigits: max(0, digits - number.point)))
    let prefix = prefixes[thousands + 5]
    return prefix.isEmpty ? text : text + "\u{202F}" + prefix
  }

  static func bytes(_ value: Double, _ digits: Int) -> String {
    require(digits >= 1, "significant digits must be 1 or more, got \(digits)")
    let units = ["B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"]
    var rest = value.magnitude
    var unit = 0
    while rest >= 1023.5, unit < units.count - 1 {
      rest /= 1024
      unit += 1
    }
    if rest < 1, unit == 0 { rest = rest.rounded() }
    let whole = rest >= 1000 ? 4 : rest >= 100 ? 3 : rest >= 10 ? 2 : 1
    let text = NumberFormat.fixed(max(0, digits - whole)).string(from: rest)
    let sign = value < 0 && text.contains { $0 != "0" && $0 != "." } ? "−" : ""
    return sign + withoutTrailingZeros(text) + "\u{202F}" + units[unit]
  }

  static func powerOfTen(_ exact: DecimalExpansion) -> String {
    var number = exact
    number.round(significantDigits: 15)
    if number.digits.isEmpty { return "0" }
    let exponent = number.point - 1
    number.point = 1
    let mantissa = withoutTrailingZeros(plain(number, fractionDigits: 14))
    let power = "10" + superscript(exponent)
    if mantissa == "1" { return power }
    if mantissa == "−1" { return "−" + power }
    return mantissa + "×" + power
  }

  private static func withoutTrailingZeros(_ text: String) -> String {
    guard text.contains(".") else { return text }
    var text = text
    while text.last == "0" { text.removeLast() }
    if text.last == "." { text.removeLast() }
    return text
  }

  /// Labels of an axis: with more digits than asked for where neighbours would read the same.
  package func distinctStrings(_ values: [Double]) -> [String] {
    var format = self
    let distinct = Set(values).count
    for _ in 0..<6 {
      let labels = values.map { format.string(from: $0) }
      guard Set(labels).count < distinct, let finer = format.finer else { return labels }
      format = finer
    }
    return values.map { format.string(from: $0) }
  }

  private var finer: NumberFormat? {
    switch self {
    case .percent(let digits): .percent(digits + 1)
    case .significant(let digits): .significant(digits + 1)
    case .fixed(let digits): .fixed(digits + 1)
    case .scientific(let digits): .scientific(digits + 1)
    case .si(let digits): .si(digits + 1)
    case .bytes(let digits): .bytes(digits + 1)
    case .integer, .powerOfTen: nil
    }
  }
}
