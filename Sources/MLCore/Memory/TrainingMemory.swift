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
      terms += try keptTerms(of: candidate, count: 1, part: nil)
    }
    return terms
  }

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

  private func keptTerms(
    of block: ModelBlock, count: Int, part: MemoryPart?
  ) throws(MemoryError) -> [MemoryTerm] {
    try MLCore.keptTerms(
      of: block, count: count, part: part, bytesPerElement: bytesPerElement)
  }
}

extension TrainingMemory {
  /// The account of a Transformer's step; for the presets, as `.gpt2Small`.
  ///
  /// - Throws: ``MemoryError``
  public init(
    of model: TransformerShape, pass: ForwardSettings, bytesPerElement: BytesPerElement = .single,
    optimizer: OptimizerState = .adam, checkpointing: Checkpointing = .none
  ) throws(MemoryError) {
    let model: some ActivationModel = model
    try self.init(
      of: model, pass: pass, bytesPerElement: bytesPerElement, optimizer: optimizer,
      checkpointing: checkpointing)
  }
}

// MARK: - Terms

/// Weights, gradients and the optimizer's tensors: each as many elements as parameters.
private func stateTerms(
  parameters: Int, bytesPerElement bytes: BytesPerElement,
  optimizer: TrainingMemory.OptimizerState
) throws(MemoryError) -> [MemoryTerm] {
  var kinds: [(MemoryPart, String, Int)] = [(.weights, "weights", bytes.weight)]
  if bytes.masterWeight > 0 {
    kinds.append((.masterWeights, "master weights", bytes.masterWeight))
  }
  kinds.append((.gradients, "gradients", bytes.gradient))
  kinds += optimizer.tensors.map { (.optimizerState, $0, bytes.optimizerState) }
  var terms: [MemoryTerm] = []
  for (part, name, size) in kinds {
    terms.append(
      try MemoryTerm(
        part, of: TensorShape(name, ["parameters": parameters]), bytesPerElement: size))
  }
  return terms
}

/// What forward keeps, block by block.
private func activationTerms(
  of blocks: [ModelBlock], checkpointing: TrainingMemory.Checkpointing,
  bytesPerElement: BytesPerElement
) throws(MemoryError) -> [MemoryTerm] {
  var terms: [MemoryTerm] = []
  var largest: [MemoryTerm] = []
  for run in runs(of: blocks, checkpointing: checkpointing) {
    guard let length = run.segment else {
      terms += try keptTerms(
        of: run.block, count: run.block.count, part: nil, bytesPerElement: bytesPerElement)
      continue
    }
    let segments = (run.block.count - 1) / length + 1
    for input in run.block.inputs {
      terms.append(
        try MemoryTerm(
          .checkpoints, of: input.shape, block: run.block.name, count: segments,
          counted: "segments", bytesPerElement: input.bytes(in: bytesPerElement)))
    }
    let recomputed = try keptTerms(
      of: run.block, count: min(length, run.block.count), part: .recomputed,
      bytesPerElement: bytesPerElement)
    if recomputed.bytes > largest.bytes { largest = recomputed }
  }
  return terms + largest
}

/// The terms of what a block keeps, `count` times.
private func keptTerms(
  of block: ModelBlock, count: Int, part: MemoryPart?, bytesPerElement: BytesPerElement
) throws(MemoryError) -> [MemoryTerm] {
  var terms: [MemoryTerm] = []
  for tensor in block.kept {
    terms.append(
      try MemoryTerm(
        part ?? tensor.part, of: tensor.shape, block: block.name, count: count,
        bytesPerElement: tensor.bytes(in: bytesPerElement)))
  }
  _ = try checkedSum(terms.map(\.bytes), of: "the number of bytes of all activations")
  return terms
}

/// A block, and where it is checkpointed the number of its copies in a segment.
struct CheckpointRun {
  let block: ModelBlock
  let segment: Int?
}

/// Segments never span two kinds of blocks.
func runs(
  of blocks: [ModelBlock], checkpointing: TrainingMemory.Checkpointing
) -> [CheckpointRun] {
  guard case .every(let layers) = checkpointing else {
    return blocks.map { CheckpointRun(block: $0, segment: nil) }
  }
  return blocks.map {
    CheckpointRun(block: $0, segment: $0.mayBeCheckpointed ? layers : nil)
  }
}
