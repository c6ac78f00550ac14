extension TransformerShape {
  /// The operations of a pass: embedding, layers, output and, where there are logits, the loss.
  public func blocks(for pass: ForwardSettings) throws(MemoryError) -> [ModelBlock] {
    try check()
    let sizes = try PassSizes(of: self, in: pass)
    var blocks: [ModelBlock] = []
    if input != .none { blocks.append(try embedding(sizes)) }
    blocks.append(try layer(sizes))
    if finalNorm || output != .none { blocks.append(try head(sizes)) }
    switch output {
    case .none, .pooler: break
    case .tiedHead:
      if case .tokens(let vocabulary, _, _, _) = input {
        blocks.append(
          try lossBlock(batch: sizes.batch, outputs: vocabulary, tokens: sizes.tokens))
      }
    case .head(let outputs):
      blocks.append(try lossBlock(batch: sizes.batch, outputs: outputs, tokens: sizes.tokens))
    case .classifier(let classes):
      blocks.append(try lossBlock(batch: sizes.batch, outputs: classes))
    }
    return blocks
  }

  // MARK: - One layer

  /// x + attention(norm(x)), then x + network(norm(x)); with post-norm norm(x + attention(x)) and so on.
  private func layer(_ sizes: PassSizes) throws(MemoryError) -> ModelBlock {
    let x = try sizes.vector("layer input")
    var operations: [ForwardOperation] = []
    let middle = try sublayer(
      "attention", on: x, sizes, operations: &operations, body: attention)
    _ = try sublayer(
      "feed-forward", on: middle, sizes, operations: &operations, body: network)
    return ModelBlock(
      try layerParameters(), inputs: [x], operations: operations, mayBeCheckpointed: true)
  }

  private typealias Body = (
    _ input: ActivationTensor, _ mayFree: Bool, PassSizes, inout [ForwardOperation]
  ) throws(MemoryError) -> ActivationTensor

  /// A normalisation, the body, dropout and the sum with the input. Returns what it makes.
  private func sublayer(
    _ name: String, on x: ActivationTensor, _ sizes: PassSizes,
    operations: inout [ForwardOperation], body: Body
  ) throws(MemoryError) -> ActivationTensor {
    let sum = try sizes.vector("\(name) sum")
    let normed = try sizes.vector("normed \(normFirst ? "input" : "sum") of \(name)")
    if normFirst {
      operations.append(try normalise(x, into: normed, frees: false, sizes))
    }
    var result = try body(normFirst ? normed : x, normFirst, sizes, &operations)
    if sizes.pass.dropout != .none {
      let dropout = try dropOut(result, in: sizes.pass)
      operations.append(dropout)
      result = dropout.makes[0]
    }
    operations.append(
      ForwardOperation("add", makes: [sum], frees: [x, result], keeps: []))
    guard !normFirst else { return sum }
    operations.append(try normalise(sum, into: normed, frees: true, sizes))
    return normed
  }

  /// Queries, keys and values; scores and their softmax; the context; the output's linear layer.
  private func attention(
    on x: ActivationTensor, mayFree: Bool, _ sizes: PassSizes,
    operations: inout [ForwardOperation]
  ) throws(MemoryError) -> ActivationTensor {
    let q = try sizes.vector("queries")
    let k = try sizes.keys("keys")
    let v = try sizes.keys("values")
    operations.append(
      ForwardOperation(
        "queries, keys, values", makes: [q, k, v], frees: mayFree ? [x] : [], keeps: [x]))
    let context = try sizes.vector("context")
    switch sizes.pass.attention {
    case .scoreMatrix:
      let scores = try sizes.scores("scores")
      var probabilities = try sizes.scores("attention probabilities")
      operations.append(ForwardOperation("scores", makes: [scores], frees: [], keeps: []))
      operations.append(
        ForwardOperation(
          "softmax", makes: [probabilities], frees: [scores], keeps: [probabilities]))
      var kept = [q, k, v]
      if sizes.pass.dropout != .none {
        let dropout = try dropOut(probabilities, in: sizes.pass)
        operations.append(dropout)
        probabilities = dropout.makes[0]
        kept.append(probabilities)
      }
      operations.append(
        ForwardOperation(
          "weighted values", makes: [context], frees: [q, k, v, probabilities], keeps: kept))
    case .fused:
      // Its dropout needs no mask: the same random numbers are drawn again.
      let statistics = try sizes.headStatistics("log-sum-exp")
      operations.append(
        ForwardOperation(
          "fused attention", makes: [context] + statistics, frees: [q, k, v] + statistics,
          keeps: [q, k, v] + statistics))
    }
    let result = try sizes.vector("attention output")
    operations.append(
      ForwardOperation("output", makes: [result], frees: [context], keeps: [context]))
    return result
  }

  /// A linear layer to the hidden width, the function, a linear layer back.
  private func network(
    on x: ActivationTensor, mayFree: Bool, _ sizes: PassSizes,
    operations: inout [ForwardOperation]
  ) throws(MemoryError) -> ActivationTensor {
    let z = try sizes.hidden("pre-activation")
    let activated = try sizes.hidden("activation")
    let freed = mayFree ? [x] : []
    switch feedForward {
    case .relu, .gelu:
      operations.append(ForwardOperation("expansion", makes: [z], frees: freed, keeps: [x]))
      operations.append(
        ForwardOperation(
          feedForward == .gelu ? "GELU" : "ReLU", makes: [activated], frees: [z],
          keeps: feedForward == .gelu ? [z] : []))
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

  private func normalise(
    _ x: ActivationTensor, into normed: ActivationTensor, frees: Bool, _ sizes: PassSizes
  ) throws(MemoryError) -> ForwardOperation {
    let statistics = try sizes.tokenStatistics("statistics of \(x.name)", norm: norm)
    return ForwardOperation(
      "normalisation", makes: [normed] + statistics, frees: (frees ? [x] : []) + statistics,
      keeps: [x] + statistics)
  }

  // MARK: - Before and behind the layers

  private func embedding(_ sizes: PassSizes) throws(MemoryError) -> ModelBlock {
    let source: ActivationTensor
    var normalises = false
    switch input {
    case .patches(let channels, let side, _):
      source = ActivationTensor(
        try TensorShape(
          "images",
          ["batch": sizes.batch, "channels": channels, "height": side, "width": side]),
        part: .input)
    case .tokens(_, _, _, let norm):
      normalises = norm
      fallthrough
    case .none:
      source = ActivationTensor(
        try TensorShape("token numbers", ["batch": sizes.batch, "tokens": sizes.tokens]),
        kind: .index, part: .input)
    }
    var x = try sizes.vector("embedding")
    var operations = [
      ForwardOperation("embedding", makes: [x], frees: [source], keeps: [source])
    ]
    if normalises {
      let normed = try sizes.vector("normed embedding")
      operations.append(try normalise(x, into: normed, frees: true, sizes))
      x = normed
    }
    if sizes.pass.dropout != .none { operations.append(try dropOut(x, in: sizes.pass)) }
    return ModelBlock(try embeddingParameters(), inputs: [source], operations: operations)
  }

  private func head(_ sizes: PassSizes) throws(MemoryError) -> ModelBlock {
    let last = try sizes.vector("output of the last layer")
    var x = last
    var operations: [ForwardOperation] = []
    if finalNorm {
      let normed = try sizes.vector("normed output")
      operations.append(try normalise(x, into: normed, frees: true, sizes))
      x = normed
    }
    switch output {
    case .none: break
    case .tiedHead, .head:
      var outputs = 0
      if case .head(let count) = output { outputs = count }
      if case .tokens(let vocabulary, _, _, _) = input, output == .tiedHead {
        outputs = vocabulary
      }
      let logits = ActivationTensor(
        try TensorShape(
          "logits", ["batch": sizes.batch, "tokens": sizes.tokens, "outputs": outputs]),
        kind: .logits, part: .logits)
      operations.append(ForwardOperation("head", makes: [logits], frees: [x], keeps: [x]))
    case .pooler, .classifier:
      let token = ActivationTensor(
        try TensorShape("first token", ["batch": sizes.batch, "width": width]))
      operations.append(
        ForwardOperation("first token", makes: [token], frees: [x], keeps: []))
      if case .classifier(let classes) = output {
        let logits = ActivationTensor(
          try TensorShape("logits", ["batch": sizes.batch, "outputs": classes]),
          kind: .logits, part: .logits)
        operations.append(
          ForwardOperation("classifier", makes: [logits], frees: [token], keeps: [token]))
      } else {
        let pooled = ActivationTensor(
          try TensorShape("pooled", ["batch": sizes.batch, "width": width]))
        operations.append(
          ForwardOperation("pooler", makes: [pooled], frees: [token], keeps: [token, pooled]))
      }
    }
    return ModelBlock(try outputParameters(), inputs: [last], operations: operations)
  }
}
