/// A multilayer perceptron: linear layers with a function between them, and a softmax loss on top.
///
///     var digits = MLPShape(widths: [64, 128, 64, 10], activation: .relu)
///     try digits.parameters()   // 17,226
///
/// What a layer keeps for backward is a setting, ``keeps``; the default is PyTorch's.
public struct MLPShape: ActivationModel, Equatable {
  /// The function between two linear layers.
  public enum Activation: Sendable {
    /// max(x, 0), 1/(1 + e⁻ˣ), tanh x, x Φ(x)
    case relu, sigmoid, tanh, gelu

    /// What a layer with this function keeps. The derivatives of ReLU, σ and tanh follow from their result,
    /// which the next layer keeps as its input; that of GELU needs its argument.
    public var keeps: KeptTensors { self == .gelu ? [.input, .preActivation] : .input }
  }

  /// Tensors that a layer keeps for its backward pass. What two layers share belongs to one of them: the
  /// output of a layer is the input of the next.
  public struct KeptTensors: OptionSet, Sendable {
    /// The bits.
    public let rawValue: Int
    /// From the bits.
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// x, [batch, inputs], for the gradient of the weights.
    public static let input = KeptTensors(rawValue: 1)
    /// z = xW + b, [batch, outputs].
    public static let preActivation = KeptTensors(rawValue: 2)
    /// The function's result, [batch, outputs], in a place that the next layer's input does not share.
    public static let output = KeptTensors(rawValue: 4)
  }

  /// The model's name.
  public var name: String
  /// The sizes of the input, the hidden layers and the output; at least two.
  public var widths: [Int]
  /// Whether the linear layers have biases.
  public var biases: Bool
  /// What each hidden layer keeps.
  public var keeps: KeptTensors
  /// What the last layer keeps, which has no function.
  public var lastKeeps: KeptTensors
  /// Whether the loss keeps the log-softmax, [batch, outputs].
  public var keepsLogProbabilities: Bool

  /// A perceptron that keeps what PyTorch keeps:
  ///
  ///     saved = bytes · batch · (Σ inputs of each linear layer + outputs of the last)
  ///
  /// and with GELU the pre-activations too.
  public init(
    name: String = "MLP", widths: [Int], activation: Activation, biases: Bool = true
  ) {
    self.name = name
    self.widths = widths
    self.biases = biases
    keeps = activation.keeps
    lastKeeps = .input
    keepsLogProbabilities = true
  }

  /// A block for each linear layer: "layer 1", …
  public func parameterSections() throws(MemoryError) -> [ParameterSection] {
    guard widths.count >= 2 else { throw .tooFewWidths(widths.count) }
    var blocks: [ParameterSection] = []
    for layer in 1..<widths.count {
      let (inputs, outputs) = (widths[layer - 1], widths[layer])
      var tensors = [try TensorShape("weights", ["inputs": inputs, "outputs": outputs])]
      if biases { tensors.append(try TensorShape("biases", ["outputs": outputs])) }
      blocks.append(ParameterSection("layer \(layer)", tensors: tensors))
    }
    return blocks
  }

  /// A block for each linear layer with its function, then the loss.
  public func blocks(for pass: ForwardSettings) throws(MemoryError) -> [ModelBlock] {
    try check(size: pass.batch, "the batch")
    var blocks: [ModelBlock] = []
    for (index, parameters) in try parameterSections().enumerated() {
      blocks.append(try block(parameters, layer: index + 1, pass: pass))
    }
    if keepsLogProbabilities {
      let logits = try logits(batch: pass.batch, outputs: widths[widths.count - 1])
      blocks.append(try lossBlock(on: logits))
    }
    return blocks
  }

  private func block(
    _ parameters: ParameterSection, layer: Int, pass: ForwardSettings
  ) throws(MemoryError) -> ModelBlock {
    let isLast = layer == widths.count - 1
    let keeps = isLast ? lastKeeps : self.keeps
    let input = ActivationTensor(
      try TensorShape("input", ["batch": pass.batch, "inputs": widths[layer - 1]]),
      part: layer == 1 ? .input : .activations)
    let size = ["batch": pass.batch, "outputs": widths[layer]] as KeyValuePairs
    let z = ActivationTensor(try TensorShape("pre-activation", size))
    let output = ActivationTensor(
      try TensorShape("output", size), kind: isLast ? .logits : .activation)

    let drops = !isLast && pass.dropout != .none
    // With dropout behind it, the function's result is no longer the next layer's input.
    let keepsOutput = keeps.contains(.output) || (drops && !keeps.contains(.preActivation))
    let keptInput = keeps.contains(.input) ? [input] : []
    let keptOutput = keepsOutput ? [output] : []
    var operations: [ForwardOperation]
    if keeps.contains(.preActivation) {
      operations = [
        ForwardOperation("linear", makes: [z], frees: [input], keeps: keptInput),
        ForwardOperation("activation", makes: [output], frees: [z], keeps: [z] + keptOutput),
      ]
    } else {
      // A function whose argument nobody keeps writes its result in the argument's place.
      operations = [
        ForwardOperation(
          "linear", makes: [output], frees: [input], keeps: keptInput + keptOutput)
      ]
    }
    if drops { operations.append(try dropOut(output, in: pass)) }
    return ModelBlock(
      parameters, inputs: [input], operations: operations, mayBeCheckpointed: !isLast)
  }
}
