/// A number of bytes, in both families of units.
///
///     1 KiB = 2¹⁰ B,  1 MiB = 2²⁰ B,  1 GiB = 2³⁰ B        binary
///     1 kB = 10³ B,   1 MB = 10⁶ B,   1 GB = 10⁹ B          decimal
///
/// The two differ by 7% at a giga, so both are always written with their own letters.
///
/// - Source: IEC 80000-13:2008.
public struct ByteCount: Equatable, Comparable, Hashable, Sendable {
  /// The number itself.
  public let bytes: Int

  /// A number of bytes.
  public init(_ bytes: Int) { self.bytes = bytes }

  /// In 2¹⁰ B.
  public var kibibytes: Double { Double(bytes) / 0x1p10 }
  /// In 2²⁰ B.
  public var mebibytes: Double { Double(bytes) / 0x1p20 }
  /// In 2³⁰ B.
  public var gibibytes: Double { Double(bytes) / 0x1p30 }
  /// In 10³ B.
  public var kilobytes: Double { Double(bytes) / 1e3 }
  /// In 10⁶ B.
  public var megabytes: Double { Double(bytes) / 1e6 }
  /// In 10⁹ B.
  public var gigabytes: Double { Double(bytes) / 1e9 }

  /// In the largest binary unit of which there is one: `96.0 MiB`, `1,000 B`.
  ///
  /// One decimal, two below 10, rounded half away from zero on the exact bytes.
  public var binary: String {
    text(["B", "KiB", "MiB", "GiB", "TiB", "PiB"], base: 1024)
  }

  /// In the largest decimal unit of which there is one: `100.7 MB`.
  public var decimal: String {
    text(["B", "kB", "MB", "GB", "TB", "PB"], base: 1000)
  }

  /// Whether there are fewer bytes.
  public static func < (a: ByteCount, b: ByteCount) -> Bool { a.bytes < b.bytes }

  private func text(_ units: [String], base: Int) -> String {
    let magnitude = bytes.magnitude
    var unit: UInt = 1
    var index = 0
    while index < units.count - 1, magnitude / unit >= UInt(base) {
      unit *= UInt(base)
      index += 1
    }
    let sign = bytes < 0 ? "-" : ""
    guard index > 0 else { return "\(sign)\(grouped(magnitude)) B" }
    // 1023.99 KiB may round to 1,024.0 KiB, which is still the truth.
    let digits = magnitude / unit < 10 ? 2 : 1
    let scale: UInt = digits == 2 ? 100 : 10
    let scaled = (magnitude / unit) * scale + ((magnitude % unit) * scale + unit / 2) / unit
    let fraction = String(scaled % scale)
    let padding = String(repeating: "0", count: digits - fraction.count)
    return "\(sign)\(grouped(scaled / scale)).\(padding)\(fraction) \(units[index])"
  }
}

extension ByteCount: CustomStringConvertible {
  /// The bytes in binary units.
  public var description: String { binary }
}

/// A whole number with commas between its thousands.
func grouped(_ value: some BinaryInteger) -> String {
  let digits = Array(String(value.magnitude))
  var text = value < 0 ? "-" : ""
  for (index, digit) in digits.enumerated() {
    if index > 0, (digits.count - index).isMultiple(of: 3) { text.append(",") }
    text.append(digit)
  }
  return text
}
