extension StackPass {
  /// x + attention(norm(x)), in a decoder then x + cross-attention(norm(x)), then x + network(norm(x)); with
  /// post-norm norm(x + attention(x)) and so on.
  func layer() throws(MemoryError) -> ModelBlock {
    let input = try sizes.vector("layer input")
    var operations: [ForwardOperation] = []
    var x = try sublayer("attention", on: input, operations: &operations, body: attention)
    if source != nil {
      x = try sublayer("cross-attention", on: x, operations: &operations, body: crossAttention)
    }
    _ = try sublayer("feed-forward", on: x, operations: &operations, body: network)
    return ModelBlock(
      try stack.layerParameters(), inputs: [input], shared: sharedSource + (try sharedBiases()),
      operations: operations, mayBeCheckpointed: true)
  }

  private typealias Body = (
    _ input: ActivationTensor, _ mayFree: Bool, inout [ForwardOperation]
  ) throws(MemoryError) -> ActivationTensor

  /// A normalisation, the body, dropout and the sum with the input. Returns what it makes.
  private func sublayer(
    _ name: String, on x: ActivationTensor, operations: inout [ForwardOperation], body: Body
  ) throws(MemoryError) -> ActivationTensor {
    let sum = try sizes.vector("\(name) sum")
    let normed = try sizes.vector("normed \(shape.normFirst ? "input" : "sum") of \(name)")
    if shape.normFirst {
      operations.append(try normalise(x, into: normed, frees: false))
    }
    // With post-norm x itself is the body's input, and still to be added.
    var result = try body(shape.normFirst ? normed : x, shape.normFirst, &operations)
    if sizes.pass.dropout != .none {
      let dropout = try dropOut(result, in: sizes.pass)
      operations.append(dropout)
      result = dropout.makes[0]
    }
    operations.append(
      ForwardOperation("add", makes: [sum], frees: [x, result], keeps: []))
    guard !shape.normFirst else { return sum }
    operations.append(try normalise(sum, into: normed, frees: true))
    return normed
  }

  /// A linear layer to the hidden width, the function, a linear layer back.
  private func network(
    on x: ActivationTensor, mayFree: Bool, operations: inout [ForwardOperation]
  ) throws(MemoryError) -> ActivationTensor {
    let z = try sizes.hidden("pre-activation")
    let activated = try sizes.hidden("activation")
    let freed = mayFree ? [x] : []
    switch shape.feedForward {
    case .relu, .gelu:
      let isGELU = shape.feedForward == .gelu
      operations.append(ForwardOperation("expansion", makes: [z], frees: freed, keeps: [x]))
      operations.append(
        ForwardOperation(
          isGELU ? "GELU" : "ReLU", makes: [activated], frees: [z], keeps: isGELU ? [z] : []))
    case .swiGLU:
      let linear = try sizes.hidden("linear branch")
      let gate = try sizes.hidden("gate")
      operations.append(
        ForwardOperation("expansion", makes: [z, linear], frees: freed, keeps: [x]))
      operations.append(ForwardOperation("SiLU", makes: [gate], frees: [z], keeps: [z]))
      operations.append(
        ForwardOperation(
          "gating", makes: [activated], frees: [gate, linear], keeps: [gate, linear]))
    }
    let result = try sizes.vector("feed-forward output")
    operations.append(
      ForwardOperation("contraction", makes: [result], frees: [activated], keeps: [activated]))
    return result
  }
}
