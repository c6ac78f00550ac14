/// RMSProp: a rate for each parameter, from a moving average of its squared gradients.
///
///     g ← g + λθ                              L2, where λ > 0
///     s ← αs + (1 − α)g²
///     θ ← θ − γ g / (√s + ε)
///
/// The average begins at 0 and is not corrected for it: the first step is γ/√(1 − α) long, ten times γ
/// for α = 0.99. It remembers about 1/(1 − α) steps, so that the rates rise again where gradients shrink.
///
/// - Source: Tieleman & Hinton 2012 (lecture 6.5); ε outside the root as in PyTorch 2.
public struct RMSProp: Optimizer, Equatable {
  /// γ
  public var learningRate: Double
  /// α, the share of the average that a step keeps.
  public let decay: Double
  /// ε
  public let epsilon: Double
  /// λ, whose part of the gradient is λθ.
  public let l2: Double
  /// s, the average of squared gradients, [n]; empty before the first step.
  public private(set) var squaredGradients: [Double] = []
  /// How many steps were made.
  public private(set) var steps = 0

  /// RMSProp that has seen no gradient.
  ///
  /// - Parameters:
  ///   - learningRate: γ > 0.
  ///   - decay: α, 0 ≤ α < 1, PyTorch's `alpha`.
  ///   - epsilon: ε > 0.
  ///   - l2: λ ≥ 0, PyTorch's `weight_decay`.
  /// - Throws: ``OptimizationError`` where a setting is out of its range.
  public init(
    learningRate: Double, decay: Double = 0.99, epsilon: Double = 1e-8, l2: Double = 0
  ) throws(OptimizationError) {
    try OptimizationSettings.check(learningRate: learningRate)
    try OptimizationSettings.check(decay: decay, "the decay of RMSProp")
    try OptimizationSettings.check(positive: epsilon, "epsilon")
    try OptimizationSettings.check(notNegative: l2, "L2")
    self.learningRate = learningRate
    self.decay = decay
    self.epsilon = epsilon
    self.l2 = l2
  }

  /// γ / (√s + ε), what the last step multiplied each gradient by, [n]; empty before the first step.
  ///
  /// - Complexity: O(n)
  public var effectiveRates: [Double] {
    squaredGradients.map { s in learningRate / (nonNegativeRoot(s) + epsilon) }
  }

  /// Moves the parameters once, by the formula above.
  ///
  /// - Complexity: O(n)
  public mutating func step(_ parameters: inout [Double], gradient: [Double]) {
    if steps == 0 { squaredGradients = [Double](repeating: 0, count: parameters.count) }
    checkStep(
      parameters, gradient: gradient, learningRate: learningRate,
      remembered: squaredGradients.count)
    steps += 1
    let (gamma, alpha, epsilon, lambda) = (learningRate, decay, epsilon, l2)
    forEachChunk(&parameters, &squaredGradients, gradient: gradient) { theta, s, gradient, chunk in
      for i in chunk {
        let g = gradient[i] + lambda * theta[i]
        s[i] = alpha * s[i] + (1 - alpha) * g * g
        theta[i] -= gamma * g / (nonNegativeRoot(s[i]) + epsilon)
      }
    }
  }
}
