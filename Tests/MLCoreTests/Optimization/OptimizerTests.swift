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

@Suite struct `Optimizers` {
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
