/// Adam with decoupled weight decay.
///
///     θ ← θ − γλθ
///     m ← β₁m + (1 − β₁)g          v ← β₂v + (1 − β₂)g²
///     m̂ = m / (1 − β₁ᵗ)            v̂ = v / (1 − β₂ᵗ)
///     θ ← θ − γ m̂ / (√v̂ + ε)
///
/// Every parameter shrinks by the same factor 1 − γλ a step, whatever its gradients were.
///
/// - Source: Loshchilov & Hutter 2019; the order as in PyTorch 2.
public struct AdamW: Optimizer, Equatable {
  /// γ
  public var learningRate: Double
  /// λ
  public let weightDecay: Double
  /// β₁, the share of the first moment that a step keeps.
  public let beta1: Double
  /// β₂, the share of the second moment that a step keeps.
  public let beta2: Double
  /// ε
  public let epsilon: Double
  /// m, the average of gradients, [n]; empty before the first step.
  public private(set) var firstMoments: [Double] = []
  /// v, the average of squared gradients, [n]; empty before the first step.
  public private(set) var secondMoments: [Double] = []
  /// t, how many steps were made.
  public private(set) var steps = 0

  /// AdamW with moments of 0.
  ///
  /// - Parameters:
  ///   - learningRate: γ > 0.
  ///   - weightDecay: λ ≥ 0.
  ///   - beta1: β₁, 0 ≤ β₁ < 1.
  ///   - beta2: β₂, 0 ≤ β₂ < 1.
  ///   - epsilon: ε > 0.
  /// - Throws: ``OptimizationError`` where a setting is out of its range.
  public init(
    learningRate: Double, weightDecay: Double = 0.01, beta1: Double = 0.9, beta2: Double = 0.999,
    epsilon: Double = 1e-8
  ) throws(OptimizationError) {
    try OptimizationSettings.check(learningRate: learningRate)
    try OptimizationSettings.check(notNegative: weightDecay, "weight decay")
    try OptimizationSettings.check(decay: beta1, "beta1")
    try OptimizationSettings.check(decay: beta2, "beta2")
    try OptimizationSettings.check(positive: epsilon, "epsilon")
    self.learningRate = learningRate
    self.weightDecay = weightDecay
    self.beta1 = beta1
    self.beta2 = beta2
    self.epsilon = epsilon
  }

  /// γ / (√v̂ + ε), what the last step multiplied each m̂ by, [n]; empty before the first step.
  ///
  /// - Complexity: O(n)
  public var effectiveRates: [Double] {
    let unbias2 = 1 / (1 - pow(beta2, Double(steps)))
    return secondMoments.map { v in learningRate / (nonNegativeRoot(v * unbias2) + epsilon) }
  }

  /// Moves the parameters once, by the formula above.
  ///
  /// - Complexity: O(n)
  public mutating func step(_ parameters: inout [Double], gradient: [Double]) {
    if steps == 0 {
      firstMoments = [Double](repeating: 0, count: parameters.count)
      secondMoments = firstMoments
    }
    checkStep(
      parameters, gradient: gradient, learningRate: learningRate, remembered: firstMoments.count)
    steps += 1
    let (gamma, lambda, beta1, beta2, epsilon) = (learningRate, weightDecay, beta1, beta2, epsilon)
    let unbias1 = 1 / (1 - pow(beta1, Double(steps)))
    let unbias2 = 1 / (1 - pow(beta2, Double(steps)))
    forEachChunk(&parameters, &firstMoments, &secondMoments, gradient: gradient) {
      theta, m, v, g, chunk in
      for i in chunk {
        theta[i] *= 1 - gamma * lambda
        m[i] = beta1 * m[i] + (1 - beta1) * g[i]
        v[i] = beta2 * v[i] + (1 - beta2) * g[i] * g[i]
        theta[i] -= gamma * (m[i] * unbias1) / (nonNegativeRoot(v[i] * unbias2) + epsilon)
      }
    }
  }
}
