extension Training {
  /// A training under way.
  struct Run {
    let training: Training
    var network: Network
    var optimizer: any Optimizer
    var monitor: TrainingMonitor?
    var history = TrainingHistory()

    private var best: (loss: Double, epoch: Int, network: Network)?
    private var lossOfEpoch = 0.0

    init(training: Training, network: Network) {
      self.training = training
      self.network = network
      optimizer = training.optimizer
      monitor = training.monitor
    }

    // MARK: Steps

    /// One pass over the samples.
    ///
    /// - Returns: whether it came to its end.
    mutating func epoch(
      inputs: Matrix, targets: Targets, using generator: inout SeededGenerator
    ) throws -> Bool {
      let n = inputs.rows
      let order = training.shuffles ? permutation(of: n, using: &generator) : Array(0..<n)
      var phase = Phase.training(generator)
      var total = 0.0
      var seen = 0
      for start in stride(from: 0, to: n, by: training.batchSize) {
        let batch = order[start..<min(n, start + training.batchSize)]
        if training.dropsLastBatch && batch.count < training.batchSize { break }
        let loss = try step(
          inputs: inputs.selectingRows(batch), targets: targets.selecting(batch), phase: &phase)
        guard let loss else { return false }
        total += loss * Double(batch.count)
        seen += batch.count
      }
      if case .training(let moved) = phase { generator = moved }
      lossOfEpoch = total / Double(seen)
      return true
    }

    /// One step on a batch.
    ///
    /// - Returns: the loss before the step; nil where the training is to end with it.
    private mutating func step(
      inputs: Matrix, targets: Targets, phase: inout Phase
    ) throws -> Double? {
      let step = history.losses.count
      if let schedule = training.schedule {
        optimizer.learningRate = schedule.rate(at: step)
      }
      // Nesterov's rule asks for the gradient at another point than the parameters'.
      var parameters = network.parameters
      network.parameters = optimizer.lookAhead(parameters)
      let (loss, gradient, pass) = try network.lossAndGradient(
        inputs, targets: targets, loss: training.loss, phase: &phase)
      swap(&network.parameters, &parameters)
      // Let go, so that the step below changes the only copy in place.
      parameters = []
      network.statistics = pass.statistics
      history.losses.append(loss)
      guard loss.isFinite || !training.stopsAtNonFiniteLoss else {
        monitor?.observe(step: step, loss: loss, gradientNorm: .nan)
        history.end = .nonFiniteLoss(step: step)
        return nil
      }
      var clipped = gradient
      try clip(&clipped, loss: loss, step: step)
      optimizer.step(&network.parameters, gradient: clipped)
      return loss
    }

    private mutating func clip(_ gradient: inout [Double], loss: Double, step: Int) throws {
      var norm: Double?
      if let clipping = training.clipping, gradient.allSatisfy(\.isFinite) {
        norm = try clipping.apply(to: &gradient)
      } else if monitor != nil {
        norm = euclideanNorm(gradient)
      }
      guard let norm else { return }
      history.gradientNorms.append(norm)
      monitor?.observe(step: step, loss: loss, gradientNorm: norm)
    }

    // MARK: Epochs

    /// Notes an epoch that came to its end.
    ///
    /// - Returns: whether there is reason to go on.
    mutating func finish(
      epoch: Int, inputs: Matrix, targets: Targets, heldOut: HeldOut?
    ) throws -> Bool {
      let heldOutLoss = try heldOut.map { set throws(NetworkError) in
        try network.loss(training.loss, on: set.inputs, targets: set.targets)
      }
      history.epochs.append(
        TrainingHistory.Epoch(
          epoch: epoch, trainingLoss: lossOfEpoch, heldOutLoss: heldOutLoss,
          learningRate: optimizer.learningRate))
      if monitor != nil {
        let sample = Array(0..<min(inputs.rows, 256))
        let reports = try network.layerReports(
          on: inputs.selectingRows(sample), targets: targets.selecting(sample),
          loss: training.loss)
        monitor?.observe(
          epoch: epoch, trainingLoss: lossOfEpoch, heldOutLoss: heldOutLoss, reports: reports)
      }
      guard let rule = training.earlyStopping, let heldOutLoss else { return true }
      if best == nil || heldOutLoss < best!.loss - rule.minimumImprovement {
        best = (heldOutLoss, epoch, network)
      }
      guard epoch - best!.epoch >= rule.patience else { return true }
      history.end = .outOfPatience(bestEpoch: best!.epoch)
      return false
    }

    mutating func restoreBest() {
      if training.earlyStopping?.restoresBest == true, let best { network = best.network }
    }
  }
}
