/// What goes through one layer of a network on a batch, forwards and backwards.
public struct LayerReport: Sendable, Equatable {
  /// The number of the layer, counted from 0.
  public let layer: Int
  /// What the layer calls itself: `Dense(64, 32)`.
  public let name: String
  /// The mean of its outputs, over samples and units.
  public let activationMean: Double
  /// The variance of its outputs, over samples and units, with the divisor n.
  public let activationVariance: Double
  /// The mean of the squares of its outputs, E[h²].
  public let activationMeanSquare: Double
  /// The share of its outputs that lie within 1 % of the ends of a function with bounds (sigmoid, tanh),
  /// where the derivative is nearly 0; nil for other layers.
  public let saturatedShare: Double?
  /// How many units give 0 for every sample; nil for layers that are not activations. After ReLU such a unit is
  /// dead on this batch: no gradient reaches its weights.
  public let deadUnits: Int?
  /// How many units there are.
  public let units: Int
  /// ‖∂L/∂output‖, over samples and units.
  public let outputGradientNorm: Double
  /// ‖∂L/∂θ‖ over the layer's parameters; nil where it has none.
  public let parameterGradientNorm: Double?
  /// ‖θ‖ over the layer's parameters; nil where it has none.
  public let parameterNorm: Double?
}

extension Network {
  /// What goes through each layer on a batch, and the gradients that come back.
  ///
  /// - Parameters:
  ///   - input: X, [n, inputs].
  ///   - targets: of the same n samples.
  ///   - loss: what the gradients are of.
  ///   - phase: evaluation unless said otherwise; batch normalisation uses the batch's own
  ///     statistics in training.
  /// - Throws: ``NetworkError`` where inputs, targets and network do not fit.
  public func layerReports(
    on input: Matrix, targets: Targets, loss: Loss, phase: Phase = .evaluation
  ) throws(NetworkError) -> [LayerReport] {
    var phase = phase
    let pass = try forward(input, phase: &phase, keepsOutputs: true)
    let (_, outputGradient) = try loss.evaluate(pass.output, targets: targets)
    let back = backward(outputGradient, pass: pass, keepsOutputGradients: true)
    return layers.indices.map { index in
      let output = pass.layerOutputs[index]
      let count = Double(output.elements.count)
      let mean = sum(of: output.elements) / count
      let ranges = blocks.filter { $0.layer == index }.map(\.range)
      let own: Range<Int>? =
        ranges.isEmpty ? nil : ranges.first!.lowerBound..<ranges.last!.upperBound
      let activation = layers[index] as? Activation
      return LayerReport(
        layer: index, name: layers[index].description, activationMean: mean,
        activationVariance: sum(of: output.elements.map { ($0 - mean) * ($0 - mean) }) / count,
        activationMeanSquare: sum(of: output.elements.map { $0 * $0 }) / count,
        saturatedShare: activation?.saturatedShare(of: output),
        deadUnits: activation == nil ? nil : output.columnsOfZeros, units: output.columns,
        outputGradientNorm: back.layerGradients[index].norm,
        parameterGradientNorm: own.map { euclideanNorm(Array(back.gradient[$0])) },
        parameterNorm: own.map { euclideanNorm(Array(parameters[$0])) })
    }
  }
}

extension Activation {
  fileprivate func saturatedShare(of output: Matrix) -> Double? {
    let isSaturated: (Double) -> Bool
    switch self {
    case .sigmoid: isSaturated = { $0 < 0.01 || $0 > 0.99 }
    case .tanh: isSaturated = { abs($0) > 0.99 }
    default: return nil
    }
    return Double(output.elements.count(where: isSaturated)) / Double(output.elements.count)
  }
}

extension Matrix {
  /// How many columns hold nothing but 0.
  var columnsOfZeros: Int {
    var isZero = [Bool](repeating: true, count: columns)
    for i in 0..<rows {
      for j in 0..<columns where elements[i * columns + j] != 0 { isZero[j] = false }
    }
    return isZero.count { $0 }
  }
}
