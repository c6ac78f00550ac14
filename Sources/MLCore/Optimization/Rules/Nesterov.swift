/// Nesterov's accelerated gradient: momentum that looks where it is going before it asks the slope.
///
/// With the gradient at the look-ahead point, ``Form/lookAhead``:
///
///     g = ∇L(θ − γμv) + λ(θ − γμv)
///     v ← μv + g
///     θ ← θ − γv
///
/// With φ = θ − γμv as the parameters, ``Form/shifted``, no second point is needed:
///
///     g = ∇L(φ) + λφ
///     v ← μv + g
///     φ ← φ − γ(g + μv)
///
/// At a constant rate γ both are the same method, φ being the look-ahead point of θ. Once the rate changes
/// they are not: the velocity's share of φ was taken at the old rate.
///
/// - Important: in the look-ahead form a loop must ask the gradient at ``lookAhead(_:)``. One that asks it
///   at θ computes ``Momentum``.
/// - Source: Nesterov 1983; Sutskever et al. 2013; the shifted form is PyTorch's.
public struct Nesterov: Optimizer, Equatable {
  /// What the parameters stand for.
  public enum Form: Equatable, Sendable {
    /// They are θ; the gradient is wanted at θ − γμv.
    case lookAhead
    /// They are φ = θ − γμv, where the gradient is wanted too: PyTorch's `nesterov=True`.
    case shifted
  }

  /// γ
  public var learningRate: Double
  /// μ, the share of the velocity that a step keeps.
  public let momentum: Double
  /// Whether the parameters are θ or the look-ahead point.
  public let form: Form
  /// λ, whose part of the gradient is λ times the point at which it is asked.
  public let l2: Double
  /// v, [n]; empty before the first step.
  public private(set) var velocity: [Double] = []
  /// How many steps were made.
  public private(set) var steps = 0

  /// Nesterov's momentum at rest.
  ///
  /// - Parameters:
  ///   - learningRate: γ > 0.
  ///   - momentum: μ, 0 ≤ μ < 1.
  ///   - form: what the parameters stand for.
  ///   - l2: λ ≥ 0, PyTorch's `weight_decay`.
  /// - Throws: ``OptimizationError`` where a setting is out of its range.
  public init(
    learningRate: Double, momentum: Double = 0.9, form: Form = .lookAhead, l2: Double = 0
  ) throws(OptimizationError) {
    try OptimizationSettings.check(learningRate: learningRate)
    try OptimizationSettings.check(decay: momentum, "momentum")
    try OptimizationSettings.check(notNegative: l2, "L2")
    self.learningRate = learningRate
    self.momentum = momentum
    self.form = form
    self.l2 = l2
  }

  /// θ − γμv in the look-ahead form; the parameters themselves in the shifted one, and at the first step.
  public func lookAhead(_ parameters: [Double]) -> [Double] {
    guard form == .lookAhead, steps > 0 else { return parameters }
    let (gamma, mu) = (learningRate, momentum)
    return zip(parameters, velocity).map { theta, v in theta - gamma * mu * v }
  }

  /// Moves the parameters once, by the formula above.
  ///
  /// - Complexity: O(n)
  public mutating func step(_ parameters: inout [Double], gradient: [Double]) {
    if steps == 0 { velocity = [Double](repeating: 0, count: parameters.count) }
    checkStep(
      parameters, gradient: gradient, learningRate: learningRate, remembered: velocity.count)
    steps += 1
    let (gamma, mu, lambda) = (learningRate, momentum, l2)
    switch form {
    case .lookAhead:
      forEachChunk(&parameters, &velocity, gradient: gradient) { theta, v, gradient, chunk in
        for i in chunk {
          let g = gradient[i] + lambda * (theta[i] - gamma * mu * v[i])
          v[i] = mu * v[i] + g
          theta[i] -= gamma * v[i]
        }
      }
    case .shifted:
      forEachChunk(&parameters, &velocity, gradient: gradient) { phi, v, gradient, chunk in
        for i in chunk {
          let g = gradient[i] + lambda * phi[i]
          v[i] = mu * v[i] + g
          phi[i] -= gamma * (g + mu * v[i])
        }
      }
    }
  }
}
