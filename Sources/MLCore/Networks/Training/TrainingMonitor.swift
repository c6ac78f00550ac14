/// Watches a training, its data, losses, gradients and activations, and says in a sentence what is wrong.
///
/// Each kind of finding is reported once, when it is first seen. A monitor draws nothing and changes nothing:
/// a training with one gives the same bits as without.
///
///     var training = Training(
///       loss: .softmaxCrossEntropy, optimizer: try SGD(learningRate: 5), epochs: 3, batchSize: 32)
///     training.monitor = TrainingMonitor()
///     let history = try training.run(
///       on: &network, inputs: images, targets: .classes(labels), using: &generator)
///     for finding in history.findings { print(finding) }
///     // step 12: the gradient's norm grew 10⁶-fold in 12 steps, to 4.1·10⁵: lower the learning rate or …
public struct TrainingMonitor: Sendable {
  /// From which value on something is worth a sentence.
  public struct Limits: Sendable, Equatable {
    /// Inputs beyond this size are called unscaled, where the features also differ in spread.
    public var largestInput = 100.0
    /// Spreads of features that differ by more than this factor are called unscaled.
    public var spreadRatio = 1000.0
    /// A first loss of so many times that of a guess is called huge.
    public var firstLossFactor = 5.0
    /// A loss of so many times its smallest is said to rise.
    public var risingFactor = 3.0
    /// A loss within this share of a guess's is said to guess, …
    public var guessingShare = 0.01
    /// … after so many steps.
    public var guessingSteps = 100
    /// A gradient that grows by this factor within `explosionSteps` steps is said to explode.
    public var explosionFactor = 1e3
    /// Within how many steps.
    public var explosionSteps = 20
    /// A first layer's gradient smaller than the last one's by this factor is said to vanish, one that is
    /// larger by its inverse to explode.
    public var vanishingRatio = 1e-4
    /// A share of dead or saturated units above this is reported.
    public var inactiveShare = 0.5
    /// A held-out loss of so many times its smallest is called overfitting while the training loss falls.
    public var overfittingFactor = 1.15

    /// The limits as they stand above.
    public init() {}
  }

  /// The limits in force.
  public let limits: Limits
  /// What was seen, in the order of the steps.
  public private(set) var findings: [Finding] = []

  private var guess: Double?
  private var lastLoss: Double?
  private var leastLoss = Double.infinity
  private var leastLossStep = 0
  private var steps = 0
  private var firstLoss: Double?
  private var recentLosses: [Double] = []
  private var firstNorm: Double?
  private var recentNorms: [Double] = []
  private var leastHeldOut = Double.infinity
  private var leastHeldOutEpoch = 0
  private var trainingLossAtLeast = Double.infinity

  /// A monitor that has seen nothing yet.
  public init(limits: Limits = Limits()) { self.limits = limits }

  // MARK: Data

  /// Looks at the data before training.
  ///
  /// - Parameters:
  ///   - inputs: X, [n, features].
  ///   - targets: of the same n samples; the loss of a guess follows from their frequencies.
  ///   - loss: what is to be minimised.
  public mutating func inspect(inputs: Matrix, targets: Targets, loss: Loss) {
    guard inputs.rows > 0, inputs.columns > 0 else { return }
    guess = loss.ofBestConstant(targets)
    if let found = inputs.firstNonFinite() {
      let samples = (0..<inputs.rows).count { row in inputs.row(row).contains { !$0.isFinite } }
      report(
        .nonFiniteInput(
          value: found.value, sample: found.row, feature: found.column, samples: samples))
      return
    }
    let spreads = inputs.columnVariances.map { sqrt($0) }.filter { $0 > 0 }
    let largest = inputs.elements.indices.max {
      abs(inputs.elements[$0]) < abs(inputs.elements[$1])
    }!
    let ratio = (spreads.max() ?? 1) / (spreads.min() ?? 1)
    if abs(inputs.elements[largest]) > limits.largestInput || ratio > limits.spreadRatio,
      let widest = spreads.max(), widest > 10
    {
      report(
        .unscaledInputs(
          largest: abs(inputs.elements[largest]), feature: largest % inputs.columns,
          spreadRatio: ratio))
    }
  }

  // MARK: Steps

  /// Takes note of one step of training.
  ///
  /// - Parameters:
  ///   - step: counted from 0.
  ///   - loss: of the step's batch, before the step.
  ///   - gradientNorm: of the batch's gradient, before clipping.
  public mutating func observe(step: Int, loss: Double, gradientNorm: Double) {
    steps = step + 1
    guard loss.isFinite else {
      report(.nonFiniteLoss(loss: loss, lastFinite: lastLoss), step: step)
      return
    }
    if step == 0, let guess, guess > 0, loss > limits.firstLossFactor * guess {
      report(.hugeFirstLoss(loss: loss, guess: guess), step: step)
    }
    lastLoss = loss
    watchLoss(loss, step: step)
    watchGradient(gradientNorm, step: step)
  }

  /// A single batch may cost much by chance; three in a row that cost more than the first did, and more than
  /// a guess would, do not.
  private mutating func watchLoss(_ loss: Double, step: Int) {
    let first = firstLoss ?? loss
    firstLoss = first
    recentLosses.append(loss)
    if recentLosses.count > 3 { recentLosses.removeFirst() }
    let recent = recentLosses.reduce(0, +) / Double(recentLosses.count)
    if recentLosses.count == 3, recent > 1.5 * max(first, guess ?? 0) {
      report(.risingLoss(from: first, at: 0, to: recent), step: step)
    }
  }

  private mutating func watchGradient(_ norm: Double, step: Int) {
    guard norm.isFinite, norm > 0 else { return }
    let first = firstNorm ?? norm
    firstNorm = first
    // After a batch that happens to have hardly a gradient, the next one's is no explosion.
    if let least = recentNorms.enumerated().min(by: { $0.element < $1.element }),
      norm > limits.explosionFactor * least.element, norm > 10 * first
    {
      report(
        .explodingGradient(
          factor: norm / least.element, steps: recentNorms.count - least.offset, norm: norm),
        step: step)
    }
    recentNorms.append(norm)
    if recentNorms.count > limits.explosionSteps { recentNorms.removeFirst() }
  }

  // MARK: Epochs

  /// Takes note of one epoch.
  ///
  /// - Parameters:
  ///   - epoch: counted from 0.
  ///   - trainingLoss: the mean over the epoch's batches.
  ///   - heldOutLoss: on data that is not trained on, where there is some.
  ///   - reports: what goes through the layers on a batch.
  public mutating func observe(
    epoch: Int, trainingLoss: Double, heldOutLoss: Double?, reports: [LayerReport] = []
  ) {
    let step = max(0, steps - 1)
    watchLayers(reports, step: step)
    guard trainingLoss.isFinite else { return }
    if trainingLoss < leastLoss {
      leastLoss = trainingLoss
      leastLossStep = step
    } else if trainingLoss > limits.risingFactor * leastLoss {
      report(.risingLoss(from: leastLoss, at: leastLossStep, to: trainingLoss), step: step)
    }
    if let guess, steps >= limits.guessingSteps,
      abs(trainingLoss - guess) <= limits.guessingShare * guess
    {
      report(.guessing(loss: trainingLoss, guess: guess, steps: steps), step: step)
    }
    if let heldOutLoss, heldOutLoss.isFinite {
      if heldOutLoss < leastHeldOut {
        leastHeldOut = heldOutLoss
        leastHeldOutEpoch = epoch
        trainingLossAtLeast = trainingLoss
      } else if heldOutLoss > limits.overfittingFactor * leastHeldOut,
        trainingLoss < trainingLossAtLeast
      {
        report(
          .overfitting(
            least: leastHeldOut, epoch: leastHeldOutEpoch, now: heldOutLoss,
            trainingLoss: trainingLoss), step: step)
      }
    }
  }

  /// Looks at the layers of a network on a batch.
  private mutating func watchLayers(_ reports: [LayerReport], step: Int) {
    for layer in reports {
      if let dead = layer.deadUnits,
        Double(dead) > limits.inactiveShare * Double(layer.units)
      {
        report(
          .deadUnits(layer: layer.layer, name: layer.name, dead: dead, units: layer.units),
          step: step)
      }
      if let share = layer.saturatedShare, share > limits.inactiveShare {
        report(
          .saturatedUnits(layer: layer.layer, name: layer.name, share: share), step: step)
      }
    }
    let trained = reports.filter { $0.parameterGradientNorm != nil }
    guard let first = trained.first, let last = trained.last, first.layer < last.layer,
      let early = first.parameterGradientNorm, let late = last.parameterGradientNorm,
      early.isFinite, late.isFinite, late > 0
    else { return }
    if early < limits.vanishingRatio * late {
      report(
        .vanishingGradient(
          layer: first.layer, norm: early, lastLayer: last.layer, lastNorm: late), step: step)
    } else if early * limits.vanishingRatio > late {
      report(
        .growingBackwards(
          layer: first.layer, norm: early, lastLayer: last.layer, lastNorm: late), step: step)
    }
  }

  /// Adds a finding unless there is one of its kind.
  private mutating func report(_ kind: Finding.Kind, step: Int? = nil) {
    guard !findings.contains(where: { $0.kind.name == kind.name }) else { return }
    findings.append(Finding(kind: kind, step: step))
  }
}

extension Finding.Kind {
  /// The kind without its facts.
  fileprivate var name: String {
    switch self {
    case .nonFiniteInput: "non-finite input"
    case .unscaledInputs: "unscaled inputs"
    case .hugeFirstLoss: "huge first loss"
    case .nonFiniteLoss: "non-finite loss"
    case .risingLoss: "rising loss"
    case .guessing: "guessing"
    case .explodingGradient: "exploding gradient"
    case .vanishingGradient: "vanishing gradient"
    case .growingBackwards: "growing backwards"
    case .deadUnits: "dead units"
    case .saturatedUnits: "saturated units"
    case .overfitting: "overfitting"
    }
  }
}

extension Loss {
  /// The loss of the best prediction that does not look at the inputs; nil where there is no simple one.
  func ofBestConstant(_ targets: Targets) -> Double? {
    switch (self, targets) {
    case (.softmaxCrossEntropy, .classes(let labels)), (.binaryCrossEntropy, .classes(let labels)):
      return entropy(ofCounts: Labeling(labels).sizes)
    case (.meanSquaredError, .values(let values)):
      return sum(of: values.columnVariances) / Double(values.columns)
    default:
      return nil
    }
  }
}
