/// The learning rate as a function of the step: γₜ for t = 0, 1, 2, …, the first step being step 0.
///
///     let schedule = try Schedule.cosine(from: 0.1, to: 0.001, over: 1000).warmedUp(over: 50, from: 0.1)
///     for t in 0..<1050 {
///       optimizer.learningRate = schedule.rate(at: t)
///       optimizer.step(&theta, gradientAt: surface.gradient(at:))
///     }
///
/// The formulas are those of PyTorch's schedulers, in closed form: a rate depends on its step alone.
public struct Schedule: Equatable, Sendable {
  let shape: Shape

  /// The formula, with its settings checked.
  indirect enum Shape: Equatable, Sendable {
    case constant(Double)
    case step(base: Double, every: Int, factor: Double)
    case exponential(base: Double, factor: Double)
    case linear(from: Double, to: Double, over: Int)
    case inverseTime(base: Double, timeConstant: Double)
    case cosine(high: Double, low: Double, over: Int)
    case warmRestarts(high: Double, low: Double, period: Int, growth: Int)
    case triangular(low: Double, high: Double, halfPeriod: Int)
    case sequence(Shape, then: Shape, from: Int)
    case product(Shape, Shape)
  }

  /// γₜ, not negative and finite: a rate that would grow beyond all numbers stays at the greatest.
  ///
  /// - Parameter step: t, 0 for the first step.
  /// - Complexity: O(1), for warm restarts that grow O(log t); composition adds its parts.
  public func rate(at step: Int) -> Double {
    require(step >= 0, "steps are counted from 0, got step \(step)")
    return shape.rate(at: step)
  }

  /// γ₀ … γₙ₋₁, for a chart or a table.
  public func rates(count: Int) -> [Double] { (0..<count).map(rate(at:)) }
}

extension Schedule.Shape {
  func rate(at t: Int) -> Double {
    switch self {
    case .constant(let rate):
      return rate
    case .step(let base, let every, let factor):
      return bounded(base, times: pow(factor, Double(t / every)))
    case .exponential(let base, let factor):
      return bounded(base, times: pow(factor, Double(t)))
    case .linear(let from, let to, let over):
      return t >= over ? to : from + (to - from) * (Double(t) / Double(over))
    case .inverseTime(let base, let timeConstant):
      return base / (1 + Double(t) / timeConstant)
    case .cosine(let high, let low, let over):
      return cosine(
        from: high, to: low, share: Double(t / over % 2) + Double(t % over) / Double(over))
    case .warmRestarts(let high, let low, let period, let growth):
      let (since, current) = cycle(of: t, period: period, growth: growth)
      return cosine(from: high, to: low, share: Double(since) / Double(current))
    case .triangular(let low, let high, let halfPeriod):
      let since = t % halfPeriod
      let rising = t / halfPeriod % 2 == 0
      let height = Double(rising ? since : halfPeriod - since) / Double(halfPeriod)
      return low + (high - low) * height
    case .sequence(let first, let then, let from):
      return t < from ? first.rate(at: t) : then.rate(at: t - from)
    case .product(let first, let second):
      return bounded(first.rate(at: t), times: second.rate(at: t))
    }
  }

  /// A product of rates that is never infinite, nor 0 · ∞.
  private func bounded(_ rate: Double, times factor: Double) -> Double {
    let greatest = Double.greatestFiniteMagnitude
    return min(rate * min(factor, greatest), greatest)
  }

  /// low + (high − low)(1 + cos πx)/2
  private func cosine(from high: Double, to low: Double, share: Double) -> Double {
    low + (high - low) * (1 + cos(.pi * share)) / 2
  }

  /// How long ago the cycle of step t began, and its length.
  private func cycle(of t: Int, period: Int, growth: Int) -> (since: Int, length: Int) {
    guard growth > 1 else { return (t % period, period) }
    var (since, length) = (t, period)
    while since >= length {
      since -= length
      let (longer, overflow) = length.multipliedReportingOverflow(by: growth)
      length = overflow ? .max : longer
    }
    return (since, length)
  }
}
