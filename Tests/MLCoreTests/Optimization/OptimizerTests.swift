import MLCore
import Testing

/// Every rule at usual settings.
private func everyRule(learningRate: Double) throws -> [any Optimizer] {
  try [
    SGD(learningRate: learningRate, l2: 0.01, weightDecay: 0.02),
    Momentum(learningRate: learningRate, dampening: 0.1, l2: 0.01, weightDecay: 0.02),
    Nesterov(learningRate: learningRate, l2: 0.01),
    Nesterov(learningRate: learningRate, form: .shifted, l2: 0.01),
    AdaGrad(learningRate: learningRate, l2: 0.01), RMSProp(learningRate: learningRate, l2: 0.01),
    Adam(learningRate: learningRate, l2: 0.01), Adam(learningRate: learningRate, amsgrad: true),
    AdamW(learningRate: learningRate),
  ]
}

private func normals(_ count: Int, using generator: inout SeededGenerator) -> [Double] {
  (0..<count).map { _ in .normal(using: &generator) }
}

@Suite struct `Optimizers` {
  @Test func `L2 and weight decay are the same under plain SGD, to rounding`() throws {
    // experiments.md 3.7: the largest difference after 1,000 steps was 1.4e-16 in NumPy.
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

  @Test func `Adam's L2 spares parameters of large gradients, AdamW's decay does not`() throws {
    // experiments.md 3.7, NumPy: w = 1, gradient alternating ±σ, γ = 0.001, λ = 0.1, 5,000 steps. End of
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

  @Test func `Nesterov's two forms are one method at a constant rate`() throws {
    // φₜ = θₜ − γμvₜ. experiments.md 3.3: at most 2e-16 (ravine), 9e-16 (Rosenbrock), 2.7e-15 (Beale).
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

  @Test func `AdaGrad's rates never rise`() throws {
    for seed in 0..<20 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      var (rule, x) = (try AdaGrad(learningRate: 0.1), normals(20, using: &generator))
      var before = [Double](repeating: .infinity, count: 20)
      for _ in 0..<300 {
        // From tiny to huge, so that sums absorb what is added.
        let g = normals(20, using: &generator).map { exp10(6 * $0) }
        rule.step(&x, gradient: g)
        #expect(zip(rule.effectiveRates, before).allSatisfy { $0 <= $1 })
        before = rule.effectiveRates
      }
    }
  }

  @Test func `AdaGrad under a constant gradient goes 2γ√T, RMSProp γT`() throws {
    // experiments.md 3.4, NumPy: γ = 0.01, 1,000 steps: 0.618 and 11.2.
    var (adaGrad, x) = (try AdaGrad(learningRate: 0.01), [0.0])
    var (rmsProp, y) = (try RMSProp(learningRate: 0.01), [0.0])
    for _ in 0..<1000 {
      adaGrad.step(&x, gradient: [1])
      rmsProp.step(&y, gradient: [1])
    }
    #expect(abs(x[0] + 0.618) < 5e-4)
    #expect(abs(y[0] + 11.2) < 0.05)
  }

  @Test func `Adam's first step is γ long, and 3,16 γ without correction`() throws {
    var generator = SeededGenerator(seed: 8)
    for _ in 0..<100 {
      let g = exp10(Double.uniform(in: -3..<6, using: &generator))
      for sign in [1.0, -1] {
        var (adam, x) = (try Adam(learningRate: 0.1), [0.0])
        adam.step(&x, gradient: [sign * g])
        // ε = 1e-8 of a gradient of 1e-3 takes 1e-5 off.
        #expect(relativeError(x[0], -sign * 0.1) < 1.1e-5)
        var (plain, y) = (try Adam(learningRate: 0.1, biasCorrection: false), [0.0])
        plain.step(&y, gradient: [sign * g])
        #expect(relativeError(y[0], -sign * 0.1 * 0.1 / sqrt(0.001)) < 4e-4)
      }
    }
  }

  @Test func `AMSGrad's rates never rise under a constant γ without correction`() throws {
    var generator = SeededGenerator(seed: 9)
    var rule = try Adam(learningRate: 0.1, biasCorrection: false, amsgrad: true)
    var x = [0.0, 0, 0]
    var before = [Double](repeating: .infinity, count: 3)
    for _ in 0..<500 {
      rule.step(&x, gradient: normals(3, using: &generator))
      #expect(zip(rule.effectiveRates, before).allSatisfy { $0 <= $1 })
      before = rule.effectiveRates
    }
    #expect(rule.largestSecondMoments != rule.secondMoments)
  }

  @Test func `effective rates are what the last step multiplied by`() throws {
    var generator = SeededGenerator(seed: 10)
    var adaGrad = try AdaGrad(learningRate: 0.1)
    var rmsProp = try RMSProp(learningRate: 0.1)
    var adam = try Adam(learningRate: 0.1)
    var adamW = try AdamW(learningRate: 0.1, weightDecay: 0)
    var x = [[Double]](repeating: [1, 2, 3], count: 4)
    for t in 1...30 {
      let g = normals(3, using: &generator)
      let before = x
      adaGrad.step(&x[0], gradient: g)
      rmsProp.step(&x[1], gradient: g)
      adam.step(&x[2], gradient: g)
      adamW.step(&x[3], gradient: g)
      let mHat = adam.firstMoments.map { $0 / (1 - pow(0.9, Double(t))) }
      for i in 0..<3 {
        #expect(abs(before[0][i] - x[0][i] - adaGrad.effectiveRates[i] * g[i]) < 1e-14)
        #expect(abs(before[1][i] - x[1][i] - rmsProp.effectiveRates[i] * g[i]) < 1e-14)
        #expect(abs(before[2][i] - x[2][i] - adam.effectiveRates[i] * mHat[i]) < 1e-14)
        #expect(abs(before[3][i] - x[3][i] - adamW.effectiveRates[i] * mHat[i]) < 1e-14)
      }
    }
    #expect(adam.steps == 30 && adamW.steps == 30 && adaGrad.steps == 30 && rmsProp.steps == 30)
  }

  @Test func `each parameter by itself, on any number of threads`() throws {
    // Long enough for several chunks and a rest; every value must be that of a run with one parameter.
    let n = 3 * (1 << 17) + 17
    var generator = SeededGenerator(seed: 11)
    let start = normals(n, using: &generator)
    let gradients = (0..<2).map { _ in normals(n, using: &generator) }
    let sampled = [0, 1, (1 << 17) - 1, 1 << 17, 2 * (1 << 17) + 5, n - 1]
    for rule in try everyRule(learningRate: 0.01) {
      let all = steps(rule, start, gradients)
      #expect(Threads.$limit.withValue(1) { steps(rule, start, gradients) } == all)
      for i in sampled {
        let alone = steps(rule, [start[i]], gradients.map { [$0[i]] })
        #expect(alone == [all[i]], "\(type(of: rule))")
      }
    }
  }

  private func steps(
    _ rule: any Optimizer, _ start: [Double], _ gradients: [[Double]]
  ) -> [Double] {
    var (rule, theta) = (rule, start)
    for g in gradients { rule.step(&theta, gradient: g) }
    return theta
  }

  @Test func `no parameters are no trouble`() throws {
    for rule in try everyRule(learningRate: 0.1) {
      #expect(steps(rule, [], [[], []]) == [])
    }
  }

  @Test func `a rate of 0 stands still`() throws {
    for rule in try everyRule(learningRate: 0.1) {
      var rule = rule
      rule.learningRate = 0
      #expect(steps(rule, [1, -2], [[3, 4], [5, 6]]) == [1, -2])
    }
  }

  @Test func `a gradient that is not a number makes parameters that are none`() throws {
    for rule in try everyRule(learningRate: 0.1) {
      let theta = steps(rule, [1, 2], [[.nan, 1]])
      #expect(theta[0].isNaN && theta[1].isFinite, "\(type(of: rule))")
    }
  }

  @Test func `settings out of range are refused with their values`() {
    for rate in [0, -1, .nan, .infinity] as [Double] {
      // A NaN equals nothing, so the errors are compared by their words.
      let words = OptimizationError.learningRateOutOfRange(rate).description
      #expect(description(of: { try SGD(learningRate: rate) }) == words)
      #expect(description(of: { try Momentum(learningRate: rate) }) == words)
      #expect(description(of: { try Nesterov(learningRate: rate) }) == words)
      #expect(description(of: { try AdaGrad(learningRate: rate) }) == words)
      #expect(description(of: { try RMSProp(learningRate: rate) }) == words)
      #expect(description(of: { try Adam(learningRate: rate) }) == words)
      #expect(description(of: { try AdamW(learningRate: rate) }) == words)
    }
    #expect(throws: OptimizationError.decayOutOfRange(1, name: "momentum")) {
      try Momentum(learningRate: 1, momentum: 1)
    }
    #expect(throws: OptimizationError.decayOutOfRange(-0.1, name: "dampening")) {
      try Momentum(learningRate: 1, dampening: -0.1)
    }
    #expect(throws: OptimizationError.decayOutOfRange(1.5, name: "momentum")) {
      try Nesterov(learningRate: 1, momentum: 1.5)
    }
    #expect(throws: OptimizationError.decayOutOfRange(1, name: "the decay of RMSProp")) {
      try RMSProp(learningRate: 1, decay: 1)
    }
    #expect(throws: OptimizationError.decayOutOfRange(1, name: "beta1")) {
      try Adam(learningRate: 1, beta1: 1)
    }
    #expect(throws: OptimizationError.decayOutOfRange(-1, name: "beta2")) {
      try AdamW(learningRate: 1, beta2: -1)
    }
    #expect(throws: OptimizationError.notPositive(0, name: "epsilon")) {
      try AdaGrad(learningRate: 1, epsilon: 0)
    }
    #expect(throws: OptimizationError.negativeOrNonFinite(-0.5, name: "L2")) {
      try SGD(learningRate: 1, l2: -0.5)
    }
    #expect(throws: OptimizationError.negativeOrNonFinite(.infinity, name: "weight decay")) {
      try AdamW(learningRate: 1, weightDecay: .infinity)
    }
    #expect(
      OptimizationError.decayOutOfRange(1, name: "momentum").description
        == "momentum must be at least 0 and below 1: got 1.0")
  }

  /// What the body's error says; nil where it throws none.
  private func description(of body: () throws -> any Optimizer) -> String? {
    do { _ = try body() } catch { return "\(error)" }
    return nil
  }
}
