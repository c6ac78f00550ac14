import Foundation
import SVGCharts
import Testing

@Suite struct `Logarithm` {
  /// Against the C library's.
  @Test func `is right to the last digits`() {
    var generator = Sequence64(state: 1)
    for _ in 0..<20_000 {
      let value = Double(bitPattern: generator.next() & 0x7FEF_FFFF_FFFF_FFFF)
      guard value > 0 else { continue }
      let expected = Foundation.log10(value)
      #expect(
        abs(SVGCharts.log10(value) - expected) <= 1e-14 * max(abs(expected), 1e-3), "\(value)")
    }
    for _ in 0..<20_000 {
      let value = 0.5 + generator.uniform()
      let expected = Foundation.log10(value)
      #expect(abs(SVGCharts.log10(value) - expected) <= 1e-14 * abs(expected) + 1e-17, "\(value)")
    }
  }

  @Test func `meets powers of ten and the ends of the range`() {
    for exponent in -307...308 {
      #expect(abs(SVGCharts.log10(SVGCharts.powerOfTen(exponent)) - Double(exponent)) < 1e-13)
      #expect(abs(SVGCharts.exp10(Double(exponent)) / SVGCharts.powerOfTen(exponent) - 1) < 1e-14)
    }
    #expect(SVGCharts.log10(0) == -.infinity)
    #expect(SVGCharts.log10(-1).isNaN)
    #expect(SVGCharts.log10(.infinity) == .infinity)
    #expect(abs(SVGCharts.log10(Double.leastNonzeroMagnitude) + 323.3062153431158) < 1e-11)  // log₁₀(2⁻¹⁰⁷⁴)
  }
}
