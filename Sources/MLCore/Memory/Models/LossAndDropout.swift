/// Logits of the shape [batch, outputs], or [batch, tokens, outputs].
func logits(batch: Int, tokens: Int? = nil, outputs: Int) throws(MemoryError) -> ActivationTensor {
  var dimensions = [TensorShape.Dimension("batch", batch)]
  if let tokens { dimensions.append(TensorShape.Dimension("tokens", tokens)) }
  dimensions.append(TensorShape.Dimension("outputs", outputs))
  return ActivationTensor(
    try TensorShape("logits", dimensions), kind: .logits, part: .logits)
}

/// The softmax loss.
func lossBlock(on logits: ActivationTensor) throws(MemoryError) -> ModelBlock {
  let logProbabilities = ActivationTensor(
    try TensorShape("log-softmax", logits.shape.dimensions), kind: .logits, part: .logits)
  return ModelBlock(
    ParameterSection("loss", tensors: []), inputs: [logits],
    operations: [
      ForwardOperation(
        "log-softmax", makes: [logProbabilities], frees: [logits], keeps: [logProbabilities])
    ], isLoss: true)
}

/// Dropout of a tensor: another tensor of its shape, and a mask that backward multiplies by again.
func dropOut(
  _ tensor: ActivationTensor, in pass: ForwardSettings
) throws(MemoryError) -> ForwardOperation {
  let dropped = ActivationTensor(
    try TensorShape("dropped \(tensor.name)", tensor.shape.dimensions))
  let mask = ActivationTensor(
    try TensorShape("mask of \(tensor.name)", tensor.shape.dimensions),
    kind: pass.dropout == .floatMasks ? .activation : .mask)
  return ForwardOperation(
    "dropout", makes: [dropped, mask], frees: [tensor, mask], keeps: [mask])
}
