import MLCore
import Testing

@Suite struct `L2 and weight decay` {
  @Test func `L2 and weight decay are the same under plain SGD, to rounding`() throws {
    // A prototype in NumPy: the largest difference after 1,000 steps was 1.4e-16 in NumPy.
    for seed in 0..<20 as Range<UInt64> {
      let (l2, decayed) = try difference(seed: seed) { l2, decay in
        try SGD(learningRate: 0.05, l2: l2, weightDecay: decay)
      }
      #expect(zip(l2, decayed).allSatisfy { abs($0 - $1) < 1e-14 })
    }
  }

  @Test func `L2 and weight decay differ under momentum`() throws {
    for seed in 0..<20 as Range<UInt64> {
      let (l2, decayed) = try difference(seed: seed) { l2, decay in
        try Momentum(learningRate: 0.05, l2: l2, weightDecay: decay)
      }
      #expect(zip(l2, decayed).contains { abs($0 - $1) > 1e-3 })
    }
  }

  /// The ends of 1,000 steps on a quadratic bowl with L2, and with as large a weight decay.
  private func difference<Rule: Optimizer>(
    seed: UInt64, rule: (_ l2: Double, _ weightDecay: Double) throws -> Rule
  ) throws -> ([Double], [Double]) {
    var generator = SeededGenerator(seed: seed)
    let curvatures = (0..<10).map { _ in Double.uniform(in: 0.1..<2, using: &generator) }
    let bottom = normals(10, using: &generator)
    let start = normals(10, using: &generator)
    return try (end(rule(0.1, 0)), end(rule(0, 0.1)))

    func end(_ rule: Rule) -> [Double] {
      var (rule, theta) = (rule, start)
      for _ in 0..<1000 {
        rule.step(&theta) { p in p.indices.map { curvatures[$0] * (p[$0] - bottom[$0]) } }
      }
      return theta
    }
  }

  @Test func `L2 adds λθ to the gradient before a rule does anything with it`() throws {
    // The definition: ½ λ ‖θ‖² has the gradient λθ, at the point that the rule asks for.
    try check { try SGD(learningRate: 0.05, l2: $0) }
    try check { try Momentum(learningRate: 0.05, dampening: 0.2, l2: $0) }
    try check { try Nesterov(learningRate: 0.05, l2: $0) }
    try check { try Nesterov(learningRate: 0.05, form: .shifted, l2: $0) }
    try check { try AdaGrad(learningRate: 0.05, l2: $0) }
    try check { try RMSProp(learningRate: 0.05, l2: $0) }
    try check { try Adam(learningRate: 0.05, l2: $0) }
    try check { try Adam(learningRate: 0.05, l2: $0, amsgrad: true) }

    func check<Rule: Optimizer>(_ rule: (_ l2: Double) throws -> Rule) throws {
      let lambda = 0.3
      let (own, added) = try (end(rule(lambda), adding: 0), end(rule(0), adding: lambda))
      #expect(zip(own, added).allSatisfy { relativeError($0, $1) < 1e-12 }, "\(Rule.self)")
    }

    func end(_ rule: some Optimizer, adding lambda: Double) -> [Double] {
      var (rule, theta) = (rule, [1.5, -0.5, 3])
      for _ in 0..<20 { rule.step(&theta) { p in p.map { sin($0) + lambda * $0 } } }
      return theta
    }
  }

  @Test func `Adam's L2 spares parameters of large gradients, AdamW's decay does not`() throws {
    // A prototype in NumPy: w = 1, gradient alternating ±σ, γ = 0.001, λ = 0.1, 5,000 steps. End of
    // Adam with L2 for σ = 0.1, 1, 10: 0.010, 0.606, 0.950; of AdamW 0.6055 for all.
    for (sigma, expected) in [(0.1, 0.010), (1, 0.606), (10, 0.950)] {
      let l2 = alternating(try Adam(learningRate: 0.001, l2: 0.1), sigma)
      #expect(abs(l2 - expected) < 6e-4, "σ = \(sigma): \(l2)")
      let decoupled = alternating(try AdamW(learningRate: 0.001, weightDecay: 0.1), sigma)
      #expect(abs(decoupled - 0.6055) < 1e-4, "σ = \(sigma): \(decoupled)")
    }
    let none = alternating(try Adam(learningRate: 0.001), 1)
    #expect(abs(none - 0.998) < 1e-3)
  }

  private func alternating(_ rule: some Optimizer, _ sigma: Double) -> Double {
    var (rule, w) = (rule, [1.0])
    for t in 0..<5000 { rule.step(&w, gradient: [t % 2 == 0 ? sigma : -sigma]) }
    return w[0]
  }

  @Test func `without gradients AdamW shrinks by (1 − γλ)ᵗ`() throws {
    var (rule, w) = (try AdamW(learningRate: 0.01, weightDecay: 0.5), [3.0, -2])
    for _ in 0..<200 { rule.step(&w, gradient: [0, 0]) }
    #expect(relativeError(w[0], 3 * pow(0.995, 200)) < 1e-13)
    #expect(relativeError(w[1], -2 * pow(0.995, 200)) < 1e-13)
  }
}
