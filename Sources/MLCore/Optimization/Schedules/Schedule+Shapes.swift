// # The formulas of the field, one by one

extension Schedule {
  /// The same rate at every step.
  ///
  /// - Parameter rate: γ, not negative.
  /// - Throws: ``OptimizationError`` where a setting is out of its range.
  public static func constant(_ rate: Double) throws(OptimizationError) -> Schedule {
    try OptimizationSettings.check(notNegative: rate, "the rate of a schedule")
    return Schedule(shape: .constant(rate))
  }

  /// A rate that is multiplied by a factor now and then: PyTorch's `StepLR`.
  ///
  ///     γₜ = γ₀ · factor^⌊t / every⌋
  ///
  /// - Parameters:
  ///   - base: γ₀, not negative.
  ///   - every: how many steps have the same rate, at least 1.
  ///   - factor: above 0; below 1 for a rate that falls.
  /// - Throws: ``OptimizationError`` where a setting is out of its range.
  public static func step(
    from base: Double, every: Int, factor: Double
  ) throws(OptimizationError) -> Schedule {
    try OptimizationSettings.check(notNegative: base, "the rate of a schedule")
    try OptimizationSettings.check(every, atLeast: 1, "the steps of equal rate")
    try OptimizationSettings.check(positive: factor, "the factor of a schedule")
    return Schedule(shape: .step(base: base, every: every, factor: factor))
  }

  /// A rate that is multiplied by a factor at each step: PyTorch's `ExponentialLR`.
  ///
  ///     γₜ = γ₀ · factorᵗ
  ///
  /// - Parameters:
  ///   - base: γ₀, not negative.
  ///   - factor: above 0; below 1 for a rate that falls.
  /// - Throws: ``OptimizationError`` where a setting is out of its range.
  public static func exponential(
    from base: Double, factor: Double
  ) throws(OptimizationError) -> Schedule {
    try OptimizationSettings.check(notNegative: base, "the rate of a schedule")
    try OptimizationSettings.check(positive: factor, "the factor of a schedule")
    return Schedule(shape: .exponential(base: base, factor: factor))
  }

  /// A straight line and then its end for ever: a warm-up where it rises, a decay where it falls.
  ///
  ///     γₜ = from + (to − from) t/T        t < T;  γₜ = to after it
  ///
  /// PyTorch's `LinearLR`, with rates for its factors.
  ///
  /// - Parameters:
  ///   - from: γ₀, not negative.
  ///   - to: γ_T, not negative.
  ///   - steps: T, at least 1.
  /// - Throws: ``OptimizationError`` where a setting is out of its range.
  public static func linear(
    from: Double, to: Double, over steps: Int
  ) throws(OptimizationError) -> Schedule {
    try OptimizationSettings.check(notNegative: from, "the rate of a schedule")
    try OptimizationSettings.check(notNegative: to, "the rate of a schedule")
    try OptimizationSettings.check(steps, atLeast: 1, "the steps of a schedule")
    return Schedule(shape: .linear(from: from, to: to, over: steps))
  }

  /// A rate that falls as one over time, half of itself after τ steps.
  ///
  ///     γₜ = γ₀ / (1 + t/τ)
  ///
  /// The sum of its rates grows without bound and that of their squares does not, which is what stochastic
  /// gradient descent needs to converge.
  ///
  /// - Parameters:
  ///   - base: γ₀, not negative.
  ///   - timeConstant: τ > 0, in steps.
  /// - Throws: ``OptimizationError`` where a setting is out of its range.
  /// - Source: Robbins & Monro 1951.
  public static func inverseTime(
    from base: Double, timeConstant: Double
  ) throws(OptimizationError) -> Schedule {
    try OptimizationSettings.check(notNegative: base, "the rate of a schedule")
    try OptimizationSettings.check(positive: timeConstant, "the time constant of a schedule")
    return Schedule(shape: .inverseTime(base: base, timeConstant: timeConstant))
  }

  /// Half a wave from a high rate to a low one: PyTorch's `CosineAnnealingLR`.
  ///
  ///     γₜ = low + (high − low)(1 + cos(πt/T))/2
  ///
  /// After T steps it rises again as it fell, with period 2T; for a rate that stays low, let
  /// ``constant(_:)`` follow (``followed(by:from:)``).
  ///
  /// - Parameters:
  ///   - high: γ₀, not negative.
  ///   - low: γ_T, not negative.
  ///   - steps: T, at least 1.
  /// - Throws: ``OptimizationError`` where a setting is out of its range.
  /// - Source: Loshchilov & Hutter 2017.
  public static func cosine(
    from high: Double, to low: Double = 0, over steps: Int
  ) throws(OptimizationError) -> Schedule {
    try OptimizationSettings.check(notNegative: high, "the rate of a schedule")
    try OptimizationSettings.check(notNegative: low, "the rate of a schedule")
    try OptimizationSettings.check(steps, atLeast: 1, "the steps of a schedule")
    return Schedule(shape: .cosine(high: high, low: low, over: steps))
  }

  /// Cosine falls, each from the high rate anew: PyTorch's `CosineAnnealingWarmRestarts`.
  ///
  ///     γₜ = low + (high − low)(1 + cos(πs/P))/2       s steps after the start of a cycle of length P
  ///
  /// - Parameters:
  ///   - high: the rate at the start of a cycle, not negative.
  ///   - low: the rate that a cycle falls towards, not negative; the restart comes a step before it.
  ///   - period: the length of the first cycle, at least 1.
  ///   - growth: how many times as long the next cycle is, at least 1.
  /// - Throws: ``OptimizationError`` where a setting is out of its range.
  /// - Source: Loshchilov & Hutter 2017 (SGDR).
  public static func warmRestarts(
    from high: Double, to low: Double = 0, period: Int, growth: Int = 1
  ) throws(OptimizationError) -> Schedule {
    try OptimizationSettings.check(notNegative: high, "the rate of a schedule")
    try OptimizationSettings.check(notNegative: low, "the rate of a schedule")
    try OptimizationSettings.check(period, atLeast: 1, "the period of a schedule")
    try OptimizationSettings.check(growth, atLeast: 1, "the growth of a period")
    return Schedule(shape: .warmRestarts(high: high, low: low, period: period, growth: growth))
  }

  /// Up and down in straight lines, for ever: PyTorch's `CyclicLR`, mode `triangular`.
  ///
  /// - Parameters:
  ///   - low: the rate at step 0 and after each cycle, not negative.
  ///   - high: the rate half a cycle later, not negative.
  ///   - halfPeriod: steps from one to the other, at least 1.
  /// - Throws: ``OptimizationError`` where a setting is out of its range.
  /// - Source: Smith 2017, "Cyclical learning rates for training neural networks".
  public static func triangular(
    from low: Double, to high: Double, halfPeriod: Int
  ) throws(OptimizationError) -> Schedule {
    try OptimizationSettings.check(notNegative: low, "the rate of a schedule")
    try OptimizationSettings.check(notNegative: high, "the rate of a schedule")
    try OptimizationSettings.check(halfPeriod, atLeast: 1, "the half period of a schedule")
    return Schedule(shape: .triangular(low: low, high: high, halfPeriod: halfPeriod))
  }
}
