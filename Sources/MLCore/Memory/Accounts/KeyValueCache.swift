/// The keys and values of earlier tokens, kept so that a new token does not compute them again.
///
///     bytes a token = 2 · L · d · (keyValueHeads / heads) · bytes        2: a key and a value
///
/// A decoder that reads an encoder caches the keys and values of the encoder's output too. They take as much a
/// source token, are computed once, and do not grow.
///
/// GPT-2 small keeps 72 KiB a token in FP32, LLaMA-7B 512 KiB in FP16.
///
/// - Source: Shazeer 2019 and Ainslie et al. 2023 for fewer heads of keys and values.
public struct KeyValueCache: Equatable, Sendable {
  /// L, the decoder's where there is an encoder.
  public let layers: Int
  /// How many heads of keys and values there are.
  public let keyValueHeads: Int
  /// The length of one head's key.
  public let headWidth: Int
  /// The bytes of one number.
  public let bytesPerElement: Int
  /// What one token adds.
  public let bytesPerToken: Int
  /// What one token of the encoder's output takes; 0 without an encoder.
  public var bytesPerSourceToken: Int { readsEncoder ? bytesPerToken : 0 }
  private let readsEncoder: Bool

  /// The cache of a decoder-only model.
  ///
  /// - Throws: ``MemoryError``
  public init(of model: TransformerShape, bytesPerElement: Int = 4) throws(MemoryError) {
    try model.check()
    try self.init(ofChecked: model, readsEncoder: false, bytesPerElement: bytesPerElement)
  }

  /// The cache of a decoder that reads an encoder.
  ///
  /// - Throws: ``MemoryError``
  public init(of model: EncoderDecoderShape, bytesPerElement: Int = 4) throws(MemoryError) {
    try model.check()
    try self.init(ofChecked: model.decoder, readsEncoder: true, bytesPerElement: bytesPerElement)
  }

  private init(
    ofChecked model: TransformerShape, readsEncoder: Bool, bytesPerElement: Int
  ) throws(MemoryError) {
    guard bytesPerElement >= 0 else {
      throw .negativeBytes(bytesPerElement, name: "an element of the cache")
    }
    self.readsEncoder = readsEncoder
    layers = model.layers
    keyValueHeads = model.keyValueHeads
    headWidth = model.width / model.heads
    self.bytesPerElement = bytesPerElement
    bytesPerToken = try checkedProduct(
      [2, layers, keyValueHeads, headWidth, bytesPerElement], of: "the bytes of a cached token")
  }

  /// The account of the tokens so far: a term for the keys and one for the values.
  ///
  /// - Throws: ``MemoryError``
  public func terms(batch: Int, tokens: Int) throws(MemoryError) -> [MemoryTerm] {
    try terms(
      ["cached keys", "cached values"], batch: batch,
      tokens: TensorShape.Dimension("tokens", tokens))
  }

  /// The account of the encoder's output: a term for its keys and one for its values, which stay from the
  /// first token to the last. None without an encoder.
  ///
  /// - Throws: ``MemoryError``
  public func sourceTerms(batch: Int, tokens: Int) throws(MemoryError) -> [MemoryTerm] {
    guard readsEncoder else { return [] }
    return try terms(
      ["cached source keys", "cached source values"], batch: batch,
      tokens: TensorShape.Dimension("source tokens", tokens))
  }

  private func terms(
    _ names: [String], batch: Int, tokens: TensorShape.Dimension
  ) throws(MemoryError) -> [MemoryTerm] {
    let dimensions = [
      TensorShape.Dimension("layers", layers), TensorShape.Dimension("batch", batch), tokens,
      TensorShape.Dimension("heads", keyValueHeads),
      TensorShape.Dimension("head width", headWidth),
    ]
    var terms: [MemoryTerm] = []
    for name in names {
      terms.append(
        try MemoryTerm(
          .cache, of: TensorShape(name, dimensions), bytesPerElement: bytesPerElement))
    }
    _ = try checkedSum(terms.map(\.bytes), of: "the bytes of the cache")
    return terms
  }

  /// How many tokens, over all sequences, fit in so many bytes.
  public func tokens(fittingIn bytes: Int) -> Int {
    bytesPerToken == 0 ? .max : max(0, bytes) / bytesPerToken
  }
}
