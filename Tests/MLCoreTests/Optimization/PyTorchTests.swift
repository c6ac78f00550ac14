import MLCore
import Testing

@Suite struct `The same figures as PyTorch` {
  @Test func `all rows are there`() {
    #expect(GoldenOptimizers.all.trajectories.count == 42)
    #expect(GoldenOptimizers.all.trajectories.allSatisfy { $0.path.count == 41 })
    #expect(GoldenOptimizers.all.schedules_base_0_1.count == 6)
  }

  @Test(arguments: GoldenOptimizers.all.trajectories)
  func `every point of every path`(_ row: GoldenOptimizers.Trajectory) throws {
    try check(row.rule, row)
  }

  private func check(_ rule: some Optimizer, _ row: GoldenOptimizers.Trajectory) throws {
    let path = try trace(rule, on: row.surface, from: row.start, steps: 40)
    #expect(path.points.count == row.path.count)
    for (point, expected) in zip(path.points, row.path) {
      for (value, expected) in zip(point, expected) {
        #expect(relativeError(value, expected) < 1e-9, "\(row)")
      }
    }
  }

  @Test func `every rate of every schedule`() throws {
    let ours: [String: Schedule] = try [
      "step(size 5, gamma 0.5)": .step(from: 0.1, every: 5, factor: 0.5),
      "exponential(gamma 0.9)": .exponential(from: 0.1, factor: 0.9),
      "cosine(T_max 20, eta_min 0.001)": .cosine(from: 0.1, to: 0.001, over: 20),
      "cosine warm restarts(T_0 5, T_mult 2)": .warmRestarts(from: 0.1, period: 5, growth: 2),
      "triangular cyclic(base 0.01, max 0.1, step_size_up 4)":
        .triangular(from: 0.01, to: 0.1, halfPeriod: 4),
      "linear warmup(factor 0.1, 5 iters)":
        .constant(0.1).warmedUp(over: 5, from: 0.1),
    ]
    for (name, expected) in GoldenOptimizers.all.schedules_base_0_1 {
      let schedule = try #require(ours[name], "no schedule \(name)")
      for (step, rate) in expected.enumerated() {
        #expect(relativeError(schedule.rate(at: step), rate) < 1e-9, "\(name), step \(step)")
      }
    }
  }
}
