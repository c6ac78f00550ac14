/// What memory is held for.
public enum MemoryPart: String, CaseIterable, Sendable {
  /// What forward and backward compute with.
  case weights
  /// The weights in full precision beside those of 16 bits.
  case masterWeights = "master weights"
  /// The gradient of each weight.
  case gradients
  /// What the optimizer remembers of each parameter.
  case optimizerState = "optimizer state"
  /// What the model is given.
  case input
  /// What forward keeps for backward.
  case activations
  /// Activations of the head and the loss: logits and their log-softmax.
  case logits
  /// The inputs of checkpointed layers.
  case checkpoints
  /// What backward computes again of one checkpointed segment.
  case recomputed
  /// Keys and values of the tokens so far.
  case cache
  /// Tensors that only one operation needs.
  case passing
}
