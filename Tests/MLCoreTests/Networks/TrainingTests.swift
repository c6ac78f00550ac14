import MLCore
import Testing

@Suite struct `Training a network` {
  private func training(epochs: Int = 5, batchSize: Int = 8) throws -> Training {
    Training(
      loss: .softmaxCrossEntropy, optimizer: try SGD(learningRate: 0.2), epochs: epochs,
      batchSize: batchSize)
  }

  // PyTorch 2.15: 25 steps on all 12 samples, from the initial parameters of the golden file.
  @Test(arguments: GoldenNetworks.all.mlp.loss_curves.keys.sorted())
  func `follows PyTorch's loss curves to 1e-7`(_ name: String) throws {
    let optimizers: [String: any Optimizer] = [
      "sgd lr 0.1": try SGD(learningRate: 0.1),
      "momentum 0.9 lr 0.1": try Momentum(learningRate: 0.1, momentum: 0.9),
      "adam lr 0.01": try Adam(learningRate: 0.01),
      "adamw lr 0.01 wd 0.1": try AdamW(learningRate: 0.01, weightDecay: 0.1),
      "rmsprop lr 0.01": try RMSProp(learningRate: 0.01),
      "adagrad lr 0.1": try AdaGrad(learningRate: 0.1),
    ]
    let there = GoldenNetworks.all.mlp
    let expected = try #require(there.loss_curves[name])
    var network = try GoldenNetworks.network()
    var training = Training(
      loss: .softmaxCrossEntropy, optimizer: try #require(optimizers[name]),
      epochs: expected.count, batchSize: 12)
    training.shuffles = false
    var generator = SeededGenerator(seed: 1)
    let history = try training.run(
      on: &network, inputs: try Matrix(there.inputs), targets: .classes(there.classes),
      using: &generator)
    #expect(history.losses.count == expected.count)
    for (here, there) in zip(history.losses, expected) {
      #expect(isClose(here, there, tolerance: 1e-7))
    }
  }

  @Test func `learns what can be learnt`() throws {
    let (inputs, labels) = TwoClasses.samples()
    let (unseen, unseenLabels) = TwoClasses.samples(seed: 2)
    var network = try TwoClasses.network()
    var training = try training(epochs: 30)
    var generator = SeededGenerator(seed: 3)
    let history = try training.run(
      on: &network, inputs: inputs, targets: .classes(labels),
      heldOut: Training.HeldOut(inputs: unseen, targets: .classes(unseenLabels)),
      using: &generator)
    #expect(history.end == .allEpochs && history.epochs.count == 30)
    // 60 samples in batches of 8: the last has 4.
    #expect(history.steps == 30 * 8)
    #expect(history.epochs.last!.trainingLoss < 0.5 * history.epochs[0].trainingLoss)
    #expect(try network.accuracy(on: unseen, labels: unseenLabels) > 0.9)
    #expect(
      try history.epochs.last!.heldOutLoss
        == network.loss(.softmaxCrossEntropy, on: unseen, targets: .classes(unseenLabels)))
  }

  @Test func `gives the same bits again, watched or not, on one thread or two`() throws {
    let (inputs, labels) = TwoClasses.samples()
    func parameters(watched: Bool, threads: Int) throws -> [Double] {
      var network = try TwoClasses.network(layers: [try Dropout(0.3), BatchNorm(8)])
      var training = try training()
      training.monitor = watched ? TrainingMonitor() : nil
      var generator = SeededGenerator(seed: 3)
      _ = try Threads.$limit.withValue(threads) {
        try training.run(
          on: &network, inputs: inputs, targets: .classes(labels), using: &generator)
      }
      return network.parameters + network.statistics
    }
    let expected = try parameters(watched: false, threads: 1)
    #expect(try parameters(watched: false, threads: 1) == expected)
    #expect(try parameters(watched: true, threads: 1) == expected)
    #expect(try parameters(watched: false, threads: 2) == expected)
  }

  @Test func `does what a loop by hand does`() throws {
    let (inputs, labels) = TwoClasses.samples()
    var network = try TwoClasses.network()
    var slow = network
    var training = try training(epochs: 3, batchSize: 7)
    training.dropsLastBatch = true
    var generator = SeededGenerator(seed: 8)
    var slowGenerator = generator
    _ = try training.run(
      on: &network, inputs: inputs, targets: .classes(labels), using: &generator)

    for _ in 0..<3 {
      let order = permutation(of: 60, using: &slowGenerator)
      for start in stride(from: 0, to: 56, by: 7) {
        let batch = Array(order[start..<start + 7])
        var phase = Phase.evaluation
        let gradient = try slow.lossAndGradient(
          inputs.selectingRows(batch), targets: .classes(batch.map { labels[$0] }),
          loss: .softmaxCrossEntropy, phase: &phase
        ).gradient
        for index in gradient.indices { slow.parameters[index] -= 0.2 * gradient[index] }
      }
    }
    #expect(zip(network.parameters, slow.parameters).allSatisfy { abs($0 - $1) < 1e-14 })
    #expect(generator == slowGenerator)
  }

  // A rate that moves nothing: each batch sees the network that the whole set sees.
  @Test func `gives each sample the same weight in the loss of an epoch`() throws {
    let (inputs, labels) = TwoClasses.samples()
    var network = try TwoClasses.network()
    var training = try training(epochs: 1, batchSize: 8)
    training.optimizer = try SGD(learningRate: 1e-300)
    let expected = try network.loss(.softmaxCrossEntropy, on: inputs, targets: .classes(labels))
    var generator = SeededGenerator(seed: 3)
    let history = try training.run(
      on: &network, inputs: inputs, targets: .classes(labels), using: &generator)
    // 60 samples in batches of 8: the last has 4.
    #expect(relativeError(history.epochs[0].trainingLoss, expected) < 1e-14)
  }

  @Test func `asks for the gradient where Nesterov's rule wants it`() throws {
    let (inputs, labels) = TwoClasses.samples(count: 10)
    var network = try TwoClasses.network()
    let start = network.parameters
    var optimizer = try Nesterov(learningRate: 0.1, momentum: 0.9)
    var training = Training(
      loss: .softmaxCrossEntropy, optimizer: optimizer, epochs: 4, batchSize: 10)
    training.shuffles = false
    var generator = SeededGenerator(seed: 8)
    _ = try training.run(
      on: &network, inputs: inputs, targets: .classes(labels), using: &generator)

    var slow = network
    var theta = start
    for _ in 0..<4 {
      try optimizer.step(&theta) { point in
        slow.parameters = point
        var phase = Phase.evaluation
        return try slow.lossAndGradient(
          inputs, targets: .classes(labels), loss: .softmaxCrossEntropy, phase: &phase
        ).gradient
      }
    }
    #expect(network.parameters == theta)
  }

  @Test func `follows a schedule, counted in steps`() throws {
    let (inputs, labels) = TwoClasses.samples()
    var network = try TwoClasses.network()
    var training = try training(epochs: 3, batchSize: 30)
    training.schedule = try Schedule.exponential(from: 0.2, factor: 0.5)
    var generator = SeededGenerator(seed: 3)
    let history = try training.run(
      on: &network, inputs: inputs, targets: .classes(labels), using: &generator)
    // Two steps an epoch: the last of each are steps 1, 3 and 5.
    for (epoch, rate) in zip(history.epochs, [0.1, 0.025, 0.00625]) {
      #expect(relativeError(epoch.learningRate, rate) < 1e-14)
    }
  }

  @Test func `clips what is too long`() throws {
    let (inputs, labels) = TwoClasses.samples()
    var network = try TwoClasses.network()
    let start = network.parameters
    var training = try training(epochs: 1, batchSize: 60)
    training.clipping = .norm(1e-3)
    var generator = SeededGenerator(seed: 3)
    let history = try training.run(
      on: &network, inputs: inputs, targets: .classes(labels), using: &generator)
    #expect(history.gradientNorms.count == 1 && history.gradientNorms[0] > 1e-3)
    let moved = euclideanNorm(zip(network.parameters, start).map { $0 - $1 })
    #expect(relativeError(moved, 0.2 * 1e-3) < 1e-9)
  }

  @Test func `stops early, and keeps the best parameters`() throws {
    // Labels at random: what is learnt of them does not carry over.
    var generator = SeededGenerator(seed: 5)
    let inputs = Matrix(rows: 30, columns: 3) { _, _ in .normal(using: &generator) }
    let labels = (0..<30).map { _ in Int.uniform(below: 2, using: &generator) }
    let unseen = Training.HeldOut(
      inputs: Matrix(rows: 200, columns: 3) { _, _ in .normal(using: &generator) },
      targets: .classes((0..<200).map { _ in Int.uniform(below: 2, using: &generator) }))
    var network = try TwoClasses.network()
    var training = Training(
      loss: .softmaxCrossEntropy, optimizer: try Adam(learningRate: 0.05), epochs: 400,
      batchSize: 10)
    training.earlyStopping = try EarlyStopping(patience: 7)
    let history = try training.run(
      on: &network, inputs: inputs, targets: .classes(labels), heldOut: unseen,
      using: &generator)
    let losses = history.epochs.map { $0.heldOutLoss! }
    let best = losses.indices.min { losses[$0] < losses[$1] }!
    #expect(history.end == .outOfPatience(bestEpoch: best))
    #expect(history.epochs.count == best + 7 + 1 && history.epochs.count < 400)
    #expect(
      try network.loss(.softmaxCrossEntropy, on: unseen.inputs, targets: unseen.targets)
        == losses[best])
  }

  // No loss falls by 1,000, so the first epoch stays the best.
  @Test func `early stopping takes no notice of improvements below the least one`() throws {
    let (inputs, labels) = TwoClasses.samples()
    var network = try TwoClasses.network()
    var training = try training(epochs: 20)
    training.earlyStopping = try EarlyStopping(patience: 3, minimumImprovement: 1000)
    var generator = SeededGenerator(seed: 3)
    let history = try training.run(
      on: &network, inputs: inputs, targets: .classes(labels),
      heldOut: Training.HeldOut(inputs: inputs, targets: .classes(labels)), using: &generator)
    #expect(history.epochs.last!.heldOutLoss! < history.epochs[0].heldOutLoss!)
    #expect(history.end == .outOfPatience(bestEpoch: 0))
    #expect(history.epochs.count == 4)
  }

  @Test func `ends at a loss that is not a number, unless told to go on`() throws {
    var (inputs, labels) = TwoClasses.samples()
    inputs[7, 1] = .nan
    var network = try TwoClasses.network()
    var training = try training()
    training.allowsNonFiniteInputs = true
    var generator = SeededGenerator(seed: 3)
    let history = try training.run(
      on: &network, inputs: inputs, targets: .classes(labels), using: &generator)
    guard case .nonFiniteLoss(let step) = history.end else {
      Issue.record("ended by \(history.end)")
      return
    }
    #expect(step < 8 && history.losses.count == step + 1 && history.losses.last!.isNaN)
    // The step that saw it was not made.
    #expect(network.parameters.allSatisfy { $0.isFinite })

    training.stopsAtNonFiniteLoss = false
    let other = try training.run(
      on: &network, inputs: inputs, targets: .classes(labels), using: &generator)
    #expect(other.end == .allEpochs && network.parameters.contains { $0.isNaN })
  }

  // running ← 0.9 running + 0.1 (mean, variance with n − 1) of the one batch, from 0 and 1.
  @Test func `moves the running statistics of batch normalisation, which evaluation uses`() throws {
    let (inputs, labels) = TwoClasses.samples()
    var generator = SeededGenerator(seed: 3)
    var network = try Network(inputs: 3, [BatchNorm(3), Dense(3, 2)], using: &generator)
    var training = try training(epochs: 1, batchSize: 60)
    training.shuffles = false
    _ = try training.run(
      on: &network, inputs: inputs, targets: .classes(labels), using: &generator)
    for j in 0..<3 {
      let column = inputs.column(j)
      #expect(relativeError(network.statistics[j], 0.1 * (try mean(of: column))) < 1e-12)
      let expected = 0.9 + 0.1 * (try variance(of: column, divisor: .sample))
      #expect(relativeError(network.statistics[3 + j], expected) < 1e-12)
    }
    var other = network
    other.statistics = [0, 0, 0, 1, 1, 1]
    #expect(try other.predict(inputs) != network.predict(inputs))
  }

  @Test func `a batch of one sample cannot be normalised, and the error says so`() throws {
    let (inputs, labels) = TwoClasses.samples(count: 9)
    var network = try TwoClasses.network(layers: [BatchNorm(8)])
    var training = try training(batchSize: 8)
    var generator = SeededGenerator(seed: 3)
    #expect(throws: NetworkError.batchTooSmall(layer: "BatchNorm(8)", samples: 1)) {
      try training.run(
        on: &network, inputs: inputs, targets: .classes(labels), using: &generator)
    }
    training.dropsLastBatch = true
    #expect(throws: Never.self) {
      try training.run(
        on: &network, inputs: inputs, targets: .classes(labels), using: &generator)
    }
  }
}

@Suite struct `What training refuses` {
  private func refuse(
    _ error: NetworkError, labels: [Int]? = nil, loss: Loss = .softmaxCrossEntropy,
    change: (inout Training, inout Matrix) throws -> Void = { _, _ in }
  ) throws {
    let samples = TwoClasses.samples()
    var inputs = samples.inputs
    var network = try TwoClasses.network()
    let before = network.parameters
    var training = Training(
      loss: loss, optimizer: try SGD(learningRate: 0.1), epochs: 1, batchSize: 8)
    try change(&training, &inputs)
    var generator = SeededGenerator(seed: 1)
    #expect(throws: error) {
      try training.run(
        on: &network, inputs: inputs, targets: .classes(labels ?? samples.labels),
        using: &generator)
    }
    #expect(network.parameters == before)
  }

  @Test func `inputs that are not finite, with their place`() throws {
    try refuse(.nonFiniteInput(.infinity, sample: 17, feature: 2)) { $1[17, 2] = .infinity }
  }

  @Test func `labels out of range, and as many as there should not be`() throws {
    var labels = TwoClasses.samples().labels
    labels[4] = 2
    try refuse(.labelOutOfRange(2, index: 4, classes: 2), labels: labels)
    try refuse(.countMismatch(inputs: 60, targets: 2), labels: [0, 1])
  }

  @Test func `settings out of their ranges`() throws {
    try refuse(.settingOutOfRange(name: "epochs", value: 0, expected: "at least 1")) {
      training, _ in
      training.epochs = 0
    }
    try refuse(.settingOutOfRange(name: "batchSize", value: -1, expected: "at least 1")) {
      training, _ in training.batchSize = -1
    }
    try refuse(.noHeldOutData) { training, _ in
      training.earlyStopping = try EarlyStopping(patience: 2)
    }
    try refuse(
      .settingOutOfRange(
        name: "the limit of clipping", value: 0, expected: "finite and above 0")
    ) { training, _ in training.clipping = .value(0) }
    #expect(
      throws: NetworkError.settingOutOfRange(
        name: "patience", value: 0, expected: "at least 1 epoch")
    ) { try EarlyStopping(patience: 0) }
  }

  @Test func `targets that do not suit the loss`() throws {
    try refuse(
      .wrongTargets(loss: "meanSquaredError", expected: "values"), loss: .meanSquaredError)
  }
}
