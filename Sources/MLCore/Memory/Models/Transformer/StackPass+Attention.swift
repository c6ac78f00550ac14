extension StackPass {
  /// Queries, keys and values of the same tokens, then ``attend(_:_:_:prefix:operations:)``.
  func attention(
    on x: ActivationTensor, mayFree: Bool, operations: inout [ForwardOperation]
  ) throws(MemoryError) -> ActivationTensor {
    let q = try sizes.vector("queries")
    let kv = [try sizes.keys("keys"), try sizes.keys("values")]
    operations.append(
      ForwardOperation(
        "queries, keys, values", makes: [q] + kv, frees: mayFree ? [x] : [], keeps: [x]))
    return try attend(
      q, kv, biases: try sharedBiases().map(\.tensor), operations: &operations)
  }

  /// Queries of the decoder's tokens, keys and values of the encoder's output.
  func crossAttention(
    on x: ActivationTensor, mayFree: Bool, operations: inout [ForwardOperation]
  ) throws(MemoryError) -> ActivationTensor {
    let prefix = "cross-attention "
    let q = try sizes.vector("\(prefix)queries")
    operations.append(
      ForwardOperation(q.name, makes: [q], frees: mayFree ? [x] : [], keeps: [x]))
    var kv: [ActivationTensor] = []
    // Cached keys and values belong to the cache's account.
    if let source, !source.isCached {
      kv = [
        try sizes.keys("\(prefix)keys", of: source.tokens),
        try sizes.keys("\(prefix)values", of: source.tokens),
      ]
      operations.append(
        ForwardOperation("\(prefix)keys, values", makes: kv, frees: [], keeps: [source.output]))
    }
    return try attend(q, kv, over: source?.tokens, prefix: prefix, operations: &operations)
  }

  /// Scores and their softmax; the context; the output's linear layer.
  ///
  /// - Parameters:
  ///   - kv: the keys and the values, none where they are cached.
  ///   - source: the tokens that it looks at, where they are not its own.
  ///   - prefix: of the names of tensors and operations, which are unique within a layer.
  private func attend(
    _ q: ActivationTensor, _ kv: [ActivationTensor], over source: TensorShape.Dimension? = nil,
    biases: [ActivationTensor] = [], prefix: String = "", operations: inout [ForwardOperation]
  ) throws(MemoryError) -> ActivationTensor {
    let name = prefix.isEmpty ? "attention " : prefix
    let context = try sizes.vector("\(prefix)context")
    switch sizes.pass.attention {
    case .scoreMatrix:
      let scores = try sizes.scores("\(prefix)scores", over: source)
      var probabilities = try sizes.scores("\(name)probabilities", over: source)
      // Biases are added in the place of the scores.
      operations.append(
        ForwardOperation("\(prefix)scores", makes: [scores], frees: [], keeps: []))
      operations.append(
        ForwardOperation(
          "\(prefix)softmax", makes: [probabilities], frees: [scores], keeps: [probabilities]))
      var kept = [q] + kv
      if sizes.pass.dropout != .none {
        let dropout = try dropOut(probabilities, in: sizes.pass)
        operations.append(dropout)
        probabilities = dropout.makes[0]
        kept.append(probabilities)
      }
      operations.append(
        ForwardOperation(
          "\(prefix)weighted values", makes: [context], frees: [q] + kv + [probabilities],
          keeps: kept))
    case .fused:
      // Its dropout needs no mask: the same random numbers are drawn again.
      let statistics = try sizes.headStatistics("\(prefix)log-sum-exp")
      operations.append(
        ForwardOperation(
          "fused \(name.dropLast())", makes: [context] + statistics,
          frees: [q] + kv + statistics, keeps: [q] + kv + biases + statistics))
    }
    let result = try sizes.vector("\(name)output")
    operations.append(
      ForwardOperation("\(prefix)output", makes: [result], frees: [context], keeps: [context]))
    return result
  }
}
