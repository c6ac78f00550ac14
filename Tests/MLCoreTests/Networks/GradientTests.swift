import MLCore
import Testing

/// Every layer and loss against slopes measured on the network itself.
@Suite struct `Gradients of layers and losses` {
  private static let layers: [(name: String, layers: @Sendable () throws -> [any Layer])] = [
    ("dense", { [] }),
    ("sigmoid", { [Activation.sigmoid] }),
    ("tanh", { [Activation.tanh] }),
    ("ReLU", { [Activation.relu] }),
    ("leaky ReLU", { [Activation.leakyReLU(slope: 0.1)] }),
    ("leaky ReLU with a negative slope", { [Activation.leakyReLU(slope: -0.3)] }),
    ("ELU", { [Activation.elu(alpha: 0.7)] }),
    ("ELU with a negative alpha", { [Activation.elu(alpha: -0.7)] }),
    ("GELU", { [Activation.gelu] }),
    ("SiLU", { [Activation.silu] }),
    ("softplus", { [Activation.softplus] }),
    ("batch norm", { [BatchNorm(5), Activation.tanh] }),
    ("layer norm", { [LayerNorm(5), Activation.tanh] }),
    ("dropout", { [try Dropout(0.4), Activation.tanh] }),
    (
      "residual",
      { [try Residual(5, [Dense(5, 4), Activation.tanh, Dense(4, 5), LayerNorm(5)])] }
    ),
    (
      "residual with batch norm and dropout",
      { [try Residual(5, [BatchNorm(5), Activation.silu, Dense(5, 5), try Dropout(0.2)])] }
    ),
  ]

  @Test(arguments: layers.map(\.name), 0..<5)
  func `agree with central differences for each layer, in training and evaluation`(
    _ name: String, _ seed: Int
  ) throws {
    let middle = try #require(Self.layers.first { $0.name == name }).layers()
    var generator = SeededGenerator(seed: UInt64(seed))
    var network = try Network(
      inputs: 4, [Dense(4, 5, bias: .normal(standardDeviation: 0.5))] + middle + [Dense(5, 3)],
      using: &generator)
    // Scales and shifts away from 1 and 0.
    network.parameters = network.parameters.map {
      $0 + .normal(standardDeviation: 0.1, using: &generator)
    }
    let x = Matrix(rows: 6, columns: 4) { _, _ in .normal(using: &generator) }
    let targets = Targets.classes((0..<6).map { _ in .uniform(below: 3, using: &generator) })
    for phase in [Phase.training(SeededGenerator(seed: 9)), .evaluation] {
      var here = phase
      let gradient = try network.lossAndGradient(
        x, targets: targets, loss: .softmaxCrossEntropy, phase: &here
      ).gradient
      let check = try checkGradient(at: network.parameters, gradient: gradient) { theta in
        var moved = network
        moved.parameters = theta
        // The same generator, so the same units are dropped.
        var here = phase
        return try moved.lossAndGradient(
          x, targets: targets, loss: .softmaxCrossEntropy, phase: &here
        ).loss
      }
      #expect(check.worstError < 2e-5, "\(check)")
    }
  }

  @Test(arguments: layers.map(\.name))
  func `by the inputs agree with central differences`(_ name: String) throws {
    let middle = try #require(Self.layers.first { $0.name == name }).layers()
    var generator = SeededGenerator(seed: 20)
    let network = try Network(
      inputs: 5, middle.isEmpty ? [Dense(5, 5)] : middle, using: &generator)
    let x = Matrix(rows: 6, columns: 5) { _, _ in .normal(using: &generator) }
    let targets = Targets.values(
      Matrix(rows: 6, columns: 5) { _, _ in .normal(using: &generator) })
    let phase = Phase.training(SeededGenerator(seed: 9))
    var here = phase
    let pass = try network.forward(x, phase: &here)
    let (_, upstream) = try Loss.meanSquaredError.evaluate(pass.output, targets: targets)
    let gradient = try #require(
      network.backward(upstream, pass: pass, wantsInputGradient: true).inputGradient)
    let check = try checkGradient(at: x.elements, gradient: gradient.elements) { elements in
      var here = phase
      return try Loss.meanSquaredError(
        network.forward(Matrix(rows: 6, columns: 5, elements: elements), phase: &here).output,
        targets: targets)
    }
    #expect(check.worstError < 2e-5, "\(check)")
  }

  @Test(arguments: 0..<20)
  func `of each loss agree with central differences`(_ seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let p = Matrix(rows: 4, columns: 3) { _, _ in .normal(standardDeviation: 2, using: &generator) }
    let shares = Matrix(rows: 4, columns: 3) { _, _ in .uniform(using: &generator) }
    let labels = Targets.classes((0..<4).map { _ in .uniform(below: 3, using: &generator) })
    for (loss, targets) in [
      (Loss.softmaxCrossEntropy, labels), (.binaryCrossEntropy, .values(shares)),
      (.meanSquaredError, .values(shares)), (.meanAbsoluteError, .values(shares)),
      (.huber(delta: 0.8), .values(shares)),
    ] {
      let gradient = try loss.evaluate(p, targets: targets).gradient
      let check = try checkGradient(at: p.elements, gradient: gradient.elements) { elements in
        try loss(Matrix(rows: 4, columns: 3, elements: elements), targets: targets)
      }
      #expect(check.worstError < 1e-6, "\(loss): \(check)")
    }
  }

  @Test func `that are wrong are found, and where`() {
    // f = x² + 3y at (1, 2), whose gradient is (2, 3), not (2, 3.3).
    let check = checkGradient(at: [1, 2], gradient: [2, 3.3]) { $0[0] * $0[0] + 3 * $0[1] }
    #expect(check.worstIndex == 1 && check.gradient == 3.3)
    #expect(abs(check.slope - 3) < 1e-8 && abs(check.worstError - 0.3 / 6.3) < 1e-8)
    let right = checkGradient(at: [1, 2], gradient: [2, 3]) { $0[0] * $0[0] + 3 * $0[1] }
    #expect(right.worstError < 1e-9 && right.count == 2)
  }
}
