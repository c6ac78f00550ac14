/// Fits a network to samples, mini-batch by mini-batch.
///
///     for each epoch:
///       shuffle the samples
///       for each batch of them:  θ ← optimizer(θ, ∇L(θ; batch))
///
///     var training = Training(
///       loss: .softmaxCrossEntropy, optimizer: try Adam(learningRate: 3e-3), epochs: 20, batchSize: 32)
///     let history = try training.run(
///       on: &network, inputs: images, targets: .classes(labels), using: &generator)
///
/// The same network, data, settings and generator give the same bits: on every machine, on any number of
/// threads, watched by a monitor or not.
///
/// A run begins with the optimizer as it is here, and leaves it here as it is at the end: another run goes on
/// with its moments.
public struct Training: Sendable {
  /// What is made small.
  public var loss: Loss
  /// The rule that moves the parameters.
  public var optimizer: any Optimizer
  /// How often each sample is seen, at least 1.
  public var epochs: Int
  /// How many samples a step sees, at least 1; all at once where there are fewer.
  public var batchSize: Int
  /// The learning rate of each step, counted over all epochs of a run; the optimizer's own, where nil.
  public var schedule: Schedule?
  /// What is done to gradients that are too large.
  public var clipping: GradientClipping?
  /// Whether each epoch sees the samples in another order.
  public var shuffles = true
  /// Whether the last batch of an epoch is left out where it is not full.
  public var dropsLastBatch = false
  /// When to stop before all epochs are run; needs held-out data.
  public var earlyStopping: EarlyStopping?
  /// Who watches.
  public var monitor: TrainingMonitor?
  /// Whether inputs that are not finite are let through, to see what they do; an error, if not.
  public var allowsNonFiniteInputs = false
  /// Whether the training ends at a loss that is not finite, with the parameters that gave it.
  public var stopsAtNonFiniteLoss = true

  /// A training with its necessary settings; the others are set afterwards.
  public init(loss: Loss, optimizer: any Optimizer, epochs: Int, batchSize: Int) {
    self.loss = loss
    self.optimizer = optimizer
    self.epochs = epochs
    self.batchSize = batchSize
  }

  /// Samples that are not trained on.
  public struct HeldOut: Sendable {
    /// X, [n, inputs].
    public let inputs: Matrix
    /// Of the same n samples.
    public let targets: Targets

    /// Held-out samples.
    public init(inputs: Matrix, targets: Targets) {
      self.inputs = inputs
      self.targets = targets
    }
  }

  /// Trains a network.
  ///
  /// - Parameters:
  ///   - network: changed in place.
  ///   - inputs: X, [n, inputs].
  ///   - targets: of the same n samples.
  ///   - heldOut: samples whose loss is measured after each epoch.
  ///   - generator: shuffles, and draws what the layers draw.
  ///   - afterEpoch: called after each epoch with the network as it is then.
  /// - Returns: what happened.
  /// - Throws: ``NetworkError`` where data, targets, network and settings do not fit; nothing is changed then.
  public mutating func run(
    on network: inout Network, inputs: Matrix, targets: Targets, heldOut: HeldOut? = nil,
    using generator: inout SeededGenerator,
    afterEpoch: (TrainingHistory.Epoch, Network) -> Void = { _, _ in }
  ) throws -> TrainingHistory {
    try check(network, inputs: inputs, targets: targets, heldOut: heldOut)
    var run = Run(training: self, network: network)
    run.monitor?.inspect(inputs: inputs, targets: targets, loss: loss)
    for epoch in 0..<epochs {
      let isWhole = try run.epoch(inputs: inputs, targets: targets, using: &generator)
      guard isWhole else { break }
      let goesOn = try run.finish(epoch: epoch, inputs: inputs, targets: targets, heldOut: heldOut)
      afterEpoch(run.history.epochs.last!, run.network)
      guard goesOn else { break }
    }
    run.restoreBest()
    network = run.network
    optimizer = run.optimizer
    monitor = run.monitor
    run.history.findings = run.monitor?.findings ?? []
    return run.history
  }

  private func check(
    _ network: Network, inputs: Matrix, targets: Targets, heldOut: HeldOut?
  ) throws(NetworkError) {
    guard epochs >= 1 else {
      throw .settingOutOfRange(name: "epochs", value: Double(epochs), expected: "at least 1")
    }
    guard batchSize >= 1 else {
      throw .settingOutOfRange(name: "batchSize", value: Double(batchSize), expected: "at least 1")
    }
    if case .norm(let limit)? = clipping { try checkLimit(limit) }
    if case .value(let limit)? = clipping { try checkLimit(limit) }
    guard earlyStopping == nil || heldOut != nil else { throw .noHeldOutData }
    let sets = [(inputs, targets)] + (heldOut.map { [($0.inputs, $0.targets)] } ?? [])
    for (inputs, targets) in sets {
      guard inputs.rows > 0 else { throw .noSamples }
      guard inputs.columns == network.inputWidth else {
        throw .inputWidthMismatch(expected: network.inputWidth, got: inputs.columns)
      }
      guard inputs.rows == targets.count else {
        throw .countMismatch(inputs: inputs.rows, targets: targets.count)
      }
      try loss.check(targets, outputs: network.outputWidth)
      if !allowsNonFiniteInputs, let found = inputs.firstNonFinite() {
        throw .nonFiniteInput(found.value, sample: found.row, feature: found.column)
      }
    }
    if dropsLastBatch, inputs.rows < batchSize {
      throw .settingOutOfRange(
        name: "batchSize", value: Double(batchSize),
        expected: "at most the number of samples, \(inputs.rows), where the last batch is left out")
    }
  }

  private func checkLimit(_ limit: Double) throws(NetworkError) {
    guard limit > 0, limit.isFinite else {
      throw .settingOutOfRange(
        name: "the limit of clipping", value: limit, expected: "finite and above 0")
    }
  }
}
