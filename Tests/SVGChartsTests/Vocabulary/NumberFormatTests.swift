import Foundation
import SVGCharts
import Testing

@Suite struct `Number formats` {
  // Expected texts by hand from the exact binary values.
  @Test func `round to the digits asked for`() {
    #expect(NumberFormat.fixed(2).string(from: 0.125) == "0.12")  // exactly half: to even
    #expect(NumberFormat.fixed(2).string(from: 0.375) == "0.38")
    #expect(NumberFormat.fixed(2).string(from: 1.005) == "1.00")  // 1.00499999999999989…
    #expect(NumberFormat.fixed(0).string(from: 2.5) == "2")
    #expect(NumberFormat.fixed(1).string(from: 9.96) == "10.0")
    #expect(NumberFormat.percent(1).string(from: 90.0 / 1090) == "8.3%")
    #expect(NumberFormat.percent(0).string(from: 0.005) == "1%")  // 0.00500000000000000010…
    #expect(NumberFormat.percent(0).string(from: 1) == "100%")
    #expect(NumberFormat.significant(3).string(from: 0.00123456) == "0.00123")
    #expect(NumberFormat.significant(3).string(from: 1.5) == "1.50")
    #expect(NumberFormat.significant(2).string(from: 0.0996) == "0.10")
    #expect(NumberFormat.scientific(1).string(from: 0.00123) == "1.2×10⁻³")
    #expect(NumberFormat.scientific(2).string(from: 9.999e12) == "1.00×10¹³")
    #expect(NumberFormat.integer.string(from: 0.5) == "0")
    #expect(NumberFormat.integer.string(from: 1.5) == "2")
  }

  @Test func `group whole numbers by thousands`() {
    #expect(NumberFormat.integer.string(from: 1_000_000) == "1,000,000")
    #expect(NumberFormat.integer.string(from: Int64.min) == "−9,223,372,036,854,775,808")
    #expect(NumberFormat.integer.string(from: UInt64.max) == "18,446,744,073,709,551,615")
    #expect(NumberFormat.fixed(2).string(from: 1234567.891) == "1,234,567.89")
    #expect(NumberFormat.significant(3).string(from: 1234567) == "1,230,000")
    #expect(NumberFormat.fixed(1).string(from: 999) == "999.0")
    #expect(NumberFormat.percent(1).string(from: 12.345) == "1,234.5%")
  }

  @Test func `write what is no ordinary number in words or signs`() {
    for format in [NumberFormat.fixed(1), .percent(0), .significant(2), .scientific(1), .integer] {
      #expect(format.string(from: Double.nan) == "undefined")
      #expect(format.string(from: Double.infinity) == "∞")
      #expect(format.string(from: -Double.infinity) == "−∞")
      #expect(!format.string(from: -0.0).contains("−"))
    }
    #expect(NumberFormat.fixed(1).string(from: -0.04) == "0.0")
    #expect(NumberFormat.fixed(1).string(from: -0.06) == "−0.1")
    #expect(NumberFormat.scientific(0).string(from: 0) == "0×10⁰")
    #expect(NumberFormat.significant(2).string(from: Double.leastNonzeroMagnitude) == "4.9×10⁻³²⁴")
  }

  /// Second definition: the C library's printf, which rounds the exact value too.
  @Test func `agree with printf on random bit patterns`() {
    var generator = Sequence64(state: 42)
    for _ in 0..<3_000 {
      let value = Double(bitPattern: generator.next())
      guard value.isFinite else { continue }
      for digits in [0, 3, 17] {
        let parts = String(format: "%.\(digits)e", value).split(separator: "e")
        let expected = parts[0].replacing("-", with: "−") + "×10"
        let ours = NumberFormat.scientific(digits).string(from: value)
        #expect(ours.hasPrefix(expected), "\(value)")
      }
    }
    for _ in 0..<3_000 {
      let value = (Double(generator.next() >> 11) / 9e15 - 0.5) * 4096
      let rounded = (value * 64).rounded() / 64  // many exact halves
      for digits in 0...6 {
        let text = String(format: "%.\(digits)f", rounded)
        let ours = NumberFormat.fixed(digits).string(from: rounded).replacing(",", with: "")
        let isZero = text.allSatisfy { "-0.".contains($0) }
        #expect(ours == (isZero ? text.replacing("-", with: "") : text.replacing("-", with: "−")))
      }
    }
  }

  @Test func `write prefixes of the SI, rounded before the prefix is chosen`() {
    // By hand; the space is U+202F.
    let cases: [(Double, Int, String)] = [
      (1_234_567, 2, "1.2\u{202F}M"), (350_000, 2, "350\u{202F}k"), (0.0000034, 2, "3.4\u{202F}µ"),
      (999_999, 2, "1\u{202F}M"), (999, 3, "999"), (1, 3, "1"), (0, 2, "0"),
      (-2500, 2, "−2.5\u{202F}k"), (0.5, 1, "500\u{202F}m"), (0.001, 1, "1\u{202F}m"),
      (0.000999, 2, "1\u{202F}m"), (1e-15, 1, "1\u{202F}f"), (1e18, 1, "10¹⁸"),
      (2e-16, 1, "2×10⁻¹⁶"),
    ]
    for (value, digits, text) in cases {
      #expect(NumberFormat.si(digits).string(from: value) == text)
    }
  }

  @Test func `write bytes in powers of 1024`() {
    let cases: [(Double, String)] = [
      (0, "0\u{202F}B"), (512, "512\u{202F}B"), (1024, "1\u{202F}KiB"), (1536, "1.5\u{202F}KiB"),
      (1023.9, "1\u{202F}KiB"), (85_899_345_920, "80\u{202F}GiB"), (-2048, "−2\u{202F}KiB"),
      (1_048_575, "1\u{202F}MiB"),
    ]
    for (value, text) in cases { #expect(NumberFormat.bytes(3).string(from: value) == text) }
    #expect(NumberFormat.bytes(3).string(from: 1 << 20) == "1\u{202F}MiB")
  }

  @Test func `write powers of ten`() {
    let cases: [(Double, String)] = [
      (0.001, "10⁻³"), (25_000, "2.5×10⁴"), (1, "10⁰"), (0, "0"), (-10, "−10¹"),
      (3e-300, "3×10⁻³⁰⁰"),
    ]
    for (value, text) in cases { #expect(NumberFormat.powerOfTen.string(from: value) == text) }
  }

  @Test func `survive JSON`() throws {
    for format in [NumberFormat.percent(1), .significant(3), .fixed(0), .scientific(2), .integer] {
      let data = try JSONEncoder().encode([format])
      #expect(try JSONDecoder().decode([NumberFormat].self, from: data) == [format])
    }
  }
}

/// SplitMix64 (Steele et al. 2014): the same numbers on every machine.
struct Sequence64: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
  mutating func uniform() -> Double { Double(next() >> 11) / 9_007_199_254_740_992 }
}
