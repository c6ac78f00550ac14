import MLCore
import Testing

@Suite struct `Clipping of gradients` {
  @Test func `a norm above the limit becomes the limit, in the same direction`() throws {
    var generator = SeededGenerator(seed: 13)
    for _ in 0..<200 {
      let n = 1 + Int.uniform(below: 40, using: &generator)
      let g = (0..<n).map { _ in Double.normal(using: &generator) }
      let limit = Double.uniform(in: 0.01..<8, using: &generator)
      var clipped = g
      let norm = try clipByNorm(&clipped, limit: limit)
      // A slow second definition.
      #expect(relativeError(norm, sqrt(sum(of: g.map { $0 * $0 }))) < 1e-14)
      if norm <= limit {
        #expect(clipped == g)
      } else {
        #expect(relativeError(euclideanNorm(clipped), limit) < 1e-14)
        for (after, before) in zip(clipped, g) {
          #expect(relativeError(after, before * limit / norm) < 1e-14)
        }
      }
    }
  }

  @Test func `by hand: 3, 4 has the norm 5`() throws {
    var g = [3.0, 4]
    #expect(try clipByNorm(&g, limit: 2.5) == 5)
    #expect(g == [1.5, 2])
    g = [3, -4, 0.5]
    #expect(try relativeError(clipByValue(&g, limit: 3), sqrt(25.25)) < 1e-15)
    #expect(g == [3, -3, 0.5])
    g = []
    #expect(try clipByNorm(&g, limit: 1) == 0)
  }

  @Test func `neither huge nor tiny elements are lost`() throws {
    var g = [3e200, -4e200]
    #expect(try relativeError(clipByNorm(&g, limit: 1), 5e200) < 1e-15)
    #expect(relativeError(g[0], 0.6) < 1e-15 && relativeError(g[1], -0.8) < 1e-15)
    #expect(relativeError(euclideanNorm([3e-200, 4e-200]), 5e-200) < 1e-15)
    // Squares of 1e-320 keep three digits only.
    #expect(relativeError(euclideanNorm([3e-160, 4e-160]), 5e-160) < 1e-15)
    // A norm beyond all numbers is told as infinite, and clipped all the same.
    g = [Double](repeating: .greatestFiniteMagnitude, count: 4)
    #expect(try clipByNorm(&g, limit: 1) == .infinity)
    #expect(g == [0.5, 0.5, 0.5, 0.5])
    #expect(euclideanNorm([0, 0]) == 0)
  }

  @Test func `the norm is the same on any number of threads`() {
    var generator = SeededGenerator(seed: 14)
    let g = (0..<(3 << 17) + 5).map { _ in Double.normal(using: &generator) }
    let norm = euclideanNorm(g)
    #expect(Threads.$limit.withValue(1) { euclideanNorm(g) } == norm)
    #expect(relativeError(norm, sqrt(sum(of: g.map { $0 * $0 }))) < 1e-13)
  }

  @Test func `what is not finite is told with its index and left alone`() {
    var g = [1, .infinity, 2.0]
    #expect(throws: OptimizationError.nonFiniteGradient(.infinity, index: 1)) {
      try clipByNorm(&g, limit: 1)
    }
    #expect(throws: OptimizationError.nonFiniteGradient(.infinity, index: 1)) {
      try clipByValue(&g, limit: 1)
    }
    #expect(g == [1, .infinity, 2])
    #expect(euclideanNorm([1, .nan]).isNaN)
    #expect(euclideanNorm([1, -.infinity]) == .infinity)
    #expect(throws: OptimizationError.notPositive(0, name: "the limit of clipping")) {
      try clipByNorm(&g, limit: 0)
    }
  }
}
