/// Layer normalisation: every sample's features to mean 0 and variance 1, then scaled and shifted.
///
///     μ = mean over the features       σ² = mean of (x − μ)² over the features
///     x̂ = (x − μ) / √(σ² + ε)          y = γ x̂ + β
///
///     ∂L/∂γ = Σ ∂L/∂y x̂                ∂L/∂β = Σ ∂L/∂y             (over samples)
///     ∂L/∂x = (g − mean g − x̂ mean(g x̂)) / √(σ² + ε)       with g = γ ∂L/∂y, means over the features
///
/// Samples do not see each other, so training and evaluation are the same.
///
/// - Source: Ba, Kiros & Hinton 2016.
public struct LayerNorm: Layer, Equatable {
  /// How many features there are.
  public let width: Int
  /// ε, which keeps the quotient finite where a sample is constant.
  public let epsilon: Double

  /// Layer normalisation of rows of a width.
  public init(_ width: Int, epsilon: Double = 1e-5) {
    require(width > 0, "layer normalisation needs a width above 0, got \(width)")
    require(epsilon >= 0, "epsilon must not be negative, got \(epsilon)")
    self.width = width
    self.epsilon = epsilon
  }

  /// `LayerNorm(32)`.
  public var description: String { "LayerNorm(\(width))" }
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

  /// Each row by its own mean and variance.
  public func forward(
    _ x: Matrix, parameters: ArraySlice<Double>, statistics: ArraySlice<Double>,
    phase: inout Phase
  ) -> (output: Matrix, kept: Kept) {
    let gamma = Array(parameters.prefix(width))
    let beta = Array(parameters.suffix(width))
    let d = Double(width)
    var factor = [Double](repeating: 0, count: x.rows)
    var normalized = x
    var y = x
    for i in 0..<x.rows {
      let row = i * width..<(i + 1) * width
      var mean = 0.0
      for at in row { mean += x.elements[at] }
      mean /= d
      var variance = 0.0
      for at in row { variance += (x.elements[at] - mean) * (x.elements[at] - mean) }
      variance /= d
      factor[i] = 1 / sqrt(variance + epsilon)
      for (j, at) in row.enumerated() {
        let value = (x.elements[at] - mean) * factor[i]
        normalized.elements[at] = value
        y.elements[at] = gamma[j] * value + beta[j]
      }
    }
    return (y, Kept([normalized, Matrix(column: factor)], isTraining: phase.isTraining))
  }

  /// The gradients by X, γ and β.
  public func backward(
    _ dy: Matrix, kept: Kept, parameters: ArraySlice<Double>, wantsInputGradient: Bool
  ) -> (inputGradient: Matrix?, parameterGradient: [Double]) {
    let gamma = Array(parameters.prefix(width))
    let normalized = kept.matrices[0]
    let factor = kept.matrices[1].elements
    let d = Double(width)
    var dGamma = [Double](repeating: 0, count: width)
    var dBeta = dGamma
    var dx = dy
    for i in 0..<dy.rows {
      let row = i * width..<(i + 1) * width
      var meanG = 0.0
      var meanGNormalized = 0.0
      for (j, at) in row.enumerated() {
        dGamma[j] += dy.elements[at] * normalized.elements[at]
        dBeta[j] += dy.elements[at]
        let g = gamma[j] * dy.elements[at]
        meanG += g
        meanGNormalized += g * normalized.elements[at]
      }
      meanG /= d
      meanGNormalized /= d
      for (j, at) in row.enumerated() {
        let g = gamma[j] * dy.elements[at]
        dx.elements[at] = (g - meanG - normalized.elements[at] * meanGNormalized) * factor[i]
      }
    }
    return (wantsInputGradient ? dx : nil, dGamma + dBeta)
  }
}
