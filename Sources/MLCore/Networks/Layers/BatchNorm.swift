/// Batch normalisation: every feature of a batch to mean 0 and variance 1, then scaled and shifted.
///
///     μ = mean over the batch          σ² = mean of (x − μ)² over the batch
///     x̂ = (x − μ) / √(σ² + ε)          y = γ x̂ + β
///
///     ∂L/∂γ = Σ ∂L/∂y x̂                ∂L/∂β = Σ ∂L/∂y
///     ∂L/∂x = γ / √(σ² + ε) (∂L/∂y − (∂L/∂β + x̂ ∂L/∂γ) / n)
///
/// In evaluation, running averages stand in for μ and σ²; training moves them by `momentum` towards the
/// batch's mean and its variance with the divisor n − 1:
///
///     running ← (1 − momentum) running + momentum · batch
///
/// - Source: Ioffe & Szegedy 2015, algorithms 1 and 2; running averages as in PyTorch.
public struct BatchNorm: Layer, Equatable {
  /// How many features there are.
  public let width: Int
  /// ε, which keeps the quotient finite where a feature is constant.
  public let epsilon: Double
  /// How far the running averages move at a step, 0 … 1.
  public let momentum: Double

  /// Batch normalisation of rows of a width.
  public init(_ width: Int, epsilon: Double = 1e-5, momentum: Double = 0.1) {
    require(width > 0, "batch normalisation needs a width above 0, got \(width)")
    require(epsilon >= 0, "epsilon must not be negative, got \(epsilon)")
    require(momentum >= 0 && momentum <= 1, "a momentum must lie in 0 … 1, got \(momentum)")
    self.width = width
    self.epsilon = epsilon
    self.momentum = momentum
  }

  /// `BatchNorm(32)`.
  public var description: String { "BatchNorm(\(width))" }
  /// As many features as the layer was made for.
  public var inputWidth: Int? { width }

  /// γ, [width], then β, [width].
  public func parameterShapes(for inputWidth: Int) -> [ParameterShape] {
    [ParameterShape(.scale, columns: width), ParameterShape(.shift, columns: width)]
  }

  /// γ = 1 and β = 0; nothing is drawn.
  public func initialParameters(
    for inputWidth: Int, using generator: inout SeededGenerator
  ) -> [Double] {
    [Double](repeating: 1, count: width) + [Double](repeating: 0, count: width)
  }

  /// The running mean of each feature, 0 at first, then the running variance, 1 at first.
  public func initialStatistics(for inputWidth: Int) -> [Double] {
    [Double](repeating: 0, count: width) + [Double](repeating: 1, count: width)
  }

  /// By the batch's figures in training, by the running ones in evaluation.
  ///
  /// - Throws: ``NetworkError/batchTooSmall(layer:samples:)`` in training with one sample.
  public func forward(
    _ x: Matrix, parameters: ArraySlice<Double>, statistics: ArraySlice<Double>,
    phase: inout Phase
  ) throws(NetworkError) -> (output: Matrix, kept: Kept) {
    let (gamma, beta) = halves(of: parameters)
    var running: [Double]?
    let mean: [Double]
    let variance: [Double]
    if phase.isTraining {
      guard x.rows >= 2 else { throw .batchTooSmall(layer: description, samples: x.rows) }
      mean = x.columnMeans
      variance = x.columnVariances(around: mean)
      let n = Double(x.rows)
      let batch = mean + variance.map { $0 * (n / (n - 1)) }
      running = zip(statistics, batch).map { (1 - momentum) * $0 + momentum * $1 }
    } else {
      (mean, variance) = halves(of: statistics)
    }
    let factor = variance.map { 1 / sqrt($0 + epsilon) }
    var normalized = x
    var y = x
    for i in 0..<x.rows {
      for j in 0..<width {
        let at = i * width + j
        let value = (x.elements[at] - mean[j]) * factor[j]
        normalized.elements[at] = value
        y.elements[at] = gamma[j] * value + beta[j]
      }
    }
    let kept = Kept(
      [normalized, Matrix(rows: 1, columns: width, elements: factor)], statistics: running,
      isTraining: phase.isTraining)
    return (y, kept)
  }

  /// The formula above; in evaluation, where mean and variance are constants, γ/√(σ² + ε) ∂L/∂Y.
  public func backward(
    _ dy: Matrix, kept: Kept, parameters: ArraySlice<Double>, wantsInputGradient: Bool
  ) -> (inputGradient: Matrix?, parameterGradient: [Double]) {
    let (gamma, _) = halves(of: parameters)
    let normalized = kept.matrices[0]
    let factor = kept.matrices[1].elements
    let n = Double(dy.rows)
    var dGamma = [Double](repeating: 0, count: width)
    var dBeta = dGamma
    for i in 0..<dy.rows {
      for j in 0..<width {
        dGamma[j] += dy.elements[i * width + j] * normalized.elements[i * width + j]
        dBeta[j] += dy.elements[i * width + j]
      }
    }
    guard wantsInputGradient else { return (nil, dGamma + dBeta) }
    var dx = dy
    for i in 0..<dy.rows {
      for j in 0..<width {
        let at = i * width + j
        // In evaluation μ and σ² are constants, which takes the second term away.
        let ofBatch = kept.isTraining ? (dBeta[j] + normalized.elements[at] * dGamma[j]) / n : 0
        dx.elements[at] = gamma[j] * factor[j] * (dy.elements[at] - ofBatch)
      }
    }
    return (dx, dGamma + dBeta)
  }

  private func halves(of values: ArraySlice<Double>) -> ([Double], [Double]) {
    (Array(values.prefix(width)), Array(values.suffix(width)))
  }
}
