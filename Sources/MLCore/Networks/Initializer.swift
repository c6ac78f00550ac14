/// How the weights of a layer start.
///
/// With n_in inputs and n_out outputs. Xavier's rule keeps the variance of activations and gradients in
/// balance for functions that are linear around 0; He's has a factor of 2 more, for the half that ReLU takes away.
public enum Initializer: Sendable, Equatable {
  /// All 0. Hidden units of a layer then stay equal for ever.
  case zeros
  /// All one number. Hidden units of a layer then stay equal for ever.
  case constant(Double)
  /// Normal with mean 0 and this standard deviation.
  case normal(standardDeviation: Double)
  /// Uniform between −bound and bound.
  case uniform(bound: Double)
  /// Uniform with bound √(6 / (n_in + n_out)). (Glorot & Bengio 2010, equation 16)
  case xavierUniform
  /// Normal with standard deviation √(2 / (n_in + n_out)). (Glorot & Bengio 2010, equation 12)
  case xavierNormal
  /// Uniform with bound √(6 / n_in). (He et al. 2015, equation 10)
  case heUniform
  /// Normal with standard deviation √(2 / n_in). (He et al. 2015, equation 10)
  case heNormal
  /// Uniform with bound √(3 / n_in). (LeCun et al. 1998)
  case lecunUniform
  /// Normal with standard deviation √(1 / n_in). (LeCun et al. 1998)
  case lecunNormal
  /// Rows or columns, whichever are fewer, orthogonal and of length `gain`: for a square matrix all
  /// singular values are `gain`. (Saxe, McClelland & Ganguli 2014)
  case orthogonal(gain: Double = 1)

  /// Weights of a layer, W [inputs, outputs] row by row.
  ///
  /// One word of the generator a weight where anything is drawn.
  public func weights(
    inputs: Int, outputs: Int, using generator: inout SeededGenerator
  ) -> Matrix {
    require(
      inputs > 0 && outputs > 0, "weights need widths above 0, got \(inputs) and \(outputs)")
    return Matrix(
      rows: inputs, columns: outputs,
      elements: draw(
        inputs: inputs, outputs: outputs, count: inputs * outputs, using: &generator))
  }

  /// The standard deviation of the weights of a layer.
  public func standardDeviation(inputs: Int, outputs: Int) -> Double {
    switch self {
    case .zeros, .constant: 0
    case .normal(let deviation): deviation
    case .uniform(let bound): bound / sqrt(3)
    case .xavierUniform, .xavierNormal: sqrt(2 / Double(inputs + outputs))
    case .heUniform, .heNormal: sqrt(2 / Double(inputs))
    case .lecunUniform, .lecunNormal: sqrt(1 / Double(inputs))
    case .orthogonal(let gain): gain / sqrt(Double(max(inputs, outputs)))
    }
  }

  /// The bound of a uniform initialiser, which is √3 standard deviations; nil for the others.
  public func bound(inputs: Int, outputs: Int) -> Double? {
    switch self {
    case .uniform(let bound): bound
    case .xavierUniform: sqrt(6 / Double(inputs + outputs))
    case .heUniform: sqrt(6 / Double(inputs))
    case .lecunUniform: sqrt(3 / Double(inputs))
    default: nil
    }
  }

  /// So many parameters of a layer: its weights, or as many biases.
  func draw(
    inputs: Int, outputs: Int, count: Int, using generator: inout SeededGenerator
  ) -> [Double] {
    if let bound = bound(inputs: inputs, outputs: outputs) {
      guard bound != 0 else { return [Double](repeating: 0, count: count) }
      return (0..<count).map { _ in .uniform(in: -bound..<bound, using: &generator) }
    }
    switch self {
    case .zeros: return [Double](repeating: 0, count: count)
    case .constant(let value): return [Double](repeating: value, count: count)
    case .orthogonal(let gain):
      let rows = count == inputs * outputs ? inputs : 1
      return orthogonalMatrix(rows: rows, columns: count / rows, using: &generator)
        .elements.map { gain * $0 }
    default:
      let deviation = standardDeviation(inputs: inputs, outputs: outputs)
      return (0..<count).map { _ in .normal(standardDeviation: deviation, using: &generator) }
    }
  }
}

/// A matrix whose rows (or columns, where they are fewer) are orthonormal, all such matrices equally likely: the Q
/// of normal draws.
///
/// - Source: Stewart 1980; Mezzadri 2007.
private func orthogonalMatrix(
  rows: Int, columns: Int, using generator: inout SeededGenerator
) -> Matrix {
  // The basis stands in the columns of Q; drawn vector by vector.
  let vectors = Matrix(rows: min(rows, columns), columns: max(rows, columns)) { _, _ in
    .normal(using: &generator)
  }
  let q = QRDecomposition(transposed: vectors).q
  return rows <= columns ? q.transposed : q
}
