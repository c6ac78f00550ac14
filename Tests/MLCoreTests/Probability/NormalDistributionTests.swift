import MLCore
import Testing

@Suite struct `Normal distribution` {
  let heights = NormalDistribution(mean: 170, standardDeviation: 8)

  // By hand from tables of the standard normal: Φ(1) = .841344746, z(.975) = 1.959963985.
  @Test func `is the standard one moved and stretched`() {
    #expect(heights.standardized(178) == 1)
    #expect(abs(heights.cdf(178) - 0.841_344_746) < 1e-9)
    #expect(abs(heights.upperTail(178) - 0.158_655_254) < 1e-9)
    #expect(abs(heights.quantile(0.975) - (170 + 8 * 1.959_963_985)) < 1e-8)
    #expect(abs(heights.density(170) - 0.398_942_280 / 8) < 1e-9)
    #expect(abs(heights.upperQuantile(0.025) - heights.quantile(0.975)) < 1e-12)
  }

  @Test func `density is the slope of the distribution function`() {
    for x in evenlySpaced(from: 140, to: 200, count: 61) {
      // Central difference with h = 1e-3: error h² f''/6 < 1e-9 and rounding 1e-16/1e-3.
      let slope = (heights.cdf(x + 1e-3) - heights.cdf(x - 1e-3)) / 2e-3
      #expect(abs(slope - heights.density(x)) < 1e-9)
    }
  }

  @Test func `draws are those of the plain function, in order`() {
    var one = SeededGenerator(seed: 2)
    var other = one
    let draws = heights.draws(20, using: &one)
    for draw in draws {
      #expect(
        draw == Double.normal(mean: 170, standardDeviation: 8, using: &other))
    }
    #expect(heights.draws(0, using: &one).isEmpty)
  }

  @Test func `a spread that is none stops the program`() async {
    await #expect(processExitsWith: .failure) { _ = NormalDistribution(standardDeviation: 0) }
    await #expect(processExitsWith: .failure) { _ = NormalDistribution(mean: .nan) }
  }
}
