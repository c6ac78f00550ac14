import MLCore
import Testing

@Suite struct `Momentum and Nesterov` {
  @Test func `Nesterov's two forms are one method at a constant rate`() throws {
    // φₜ = θₜ − γμvₜ. A prototype in NumPy: at most 2e-16 (ravine), 9e-16 (Rosenbrock), 2.7e-15 (Beale).
    let cases: [(Surface, [Double], Double, Double)] = try [
      (.ravine(conditionNumber: 25), [4, 1], 0.02, 0.9),
      (.rosenbrock(), [-1.2, 1], 0.0005, 0.9), (.beale, [1, 1.5], 0.005, 0.9),
      (.ravine(conditionNumber: 10, angle: 0.4), [3, -1], 0.05, 0.5),
    ]
    for (surface, start, rate, mu) in cases {
      for l2 in [0, 0.05] {
        var ahead = try Nesterov(learningRate: rate, momentum: mu, l2: l2)
        var shifted = try Nesterov(learningRate: rate, momentum: mu, form: .shifted, l2: l2)
        var (theta, phi) = (start, start)
        for _ in 0..<2000 {
          ahead.step(&theta, gradientAt: surface.gradient(at:))
          shifted.step(&phi, gradientAt: surface.gradient(at:))
          for (a, b) in zip(ahead.lookAhead(theta), phi) { #expect(abs(a - b) < 1e-12) }
        }
      }
    }
  }

  @Test func `Nesterov's two forms part when the rate drops`() throws {
    let surface = try Surface.ravine(conditionNumber: 25)
    var ahead = try Nesterov(learningRate: 0.02)
    var shifted = try Nesterov(learningRate: 0.02, form: .shifted)
    var (theta, phi) = ([4.0, 1], [4.0, 1])
    for t in 0..<30 {
      if t == 10 {
        ahead.learningRate = 0.002
        shifted.learningRate = 0.002
      }
      ahead.step(&theta, gradientAt: surface.gradient(at:))
      shifted.step(&phi, gradientAt: surface.gradient(at:))
    }
    #expect(zip(ahead.lookAhead(theta), phi).contains { abs($0 - $1) > 1e-3 })
  }

  @Test func `Nesterov asked at θ is momentum`() throws {
    var nesterov = try Nesterov(learningRate: 0.02)
    var momentum = try Momentum(learningRate: 0.02)
    var generator = SeededGenerator(seed: 7)
    var (a, b) = ([1.0, 2], [1.0, 2])
    for _ in 0..<50 {
      let g = normals(2, using: &generator)
      nesterov.step(&a, gradient: g)
      momentum.step(&b, gradient: g)
    }
    #expect(a == b && nesterov.velocity == momentum.velocity)
  }

  @Test func `momentum under a constant gradient tends to ten of it`() throws {
    // g (1 − τ)/(1 − μ)
    for (tau, limit) in [(0.0, 10.0), (0.25, 7.5)] {
      var (rule, x) = (try Momentum(learningRate: 1, dampening: tau), [0.0])
      for _ in 0..<400 { rule.step(&x, gradient: [1]) }
      #expect(relativeError(rule.velocity[0], limit) < 1e-14)
    }
  }
}
