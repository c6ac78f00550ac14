// # Schedules made of schedules

extension Schedule {
  /// This schedule up to a step, and another from there on, whose own steps are counted from 0 again:
  /// PyTorch's `SequentialLR`.
  ///
  /// - Parameters:
  ///   - next: what follows.
  ///   - step: the first step at which it does, at least 0.
  /// - Throws: ``OptimizationError`` where a setting is out of its range.
  public func followed(
    by next: Schedule, from step: Int
  ) throws(OptimizationError) -> Schedule {
    try OptimizationSettings.check(step, atLeast: 0, "the step at which a schedule begins")
    return Schedule(shape: .sequence(shape, then: next.shape, from: step))
  }

  /// A linear rise to this schedule's first rate, and then this schedule from its beginning.
  ///
  ///     γₜ = γ₀ (factor + (1 − factor) t/T)       t < T
  ///
  /// - Parameters:
  ///   - steps: T, at least 1.
  ///   - factor: the share of the first rate at which the rise begins, not negative. With 0 the first step
  ///     moves nothing.
  /// - Throws: ``OptimizationError`` where a setting is out of its range.
  public func warmedUp(
    over steps: Int, from factor: Double
  ) throws(OptimizationError) -> Schedule {
    try OptimizationSettings.check(notNegative: factor, "the factor of a warm-up")
    let first = rate(at: 0)
    return try Schedule.linear(from: factor * first, to: first, over: steps)
      .followed(by: self, from: steps)
  }

  /// The product of two schedules, step by step: one gives the rate, the other a factor.
  public func multiplied(by factor: Schedule) -> Schedule {
    Schedule(shape: .product(shape, factor.shape))
  }
}
