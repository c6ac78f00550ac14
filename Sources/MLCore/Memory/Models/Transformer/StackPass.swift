/// The blocks of a pass through a Transformer's stack: embedding, layers, output and, where there are logits,
/// the loss.
struct StackPass {
  /// What cross-attention looks at.
  struct Source {
    /// [b, n, width of the encoder]
    let output: ActivationTensor
    /// Whether its keys and values are cached, so that the output itself is gone.
    let isCached: Bool
    /// n
    var tokens: TensorShape.Dimension { output.shape.dimensions[1] }
  }

  let stack: TransformerStack
  let sizes: PassSizes
  /// Of a decoder with cross-attention.
  var source: Source?

  var shape: TransformerShape { stack.shape }

  func blocks() throws(MemoryError) -> [ModelBlock] {
    var blocks: [ModelBlock] = []
    if stack.hasEmbedding { blocks.append(try embedding()) }
    blocks.append(try layer())
    if case .encoder = stack.role {
      blocks.append(try encoderOutput())
    } else if stack.hasOutput {
      blocks.append(try head())
    }
    if let logits = try logits() { blocks.append(try lossBlock(on: logits)) }
    return blocks
  }

  /// The encoder's output, alive until the last layer has read it and kept once for all of them.
  var sharedSource: [SharedTensor] {
    guard let source, !source.isCached else { return [] }
    return [SharedTensor(source.output, isKept: true)]
  }

  /// The position biases, which all layers add to their scores. Fused attention computes the scores again
  /// in backward, and needs them there.
  func sharedBiases() throws(MemoryError) -> [SharedTensor] {
    guard shape.positionBuckets > 0 else { return [] }
    return [
      SharedTensor(try sizes.positionBiases(), isKept: sizes.pass.attention == .fused)
    ]
  }

  func normalise(
    _ x: ActivationTensor, into normed: ActivationTensor, frees: Bool
  ) throws(MemoryError) -> ForwardOperation {
    let statistics = try sizes.tokenStatistics("statistics of \(x.name)")
    return ForwardOperation(
      "normalisation", makes: [normed] + statistics, frees: (frees ? [x] : []) + statistics,
      keeps: [x] + statistics)
  }

  // MARK: - Before the layers

  private func embedding() throws(MemoryError) -> ModelBlock {
    var inputs: [ActivationTensor] = []
    var operations: [ForwardOperation] = []
    if let source = try embeddingInput() {
      inputs.append(source)
      var x = try sizes.vector("embedding")
      operations.append(
        ForwardOperation("embedding", makes: [x], frees: [source], keeps: [source]))
      if case .tokens(_, _, _, norm: true) = shape.input {
        let normed = try sizes.vector("normed embedding")
        operations.append(try normalise(x, into: normed, frees: true))
        x = normed
      }
      if sizes.pass.dropout != .none { operations.append(try dropOut(x, in: sizes.pass)) }
    }
    for biases in try sharedBiases() {
      let buckets = try sizes.positionBuckets()
      operations.append(
        ForwardOperation(
          "position biases", makes: [buckets, biases.tensor], frees: [buckets],
          keeps: [buckets] + (biases.isKept ? [biases.tensor] : [])))
    }
    return ModelBlock(
      try stack.embeddingParameters(),
      borrowed: stack.sharesEmbedding ? try stack.tokenEmbedding() : [], inputs: inputs,
      shared: sharedSource, operations: operations)
  }

  private func embeddingInput() throws(MemoryError) -> ActivationTensor? {
    switch shape.input {
    case .none: return nil
    case .tokens: return try sizes.numbers("token numbers")
    case .patches(let channels, let side, _):
      return ActivationTensor(
        try TensorShape(
          "images",
          ["batch": sizes.pass.batch, "channels": channels, "height": side, "width": side]),
        part: .input)
    }
  }

  // MARK: - Behind the layers

  /// What the encoder hands to all layers of the decoder. It is kept here, once.
  private func encoderOutput() throws(MemoryError) -> ModelBlock {
    let output = try sizes.vector("encoder output")
    var last = output
    var operations: [ForwardOperation] = []
    if shape.finalNorm {
      last = try sizes.vector("output of the last layer")
      operations.append(try normalise(last, into: output, frees: true))
    }
    operations.append(ForwardOperation("hand over", makes: [], frees: [], keeps: [output]))
    return ModelBlock(try stack.outputParameters(), inputs: [last], operations: operations)
  }

  private func head() throws(MemoryError) -> ModelBlock {
    let last = try sizes.vector("output of the last layer")
    var x = last
    var operations: [ForwardOperation] = []
    if shape.finalNorm {
      let normed = try sizes.vector("normed output")
      operations.append(try normalise(x, into: normed, frees: true))
      x = normed
    }
    if readsFirstToken {
      let token = try firstToken("first token")
      operations.append(
        ForwardOperation("first token", makes: [token], frees: [x], keeps: []))
      x = token
    }
    if let logits = try logits() {
      operations.append(
        ForwardOperation(
          readsFirstToken ? "classifier" : "head", makes: [logits], frees: [x], keeps: [x]))
    } else if shape.output == .pooler {
      let pooled = try firstToken("pooled")
      operations.append(
        ForwardOperation("pooler", makes: [pooled], frees: [x], keeps: [x, pooled]))
    }
    return ModelBlock(
      try stack.outputParameters(),
      borrowed: shape.output == .tiedHead ? try stack.tokenEmbedding() : [], inputs: [last],
      operations: operations)
  }

  private var readsFirstToken: Bool {
    switch shape.output {
    case .none, .tiedHead, .head: false
    case .pooler, .classifier: true
    }
  }

  private func firstToken(_ name: String) throws(MemoryError) -> ActivationTensor {
    ActivationTensor(
      try TensorShape(name, ["batch": sizes.pass.batch, "width": shape.width]))
  }

  private func logits() throws(MemoryError) -> ActivationTensor? {
    let (batch, tokens) = (sizes.pass.batch, sizes.tokens.size)
    switch shape.output {
    case .none, .pooler: return nil
    case .tiedHead:
      guard let vocabulary = shape.vocabulary else { return nil }
      return try MLCore.logits(batch: batch, tokens: tokens, outputs: vocabulary)
    case .head(let outputs):
      return try MLCore.logits(batch: batch, tokens: tokens, outputs: outputs)
    case .classifier(let classes):
      return try MLCore.logits(batch: batch, outputs: classes)
    }
  }
}
