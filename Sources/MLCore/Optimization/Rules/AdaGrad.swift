/// AdaGrad: a rate for each parameter, which falls with every gradient it has seen.
///
///     g ← g + λθ                              L2, where λ > 0
///     s ← s + g²
///     θ ← θ − γ g / (√s + ε)
///
/// The rates γ / (√s + ε) never rise. A parameter of rare gradients keeps a large one.
///
/// - Source: Duchi, Hazan & Singer 2011; ε outside the root as in PyTorch 2.
public struct AdaGrad: Optimizer, Equatable {
  /// γ
  public var learningRate: Double
  /// ε, which keeps the first steps finite.
  public let epsilon: Double
  /// λ, whose part of the gradient is λθ.
  public let l2: Double
  /// s, the sum of all squared gradients, [n]; empty before the first step.
  public private(set) var squaredGradients: [Double] = []
  /// How many steps were made.
  public private(set) var steps = 0

  /// AdaGrad that has seen no gradient.
  ///
  /// - Parameters:
  ///   - learningRate: γ > 0.
  ///   - epsilon: ε > 0.
  ///   - l2: λ ≥ 0, PyTorch's `weight_decay`.
  /// - Throws: ``OptimizationError`` where a setting is out of its range.
  public init(
    learningRate: Double, epsilon: Double = 1e-10, l2: Double = 0
  ) throws(OptimizationError) {
    try OptimizationSettings.check(learningRate: learningRate)
    try OptimizationSettings.check(positive: epsilon, "epsilon")
    try OptimizationSettings.check(notNegative: l2, "L2")
    self.learningRate = learningRate
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
    let (gamma, epsilon, lambda) = (learningRate, epsilon, l2)
    forEachChunk(&parameters, &squaredGradients, gradient: gradient) { theta, s, gradient, chunk in
      for i in chunk {
        let g = gradient[i] + lambda * theta[i]
        s[i] += g * g
        theta[i] -= gamma * g / (nonNegativeRoot(s[i]) + epsilon)
      }
    }
  }
}
