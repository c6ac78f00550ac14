/// Layers one after another, with all their parameters in one flat array.
///
/// A network is a value: a copy is another network, which training does not touch.
///
///     var generator = SeededGenerator(seed: 7)
///     var network = try Network(
///       inputs: 64,
///       [Dense(64, 32, initializer: .heNormal), Activation.relu, Dense(32, 10)],
///       using: &generator)
///     let logits = try network.predict(images)
public struct Network: Sendable {
  private let chain: LayerChain
  /// The arrays of parameters, in the order in which they lie in ``parameters``.
  public let blocks: [ParameterBlock]
  /// All parameters, [parameterCount], those of the first layer first.
  public var parameters: [Double] {
    didSet {
      require(
        parameters.count == chain.parameterCount,
        "the network has \(chain.parameterCount) parameters, got \(parameters.count)")
    }
  }
  /// The running statistics of the layers that keep some.
  public var statistics: [Double] {
    didSet {
      require(
        statistics.count == chain.initialStatistics.count,
        "the network has \(chain.initialStatistics.count) statistics, got \(statistics.count)")
    }
  }

  /// A network whose parameters are drawn by the initialisers of its layers.
  ///
  /// - Parameters:
  ///   - inputs: the width of the rows that it takes, at least 1.
  ///   - layers: in the order in which they are run.
  ///   - generator: draws the parameters.
  /// - Throws: ``NetworkError/noLayers``,
  ///   ``NetworkError/widthMismatch(layer:name:expected:got:)``.
  public init(
    inputs: Int, _ layers: [any Layer], using generator: inout SeededGenerator
  ) throws(NetworkError) {
    require(inputs > 0, "a network needs an input width above 0, got \(inputs)")
    chain = try LayerChain(inputWidth: inputs, layers)
    blocks = ParameterBlock.all(of: chain)
    parameters = chain.initialParameters(using: &generator)
    statistics = chain.initialStatistics
  }

  /// A multilayer perceptron: dense layers with an activation after each but the last.
  ///
  /// - Parameters:
  ///   - widths: from the inputs to the outputs, at least two of them.
  ///   - activation: after each hidden layer.
  ///   - initializer: of all weights; biases start at 0.
  ///   - generator: draws the weights.
  /// - Throws: ``NetworkError/noLayers`` for fewer than two widths.
  public init(
    widths: [Int], activation: Activation, initializer: Initializer,
    using generator: inout SeededGenerator
  ) throws(NetworkError) {
    guard widths.count >= 2 else { throw .noLayers }
    var layers: [any Layer] = []
    for (inputs, outputs) in zip(widths, widths.dropFirst()) {
      if !layers.isEmpty { layers.append(activation) }
      layers.append(Dense(inputs, outputs, initializer: initializer))
    }
    try self.init(inputs: widths[0], layers, using: &generator)
  }

  /// The layers, in the order in which they are run.
  public var layers: [any Layer] { chain.layers }
  /// The width of the rows that the network takes.
  public var inputWidth: Int { chain.inputWidth }
  /// The width of the rows that it gives.
  public var outputWidth: Int { chain.outputWidth }
  /// How many parameters there are.
  public var parameterCount: Int { chain.parameterCount }

  /// The places of all parameters of a role, of weights for instance, in the flat array.
  public func ranges(of role: ParameterRole) -> [Range<Int>] {
    blocks.filter { $0.role == role }.map(\.range)
  }

  // MARK: Running

  /// The outputs of a network in use, [n, outputs]: nothing is random, nothing is kept.
  ///
  /// - Parameter input: X, [n, inputs].
  /// - Throws: ``NetworkError/inputWidthMismatch(expected:got:)``.
  public func predict(_ input: Matrix) throws(NetworkError) -> Matrix {
    var phase = Phase.evaluation
    return try forward(input, phase: &phase).output
  }

  /// The outputs, with what the backward pass needs.
  ///
  /// - Parameters:
  ///   - input: X, [n, inputs].
  ///   - phase: training, with the generator that draws, or evaluation.
  ///   - keepsOutputs: whether the outputs of all layers are wanted too.
  /// - Throws: ``NetworkError/inputWidthMismatch(expected:got:)``, and what a layer throws.
  public func forward(
    _ input: Matrix, phase: inout Phase, keepsOutputs: Bool = false
  ) throws(NetworkError) -> ForwardPass {
    guard input.columns == inputWidth else {
      throw .inputWidthMismatch(expected: inputWidth, got: input.columns)
    }
    let (outputs, kept) = try chain.forward(
      input, parameters: parameters[...], statistics: statistics[...], phase: &phase,
      keepsOutputs: keepsOutputs)
    return ForwardPass(
      output: outputs.last!, kept: kept, layerOutputs: keepsOutputs ? outputs : [],
      statistics: chain.statistics(after: kept, before: statistics[...]) ?? statistics)
  }

  /// The gradients of a loss from its gradient by the outputs.
  ///
  /// - Parameters:
  ///   - outputGradient: ∂L/∂output, [n, outputs].
  ///   - pass: the forward pass, made with the parameters as they are now.
  ///   - wantsInputGradient: whether ∂L/∂input is wanted too.
  ///   - keepsOutputGradients: whether the gradients by the outputs of all layers are wanted too.
  public func backward(
    _ outputGradient: Matrix, pass: ForwardPass, wantsInputGradient: Bool = false,
    keepsOutputGradients: Bool = false
  ) -> BackwardPass {
    require(
      outputGradient.rows == pass.output.rows && outputGradient.columns == outputWidth,
      "the gradient must have the shape of the output, \(pass.output.shape): "
        + "got \(outputGradient.shape)")
    let (input, gradient, outputs) = chain.backward(
      outputGradient, kept: pass.kept, parameters: parameters[...],
      wantsInputGradient: wantsInputGradient || keepsOutputGradients,
      keepsOutputGradients: keepsOutputGradients)
    return BackwardPass(gradient: gradient, inputGradient: input, layerGradients: outputs)
  }

  /// The loss on a batch and its gradient by all parameters.
  ///
  /// - Returns: L, ∂L/∂θ in the order of ``parameters``, and the forward pass.
  /// - Throws: ``NetworkError`` where inputs, targets and network do not fit.
  public func lossAndGradient(
    _ input: Matrix, targets: Targets, loss: Loss, phase: inout Phase
  ) throws(NetworkError) -> (loss: Double, gradient: [Double], pass: ForwardPass) {
    let pass = try forward(input, phase: &phase)
    let (value, outputGradient) = try loss.evaluate(pass.output, targets: targets)
    return (value, backward(outputGradient, pass: pass).gradient, pass)
  }

  /// The loss of the network in use.
  ///
  /// - Throws: ``NetworkError`` where inputs, targets and network do not fit.
  public func loss(
    _ loss: Loss, on input: Matrix, targets: Targets
  ) throws(NetworkError) -> Double {
    try loss(predict(input), targets: targets)
  }

  /// The share of samples whose largest logit is that of their class.
  ///
  /// A network of one output is taken as binary: class 1 where the logit is above 0.
  ///
  /// - Throws: ``NetworkError/countMismatch(inputs:targets:)``, ``NetworkError/noSamples``,
  ///   ``NetworkError/labelOutOfRange(_:index:classes:)`` or
  ///   ``NetworkError/inputWidthMismatch(expected:got:)``.
  public func accuracy(on input: Matrix, labels: [Int]) throws(NetworkError) -> Double {
    guard input.rows == labels.count else {
      throw .countMismatch(inputs: input.rows, targets: labels.count)
    }
    guard !labels.isEmpty else { throw .noSamples }
    try checkLabels(labels, classes: max(2, outputWidth))
    let logits = try predict(input)
    let predicted =
      outputWidth == 1 ? logits.elements.map { $0 > 0 ? 1 : 0 } : predictedClasses(logits)
    return Double(zip(predicted, labels).count { $0 == $1 }) / Double(labels.count)
  }
}

extension Network: CustomStringConvertible {
  /// The layers, and how many parameters they have.
  public var description: String {
    "Network(" + layers.map(\.description).joined(separator: ", ")
      + "), \(parameterCount) parameters"
  }
}

/// What a forward pass gives.
public struct ForwardPass: Sendable {
  /// The network's output, [n, outputs].
  public let output: Matrix
  /// What each layer keeps for the backward pass.
  public let kept: [Kept]
  /// The output of each layer, where it was asked for; else empty.
  public let layerOutputs: [Matrix]
  /// The running statistics after the pass; the same as before in evaluation.
  public let statistics: [Double]
}

/// What a backward pass gives.
public struct BackwardPass: Sendable {
  /// ∂L/∂θ, in the order of the network's parameters.
  public let gradient: [Double]
  /// ∂L/∂input, [n, inputs], where it was asked for.
  public let inputGradient: Matrix?
  /// ∂L by the output of each layer, where it was asked for; else empty.
  public let layerGradients: [Matrix]
}
