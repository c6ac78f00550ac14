/// A Transformer: an embedding, layers of attention and a two-layer network, and a head.
///
/// An encoder and a decoder-only model have the same sizes; a causal mask costs nothing. A decoder that reads
/// an encoder is half of an ``EncoderDecoderShape``.
///
///     var model = TransformerShape.gpt2Small
///     model.layers = 24
///     let memory = try TrainingMemory(of: model, pass: ForwardSettings(batch: 8, tokens: 512))
///
/// Letters in formulas: b batch, s tokens, d width, a heads, L layers, V vocabulary.
///
/// - Source: Vaswani et al. 2017.
public struct TransformerShape: ActivationModel, Equatable {
  /// The network behind attention.
  public enum FeedForward: Sendable {
    /// Its result is the second linear layer's input, kept there.
    case relu
    /// Its argument is kept as well as its result.
    case gelu
    /// silu(xA) ∘ xB with a third matrix (Shazeer 2020).
    case swiGLU
  }

  /// The normalisation.
  public enum Norm: Sendable {
    /// With weights and biases (Ba et al. 2016).
    case layerNorm
    /// With weights only (Zhang & Sennrich 2019).
    case rmsNorm
  }

  /// What turns the input into [batch, tokens, width].
  public enum Input: Equatable, Sendable {
    /// Nothing: the layers alone.
    case none
    /// A vector for each token, and where not 0 for each position and each segment.
    case tokens(vocabulary: Int, positions: Int, segments: Int = 0, norm: Bool = false)
    /// Square patches of a square image, a class token and positions.
    case patches(channels: Int, side: Int, patch: Int)
  }

  /// What reads the last layer.
  public enum Output: Equatable, Sendable {
    /// Nothing: the layers alone.
    case none
    /// Logits for each token, with the token embedding's own weights.
    case tiedHead
    /// Logits for each token, with weights of their own and no biases.
    case head(outputs: Int)
    /// A linear layer and tanh on the first token.
    case pooler
    /// Logits for the first token, with biases.
    case classifier(classes: Int)
  }

  /// The model's name.
  public var name: String
  /// d, the length of a token's vector.
  public var width: Int
  /// a, how many heads share the width.
  public var heads: Int
  /// Heads of keys and values: as many as heads, fewer (grouped-query attention) or 1 (multi-query).
  public var keyValueHeads: Int
  /// The width inside the two-layer network, 4d as a rule.
  public var hidden: Int
  /// L, how many layers there are.
  public var layers: Int
  /// The network behind attention.
  public var feedForward: FeedForward
  /// The normalisation.
  public var norm: Norm
  /// Whether a sublayer normalises its input (pre-norm) or its sum with the input (post-norm). The memory
  /// is the same.
  public var normFirst: Bool
  /// Whether the linear layers of a layer have biases.
  public var biases: Bool
  /// What is before the layers.
  public var input: Input
  /// Buckets of distances between tokens. Each has a bias for each head, which all layers add to their
  /// scores; 0 for no such biases.
  ///
  /// - Source: Raffel et al. 2020 (T5).
  public var positionBuckets: Int
  /// A normalisation behind the last layer.
  public var finalNorm: Bool
  /// What is behind the layers.
  public var output: Output

  /// Layers of the usual proportions, with nothing before or behind them unless it is asked for.
  public init(
    name: String = "Transformer", width: Int, heads: Int, layers: Int, hidden: Int? = nil,
    keyValueHeads: Int? = nil, feedForward: FeedForward = .gelu, norm: Norm = .layerNorm,
    normFirst: Bool = true, biases: Bool = true, input: Input = .none, positionBuckets: Int = 0,
    finalNorm: Bool = false, output: Output = .none
  ) {
    self.name = name
    self.width = width
    self.heads = heads
    self.keyValueHeads = keyValueHeads ?? heads
    // Wraps for absurd widths, which the account of the parameters refuses.
    self.hidden = hidden ?? width &* 4
    self.layers = layers
    self.feedForward = feedForward
    self.norm = norm
    self.normFirst = normFirst
    self.biases = biases
    self.input = input
    self.positionBuckets = positionBuckets
    self.finalNorm = finalNorm
    self.output = output
  }

  /// The width of all keys, and of all values, of a token: d · keyValueHeads / heads. Only once checked.
  var keyValueWidth: Int { width / heads * keyValueHeads }

  /// V; nil where the input is no tokens.
  var vocabulary: Int? {
    if case .tokens(let vocabulary, _, _, _) = input { vocabulary } else { nil }
  }

  /// The parameters: embedding, layers, output.
  ///
  /// A layer with biases, LayerNorm and a hidden width of 4d has 12d² + 13d.
  ///
  /// - Throws: ``MemoryError``
  public func parameterSections() throws(MemoryError) -> [ParameterSection] {
    try check()
    return try TransformerStack(shape: self, role: .alone).parameterSections()
  }

  /// The blocks of a pass: embedding, layers, output and, where there are logits, the loss.
  ///
  /// - Throws: ``MemoryError``
  public func blocks(for pass: ForwardSettings) throws(MemoryError) -> [ModelBlock] {
    try check()
    return try StackPass(
      stack: TransformerStack(shape: self, role: .alone), sizes: PassSizes(of: self, in: pass)
    ).blocks()
  }

  /// How many tokens the model has positions for; nil where it counts none.
  ///
  /// - Throws: ``MemoryError``
  public func positions() throws(MemoryError) -> Int? {
    switch input {
    case .none: return nil
    case .tokens(_, let positions, _, _): return positions > 0 ? positions : nil
    case .patches(_, let side, let patch):
      try MLCore.check(size: side, "the side of the image")
      try MLCore.check(size: patch, "the side of a patch")
      let patches = try checkedProduct(
        [side / patch, side / patch], of: "the number of patches")
      return try checkedSum([patches, 1], of: "the number of positions")
    }
  }

  /// Checks all sizes.
  func check() throws(MemoryError) {
    let sizes: KeyValuePairs = [
      "the width": width, "the number of heads": heads,
      "the number of key and value heads": keyValueHeads, "the hidden width": hidden,
      "the number of layers": layers,
    ]
    for (name, size) in sizes { try MLCore.check(size: size, name) }
    guard width.isMultiple(of: heads) else {
      throw .headsDoNotDivide(width: width, heads: heads)
    }
    guard heads.isMultiple(of: keyValueHeads) else {
      throw .keyValueHeadsDoNotDivide(heads: heads, keyValueHeads: keyValueHeads)
    }
    if positionBuckets != 0 {
      try MLCore.check(size: positionBuckets, "the number of position buckets")
    }
    switch input {
    case .none:
      guard output != .tiedHead else { throw .nothingToTie(model: name) }
    case .patches(let channels, let side, let patch):
      guard output != .tiedHead else { throw .nothingToTie(model: name) }
      try MLCore.check(size: channels, "the number of channels")
      _ = try positions()
      guard side.isMultiple(of: patch) else {
        throw .patchesDoNotTile(image: side, patch: patch)
      }
    case .tokens(_, let positions, let segments, _):
      // 0 means that there are none of them.
      if positions != 0 { try MLCore.check(size: positions, "the number of positions") }
      if segments != 0 { try MLCore.check(size: segments, "the number of segments") }
    }
  }
}
