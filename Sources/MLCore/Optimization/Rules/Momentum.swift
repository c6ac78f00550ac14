/// Gradient descent with momentum: a heavy ball that rolls on where gradients agree.
///
///     θ ← θ − γλ'θ                            weight decay, where λ' > 0
///     g ← g + λθ                              L2, where λ > 0
///     v ← μv + (1 − τ)g                       at the first step v ← g, undampened
///     θ ← θ − γv
///
/// Under a constant gradient the velocity v grows to g (1 − τ)/(1 − μ), ten gradients for μ = 0.9. L2 goes
/// through the velocity, weight decay does not, so they are no longer the same.
///
/// - Source: Polyak 1964; the form (γ outside the velocity, the first step undampened) as in PyTorch 2.
public struct Momentum: Optimizer, Equatable {
  /// γ
  public var learningRate: Double
  /// μ, the share of the velocity that a step keeps.
  public let momentum: Double
  /// τ, the share of the gradient that is left out.
  public let dampening: Double
  /// λ, whose part of the gradient is λθ.
  public let l2: Double
  /// λ', which shrinks parameters apart from the gradient.
  public let weightDecay: Double
  /// v, [n]; empty before the first step.
  public private(set) var velocity: [Double] = []
  /// How many steps were made.
  public private(set) var steps = 0

  /// Momentum at rest.
  ///
  /// - Parameters:
  ///   - learningRate: γ > 0.
  ///   - momentum: μ, 0 ≤ μ < 1.
  ///   - dampening: τ, 0 ≤ τ < 1.
  ///   - l2: λ ≥ 0, PyTorch's `weight_decay`.
  ///   - weightDecay: λ' ≥ 0, decoupled from the gradient as in ``AdamW``.
  /// - Throws: ``OptimizationError`` where a setting is out of its range.
  public init(
    learningRate: Double, momentum: Double = 0.9, dampening: Double = 0, l2: Double = 0,
    weightDecay: Double = 0
  ) throws(OptimizationError) {
    try OptimizationSettings.check(learningRate: learningRate)
    try OptimizationSettings.check(decay: momentum, "momentum")
    try OptimizationSettings.check(decay: dampening, "dampening")
    try OptimizationSettings.check(notNegative: l2, "L2")
    try OptimizationSettings.check(notNegative: weightDecay, "weight decay")
    self.learningRate = learningRate
    self.momentum = momentum
    self.dampening = dampening
    self.l2 = l2
    self.weightDecay = weightDecay
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
    let (taken, kept) = (steps == 1 ? 1 : 1 - dampening, 1 - learningRate * weightDecay)
    forEachChunk(&parameters, &velocity, gradient: gradient) { theta, v, gradient, chunk in
      for i in chunk {
        let g = gradient[i] + lambda * theta[i]
        v[i] = mu * v[i] + taken * g
        theta[i] = kept * theta[i] - gamma * v[i]
      }
    }
  }
}
