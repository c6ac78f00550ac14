/// The shapes of a Transformer's tensors in one pass.
struct PassSizes {
  typealias Dimension = TensorShape.Dimension

  let pass: ForwardSettings
  let tokens: Dimension
  private let context: Dimension
  private let shape: TransformerShape

  /// - Parameter tokensName: what the tokens are called among the dimensions.
  init(
    of shape: TransformerShape, in pass: ForwardSettings, tokensName: String = "tokens"
  ) throws(MemoryError) {
    self.shape = shape
    self.pass = pass
    let positions = try shape.positions()
    guard let tokens = pass.tokens ?? positions else {
      throw .tokensMissing(model: shape.name)
    }
    let context = pass.context ?? tokens
    try check(size: pass.batch, "the batch")
    try check(size: tokens, "the number of \(tokensName)")
    try check(size: context, "the context")
    if let positions {
      guard max(tokens, context) <= positions else {
        throw .tooManyTokens(max(tokens, context), positions: positions)
      }
    }
    self.tokens = Dimension(tokensName, tokens)
    self.context = Dimension(context == tokens ? tokensName : "context", context)
  }

  private var batch: Dimension { Dimension("batch", pass.batch) }
  private var heads: Dimension { Dimension("heads", shape.heads) }

  /// [b, s]
  func numbers(_ name: String) throws(MemoryError) -> ActivationTensor {
    ActivationTensor(try TensorShape(name, [batch, tokens]), kind: .index, part: .input)
  }

  /// [b, s, d]
  func vector(_ name: String) throws(MemoryError) -> ActivationTensor {
    ActivationTensor(try TensorShape(name, [batch, tokens, Dimension("width", shape.width)]))
  }

  /// [b, s, d · keyValueHeads / heads], of other tokens where they are given.
  func keys(_ name: String, of source: Dimension? = nil) throws(MemoryError) -> ActivationTensor {
    let isFull = shape.keyValueHeads == shape.heads
    let width = Dimension(isFull ? "width" : "key width", shape.keyValueWidth)
    return ActivationTensor(try TensorShape(name, [batch, source ?? tokens, width]))
  }

  /// [b, s, hidden]
  func hidden(_ name: String) throws(MemoryError) -> ActivationTensor {
    ActivationTensor(try TensorShape(name, [batch, tokens, Dimension("hidden", shape.hidden)]))
  }

  /// [b, a, s, context], or [b, a, s, n] over n other tokens.
  func scores(
    _ name: String, over source: Dimension? = nil
  ) throws(MemoryError) -> ActivationTensor {
    ActivationTensor(try TensorShape(name, [batch, heads, tokens, source ?? context]))
  }

  /// [a, s, context], the same for all samples.
  func positionBiases() throws(MemoryError) -> ActivationTensor {
    ActivationTensor(try TensorShape("position biases", [heads, tokens, context]))
  }

  /// [s, context], the number of each distance's bucket.
  func positionBuckets() throws(MemoryError) -> ActivationTensor {
    ActivationTensor(try TensorShape("position buckets", [tokens, context]), kind: .index)
  }

  /// Mean and deviation a token (the deviation only with RMSNorm), where the pass counts them.
  func tokenStatistics(_ name: String) throws(MemoryError) -> [ActivationTensor] {
    guard pass.countsStatistics else { return [] }
    let numbers = Dimension("statistics", shape.norm == .layerNorm ? 2 : 1)
    return [
      ActivationTensor(try TensorShape(name, [batch, tokens, numbers]), kind: .statistic)
    ]
  }

  /// A number a token and head, where the pass counts it.
  func headStatistics(_ name: String) throws(MemoryError) -> [ActivationTensor] {
    guard pass.countsStatistics else { return [] }
    return [ActivationTensor(try TensorShape(name, [batch, heads, tokens]), kind: .statistic)]
  }
}
