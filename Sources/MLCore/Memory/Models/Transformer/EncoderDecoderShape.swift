/// A Transformer that reads one sequence and writes another: an encoder, and a decoder whose layers look at the
/// encoder's output.
///
///     let pass = ForwardSettings(batch: 8, tokens: 128, sourceTokens: 512)
///     let training = try TrainingMemory(of: .t5Small, pass: pass)
///     try training.activations(ofOne: "decoder layer")
///
/// A layer of the decoder has a third sublayer, cross-attention. Its queries come from the decoder's s tokens,
/// its keys and values from the encoder's n: scores of [b, a, s, n], and keys and values of [b, n, d]. With
/// biases, LayerNorm, a hidden width of 4d and one width for both it has 16d² + 19d parameters.
///
/// The encoder's output is kept for backward once, however many layers read it.
///
/// - Source: Vaswani et al. 2017.
public struct EncoderDecoderShape: ActivationModel, Equatable {
  /// The model's name.
  public var name: String
  /// What reads the source; without an output of its own.
  public var encoder: TransformerShape
  /// What writes the target; its layers have cross-attention besides what ``TransformerShape`` says.
  public var decoder: TransformerShape
  /// Whether encoder and decoder have one token embedding.
  public var sharesEmbedding: Bool

  /// An encoder and a decoder, with embeddings of their own unless it is said.
  public init(
    name: String = "encoder–decoder", encoder: TransformerShape, decoder: TransformerShape,
    sharesEmbedding: Bool = false
  ) {
    self.name = name
    self.encoder = encoder
    self.decoder = decoder
    self.sharesEmbedding = sharesEmbedding
  }

  /// The parameters of the encoder, then those of the decoder; a shared embedding is the encoder's.
  ///
  /// - Throws: ``MemoryError``
  public func parameterSections() throws(MemoryError) -> [ParameterSection] {
    try check()
    return try encoderStack.parameterSections() + decoderStack.parameterSections()
  }

  /// The blocks of a pass: the encoder unless it has run before, the decoder and, where there are logits, the
  /// loss.
  ///
  /// - Throws: ``MemoryError``
  public func blocks(for pass: ForwardSettings) throws(MemoryError) -> [ModelBlock] {
    try check()
    var encoderPass = pass
    let positions = try encoder.positions()
    encoderPass.tokens = pass.sourceTokens ?? positions ?? pass.tokens
    encoderPass.context = nil
    let sourceSizes = try PassSizes(of: encoder, in: encoderPass, tokensName: "source tokens")
    let encoderBlocks = try StackPass(stack: encoderStack, sizes: sourceSizes).blocks()
    let source = StackPass.Source(
      output: try sourceSizes.vector("encoder output"), isCached: pass.sourceIsCached)
    let decoderBlocks = try StackPass(
      stack: decoderStack, sizes: PassSizes(of: decoder, in: pass), source: source
    ).blocks()
    return (pass.sourceIsCached ? [] : encoderBlocks) + decoderBlocks
  }

  private var encoderStack: TransformerStack { TransformerStack(shape: encoder, role: .encoder) }

  private var decoderStack: TransformerStack {
    TransformerStack(
      shape: decoder,
      role: .decoder(encoderWidth: encoder.width, sharesEmbedding: sharesEmbedding))
  }

  /// Checks all sizes.
  func check() throws(MemoryError) {
    try encoder.check()
    try decoder.check()
    guard encoder.output == .none else { throw .encoderHasOutput(model: name) }
    guard sharesEmbedding else { return }
    let (source, target) = (encoder.vocabulary ?? 0, decoder.vocabulary ?? 0)
    guard source > 0, source == target, encoder.width == decoder.width else {
      throw .embeddingsDiffer(
        encoderVocabulary: source, encoderWidth: encoder.width, decoderVocabulary: target,
        decoderWidth: decoder.width)
    }
  }
}
