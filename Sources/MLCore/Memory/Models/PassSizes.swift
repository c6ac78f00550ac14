/// The shapes of a Transformer's tensors in one pass.
struct PassSizes {
  let pass: ForwardSettings
  let batch: Int
  let tokens: Int
  private let context: Int
  private let model: TransformerShape

  init(of model: TransformerShape, in pass: ForwardSettings) throws(MemoryError) {
    self.model = model
    self.pass = pass
    batch = pass.batch
    let positions = try model.positions()
    guard let tokens = pass.tokens ?? positions else {
      throw .tokensMissing(model: model.name)
    }
    self.tokens = tokens
    context = pass.context ?? tokens
    try check(size: batch, "the batch")
    try check(size: tokens, "the number of tokens")
    try check(size: context, "the context")
    if let positions {
      guard max(tokens, context) <= positions else {
        throw .tooManyTokens(max(tokens, context), positions: positions)
      }
    }
  }

  /// [b, s, d]
  func vector(_ name: String) throws(MemoryError) -> ActivationTensor {
    ActivationTensor(
      try TensorShape(name, ["batch": batch, "tokens": tokens, "width": model.width]))
  }

  /// [b, s, d · keyValueHeads / heads]
  func keys(_ name: String) throws(MemoryError) -> ActivationTensor {
    guard model.keyValueHeads != model.heads else { return try vector(name) }
    return ActivationTensor(
      try TensorShape(
        name, ["batch": batch, "tokens": tokens, "key width": model.keyValueWidth]))
  }

  /// [b, s, hidden]
  func hidden(_ name: String) throws(MemoryError) -> ActivationTensor {
    ActivationTensor(
      try TensorShape(name, ["batch": batch, "tokens": tokens, "hidden": model.hidden]))
  }

  /// [b, a, s, context]
  func scores(_ name: String) throws(MemoryError) -> ActivationTensor {
    ActivationTensor(
      try TensorShape(
        name,
        [
          "batch": batch, "heads": model.heads, "tokens": tokens,
          context == tokens ? "tokens" : "context": context,
        ]))
  }

  /// Mean and deviation a token (the deviation only with RMSNorm), where the pass counts them.
  func tokenStatistics(
    _ name: String, norm: TransformerShape.Norm
  ) throws(MemoryError) -> [ActivationTensor] {
    guard pass.countsStatistics else { return [] }
    let numbers = norm == .layerNorm ? 2 : 1
    return [
      ActivationTensor(
        try TensorShape(name, ["batch": batch, "tokens": tokens, "statistics": numbers]),
        kind: .statistic)
    ]
  }

  /// A number a token and head, where the pass counts it.
  func headStatistics(_ name: String) throws(MemoryError) -> [ActivationTensor] {
    guard pass.countsStatistics else { return [] }
    return [
      ActivationTensor(
        try TensorShape(name, ["batch": batch, "heads": model.heads, "tokens": tokens]),
        kind: .statistic)
    ]
  }
}
