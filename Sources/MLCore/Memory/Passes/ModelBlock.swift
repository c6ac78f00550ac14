/// A stretch of a model that comes `count` times in a row: its parameters, and its operations in order.
public struct ModelBlock: Equatable, Sendable {
  /// The name, the count, and the parameters.
  public let parameters: ParameterSection
  /// Weights that it uses too and that are an earlier block's parameters, as a tied head's.
  public let borrowed: [TensorShape]
  /// The tensors that are there when it begins.
  public let inputs: [ActivationTensor]
  /// The tensors of earlier blocks that are alive all through it.
  public let shared: [SharedTensor]
  /// What it computes, in order.
  public let operations: [ForwardOperation]
  /// Whether checkpointing may drop what it keeps.
  public let mayBeCheckpointed: Bool
  /// Whether it is the loss, which inference does without.
  public let isLoss: Bool

  /// A block of a model.
  public init(
    _ parameters: ParameterSection, borrowed: [TensorShape] = [], inputs: [ActivationTensor],
    shared: [SharedTensor] = [],
    operations: [ForwardOperation], mayBeCheckpointed: Bool = false, isLoss: Bool = false
  ) {
    self.parameters = parameters
    self.borrowed = borrowed
    self.inputs = inputs
    self.shared = shared
    self.operations = operations
    self.mayBeCheckpointed = mayBeCheckpointed
    self.isLoss = isLoss
  }

  /// The name of the block.
  public var name: String { parameters.name }
  /// How many times the block comes.
  public var count: Int { parameters.count }

  /// What the block keeps for backward, each tensor once, in the order in which it is first kept. Shared
  /// tensors are not among them.
  public var kept: [ActivationTensor] {
    var names = shared.map(\.tensor.name)
    var kept: [ActivationTensor] = []
    for tensor in operations.flatMap(\.keeps) where !names.contains(tensor.name) {
      names.append(tensor.name)
      kept.append(tensor)
    }
    return kept
  }
}
