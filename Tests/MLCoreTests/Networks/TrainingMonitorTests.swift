import MLCore
import Testing

@Suite struct `A training monitor` {
  private func findings(
    inputs: Matrix? = nil, layers: [any Layer]? = nil, width: Int = 3, rate: Double = 0.1,
    epochs: Int = 5, optimizer: (any Optimizer)? = nil, heldOut: Training.HeldOut? = nil,
    labels: [Int]? = nil, change: (inout Network) -> Void = { _ in }
  ) throws -> [Finding] {
    var generator = SeededGenerator(seed: 1)
    let samples = TwoClasses.samples()
    var network = try Network(
      inputs: width, layers ?? [Dense(width, 8), Activation.tanh, Dense(8, 2)], using: &generator)
    change(&network)
    var training = Training(
      loss: .softmaxCrossEntropy, optimizer: try optimizer ?? SGD(learningRate: rate),
      epochs: epochs, batchSize: 10)
    training.monitor = TrainingMonitor()
    training.allowsNonFiniteInputs = true
    let history = try training.run(
      on: &network, inputs: inputs ?? samples.inputs,
      targets: .classes(labels ?? samples.labels), heldOut: heldOut, using: &generator)
    #expect(history.findings == training.monitor?.findings)
    return history.findings
  }

  @Test func `has nothing to say about a training that goes well`() throws {
    #expect(try findings() == [])
  }

  @Test func `finds NaN in the inputs, and the loss that it spoils`() throws {
    var inputs = TwoClasses.samples().inputs
    inputs[17, 1] = .nan
    inputs[30, 0] = .infinity
    let findings = try findings(inputs: inputs)
    #expect(
      findings.first?.kind
        .description
        == "NaN in the inputs at sample 17, feature 1 (2 samples in all): "
        + "a loss that has seen it is not a number; fill or leave out such samples")
    guard case .nonFiniteLoss? = findings.last?.kind else {
      Issue.record("\(findings)")
      return
    }
  }

  @Test func `finds features that are not scaled`() throws {
    var inputs = TwoClasses.samples().inputs
    for i in 0..<60 { inputs[i, 2] = 1000 + 2000 * inputs[i, 2] }
    let kinds = try findings(inputs: inputs, rate: 1e-6, epochs: 1).map(\.kind)
    guard case .unscaledInputs(let largest, let feature, let ratio)? = kinds.first else {
      Issue.record("\(kinds)")
      return
    }
    #expect(feature == 2 && largest > 2000 && ratio > 500)
  }

  @Test func `finds initial weights that are too large`() throws {
    let kinds = try findings(rate: 1e-9) { network in
      network.parameters = network.parameters.map { 200 * $0 }
    }.map(\.kind)
    #expect(
      kinds.contains {
        if case .hugeFirstLoss(let loss, let guess) = $0 {
          // Two classes of thirty samples each.
          return loss > 5 * guess && relativeError(guess, log(2)) < 1e-12
        }
        return false
      })
  }

  // By hand: two labels, equally frequent, have an entropy of log 2. What numbers they are does not matter, and a
  // huge one, which a network would refuse later, must not cost memory.
  @Test func `knows the loss of a guess from the frequencies of the labels alone`() {
    for labels in [[0, 1], [3, 1 << 50], [-7, 2]] {
      var monitor = TrainingMonitor()
      monitor.inspect(
        inputs: Matrix(column: [0, 1]), targets: .classes(labels), loss: .softmaxCrossEntropy)
      monitor.observe(step: 0, loss: 4, gradientNorm: 1)
      #expect(monitor.findings.map(\.kind) == [.hugeFirstLoss(loss: 4, guess: log(2))])
    }
  }

  @Test func `finds a gradient that explodes`() throws {
    // Least squares at a rate beyond the stable: each step multiplies the error.
    var generator = SeededGenerator(seed: 1)
    let x = Matrix(rows: 20, columns: 2) { _, _ in .normal(using: &generator) }
    var network = try Network(inputs: 2, [Dense(2, 1)], using: &generator)
    var training = Training(
      loss: .meanSquaredError, optimizer: try SGD(learningRate: 5), epochs: 40, batchSize: 20)
    training.monitor = TrainingMonitor()
    let history = try training.run(
      on: &network, inputs: x, targets: .values(x.column(0)), using: &generator)
    guard
      let finding = history.findings.first(where: {
        if case .explodingGradient = $0.kind { true } else { false }
      }), case .explodingGradient(let factor, let steps, let norm) = finding.kind
    else {
      Issue.record("\(history.findings)")
      return
    }
    let end = try #require(finding.step)
    #expect(factor > 1e3 && steps <= 20)
    #expect(history.gradientNorms[end] == norm)
    #expect(history.gradientNorms[end] / history.gradientNorms[end - steps] == factor)
    #expect(history.findings.contains { if case .risingLoss = $0.kind { true } else { false } })
  }

  // The least of 5, 1, 50 lies two steps before 2000, by a factor of 2000.
  @Test func `counts an explosion from the smallest gradient, and takes a dip for none`() {
    var monitor = TrainingMonitor()
    for (step, norm) in [5.0, 1, 50, 2000].enumerated() {
      monitor.observe(step: step, loss: 1, gradientNorm: norm)
    }
    #expect(
      monitor.findings == [
        Finding(kind: .explodingGradient(factor: 2000, steps: 2, norm: 2000), step: 3)
      ])
    var calm = TrainingMonitor()
    for (step, norm) in [5.0, 1e-6, 4, 5].enumerated() {
      calm.observe(step: step, loss: 1, gradientNorm: norm)
    }
    #expect(calm.findings == [])
  }

  @Test func `sees a loss that rises within an epoch, not one dear batch`() {
    var monitor = TrainingMonitor()
    for (step, loss) in [2.0, 1.5, 9, 1.4, 1.3, 2].enumerated() {
      monitor.observe(step: step, loss: loss, gradientNorm: 1)
    }
    #expect(monitor.findings.map(\.kind) == [.risingLoss(from: 2, at: 0, to: (2.0 + 1.5 + 9) / 3)])
    var calm = TrainingMonitor()
    for (step, loss) in [2.0, 1.5, 5, 1.4, 1.3, 2].enumerated() {
      calm.observe(step: step, loss: loss, gradientNorm: 1)
    }
    #expect(calm.findings == [])
  }

  @Test func `finds a gradient that vanishes, and that nothing is learnt`() throws {
    var layers: [any Layer] = [Dense(3, 8), Activation.sigmoid]
    for _ in 0..<10 { layers += [Dense(8, 8), Activation.sigmoid] as [any Layer] }
    layers.append(Dense(8, 2))
    let kinds = try findings(layers: layers, epochs: 40).map(\.kind)
    #expect(
      kinds.contains {
        if case .vanishingGradient(let layer, let norm, let last, let lastNorm) = $0 {
          return layer == 0 && last == 22 && norm < 1e-4 * lastNorm
        }
        return false
      })
    #expect(kinds.contains { if case .guessing = $0 { true } else { false } })
  }

  @Test func `finds dead and saturated units`() throws {
    let dead = try findings(layers: [
      Dense(3, 8, bias: .constant(-50)), Activation.relu, Dense(8, 2),
    ]).map(\.kind)
    #expect(dead.contains(.deadUnits(layer: 1, name: "ReLU", dead: 8, units: 8)))
    let saturated = try findings(layers: [
      Dense(3, 8, bias: .constant(50)), Activation.tanh, Dense(8, 2),
    ]).map(\.kind)
    #expect(saturated.contains(.saturatedUnits(layer: 1, name: "Tanh", share: 1)))
  }

  @Test func `finds samples that are learnt by heart`() throws {
    var generator = SeededGenerator(seed: 5)
    let labels = (0..<60).map { _ in Int.uniform(below: 2, using: &generator) }
    let unseen = Training.HeldOut(
      inputs: TwoClasses.samples(seed: 9).inputs,
      targets: .classes((0..<60).map { _ in Int.uniform(below: 2, using: &generator) }))
    let kinds = try findings(
      layers: [Dense(3, 60), Activation.relu, Dense(60, 2)], epochs: 300,
      optimizer: try Adam(learningRate: 0.02), heldOut: unseen, labels: labels
    ).map(\.kind)
    #expect(kinds.contains { if case .overfitting = $0 { true } else { false } })
  }

  // The numbers by hand; each kind once, so that every sentence is read.
  @Test func `speaks in sentences`() {
    func sentence(_ kind: Finding.Kind) -> String { Finding(kind: kind, step: 12).description }
    #expect(
      sentence(.explodingGradient(factor: 1e6, steps: 12, norm: 412_345))
        == "step 12: the gradient's norm grew 10⁶-fold in 12 steps, to 412,000: "
        + "lower the learning rate or clip the gradient")
    #expect(
      sentence(.vanishingGradient(layer: 0, norm: 9.04e-13, lastLayer: 38, lastNorm: 0.0999))
        == "step 12: the gradient of layer 0 has the norm 9.04×10⁻¹³, that of layer 38 0.0999: "
        + "it vanishes on its way back")
    #expect(
      sentence(.hugeFirstLoss(loss: 1895.3, guess: 2.302585))
        == "step 12: the first loss, 1,900, is 823 times that of a guess, 2.3: "
        + "the initial weights or the inputs are too large")
    #expect(
      sentence(.nonFiniteLoss(loss: .nan, lastFinite: 0.31))
        == "step 12: the loss became NaN; before it was 0.31")
    #expect(
      sentence(.nonFiniteLoss(loss: .infinity, lastFinite: nil))
        == "step 12: the loss became infinite at the first step")
    #expect(
      sentence(.risingLoss(from: 0.5, at: 3, to: 9.996))
        == "step 12: the loss rose from 0.5 at step 3 to 10: "
        + "the learning rate is too large for this surface")
    #expect(
      sentence(.guessing(loss: 2.301, guess: 2.3026, steps: 200))
        == "step 12: after 200 steps the loss, 2.3, is still that of a guess, 2.3: "
        + "nothing is learnt")
    #expect(
      sentence(.deadUnits(layer: 1, name: "ReLU", dead: 51, units: 64))
        == "step 12: 51 of 64 units of layer 1, ReLU, give 0 for every sample: "
        + "no gradient reaches their weights")
    #expect(
      sentence(.saturatedUnits(layer: 1, name: "Tanh", share: 0.78123))
        == "step 12: 78.1% of the outputs of layer 1, Tanh, lie at the flat ends of the function: "
        + "hardly a gradient passes")
    #expect(
      sentence(.overfitting(least: 0.657, epoch: 10, now: 1.286, trainingLoss: 0.014))
        == "step 12: the loss on held-out data rose from 0.657 (epoch 10) to 1.29 while "
        + "the training loss fell to 0.014: the network learns its samples by heart")
    #expect(
      sentence(.growingBackwards(layer: 0, norm: 4.4e6, lastLayer: 20, lastNorm: 1))
        == "step 12: the gradient of layer 0 has the norm 4.4×10⁶, that of layer 20 1: "
        + "it explodes on its way back")
    #expect(
      Finding(
        kind: .unscaledInputs(largest: 4254, feature: 23, spreadRatio: 215_000), step: nil
      ).description
        == "the inputs reach 4,250 (feature 23) and the spreads of features differ 215,000-fold: "
        + "one learning rate cannot suit them all; standardise the features")
  }
}
