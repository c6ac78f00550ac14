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
