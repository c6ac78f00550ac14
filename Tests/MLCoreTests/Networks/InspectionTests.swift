import MLCore
import Testing

@Suite struct `Looking into a network` {
  @Test func `shows activations and gradients by layer`() throws {
    var generator = SeededGenerator(seed: 1)
    let network = try Network(
      widths: [3, 6, 5, 2], activation: .tanh, initializer: .xavierNormal, using: &generator)
    let (x, labels) = TwoClasses.samples()
    let reports = try network.layerReports(
      on: x, targets: .classes(labels), loss: .softmaxCrossEntropy)
    #expect(reports.map(\.name) == ["Dense(3, 6)", "Tanh", "Dense(6, 5)", "Tanh", "Dense(5, 2)"])

    // The figures by another way: the network cut after each layer.
    var phase = Phase.evaluation
    let pass = try network.forward(x, phase: &phase, keepsOutputs: true)
    let gradient = try network.lossAndGradient(
      x, targets: .classes(labels), loss: .softmaxCrossEntropy, phase: &phase
    ).gradient
    for report in reports {
      let h = pass.layerOutputs[report.layer].elements
      let statistics = try summary(of: h)
      #expect(relativeError(report.activationMean, statistics.mean) < 1e-12)
      #expect(
        relativeError(report.activationVariance, try variance(of: h, divisor: .population)) < 1e-12
      )
      #expect(
        relativeError(
          report.activationMeanSquare,
          report.activationVariance + report.activationMean * report.activationMean) < 1e-12)
      let own = network.blocks.filter { $0.layer == report.layer }.flatMap { gradient[$0.range] }
      if own.isEmpty {
        #expect(report.parameterGradientNorm == nil && report.deadUnits == 0)
      } else {
        #expect(relativeError(report.parameterGradientNorm!, euclideanNorm(own)) < 1e-12)
      }
    }
    let logits = pass.output
    let upstream = try Loss.softmaxCrossEntropy.evaluate(logits, targets: .classes(labels)).gradient
    #expect(reports.last!.outputGradientNorm == upstream.norm)
  }

  @Test func `counts dead and saturated units`() throws {
    var generator = SeededGenerator(seed: 1)
    let (x, labels) = TwoClasses.samples()
    let dead = try Network(
      inputs: 3, [Dense(3, 8, bias: .constant(-100)), Activation.relu, Dense(8, 2)],
      using: &generator)
    #expect(
      try dead.layerReports(on: x, targets: .classes(labels), loss: .softmaxCrossEntropy)[1]
        .deadUnits == 8)
    let saturated = try Network(
      inputs: 3, [Dense(3, 8, bias: .constant(100)), Activation.sigmoid, Dense(8, 2)],
      using: &generator)
    #expect(
      try saturated.layerReports(on: x, targets: .classes(labels), loss: .softmaxCrossEntropy)[1]
        .saturatedShare == 1)
  }

  @Test func `summarises any flat array by its parameters`() throws {
    var generator = SeededGenerator(seed: 1)
    let network = try Network(inputs: 2, [Dense(2, 2)], using: &generator)
    let summaries = network.summaries(of: [1, 2, 3, 4, 6, 8])
    #expect(summaries.map(\.block.name) == ["0.weight", "0.bias"])
    #expect(summaries[0].mean == 2.5 && summaries[0].variance == 1.25)
    #expect(summaries[0].minimum == 1 && summaries[0].maximum == 4)
    #expect(summaries[1].norm == 10)
    #expect(network.blocks[0].matrix(in: [1, 2, 3, 4, 6, 8]) == (try Matrix([[1, 2], [3, 4]])))
  }

  // By hand, for 4 samples: the first dense layer keeps the input (not counted); tanh its output, which the second
  // dense layer shares; GELU its input, the second layer's output; the third the output of GELU.
  @Test func `counts what a forward pass keeps, shared arrays once`() throws {
    var generator = SeededGenerator(seed: 1)
    let network = try Network(
      inputs: 3,
      [Dense(3, 5), Activation.tanh, Dense(5, 7), Activation.gelu, Dense(7, 2)],
      using: &generator)
    let x = Matrix(rows: 4, columns: 3, repeating: 1)
    var phase = Phase.training(generator)
    let pass = try network.forward(x, phase: &phase)
    #expect(pass.keptArrays(without: x) == [4 * 5, 4 * 7, 4 * 7])
    #expect(pass.keptBytes(without: x) == 8 * 76)
  }
}
