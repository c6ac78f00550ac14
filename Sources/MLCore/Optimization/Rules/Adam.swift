/// Adam: momentum, and a rate for each parameter, both from moving averages that are corrected for their
/// beginning at 0.
///
///     g ← g + λθ                              L2, where λ > 0
///     m ← β₁m + (1 − β₁)g          v ← β₂v + (1 − β₂)g²
///     m̂ = m / (1 − β₁ᵗ)            v̂ = v / (1 − β₂ᵗ)
///     θ ← θ − γ m̂ / (√v̂ + ε)
///
/// Without correction m̂ = m and v̂ = v, and the first step is (1 − β₁)/√(1 − β₂) = 3.16 times too long
/// for the usual β. With AMSGrad v̂ is made of the largest v so far: rates that never rise.
///
/// L2 passes through the moments, so it shrinks a parameter of large gradients less; ``AdamW`` does not.
///
/// - Source: Kingma & Ba 2015; AMSGrad: Reddi, Kale & Kumar 2018, as in PyTorch 2.
public struct Adam: Optimizer, Equatable {
  /// γ
  public var learningRate: Double
  /// β₁, the share of the first moment that a step keeps.
  public let beta1: Double
  /// β₂, the share of the second moment that a step keeps.
  public let beta2: Double
  /// ε
  public let epsilon: Double
  /// λ, whose part of the gradient is λθ.
  public let l2: Double
  /// Whether the moments are corrected for their beginning at 0.
  public let biasCorrection: Bool
  /// Whether the rates follow the largest second moment so far.
  public let amsgrad: Bool
  /// m, the average of gradients, [n]; empty before the first step.
  public private(set) var firstMoments: [Double] = []
  /// v, the average of squared gradients, [n]; empty before the first step.
  public private(set) var secondMoments: [Double] = []
  /// The largest v so far, [n]; empty without AMSGrad.
  public private(set) var largestSecondMoments: [Double] = []
  /// t, how many steps were made.
  public private(set) var steps = 0

  /// Adam with moments of 0.
  ///
  /// - Parameters:
  ///   - learningRate: γ > 0.
  ///   - beta1: β₁, 0 ≤ β₁ < 1.
  ///   - beta2: β₂, 0 ≤ β₂ < 1.
  ///   - epsilon: ε > 0.
  ///   - l2: λ ≥ 0, PyTorch's `weight_decay` of `Adam`.
  ///   - biasCorrection: false leaves the moments as they are.
  ///   - amsgrad: true for rates that never rise.
  /// - Throws: ``OptimizationError`` where a setting is out of its range.
  public init(
    learningRate: Double, beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8,
    l2: Double = 0, biasCorrection: Bool = true, amsgrad: Bool = false
  ) throws(OptimizationError) {
    try OptimizationSettings.check(learningRate: learningRate)
    try OptimizationSettings.check(decay: beta1, "beta1")
    try OptimizationSettings.check(decay: beta2, "beta2")
    try OptimizationSettings.check(positive: epsilon, "epsilon")
    try OptimizationSettings.check(notNegative: l2, "L2")
    self.learningRate = learningRate
    self.beta1 = beta1
    self.beta2 = beta2
    self.epsilon = epsilon
    self.l2 = l2
    self.biasCorrection = biasCorrection
    self.amsgrad = amsgrad
  }

  /// γ / (√v̂ + ε), what the last step multiplied each m̂ by, [n]; empty before the first step.
  ///
  /// - Complexity: O(n)
  public var effectiveRates: [Double] {
    let unbias2 = unbiasing.second
    return (amsgrad ? largestSecondMoments : secondMoments).map { v in
      learningRate / (nonNegativeRoot(v * unbias2) + epsilon)
    }
  }

  /// 1 / (1 − β₁ᵗ) and 1 / (1 − β₂ᵗ), or ones.
  private var unbiasing: (first: Double, second: Double) {
    guard biasCorrection else { return (1, 1) }
    let t = Double(steps)
    return (1 / (1 - pow(beta1, t)), 1 / (1 - pow(beta2, t)))
  }

  /// Moves the parameters once, by the formula above.
  ///
  /// - Complexity: O(n)
  public mutating func step(_ parameters: inout [Double], gradient: [Double]) {
    if steps == 0 {
      firstMoments = [Double](repeating: 0, count: parameters.count)
      secondMoments = firstMoments
      if amsgrad { largestSecondMoments = firstMoments }
    }
    checkStep(
      parameters, gradient: gradient, learningRate: learningRate, remembered: firstMoments.count)
    steps += 1
    let (unbias1, unbias2) = unbiasing
    let (gamma, beta1, beta2, epsilon, lambda) = (learningRate, beta1, beta2, epsilon, l2)
    guard amsgrad else {
      forEachChunk(&parameters, &firstMoments, &secondMoments, gradient: gradient) {
        theta, m, v, gradient, chunk in
        for i in chunk {
          let g = gradient[i] + lambda * theta[i]
          m[i] = beta1 * m[i] + (1 - beta1) * g
          v[i] = beta2 * v[i] + (1 - beta2) * g * g
          theta[i] -= gamma * (m[i] * unbias1) / (nonNegativeRoot(v[i] * unbias2) + epsilon)
        }
      }
      return
    }
    largestSecondMoments.withUnsafeMutableBufferPointer { largest in
      forEachChunk(&parameters, &firstMoments, &secondMoments, gradient: gradient) {
        theta, m, v, gradient, chunk in
        for i in chunk {
          let g = gradient[i] + lambda * theta[i]
          m[i] = beta1 * m[i] + (1 - beta1) * g
          v[i] = beta2 * v[i] + (1 - beta2) * g * g
          largest[i] = v[i] > largest[i] ? v[i] : largest[i]
          theta[i] -= gamma * (m[i] * unbias1) / (nonNegativeRoot(largest[i] * unbias2) + epsilon)
        }
      }
    }
  }
}
