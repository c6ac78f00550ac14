import MLCore
import Testing

/// Every row of the golden file, to 1e-9 relative.
@Suite struct `Networks agree with PyTorch 2.15` {
  private func layer(_ row: GoldenNetworks.LayerRow) throws -> any Layer {
    switch row.layer {
    case "sigmoid": Activation.sigmoid
    case "tanh": Activation.tanh
    case "relu": Activation.relu
    case "leaky_relu_0.01": Activation.leakyReLU()
    case "elu": Activation.elu()
    case "gelu": Activation.gelu
    case "silu": Activation.silu
    case "softplus": Activation.softplus
    case "batch_norm": BatchNorm(3, epsilon: row.eps!, momentum: row.momentum!)
    case "layer_norm": LayerNorm(3, epsilon: row.eps!)
    default: try #require(nil, "no layer is called \(row.layer)")
    }
  }

  @Test func `the golden file holds ten layers and five losses`() {
    #expect(GoldenNetworks.all.layers.count == 10)
    #expect(GoldenNetworks.all.losses.count == 5)
  }

  @Test(arguments: GoldenNetworks.all.layers)
  func `forward and backward through each layer`(_ row: GoldenNetworks.LayerRow) throws {
    let layer = try layer(row)
    var generator = SeededGenerator(seed: 1)
    var parameters = layer.initialParameters(for: 3, using: &generator)
    if let gamma = row.gamma, let beta = row.beta { parameters = gamma + beta }
    let statistics = layer.initialStatistics(for: 3)
    let x = try Matrix(row.input)

    var phase = Phase.training(generator)
    let pass = try layer.forward(
      x, parameters: parameters[...], statistics: statistics[...], phase: &phase)
    #expect(isClose(pass.output.elements, Array(row.output.joined())))

    let back = layer.backward(
      try Matrix(row.upstream), kept: pass.kept, parameters: parameters[...],
      wantsInputGradient: true)
    #expect(isClose(back.inputGradient!.elements, Array(row.input_gradient.joined())))

    if let gamma = row.gamma_gradient, let beta = row.beta_gradient {
      #expect(isClose(back.parameterGradient, gamma + beta))
    }
    if let mean = row.running_mean, let variance = row.running_var {
      let running = try #require(pass.kept.statistics)
      #expect(isClose(running, mean + variance))
      var phase = Phase.evaluation
      let inUse = try layer.forward(
        x, parameters: parameters[...], statistics: (mean + variance)[...], phase: &phase)
      #expect(isClose(inUse.output.elements, Array(row.eval_output!.joined())))
    }
  }

  @Test(arguments: GoldenNetworks.all.losses)
  func `value and gradient of each loss`(_ row: GoldenNetworks.LossRow) throws {
    let loss: Loss =
      switch row.loss {
      case "softmax_cross_entropy": .softmaxCrossEntropy
      case "binary_cross_entropy_with_logits": .binaryCrossEntropy
      case "mean_squared_error": .meanSquaredError
      case "mean_absolute_error": .meanAbsoluteError
      default: .huber()
      }
    let predictions =
      try row.logits.map { try Matrix($0) } ?? Matrix(column: row.predictions!)
    let targets: Targets =
      if let classes = row.classes { .classes(classes) } else { .values(row.targets!) }
    let (value, gradient) = try loss.evaluate(predictions, targets: targets)
    #expect(isClose(value, row.value))
    #expect(isClose(gradient.elements, row.gradient.flat))
  }

  @Test func `loss and gradients of a perceptron of three dense layers`() throws {
    let there = GoldenNetworks.all.mlp
    let network = try GoldenNetworks.network()
    var phase = Phase.evaluation
    let (loss, gradient, _) = try network.lossAndGradient(
      try Matrix(there.inputs), targets: .classes(there.classes), loss: .softmaxCrossEntropy,
      phase: &phase)
    #expect(isClose(loss, there.loss))
    #expect(isClose(gradient, there.gradients.flatMap(\.flat)))
  }

  @Test func `bounds and deviations of the initialisers`() throws {
    let there = GoldenNetworks.all.initializers
    func expect(_ name: String, _ value: Double?) throws {
      let here = try #require(value)
      let expected = try #require(there[name])
      #expect(isClose([here], expected), "\(name)")
    }
    #expect(there.count == 5)
    try expect(
      "xavier_uniform bound (fan_in 32, fan_out 64)",
      Initializer.xavierUniform.bound(inputs: 32, outputs: 64))
    try expect(
      "xavier_normal std", Initializer.xavierNormal.standardDeviation(inputs: 32, outputs: 64))
    try expect(
      "he_uniform bound (relu, fan_in 32)", Initializer.heUniform.bound(inputs: 32, outputs: 64))
    try expect(
      "he_normal std (relu, fan_in 32)",
      Initializer.heNormal.standardDeviation(inputs: 32, outputs: 64))
    try expect(
      "lecun_normal std (fan_in 32)",
      Initializer.lecunNormal.standardDeviation(inputs: 32, outputs: 64))
  }
}
