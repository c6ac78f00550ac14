/// A tensor that an earlier block makes and that stays alive all through a later one: an encoder's output
/// while the decoder reads it, the position biases of a stack of layers.
public struct SharedTensor: Equatable, Sendable {
  /// The tensor, which the block's own operations never free.
  public let tensor: ActivationTensor
  /// Whether the block that makes it keeps it for backward, once however many blocks read it. Otherwise it
  /// is gone when forward has passed its last reader.
  public let isKept: Bool

  /// A tensor of an earlier block.
  public init(_ tensor: ActivationTensor, isKept: Bool) {
    self.tensor = tensor
    self.isKept = isKept
  }
}
