import NoteRunner
import SVGCharts
import Testing

@Suite struct `A number as an author writes it` {
  @Test(
    arguments: [
      ("8.3%", 0.083), ("1,000,000", 1e6), ("1 000 000", 1e6), ("1_000_000", 1e6),
      ("1\u{202f}000", 1000), ("−0.5", -0.5), ("-0.5", -0.5), ("+0.5", 0.5), (".5", 0.5),
      ("5.", 5), ("1.2e-3", 0.0012), ("1.2E3", 1200), ("1.2×10⁻³", 0.0012), ("1.2×10^-3", 0.0012),
      ("1.2×10^−3", 0.0012), ("−1.2×10⁴", -12000), ("1.2 × 10²", 120), ("0", 0), ("-0", -0.0),
      ("0.00", 0), ("007", 7),
      ("0.1%", 0.001), ("1e-300", 1e-300), ("1e300", 1e300), ("1e−5", 1e-5),
      ("0.30000000000000004", 0.30000000000000004),
    ] as [(String, Double)])
  func `is read`(text: String, value: Double) throws {
    #expect(try #require(DecimalLiteral(text)).value == value)
  }

  @Test(arguments: [
    "", " ", ".", "-", "%", "e5", "1e", "1e5%", "1.2.3", "0x10", "1/2", "abc", "1×11²", "1e999",
    "--1", "1%%", "½", "١", "nan", "inf", "1e5.5", "×10²",
  ])
  func `is refused where it is no number`(text: String) {
    #expect(DecimalLiteral(text) == nil)
  }

  @Test(
    arguments: [
      // 1/12 = 0.08333…
      ("8.3%", 1.0 / 12, true), ("8.4%", 1.0 / 12, false), ("8.33%", 1.0 / 12, true),
      ("8%", 1.0 / 12, true), ("0.1", 1.0 / 12, true), ("0", 1.0 / 12, true),
      ("8.30%", 1.0 / 12, false),
      // Whole numbers are exact to the last digit.
      ("1,000,000", 1_000_000.0, true), ("1,000,000", 1_000_000.4, true),
      ("1,000,000", 1_000_001.0, false), ("1,000,000", 1_000_000.6, false),
      // As many digits as the mantissa has.
      ("1.2e-3", 0.00124, true), ("1.2e-3", 0.00126, false), ("1e6", 1_400_000.0, true),
      ("1e6", 1_600_000.0, false), ("10e5", 1_400_000.0, false), ("1.2×10³", 1249.0, true),
      // The sign counts, except for what rounds to nothing.
      ("0.5", -0.5, false), ("−0.5", -0.5, true), ("0", -0.2, true), ("-0.0", 0.01, true),
      ("0.0", -0.0, true), ("0.00", 0.006, false),
      // The whole range of a Double.
      ("0", .leastNonzeroMagnitude, true), ("0.00", 1e-300, true),
      ("1", 1.7976931348623157e308, false),
      ("1.8e308", 1.7976931348623157e308, true), ("4.9e-324", .leastNonzeroMagnitude, true),
      ("1,234.5", 1234.49999, true), ("9.9", 9.96, false), ("10.0", 9.96, true),
      ("100%", 0.996, true), ("100.0%", 0.996, false),
      ("0.5", .nan, false), ("0", .infinity, false),
    ] as [(String, Double, Bool)])
  func `is right when the value rounds to its digits`(text: String, value: Double, isRight: Bool)
    throws
  {
    #expect(try #require(DecimalLiteral(text)).isRounded(from: value) == isRight)
  }

  /// Values that lie in the middle exactly in binary: 0.125, 2.5, 0.375, 1.5.
  @Test(
    arguments: [
      (0.125, "0.12", "0.13"), (2.5, "2", "3"), (0.375, "37%", "38%"), (-1.5, "−1", "−2"),
      (0.5, "0", "1"), (1250, "1.2e3", "1.3e3"), (9.5, "9", "10"), (-0.5, "0", "-1"),
    ] as [(Double, String, String)])
  func `may be rounded either way from the middle`(value: Double, down: String, up: String) throws {
    #expect(try #require(DecimalLiteral(down)).isRounded(from: value))
    #expect(try #require(DecimalLiteral(up)).isRounded(from: value))
  }

  /// 0.15 is 0.1499999999999999944… in binary, 0.35 is 0.34999999999999997…, 1.005 is 1.00499999999999989….
  @Test(arguments: [(0.15, "0.1", "0.2"), (0.35, "0.3", "0.4"), (1.005, "1.00", "1.01")])
  func `is judged by the binary value and not by its short decimal form`(
    value: Double, right: String, wrong: String
  ) throws {
    #expect(try #require(DecimalLiteral(right)).isRounded(from: value))
    #expect(!(try #require(DecimalLiteral(wrong)).isRounded(from: value)))
  }

  /// What this project prints is right by its own rule, and the next number in the last digit is not.
  @Test(arguments: 0..<5) func `is right as printed, and wrong one step beside`(digits: Int) throws
  {
    var bits = SeededBits(state: UInt64(digits) + 1)
    for _ in 0..<2000 {
      let magnitude = Double.random(in: -6...9, using: &bits)
      let value = Double.random(in: -1...1, using: &bits) * power(of: 10, Int(magnitude))
      for format in [NumberFormat.fixed(digits), .percent(digits), .scientific(digits)] {
        let text = format.string(from: value)
        let literal = try #require(DecimalLiteral(text), "\(text)")
        #expect(literal.isRounded(from: value), "\(text) of \(value)")
        let beside = neighbour(of: text)
        let other = try #require(DecimalLiteral(beside), "\(beside)")
        #expect(!other.isRounded(from: value), "\(beside) of \(value), printed as \(text)")
        #expect(literal.shown(value) == text)
      }
    }
  }

  private func power(of base: Double, _ exponent: Int) -> Double {
    (0..<abs(exponent)).reduce(1) { result, _ in exponent < 0 ? result / base : result * base }
  }

  /// The same text with the last digit of its mantissa changed by one: 9 becomes 8, else it is raised.
  private func neighbour(of text: String) -> String {
    var characters = Array(text)
    let end = characters.firstIndex(of: "×") ?? characters.count
    let last = characters[..<end].lastIndex(where: \.isNumber)!
    let digit = characters[last].wholeNumberValue!
    characters[last] = Character(String(digit == 9 ? 8 : digit + 1))
    return String(characters)
  }
}
