// # Numbers from bytes
//
// Swift's own conversions want a `String` each, and take more than a table should hold ("nan",
// "0x1p4"). Surrounding spaces and tabs are allowed, for columns that were aligned by hand.

extension Double {
  /// The finite decimal number that the bytes spell: `-12`, `.5`, `3.`, `6.02e23`. Correctly
  /// rounded.
  ///
  /// Nil for anything else: an empty text, separators of thousands, `nan`, `inf`, and numbers
  /// beyond the largest finite one.
  init?(decimal bytes: UnsafeBufferPointer<UInt8>) {
    let bytes = bytes.trimmingBlanks
    guard let scanned = ScannedDecimal(bytes) else { return nil }
    if let exact = scanned.exactValue {
      self = exact
      return
    }
    // Seldom: more than 15 digits or a large exponent.
    guard let value = Double(String(decoding: bytes, as: UTF8.self)), value.isFinite else {
      return nil
    }
    self = value
  }
}

/// A decimal number taken apart: ±digits · 10^exponent.
private struct ScannedDecimal {
  private var isNegative = false
  private var digits: UInt64 = 0
  private var exponent = 0
  /// Whether the digits did not fit.
  private var isCut = false

  /// Nil where the bytes are not `sign? digit* (. digit*)? ([eE] sign? digit+)?` with at least one
  /// digit before the exponent.
  init?(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) {
    let end = bytes.endIndex
    let base = bytes.base
    var index = bytes.startIndex
    func sign() -> Bool? {
      guard index < end else { return nil }
      switch base[index] {
      case UInt8(ascii: "-"): return true
      case UInt8(ascii: "+"): return false
      default: return nil
      }
    }
    if let negative = sign() {
      isNegative = negative
      index += 1
    }
    var count = 0
    var afterPoint = false
    while index < end {
      let digit = base[index] &- UInt8(ascii: "0")
      if digit < 10 {
        count += 1
        if digits < 100_000_000_000_000_000 {
          digits = digits * 10 + UInt64(digit)
          if afterPoint { exponent -= 1 }
        } else {
          isCut = true
        }
      } else if base[index] == UInt8(ascii: "."), !afterPoint {
        afterPoint = true
      } else {
        break
      }
      index += 1
    }
    guard count > 0 else { return nil }
    guard index < end else { return }
    guard base[index] | 0x20 == UInt8(ascii: "e") else { return nil }
    index += 1
    var isSmall = false
    if let negative = sign() {
      isSmall = negative
      index += 1
    }
    guard index < end else { return nil }
    var written = 0
    while index < end {
      let digit = base[index] &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      // Beyond a million the exact value does not matter any more.
      if written < 1_000_000 { written = written * 10 + Int(digit) }
      index += 1
    }
    exponent += isSmall ? -written : written
  }

  /// The value where both parts are exact in floating point, so that one operation rounds once.
  ///
  /// - Source: Clinger 1990, "How to read floating point numbers accurately", its fast path.
  var exactValue: Double? {
    guard !isCut, digits <= 1 << 53, abs(exponent) < Self.powersOfTen.count else { return nil }
    let magnitude =
      exponent < 0
      ? Double(digits) / Self.powersOfTen[-exponent]
      : Double(digits) * Self.powersOfTen[exponent]
    return isNegative ? -magnitude : magnitude
  }

  /// 10⁰ … 10²², all that are exact.
  private static let powersOfTen: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11,
    1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]
}

extension Int {
  /// The whole number that the bytes spell in decimal digits; nil for anything else and out of
  /// range.
  init?(decimal bytes: UnsafeBufferPointer<UInt8>) {
    let trimmed = bytes.trimmingBlanks
    guard !trimmed.isEmpty, let value = Int(String(decoding: trimmed, as: UTF8.self)) else {
      return nil
    }
    self = value
  }
}

extension Bool {
  /// The truth value that the bytes spell, in letters of either case: true, yes, 1; false, no, 0.
  init?(spelled bytes: UnsafeBufferPointer<UInt8>) {
    switch String(decoding: bytes.trimmingBlanks, as: UTF8.self).lowercased() {
    case "true", "yes", "1": self = true
    case "false", "no", "0": self = false
    default: return nil
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The bytes without spaces and tabs at either end.
  fileprivate var trimmingBlanks: Slice<UnsafeBufferPointer<UInt8>> {
    func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
    var start = startIndex
    var end = endIndex
    while start < end, isBlank(self[start]) { start += 1 }
    while start < end, isBlank(self[end - 1]) { end -= 1 }
    return Slice(base: self, bounds: start..<end)
  }
}
