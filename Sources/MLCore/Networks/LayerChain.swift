/// Layers one after another, with their places in the flat arrays: what a network and a residual block share.
struct LayerChain: Sendable {
  let layers: [any Layer]
  let inputWidth: Int
  let outputWidth: Int
  /// The width of the rows that go into each layer.
  let inputWidths: [Int]
  /// Where each layer's parameters and statistics lie, counted from the chain's own first.
  let parameterRanges: [Range<Int>]
  let statisticsRanges: [Range<Int>]
  let initialStatistics: [Double]

  init(inputWidth: Int, _ layers: [any Layer]) throws(NetworkError) {
    guard !layers.isEmpty else { throw .noLayers }
    var width = inputWidth
    var widths: [Int] = []
    var parameterRanges: [Range<Int>] = []
    var statisticsRanges: [Range<Int>] = []
    var statistics: [Double] = []
    var parameters = 0
    for (index, layer) in layers.enumerated() {
      if let expected = layer.inputWidth, expected != width {
        throw .widthMismatch(
          layer: index, name: layer.description, expected: expected, got: width)
      }
      let count = layer.parameterShapes(for: width).reduce(0) { $0 + $1.count }
      parameterRanges.append(parameters..<parameters + count)
      parameters += count
      let start = statistics.count
      statistics += layer.initialStatistics(for: width)
      statisticsRanges.append(start..<statistics.count)
      widths.append(width)
      width = layer.outputWidth(for: width)
    }
    self.layers = layers
    self.inputWidth = inputWidth
    self.parameterRanges = parameterRanges
    self.statisticsRanges = statisticsRanges
    inputWidths = widths
    outputWidth = width
    initialStatistics = statistics
  }

  var parameterCount: Int { parameterRanges.last!.upperBound }

  var parameterShapes: [ParameterShape] {
    zip(layers, inputWidths).flatMap { $0.parameterShapes(for: $1) }
  }

  func initialParameters(using generator: inout SeededGenerator) -> [Double] {
    var parameters: [Double] = []
    parameters.reserveCapacity(parameterCount)
    for (layer, width) in zip(layers, inputWidths) {
      parameters += layer.initialParameters(for: width, using: &generator)
    }
    return parameters
  }

  /// The output and what was kept, layer by layer.
  ///
  /// - Parameter keepsOutputs: whether all outputs are returned; the last one alone, if not.
  func forward(
    _ input: Matrix, parameters: ArraySlice<Double>, statistics: ArraySlice<Double>,
    phase: inout Phase, keepsOutputs: Bool = false
  ) throws(NetworkError) -> (outputs: [Matrix], kept: [Kept]) {
    var outputs: [Matrix] = []
    var kept: [Kept] = []
    var x = input
    for (index, layer) in layers.enumerated() {
      let step = try layer.forward(
        x, parameters: parameters.part(parameterRanges[index]),
        statistics: statistics.part(statisticsRanges[index]), phase: &phase)
      x = step.output
      kept.append(step.kept)
      if keepsOutputs { outputs.append(x) }
    }
    return (keepsOutputs ? outputs : [x], kept)
  }

  /// The running statistics after a forward pass; nil where no layer changed its own.
  func statistics(after kept: [Kept], before: ArraySlice<Double>) -> [Double]? {
    guard kept.contains(where: { $0.statistics != nil }) else { return nil }
    var statistics = Array(before)
    for (kept, range) in zip(kept, statisticsRanges) {
      if let changed = kept.statistics { statistics.replaceSubrange(range, with: changed) }
    }
    return statistics
  }

  /// The gradients by the input, by all parameters, and, where wanted, by the output of each layer.
  func backward(
    _ outputGradient: Matrix, kept: [Kept], parameters: ArraySlice<Double>,
    wantsInputGradient: Bool, keepsOutputGradients: Bool = false
  ) -> (inputGradient: Matrix?, parameterGradient: [Double], outputGradients: [Matrix]) {
    var gradient = [Double](repeating: 0, count: parameterCount)
    var outputGradients: [Matrix] = []
    var dy = outputGradient
    // Below the first layer that has parameters, nobody asks for a gradient.
    let first = wantsInputGradient ? 0 : parameterRanges.firstIndex { !$0.isEmpty } ?? 0
    for index in layers.indices.reversed() {
      if keepsOutputGradients { outputGradients.append(dy) }
      let needsMore = wantsInputGradient || index > first
      let step = layers[index].backward(
        dy, kept: kept[index], parameters: parameters.part(parameterRanges[index]),
        wantsInputGradient: needsMore)
      gradient.replaceSubrange(parameterRanges[index], with: step.parameterGradient)
      guard let dx = step.inputGradient else { break }
      dy = dx
    }
    return (wantsInputGradient ? dy : nil, gradient, outputGradients.reversed())
  }
}

extension ArraySlice {
  /// The elements of a range that counts from the slice's first.
  fileprivate func part(_ range: Range<Int>) -> ArraySlice {
    self[startIndex + range.lowerBound..<startIndex + range.upperBound]
  }
}
