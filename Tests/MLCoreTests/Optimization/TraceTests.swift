import MLCore
import Testing

@Suite struct `Traces` {
  @Test func `SGD on a bowl: every figure by hand`() throws {
    // x ← x − 1.5x = −x/2 from 8: 8, −4, 2, −1; f = x²/2.
    let bowl = Surface(
      name: "bowl", domain: [-8...8], minima: [[0]], value: { $0[0] * $0[0] / 2 },
      gradient: { $0 })
    let path = try trace(SGD(learningRate: 1.5), on: bowl, from: [8], steps: 3)
    #expect(path.points == [[8], [-4], [2], [-1]])
    #expect(path.values == [32, 8, 2, 0.5])
    #expect(path.gradientNorms == [8, 4, 2, 1])
    #expect(path.rates == [1.5, 1.5, 1.5] && path.steps == 3)
    #expect(path.signChanges(of: 0) == 3)
    #expect(path.signChanges(of: 0, around: -3) == 2)
    #expect(path.pathLength(of: 0) == 21 && path.pathLength == 21)
    #expect(path.overshoot(of: 0) == 4)
    #expect(path.overshoot(of: 0, past: -5) == 0)
    #expect(path.stepsToStay(within: 2, of: [0]) == 2)
    #expect(path.stepsToStay(within: 0.5, of: [0]) == nil)
    #expect(path.stepsToStay(within: 8, of: [0]) == 0)
    #expect(path.stepsToStay(valueAtMost: 8) == 1)
    #expect(path.stepsToStay(gradientNormAtMost: 1) == 3)
    #expect(path.end == [-1] && !path.diverged)
  }

  @Test func `a point at the value itself belongs to the side it came from`() throws {
    // Down a slope of 1 with γ = 1, through 0; and on |x| whose slope at 0 leads back.
    let slope = Surface(name: "slope", domain: [-2...2], value: { $0[0] }, gradient: { _ in [1] })
    let through = try trace(SGD(learningRate: 1), on: slope, from: [2], steps: 4)
    #expect(through.coordinate(0) == [2, 1, 0, -1, -2])
    #expect(through.signChanges(of: 0) == 1)
    let back = Surface(
      name: "back", domain: [-2...2], value: { abs($0[0]) }, gradient: { [$0[0] > 0 ? 1 : -1] })
    let touching = try trace(SGD(learningRate: 1), on: back, from: [2], steps: 5)
    #expect(touching.coordinate(0) == [2, 1, 0, 1, 0, 1])
    #expect(touching.signChanges(of: 0) == 0)
    #expect(try trace(SGD(learningRate: 1), on: slope, from: [0], steps: 2).signChanges(of: 0) == 0)
  }

  @Test func `to stay is more than to pass through`() throws {
    // Momentum swings through 0 and away again.
    let bowl = try Surface.ripples()
    let path = try trace(Momentum(learningRate: 0.02), on: bowl, from: [0.5], steps: 400)
    let distances = path.distances(to: [0])
    let stays = try #require(path.stepsToStay(within: 0.05, of: [0]))
    let first = try #require(distances.firstIndex { $0 <= 0.05 })
    #expect(first < stays)
    #expect(distances[stays...].allSatisfy { $0 <= 0.05 } && distances[stays - 1] > 0.05)
  }

  @Test func `momentum in the ravine, as a prototype in NumPy found it`() throws {
    // A prototype in NumPy: ½(x² + 25y²) from (4, 1); sign changes and way of y in 60 steps, steps to
    // 1e-6 of the start's distance for good.
    let rows: [(Double, Double, Int, Double, Int)] = [
      (0.075, 0, 60, 15.0, 177), (0.075, 0.5, 35, 4.8, 65), (0.075, 0.6, 34, 5.9, 56),
      (0.075, 0.9, 30, 21.0, 262), (0.02, 0, 0, 1.0, 683), (0.02, 0.9, 14, 9.0, 261),
    ]
    let surface = try Surface.ravine(conditionNumber: 25)
    let tolerance = 1e-6 * euclideanNorm([4, 1])
    for (rate, mu, changes, way, iterations) in rows {
      let rule = try Momentum(learningRate: rate, momentum: mu)
      let short = try trace(rule, on: surface, from: [4, 1], steps: 60)
      #expect(short.signChanges(of: 1) == changes, "\(rate), \(mu)")
      #expect(abs(short.pathLength(of: 1) - way) < 0.051, "\(rate), \(mu)")
      let long = try trace(rule, on: surface, from: [4, 1], steps: 2000)
      #expect(long.stepsToStay(within: tolerance, of: [0, 0]) == iterations, "\(rate), \(mu)")
    }
  }

  @Test func `Nesterov overshoots less than momentum`() throws {
    // A prototype in NumPy: a quadratic of curvature 1 from 1, μ = 0.9.
    let bowl = Surface(
      name: "bowl", domain: [-1...1], minima: [[0]], value: { $0[0] * $0[0] / 2 },
      gradient: { $0 })
    let rows: [(Double, Double, Double)] = [
      (0.01, 0.153, 0.119), (0.02, 0.295, 0.224), (0.1, 0.604, 0.355), (0.2, 0.709, 0.333),
      (0.5, 0.842, 0.202), (1, 0.9, 0),
    ]
    for (rate, ofMomentum, ofNesterov) in rows {
      let momentum = try trace(Momentum(learningRate: rate), on: bowl, from: [1], steps: 500)
      let nesterov = try trace(Nesterov(learningRate: rate), on: bowl, from: [1], steps: 500)
      #expect(abs(momentum.overshoot(of: 0) - ofMomentum) < 6e-4, "\(rate)")
      #expect(abs(nesterov.overshoot(of: 0) - ofNesterov) < 6e-4, "\(rate)")
    }
  }

  @Test func `after the wall AdaGrad stalls and RMSProp goes on`() throws {
    // A prototype in NumPy: from 5 at γ = 0.1; AdaGrad is at 3.67, 3.37, 3.04 after 100, 300 and
    // 1,000 steps; RMSProp is first within 0.5 at step 101 (α = 0.9) and 210 (0.99).
    let slow = try trace(AdaGrad(learningRate: 0.1), on: .wall, from: [5], steps: 1000)
    for (step, x) in [(100, 3.67), (300, 3.37), (1000, 3.04)] {
      #expect(abs(slow.points[step][0] - x) < 6e-3)
    }
    for (alpha, step) in [(0.9, 101), (0.99, 210)] {
      let path = try trace(
        RMSProp(learningRate: 0.1, decay: alpha), on: .wall, from: [5], steps: 1000)
      #expect(path.points.firstIndex { abs($0[0]) < 0.5 } == step)
    }
  }

  @Test func `a path that leaves the numbers ends and says when`() throws {
    let surface = try Surface.rosenbrock()
    let rules: [any Optimizer] = try [
      SGD(learningRate: 1), Momentum(learningRate: 1), Nesterov(learningRate: 1),
    ]
    for rule in rules {
      let path = try run(rule, on: surface)
      let at = try #require(path.divergedAt)
      #expect(path.points.count == at + 1 && path.rates.count == at)
      #expect(path.points.joined().allSatisfy(\.isFinite) && path.values.allSatisfy(\.isFinite))
      #expect(path.stepsToStay(within: .infinity, of: [1, 1]) == nil)
    }
    func run(_ rule: some Optimizer, on surface: Surface) throws -> Trace {
      try trace(rule, on: surface, from: [-1.2, 1], steps: 1000)
    }
  }

  @Test func `clipping bounds the steps`() throws {
    let path = try trace(
      SGD(learningRate: 0.1), on: .rosenbrock(), from: [-1.2, 1], steps: 200, clippingNorm: 1)
    #expect(!path.diverged)
    for (now, next) in zip(path.points, path.points.dropFirst()) {
      #expect(euclideanNorm(zip(now, next).map { $0 - $1 }) <= 0.1 * (1 + 1e-12))
    }
    // The norms are of the surface, not of what was clipped.
    #expect(path.gradientNorms[0] > 200)
  }

  @Test func `a schedule gives each step its rate`() throws {
    let schedule = try Schedule.step(from: 0.02, every: 10, factor: 0.5)
    let path = try trace(
      SGD(learningRate: 1), on: .ravine(conditionNumber: 25), from: [4, 1], steps: 30,
      schedule: schedule)
    #expect(path.rates == schedule.rates(count: 30))
    // x ← (1 − γ)x
    var x = 4.0
    for (rate, point) in zip(path.rates, path.points.dropFirst()) {
      x -= rate * x
      #expect(point[0] == x)
    }
  }

  @Test func `noise of spread 0 is no noise, and its seed decides the path`() throws {
    let surface = try Surface.ravine(conditionNumber: 10)
    func path(noise: Double, seed: UInt64) throws -> Trace {
      var generator = SeededGenerator(seed: seed)
      return try trace(
        Adam(learningRate: 0.1), on: surface, from: [5, 5], steps: 100, gradientNoise: noise,
        using: &generator)
    }
    let exact = try trace(Adam(learningRate: 0.1), on: surface, from: [5, 5], steps: 100)
    #expect(try path(noise: 0, seed: 1) == exact)
    #expect(try path(noise: 1, seed: 1) == path(noise: 1, seed: 1))
    #expect(try path(noise: 1, seed: 1) != path(noise: 1, seed: 2))
  }

  @Test func `rates that fall end nearer than a constant one under noise`() throws {
    // A prototype in NumPy: ½(x² + 10y²) from (5, 5), N(0, 1), 1,000 steps, γ₀ = 0.1, mean final loss
    // of 100 seeds: constant 0.0737, cosine 0.0019, 1/(1 + t/20) 0.0013.
    let surface = try Surface.ravine(conditionNumber: 10)
    var generator = SeededGenerator(seed: 15)
    func loss(_ schedule: Schedule) throws -> Double {
      try sum(
        of: (0..<100).map { _ in
          try trace(
            SGD(learningRate: 0.1), on: surface, from: [5, 5], steps: 1000, schedule: schedule,
            gradientNoise: 1, using: &generator
          ).values.last!
        }) / 100
    }
    let constant = try loss(.constant(0.1))
    let cosine = try loss(.cosine(from: 0.1, over: 1000))
    let inverse = try loss(.inverseTime(from: 0.1, timeConstant: 20))
    // The standard error of each mean is about a tenth of it.
    #expect(abs(constant - 0.0737) < 0.04)
    #expect(abs(cosine - 0.0019) < 0.001)
    #expect(abs(inverse - 0.0013) < 0.0007)
  }

  @Test func `the optimizer can be looked at after each step`() throws {
    var rates: [Double] = []
    let path = try trace(AdaGrad(learningRate: 0.1), on: .wall, from: [5], steps: 50) {
      step, rule in
      #expect(rule.steps == step + 1)
      rates.append(rule.effectiveRates[0])
    }
    #expect(rates.count == path.steps)
    // A prototype in NumPy: 0.0010 after the first step, when the gradient was 100.
    #expect(abs(rates[0] - 0.001) < 2e-5)
  }

  @Test func `a start that does not fit is refused`() throws {
    let rule = try SGD(learningRate: 1)
    #expect(throws: OptimizationError.dimensionMismatch(point: 1, surface: 2)) {
      try trace(rule, on: .beale, from: [1], steps: 1)
    }
    #expect(throws: OptimizationError.nonFiniteStart(.infinity, index: 1)) {
      try trace(rule, on: .beale, from: [1, .infinity], steps: 1)
    }
    #expect(throws: OptimizationError.tooFew(-1, name: "the steps of a path", needed: 0)) {
      try trace(rule, on: .beale, from: [1, 1], steps: -1)
    }
    #expect(throws: OptimizationError.notPositive(0, name: "the limit of clipping")) {
      try trace(rule, on: .beale, from: [1, 1], steps: 1, clippingNorm: 0)
    }
    var generator = SeededGenerator(seed: 0)
    #expect(throws: OptimizationError.negativeOrNonFinite(-1, name: "the noise of the gradient")) {
      try trace(
        rule, on: .beale, from: [1, 1], steps: 1, gradientNoise: -1, using: &generator)
    }
  }
}
