/// A tensor that forward makes, and the kind of its elements.
public struct ActivationTensor: Equatable, Sendable {
  /// What decides the bytes of an element.
  public enum Kind: Sendable {
    /// One case for each field of ``BytesPerElement`` that a tensor of a pass may need.
    case activation, logits, mask, statistic, index
  }

  /// Name and dimensions.
  public let shape: TensorShape
  /// What its elements are.
  public let kind: Kind
  /// What it is held for once it is kept.
  public let part: MemoryPart

  /// A tensor of a pass, activations unless it is said.
  public init(_ shape: TensorShape, kind: Kind = .activation, part: MemoryPart = .activations) {
    self.shape = shape
    self.kind = kind
    self.part = part
  }

  /// The name, unique within a block.
  public var name: String { shape.name }

  /// Whether it has a gradient of its own size.
  var isDifferentiable: Bool { kind == .activation || kind == .logits }

  /// The bytes of one of its elements.
  func bytes(in sizes: BytesPerElement) -> Int {
    switch kind {
    case .activation: sizes.activation
    case .logits: sizes.logits
    case .mask: sizes.mask
    case .statistic: sizes.statistic
    case .index: sizes.index
    }
  }
}

/// One step of forward: what it makes, what is not needed after it, and what backward will want.
///
/// From a list of these follow the tensors kept for backward, the peak of inference and the course of a
/// training step. A tensor is known by its name, which is unique within its block.
public struct ForwardOperation: Equatable, Sendable {
  /// What it does.
  public let name: String
  /// The tensors that it writes.
  public let makes: [ActivationTensor]
  /// The names of the tensors that nothing in forward reads after it.
  public let frees: [String]
  /// The tensors that its backward reads.
  public let keeps: [ActivationTensor]

  /// An operation.
  public init(
    _ name: String, makes: [ActivationTensor], frees: [ActivationTensor],
    keeps: [ActivationTensor]
  ) {
    self.name = name
    self.makes = makes
    self.frees = frees.map(\.name)
    self.keeps = keeps
  }
}

/// A stretch of a model that comes `count` times in a row: its parameters, and its operations in order.
public struct ModelBlock: Equatable, Sendable {
  /// The name, the count, and the parameters.
  public let parameters: ParameterSection
  /// The tensors that are there when it begins.
  public let inputs: [ActivationTensor]
  /// What it computes, in order.
  public let operations: [ForwardOperation]
  /// Whether checkpointing may drop what it keeps.
  public let mayBeCheckpointed: Bool
  /// Whether it is the loss, which inference does without.
  public let isLoss: Bool

  /// A block of a model.
  public init(
    _ parameters: ParameterSection, inputs: [ActivationTensor], operations: [ForwardOperation],
    mayBeCheckpointed: Bool = false, isLoss: Bool = false
  ) {
    self.parameters = parameters
    self.inputs = inputs
    self.operations = operations
    self.mayBeCheckpointed = mayBeCheckpointed
    self.isLoss = isLoss
  }

  /// The name of the block.
  public var name: String { parameters.name }
  /// How many times the block comes.
  public var count: Int { parameters.count }

  /// What the block keeps for backward, each tensor once, in the order in which it is first kept.
  public var kept: [ActivationTensor] {
    operations.flatMap(\.keeps).reduce(into: []) { kept, tensor in
      if !kept.contains(where: { $0.name == tensor.name }) { kept.append(tensor) }
    }
  }
}
