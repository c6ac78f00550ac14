/// The embedding, the layers and the output of a Transformer in their place within a model, and their
/// parameters.
///
/// A decoder's layers have a third sublayer, cross-attention: its queries come from the decoder's tokens, its
/// keys and values from the encoder's output.
struct TransformerStack {
  /// What stands around the stack.
  enum Role {
    /// Nothing: a model of its own.
    case alone
    /// A decoder reads its output.
    case encoder
    /// An encoder is before it, and its layers have cross-attention.
    ///
    /// - Parameters:
    ///   - encoderWidth: the length of a vector that cross-attention makes keys and values from.
    ///   - sharesEmbedding: whether the token embedding is the encoder's.
    case decoder(encoderWidth: Int, sharesEmbedding: Bool)
  }

  let shape: TransformerShape
  let role: Role

  var hasEmbedding: Bool { shape.input != .none || shape.positionBuckets > 0 }
  var hasOutput: Bool { shape.finalNorm || shape.output != .none }

  /// The name of a block of this stack: "layer" alone, "decoder layer" in a decoder.
  func name(_ block: String) -> String {
    switch role {
    case .alone: block
    case .encoder: "encoder \(block)"
    case .decoder: "decoder \(block)"
    }
  }

  /// Embedding, layers and output, as far as there are any.
  func parameterSections() throws(MemoryError) -> [ParameterSection] {
    var sections: [ParameterSection] = []
    if hasEmbedding { sections.append(try embeddingParameters()) }
    sections.append(try layerParameters())
    if hasOutput { sections.append(try outputParameters()) }
    return sections
  }

  func embeddingParameters() throws(MemoryError) -> ParameterSection {
    let d = TensorShape.Dimension("width", shape.width)
    var tensors: [TensorShape] = sharesEmbedding ? [] : try tokenEmbedding()
    switch shape.input {
    case .none: break
    case .tokens(_, let positions, let segments, let norm):
      if positions > 0 {
        tensors.append(
          try TensorShape("position embedding", [TensorShape.Dimension("positions", positions), d]))
      }
      if segments > 0 {
        tensors.append(
          try TensorShape("segment embedding", [TensorShape.Dimension("segments", segments), d]))
      }
      if norm { tensors += try normParameters("embedding norm") }
    case .patches(let channels, _, let patch):
      let positions = try shape.positions() ?? 0
      tensors += [
        try TensorShape(
          "patch weights",
          ["channels": channels, "patch": patch, "patch": patch, "width": shape.width]),
        try TensorShape("patch biases", [d]),
        try TensorShape("class token", [d]),
        try TensorShape("position embedding", [TensorShape.Dimension("positions", positions), d]),
      ]
    }
    if shape.positionBuckets > 0 {
      tensors.append(
        try TensorShape(
          "relative position biases", ["buckets": shape.positionBuckets, "heads": shape.heads]))
    }
    return ParameterSection(name("embedding"), tensors: tensors)
  }

  /// A vector for each token of the vocabulary; none where the input is no tokens.
  func tokenEmbedding() throws(MemoryError) -> [TensorShape] {
    guard let vocabulary = shape.vocabulary else { return [] }
    return [
      try TensorShape("token embedding", ["vocabulary": vocabulary, "width": shape.width])
    ]
  }

  func layerParameters() throws(MemoryError) -> ParameterSection {
    let d = TensorShape.Dimension("width", shape.width)
    let inner = TensorShape.Dimension("hidden", shape.hidden)
    var tensors = try attentionParameters("attention", keysFrom: d)
    if case .decoder(let encoderWidth, _) = role {
      let source = TensorShape.Dimension(
        encoderWidth == shape.width ? "width" : "encoder width", encoderWidth)
      tensors += try attentionParameters("cross-attention", keysFrom: source)
    }
    tensors += try normParameters("feed-forward norm")
    if shape.feedForward == .swiGLU { tensors += try linear("gate", d, inner) }
    tensors += try linear("expansion", d, inner)
    tensors += try linear("contraction", inner, d)
    return ParameterSection(name("layer"), count: shape.layers, tensors: tensors)
  }

  func outputParameters() throws(MemoryError) -> ParameterSection {
    let d = TensorShape.Dimension("width", shape.width)
    var tensors: [TensorShape] = shape.finalNorm ? try normParameters("final norm") : []
    switch shape.output {
    case .none, .tiedHead: break
    case .head(let outputs):
      tensors.append(
        try TensorShape("head weights", [d, TensorShape.Dimension("outputs", outputs)]))
    case .pooler:
      tensors += [
        try TensorShape("pooler weights", [d, d]), try TensorShape("pooler biases", [d]),
      ]
    case .classifier(let classes):
      let classes = TensorShape.Dimension("classes", classes)
      tensors += [
        try TensorShape("classifier weights", [d, classes]),
        try TensorShape("classifier biases", [classes]),
      ]
    }
    return ParameterSection(name("output"), tensors: tensors)
  }

  /// Whether the token embedding is another stack's parameter.
  var sharesEmbedding: Bool {
    if case .decoder(_, let shares) = role { shares } else { false }
  }

  /// The norm and the four linear layers of an attention: 4d² + 4d + 2d as a rule.
  private func attentionParameters(
    _ name: String, keysFrom source: TensorShape.Dimension
  ) throws(MemoryError) -> [TensorShape] {
    let d = TensorShape.Dimension("width", shape.width)
    let keys = TensorShape.Dimension(
      shape.keyValueHeads == shape.heads ? "width" : "key width", shape.keyValueWidth)
    // A model's own attention has the plain names.
    let prefix = name == "attention" ? "" : "\(name) "
    var tensors = try normParameters("\(name) norm")
    tensors += try linear("\(prefix)query", d, d)
    tensors += try linear("\(prefix)key", source, keys)
    tensors += try linear("\(prefix)value", source, keys)
    tensors += try linear("\(name) output", d, d)
    return tensors
  }

  private func normParameters(_ name: String) throws(MemoryError) -> [TensorShape] {
    let weights = try TensorShape("\(name) weights", ["width": shape.width])
    guard shape.norm == .layerNorm else { return [weights] }
    return [weights, try TensorShape("\(name) biases", ["width": shape.width])]
  }

  private func linear(
    _ name: String, _ inputs: TensorShape.Dimension, _ outputs: TensorShape.Dimension
  ) throws(MemoryError) -> [TensorShape] {
    let weights = try TensorShape("\(name) weights", [inputs, outputs])
    return shape.biases ? [weights, try TensorShape("\(name) biases", [outputs])] : [weights]
  }
}
