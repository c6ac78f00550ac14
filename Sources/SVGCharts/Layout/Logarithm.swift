/// Logarithms and powers of ten, in a name of their own beside those of the C library.
package enum Logarithm {
  /// Base-10 logarithm, the same on every machine (the C library's differs in the last bit between
  /// processors).
  ///
  ///     x = m·2ᵉ,  √½ < m ≤ √2        log₁₀ x = e·log₁₀ 2 + 2·artanh((m − 1)/(m + 1))·log₁₀ ℯ
  ///
  /// The relative error stays below 10⁻¹⁵ away from 1. NaN below zero, −∞ at zero.
  package static func base10(_ x: Double) -> Double {
    guard x > 0 else { return x == 0 ? -.infinity : .nan }
    guard x.isFinite else { return x }
    var mantissa = x.significand
    var exponent = Double(x.exponent)
    if mantissa > 1.4142135623730951 {
      mantissa /= 2
      exponent += 1
    }
    let s = (mantissa - 1) / (mantissa + 1)
    let square = s * s
    // artanh s = s + s³/3 + s⁵/5 + …; |s| < 0.172, so 12 terms reach 10⁻¹⁹.
    var sum = 0.0
    for k in stride(from: 23.0, through: 3, by: -2) { sum = (sum + 1 / k) * square }
    let naturalLog = 2 * (s + s * sum)
    return exponent * 0.30102999566398119521 + naturalLog * 0.43429448190325182765
  }

  /// The power of ten, correctly rounded: as its decimal literal reads.
  package static func powerOfTen(_ exponent: Int) -> Double {
    if exponent > 308 { return .infinity }
    if exponent < -323 { return 0 }
    return Double("1e\(exponent)")!
  }

  /// 10ˣ for any x, the same on every machine; for sampling on a log scale, where 10⁻¹⁴ is enough.
  ///
  ///     10^(n + f) = 10ⁿ · Σ (f·ln 10)ᵏ/k!        |f| ≤ ½
  package static func tenTo(_ x: Double) -> Double {
    guard x.isFinite else { return x < 0 ? 0 : x }
    let whole = x.rounded()
    let z = (x - whole) * 2.302585092994045684
    var sum = 1.0
    for k in stride(from: 24.0, through: 1, by: -1) { sum = 1 + sum * z / k }
    return powerOfTen(Int(min(max(whole, -400), 400))) * sum
  }
}
