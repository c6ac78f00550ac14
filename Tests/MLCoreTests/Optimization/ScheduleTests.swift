import MLCore
import Testing

@Suite struct `Schedules` {
  @Test func `cosine, linear, triangular and inverse time have no jumps`() throws {
    var generator = SeededGenerator(seed: 6)
    for _ in 0..<200 {
      let low = Double.uniform(using: &generator) * 0.01
      let high = low + Double.uniform(using: &generator)
      let steps = 1 + Int.uniform(below: 300, using: &generator)
      let range = high - low
      // The greatest slope of each formula, a step: π/2 of the mean slope for the cosine.
      let limits: [(Schedule, Double)] = try [
        (.cosine(from: high, to: low, over: steps), range * .pi / 2 / Double(steps)),
        (.linear(from: low, to: high, over: steps), range / Double(steps)),
        (.linear(from: high, to: low, over: steps), range / Double(steps)),
        (.triangular(from: low, to: high, halfPeriod: steps), range / Double(steps)),
        (.inverseTime(from: high, timeConstant: Double(steps)), high / Double(steps)),
        (
          .cosine(from: high, to: low, over: steps).warmedUp(over: steps, from: 0.1),
          high * .pi / 2 / Double(steps)
        ),
      ]
      for (schedule, limit) in limits {
        let rates = schedule.rates(count: 4 * steps + 2)
        for (now, next) in zip(rates, rates.dropFirst()) {
          #expect(abs(next - now) <= limit * (1 + 1e-12) + 1e-15)
          #expect(next >= 0 && next <= high * (1 + 1e-15))
        }
      }
    }
  }

  @Test func `ends are as they were given`() throws {
    #expect(try Schedule.cosine(from: 0.1, to: 0.001, over: 20).rate(at: 20) == 0.001)
    #expect(try Schedule.linear(from: 0.2, to: 0, over: 7).rate(at: 7) == 0)
    #expect(try Schedule.linear(from: 0.2, to: 0, over: 7).rate(at: 1_000_000) == 0)
    #expect(try Schedule.inverseTime(from: 0.1, timeConstant: 20).rate(at: 20) == 0.05)
    #expect(try Schedule.triangular(from: 0.01, to: 0.8, halfPeriod: 20).rate(at: 20) == 0.8)
    #expect(try Schedule.triangular(from: 0.01, to: 0.8, halfPeriod: 20).rate(at: 40) == 0.01)
    // Powers of two are exact.
    #expect(
      try Schedule.step(from: 1, every: 3, factor: 0.5).rates(count: 7)
        == [1, 1, 1, 0.5, 0.5, 0.5, 0.25])
  }

  @Test func `restarts of growing cycles come where doubling puts them`() throws {
    // 5 + 10 + 20 + 40: cycles begin at 0, 5, 15, 35, 75.
    let schedule = try Schedule.warmRestarts(from: 1, to: 0.1, period: 5, growth: 2)
    let rates = schedule.rates(count: 80)
    #expect(rates.indices.filter { rates[$0] == 1 } == [0, 5, 15, 35, 75])
    let rises = rates.indices.dropFirst().filter { rates[$0] > rates[$0 - 1] }
    #expect(rises == [5, 15, 35, 75])
    let even = try Schedule.warmRestarts(from: 1, period: 4).rates(count: 12)
    #expect(Array(even[0..<4]) == Array(even[8..<12]))
    // A step so late that the length of its cycle would overflow.
    #expect(try Schedule.warmRestarts(from: 1, period: 3, growth: 1000).rate(at: .max) >= 0)
  }

  @Test func `compositions count the second schedule's steps from 0`() throws {
    let first = try Schedule.constant(1)
    let second = try Schedule.linear(from: 4, to: 0, over: 4)
    #expect(try first.followed(by: second, from: 2).rates(count: 8) == [1, 1, 4, 3, 2, 1, 0, 0])
    let warm = try second.warmedUp(over: 4, from: 0.5)
    #expect(warm.rates(count: 7) == [2, 2.5, 3, 3.5, 4, 3, 2])
    let product = try second.multiplied(by: .step(from: 1, every: 2, factor: 0.5))
    #expect(product.rates(count: 5) == [4, 3, 1, 0.5, 0])
  }

  @Test func `no step and no period is too great`() throws {
    let schedules: [Schedule] = try [
      .exponential(from: 0, factor: 2), .exponential(from: 3, factor: 2),
      .step(from: 1, every: 1, factor: 10), .cosine(from: 1, over: .max),
      .triangular(from: 0.1, to: 1, halfPeriod: .max), .linear(from: 1, to: 0, over: .max),
      .warmRestarts(from: 1, period: .max, growth: .max),
      .exponential(from: 1, factor: 2).multiplied(by: .exponential(from: 1, factor: 2)),
      .exponential(from: 1, factor: 2).multiplied(by: .constant(0)),
    ]
    for schedule in schedules {
      for step in [0, 1, 5000, .max - 1, .max] {
        let rate = schedule.rate(at: step)
        #expect(rate.isFinite && rate >= 0)
      }
    }
  }

  @Test func `settings out of range are refused with their values`() {
    #expect(throws: OptimizationError.negativeOrNonFinite(-1, name: "the rate of a schedule")) {
      try Schedule.constant(-1)
    }
    #expect(throws: OptimizationError.tooFew(0, name: "the steps of a schedule", needed: 1)) {
      try Schedule.cosine(from: 1, over: 0)
    }
    #expect(throws: OptimizationError.notPositive(0, name: "the factor of a schedule")) {
      try Schedule.exponential(from: 1, factor: 0)
    }
    #expect(throws: OptimizationError.self) {
      try Schedule.inverseTime(from: 1, timeConstant: .nan)
    }
    #expect(throws: OptimizationError.self) { try Schedule.step(from: 1, every: 0, factor: 0.5) }
    #expect(throws: OptimizationError.self) {
      try Schedule.warmRestarts(from: 1, period: 5, growth: 0)
    }
  }
}
