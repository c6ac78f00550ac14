/// Gradient descent: stochastic where the gradient is that of a random batch.
///
///     θ ← θ − γλ'θ                            weight decay, where λ' > 0
///     g ← g + λθ                              L2: the gradient of λ/2 ‖θ‖², where λ > 0
///     θ ← θ − γg
///
/// Here the two kinds of decay are one and the same, apart from rounding.
///
/// - Source: Robbins & Monro 1951; the names as in PyTorch 2.
public struct SGD: Optimizer, Equatable {
  /// γ
  public var learningRate: Double
  /// λ, whose part of the gradient is λθ.
  public let l2: Double
  /// λ', which shrinks parameters apart from the gradient.
  public let weightDecay: Double
  /// How many steps were made.
  public private(set) var steps = 0

  /// Plain gradient descent.
  ///
  /// - Parameters:
  ///   - learningRate: γ > 0.
  ///   - l2: λ ≥ 0, PyTorch's `weight_decay`.
  ///   - weightDecay: λ' ≥ 0, decoupled from the gradient as in ``AdamW``.
  /// - Throws: ``OptimizationError`` where a setting is out of its range.
  public init(
    learningRate: Double, l2: Double = 0, weightDecay: Double = 0
  ) throws(OptimizationError) {
    try OptimizationSettings.check(learningRate: learningRate)
    try OptimizationSettings.check(notNegative: l2, "L2")
    try OptimizationSettings.check(notNegative: weightDecay, "weight decay")
    self.learningRate = learningRate
    self.l2 = l2
    self.weightDecay = weightDecay
  }

  /// Moves the parameters once, by the formula above.
  ///
  /// - Complexity: O(n)
  public mutating func step(_ parameters: inout [Double], gradient: [Double]) {
    checkStep(parameters, gradient: gradient, learningRate: learningRate)
    steps += 1
    let (gamma, lambda, kept) = (learningRate, l2, 1 - learningRate * weightDecay)
    forEachChunk(&parameters, gradient: gradient) { theta, gradient, chunk in
      for i in chunk {
        let g = gradient[i] + lambda * theta[i]
        theta[i] = kept * theta[i] - gamma * g
      }
    }
  }
}
