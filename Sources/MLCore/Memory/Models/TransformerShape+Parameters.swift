extension TransformerShape {
  /// The parameters: embedding, layers, output.
  ///
  /// A layer with biases, LayerNorm and a hidden width of 4d has 12d² + 13d.
  public func parameterSections() throws(MemoryError) -> [ParameterSection] {
    try check()
    var blocks: [ParameterSection] = []
    if input != .none { blocks.append(try embeddingParameters()) }
    blocks.append(try layerParameters())
    if finalNorm || output != .none { blocks.append(try outputParameters()) }
    return blocks
  }

  func embeddingParameters() throws(MemoryError) -> ParameterSection {
    var tensors: [TensorShape] = []
    switch input {
    case .none: break
    case .tokens(let vocabulary, let positions, let segments, let norm):
      tensors.append(
        try TensorShape("token embedding", ["vocabulary": vocabulary, "width": width]))
      if positions > 0 {
        tensors.append(
          try TensorShape("position embedding", ["positions": positions, "width": width]))
      }
      if segments > 0 {
        tensors.append(
          try TensorShape("segment embedding", ["segments": segments, "width": width]))
      }
      if norm { tensors += try normParameters("embedding norm") }
    case .patches(let channels, _, let patch):
      let positions = try positions() ?? 0
      tensors = [
        try TensorShape(
          "patch weights",
          ["channels": channels, "patch": patch, "patch": patch, "width": width]),
        try TensorShape("patch biases", ["width": width]),
        try TensorShape("class token", ["width": width]),
        try TensorShape("position embedding", ["positions": positions, "width": width]),
      ]
    }
    return ParameterSection("embedding", tensors: tensors)
  }

  func layerParameters() throws(MemoryError) -> ParameterSection {
    let d = TensorShape.Dimension("width", width)
    let keys = TensorShape.Dimension(
      keyValueHeads == heads ? "width" : "key width", keyValueWidth)
    let inner = TensorShape.Dimension("hidden", hidden)
    var tensors = try normParameters("attention norm")
    tensors += try linear("query", d, d)
    tensors += try linear("key", d, keys)
    tensors += try linear("value", d, keys)
    tensors += try linear("attention output", d, d)
    tensors += try normParameters("feed-forward norm")
    if feedForward == .swiGLU { tensors += try linear("gate", d, inner) }
    tensors += try linear("expansion", d, inner)
    tensors += try linear("contraction", inner, d)
    return ParameterSection("layer", count: layers, tensors: tensors)
  }

  func outputParameters() throws(MemoryError) -> ParameterSection {
    let d = TensorShape.Dimension("width", width)
    var tensors: [TensorShape] = finalNorm ? try normParameters("final norm") : []
    switch output {
    case .none, .tiedHead: break
    case .head(let outputs):
      tensors.append(try TensorShape("head weights", ["width": width, "outputs": outputs]))
    case .pooler:
      tensors += [
        try TensorShape("pooler weights", [d, d]), try TensorShape("pooler biases", [d]),
      ]
    case .classifier(let classes):
      tensors += [
        try TensorShape("classifier weights", ["width": width, "classes": classes]),
        try TensorShape("classifier biases", ["classes": classes]),
      ]
    }
    return ParameterSection("output", tensors: tensors)
  }

  private func normParameters(_ name: String) throws(MemoryError) -> [TensorShape] {
    let weights = try TensorShape("\(name) weights", ["width": width])
    guard norm == .layerNorm else { return [weights] }
    return [weights, try TensorShape("\(name) biases", ["width": width])]
  }

  private func linear(
    _ name: String, _ inputs: TensorShape.Dimension, _ outputs: TensorShape.Dimension
  ) throws(MemoryError) -> [TensorShape] {
    let weights = try TensorShape("\(name) weights", [inputs, outputs])
    return biases ? [weights, try TensorShape("\(name) biases", [outputs])] : [weights]
  }
}
