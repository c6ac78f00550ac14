/// The memory of one training step: weights, gradients, what the optimizer remembers, and what forward keeps
/// for backward.
///
///     let memory = try TrainingMemory(of: .gpt2Small, pass: ForwardSettings(batch: 32))
///     memory.size                        // all terms: 44.2 GiB
///     memory.terms.byPart                // the same, part by part
///     memory.terms.map(\.description)    // every product with its factors
///     try memory.timeline().peak         // when most of it is alive at once
///
/// ``terms`` is the account: everything that a step needs, summed, although the activations are gone when
/// the gradients are complete. ``timeline(firstStep:gradientsStay:)`` says what is alive when.
///
/// - Source: Korthikanti et al. 2022 (activations of a layer), Rajbhandari et al. 2020 (states).
public struct TrainingMemory: Equatable, Sendable {
  /// The tensors that an optimizer keeps, each as large as the parameters.
  public struct OptimizerState: Equatable, Sendable {
    /// Their names.
    public let tensors: [String]

    /// The state of another optimizer.
    public init(_ tensors: [String]) { self.tensors = tensors }

    /// None.
    public static let sgd = OptimizerState([])
    /// Momentum and Nesterov's form of it.
    public static let momentum = OptimizerState(["velocity"])
    /// AdaGrad and RMSProp.
    public static let squares = OptimizerState(["squares"])
    /// Adam and AdamW: the decay remembers nothing.
    public static let adam = OptimizerState(["first moment", "second moment"])
  }

  /// What forward throws away and backward computes again.
  public enum Checkpointing: Equatable, Sendable {
    /// Keeps everything.
    case none
    /// Keeps the input of every n-th layer. All the rest of n layers is computed again when backward comes
    /// to them.
    ///
    /// - Source: Chen et al. 2016, who take n ≈ √L.
    case every(layers: Int)
  }

  /// The model's name.
  public let name: String
  /// Every product of the account.
  public let terms: [MemoryTerm]
  /// The number of parameters.
  public let parameters: Int
  /// All bytes of the account.
  public let bytes: Int

  let blocks: [ModelBlock]
  let bytesPerElement: BytesPerElement
  let checkpointing: Checkpointing

  /// All bytes with their units.
  public var size: ByteCount { ByteCount(bytes) }

  /// Weights, gradients and the optimizer's state.
  public var states: [MemoryTerm] {
    terms.filter {
      [.weights, .masterWeights, .gradients, .optimizerState].contains($0.part)
    }
  }

  /// What forward keeps, the input and the logits included.
  public var activations: [MemoryTerm] {
    terms.filter {
      [.input, .activations, .logits, .checkpoints, .recomputed].contains($0.part)
    }
  }

  /// The activations of one layer of the kind that comes several times: the terms without the factor "layers".
  ///
  /// - Parameter block: the block's name; the Transformer's layers are called "layer".
  /// - Throws: ``MemoryError``
  public func activations(ofOne block: String = "layer") throws(MemoryError) -> [MemoryTerm] {
    var terms: [MemoryTerm] = []
    for candidate in blocks where candidate.name == block {
      terms += try keptTerms(
        of: candidate, count: 1, part: nil, bytesPerElement: bytesPerElement)
    }
    return terms
  }

  /// The account of a step.
  ///
  /// - Parameters:
  ///   - model: its sizes.
  ///   - pass: what goes through it in one step.
  ///   - bytesPerElement: 4 bytes each unless it is said.
  ///   - optimizer: Adam unless it is said.
  ///   - checkpointing: counts a recomputed segment whole, its input included, as published figures do; the
  ///     checkpoint is that same input.
  /// - Throws: ``MemoryError``
  public init(
    of model: some ActivationModel, pass: ForwardSettings,
    bytesPerElement: BytesPerElement = .single, optimizer: OptimizerState = .adam,
    checkpointing: Checkpointing = .none
  ) throws(MemoryError) {
    try bytesPerElement.check()
    guard !pass.sourceIsCached else { throw .trainingFromCache(model: model.name) }
    if case .every(let layers) = checkpointing {
      try check(size: layers, "the layers between checkpoints")
    }
    name = model.name
    parameters = try model.parameters()
    blocks = try model.blocks(for: pass)
    self.bytesPerElement = bytesPerElement
    self.checkpointing = checkpointing

    var terms = try stateTerms(
      parameters: parameters, bytesPerElement: bytesPerElement, optimizer: optimizer)
    terms += try activationTerms(
      of: blocks, checkpointing: checkpointing, bytesPerElement: bytesPerElement)
    self.terms = terms
    bytes = try checkedSum(terms.map(\.bytes), of: "the number of bytes of all tensors")
  }
}
