/// A finite number written out exactly in decimal, so that rounding sees the true value.
///
///     |v| = 0.d₁d₂d₃… × 10^point        d₁ ≠ 0, or no digits at all for zero
///
/// Every binary floating-point number has such an expansion: m·2⁻ᵏ = m·5ᵏ·10⁻ᵏ. It has at most 767
/// digits for a `Double`, so the digits are simply computed.
package struct DecimalExpansion: Equatable {
  package var isNegative: Bool
  /// Without leading zeros.
  package var digits: [UInt8]
  /// Number of digits before the decimal point; negative for leading zeros after it.
  package var point: Int

  /// - Precondition: `value` is finite.
  package init(_ value: Double) {
    require(value.isFinite, "only finite numbers have a decimal expansion, got \(value)")
    isNegative = value < 0
    guard value != 0 else {
      digits = []
      point = 0
      return
    }
    // |value| = mantissa · 2^exponent with an integral mantissa.
    var mantissa = value.significandBitPattern
    var exponent = Int(value.exponentBitPattern) - 1075
    if value.exponentBitPattern == 0 {
      exponent += 1
    } else {
      mantissa |= 1 << 52
    }
    let shift = mantissa.trailingZeroBitCount
    mantissa >>= UInt64(shift)
    exponent += shift

    // Limbs of nine decimal digits, the least significant first.
    var limbs: [UInt64] = [mantissa % 1_000_000_000, mantissa / 1_000_000_000]
    let factor: UInt64 = exponent >= 0 ? 2 : 5
    var remaining = abs(exponent)
    while remaining > 0 {
      let count = min(remaining, 13)  // 5¹³ · 10⁹ still fits 64 bits
      var power: UInt64 = 1
      for _ in 0..<count { power *= factor }
      Self.multiply(&limbs, by: power)
      remaining -= count
    }
    digits = Self.digits(of: limbs)
    point = digits.count + min(exponent, 0)
    trimTrailingZeros()
  }

  package init(_ value: some BinaryInteger) {
    let text = value.description.utf8
    isNegative = text.first == UInt8(ascii: "-")
    digits = text.dropFirst(isNegative ? 1 : 0).map { $0 - UInt8(ascii: "0") }
    if digits == [0] { digits = [] }
    point = digits.count
    trimTrailingZeros()
  }

  /// Rounds to `count` digits after the decimal point, halves to the even neighbour.
  package mutating func round(fractionDigits count: Int) {
    round(digitCount: point + count)
  }

  /// Rounds to `count` significant digits, halves to the even neighbour.
  package mutating func round(significantDigits count: Int) {
    round(digitCount: count)
  }

  private mutating func round(digitCount count: Int) {
    guard count < digits.count else { return }
    guard count >= 0 else {
      digits = []
      point = 0
      return
    }
    let next = digits[count]
    let isHalf = next == 5 && digits.count == count + 1  // no trailing zeros are stored
    let isOdd = count > 0 && digits[count - 1] % 2 == 1
    let roundsUp = next > 5 || (next == 5 && (!isHalf || isOdd))
    digits.removeSubrange(count...)
    if roundsUp {
      var index = count - 1
      while index >= 0, digits[index] == 9 {
        digits[index] = 0
        index -= 1
      }
      if index >= 0 {
        digits[index] += 1
      } else {
        digits.insert(1, at: 0)
        point += 1
      }
    }
    trimTrailingZeros()
  }

  private mutating func trimTrailingZeros() {
    while digits.last == 0 { digits.removeLast() }
    if digits.isEmpty { point = 0 }
  }

  private static func multiply(_ limbs: inout [UInt64], by factor: UInt64) {
    var carry: UInt64 = 0
    for index in limbs.indices {
      // factor < 2³¹ and limb < 2³⁰: the product and its carry fit.
      let product = limbs[index] * factor + carry
      limbs[index] = product % 1_000_000_000
      carry = product / 1_000_000_000
    }
    while carry > 0 {
      limbs.append(carry % 1_000_000_000)
      carry /= 1_000_000_000
    }
  }

  private static func digits(of limbs: [UInt64]) -> [UInt8] {
    var reversed: [UInt8] = []
    reversed.reserveCapacity(limbs.count * 9)
    for limb in limbs {
      var rest = limb
      for _ in 0..<9 {
        reversed.append(UInt8(rest % 10))
        rest /= 10
      }
    }
    while reversed.last == 0 { reversed.removeLast() }
    return reversed.reversed()
  }
}
