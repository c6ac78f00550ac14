import Foundation
import SVGCharts
import Testing

@Suite struct `Base ten logarithm` {
  /// Against the C library's.
  @Test func `is right to the last digits`() {
    var generator = Sequence64(state: 1)
    for _ in 0..<20_000 {
      let value = Double(bitPattern: generator.next() & 0x7FEF_FFFF_FFFF_FFFF)
      guard value > 0 else { continue }
      let expected = Foundation.log10(value)
      #expect(
        abs(Logarithm.base10(value) - expected) <= 1e-14 * max(abs(expected), 1e-3), "\(value)")
    }
    for _ in 0..<20_000 {
      let value = 0.5 + generator.uniform()
      let expected = Foundation.log10(value)
      #expect(abs(Logarithm.base10(value) - expected) <= 1e-14 * abs(expected) + 1e-17, "\(value)")
    }
  }

  @Test func `meets powers of ten and the ends of the range`() {
    for exponent in -307...308 {
      #expect(abs(Logarithm.base10(Logarithm.powerOfTen(exponent)) - Double(exponent)) < 1e-13)
      #expect(abs(Logarithm.tenTo(Double(exponent)) / Logarithm.powerOfTen(exponent) - 1) < 1e-14)
    }
    #expect(Logarithm.base10(0) == -.infinity)
    #expect(Logarithm.base10(-1).isNaN)
    #expect(Logarithm.base10(.infinity) == .infinity)
    // log₁₀(2⁻¹⁰⁷⁴)
    #expect(abs(Logarithm.base10(Double.leastNonzeroMagnitude) + 323.3062153431158) < 1e-11)
  }
}
