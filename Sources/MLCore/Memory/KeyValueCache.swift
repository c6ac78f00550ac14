/// The keys and values of earlier tokens, kept so that a new token does not compute them again.
///
///     bytes a token = 2 · L · d · (keyValueHeads / heads) · bytes        2: a key and a value
///
/// GPT-2 small keeps 72 KiB a token in FP32, LLaMA-7B 512 KiB in FP16.
///
/// - Source: Shazeer 2019 and Ainslie et al. 2023 for fewer heads of keys and values.
public struct KeyValueCache: Equatable, Sendable {
  /// L
  public let layers: Int
  /// How many heads of keys and values there are.
  public let keyValueHeads: Int
  /// The length of one head's key.
  public let headWidth: Int
  /// The bytes of one number.
  public let bytesPerElement: Int
  /// What one token adds.
  public let bytesPerToken: Int

  /// - Throws: ``MemoryError``
  public init(of model: TransformerShape, bytesPerElement: Int = 4) throws(MemoryError) {
    try model.check()
    guard bytesPerElement >= 0 else {
      throw .negativeBytes(bytesPerElement, name: "an element of the cache")
    }
    layers = model.layers
    keyValueHeads = model.keyValueHeads
    headWidth = model.width / model.heads
    self.bytesPerElement = bytesPerElement
    bytesPerToken = try checkedProduct(
      [2, layers, keyValueHeads, headWidth, bytesPerElement], of: "the bytes of a cached token")
  }

  /// The account of the cache: a term for the keys and one for the values.
  ///
  /// - Throws: ``MemoryError``
  public func terms(batch: Int, tokens: Int) throws(MemoryError) -> [MemoryTerm] {
    var terms: [MemoryTerm] = []
    for name in ["cached keys", "cached values"] {
      terms.append(
        try MemoryTerm(
          .cache,
          of: TensorShape(
            name,
            [
              "layers": layers, "batch": batch, "tokens": tokens, "heads": keyValueHeads,
              "head width": headWidth,
            ]),
          bytesPerElement: bytesPerElement))
    }
    _ = try checkedSum(terms.map(\.bytes), of: "the bytes of the cache")
    return terms
  }

  /// How many tokens, over all sequences, fit in so many bytes.
  public func tokens(fittingIn bytes: Int) -> Int {
    bytesPerToken == 0 ? .max : max(0, bytes) / bytesPerToken
  }
}
