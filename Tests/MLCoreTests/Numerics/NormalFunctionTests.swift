import MLCore
import Testing

@Suite struct `Standard normal functions` {
  // mpmath 1.3.0 at 60 digits: Halley's iteration on ncdf(z) = p for the Double p.
  @Test(arguments: [
    (Double.leastNonzeroMagnitude, -38.467405617144346251),
    (1e-300, -37.047096299361199237),
    (1e-100, -21.273453560965324294),
    (1e-20, -9.2623400897984075796),
    (1.3e-11, -6.6676114565107408347),
    (1.5e-11, -6.6465708874771128614),
    (1e-08, -5.6120012441747887279),
    (0.0001, -3.7190164854556805523),
    (0.001, -3.0902323061678135354),
    (0.02425, -1.9729610513118848376),
    (0.0749, -1.4402382675279636631),
    (0.0751, -1.4388253927525399824),
    (0.1, -1.2815515655446004353),
    (0.25, -0.6744897501960817432),
    (0.4, -0.25334710313579974132),
    (0.499999, -2.5066282745665593779e-6),
    (0.5000000001, 2.5066284820303539022e-10),
    (0.7, 0.52440051270804065631),
    (0.9, 1.2815515655446005935),
    (0.975, 1.9599639845400538556),
    (0.999, 3.0902323061678132778),
    (0.9999999990686774, 6.0093535655307438932),
    (0.9999999999999999, 8.2095361516013868556),
  ])
  func `quantile agrees with sixty digits`(p: Double, expected: Double) {
    // Around z = 0 and in both tails; AS 241 promises about 1e-16.
    #expect(relativeError(standardNormalQuantile(p), expected) < 1e-15)
  }

  // mpmath 1.3.0 at 60 digits: erfc(-z/sqrt(2))/2.
  @Test(arguments: [
    (-37.0, 5.7255712225245768227e-300), (-20.0, 2.7536241186062336951e-89),
    (-8.5, 9.4795348222033183542e-18),
    (-1.0, 0.15865525393145705141), (0.3, 0.61791142218895263307), (2.0, 0.9772498680518207928),
    (6.0, 0.99999999901341235496),
  ])
  func `distribution function keeps its digits in the tail`(z: Double, expected: Double) {
    #expect(relativeError(standardNormalCDF(z), expected) < 8e-16)
  }

  // mpmath 1.3.0 at 60 digits: npdf(z).
  @Test(arguments: [
    (0.0, 0.39894228040143267794), (1.5, 0.12951759566589172761),
    (-12.3, 5.6066569263038404561e-34), (37.1, 5.2152621988319842486e-300),
  ])
  func `density keeps its digits in the tail`(z: Double, expected: Double) {
    #expect(relativeError(standardNormalDensity(z), expected) < 8e-16)
  }

  @Test func `quantile undoes the distribution function over a grid`() {
    for index in 1..<4000 {
      let p = Double(index) / 4000
      #expect(abs(standardNormalCDF(standardNormalQuantile(p)) - p) < 3e-16)
    }
    for exponent in stride(from: 4.0, through: 300, by: 0.7) {
      // A relative error of z by e changes the tail by z² e: 1400 · 2e-16 at the far end.
      let p = exp10(-exponent)
      #expect(relativeError(standardNormalCDF(standardNormalQuantile(p)), p) < 8e-13)
    }
  }

  @Test func `quantile is odd about one half and rises`() {
    var previous = -Double.infinity
    for index in 1..<1024 {
      let p = Double(index) / 1024
      // p and 1 − p are both exact multiples of 2⁻¹⁰.
      #expect(standardNormalQuantile(p) == -standardNormalQuantile(1 - p))
      #expect(standardNormalQuantile(p) > previous)
      previous = standardNormalQuantile(p)
    }
  }

  @Test func `edges`() {
    #expect(standardNormalQuantile(0) == -.infinity && standardNormalQuantile(1) == .infinity)
    #expect(standardNormalQuantile(0.5) == 0 && standardNormalCDF(0) == 0.5)
    #expect(standardNormalCDF(-.infinity) == 0 && standardNormalCDF(.infinity) == 1)
    #expect(standardNormalCDF(.nan).isNaN && standardNormalDensity(.nan).isNaN)
    #expect(standardNormalDensity(1e300) == 0 && standardNormalCDF(-1e300) == 0)
  }

  @Test func `a level outside zero to one stops the program`() async {
    await #expect(processExitsWith: .failure) { _ = standardNormalQuantile(1.5) }
    await #expect(processExitsWith: .failure) { _ = standardNormalQuantile(.nan) }
  }
}
