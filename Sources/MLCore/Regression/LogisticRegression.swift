/// The probability of "positive" as a logistic function of features, fitted step by step.
///
///     p(x) = σ(b + Σ wⱼxⱼ)
///
/// Fitted by any ``Optimizer``, on all samples at once or in batches:
///
///     let fit = try LogisticRegression(
///       x, labels: labels, lambda: 1, optimizer: Adam(learningRate: 0.1), epochs: 200)
///     let held = try logLoss(probabilities: fit.probabilities(for: x2), labels: labels2)
///
/// - Source: Cox 1958.
public struct LogisticRegression: Equatable, Sendable {
  /// The state after an epoch, a pass through all samples.
  public struct Epoch: Equatable, Sendable {
    /// From 1; 0 is the start.
    public let number: Int
    /// The loss that is minimised, on all samples, penalty included.
    public let loss: Double
    /// The length of its gradient.
    public let gradientNorm: Double
  }

  /// b and w in the features' units.
  public let model: LinearModel
  /// From the start on: one more than the epochs that were run.
  public let history: [Epoch]
  /// Whether the gradient became as short as was asked for.
  public let converged: Bool

  /// w, in log-odds per unit of the feature.
  public var coefficients: [Double] { model.coefficients }
  /// b, the log-odds where all features are 0.
  public var intercept: Double { model.intercept }

  /// Fits all samples at once: one step an epoch.
  ///
  /// - Parameters:
  ///   - x: features, [n, features].
  ///   - labels: both classes among them, [n].
  ///   - lambda: λ of ``LogisticLoss``, 0 or more.
  ///   - optimizer: its start; a copy is used.
  ///   - epochs: at most so many.
  ///   - tolerance: it ends when the gradient is this short.
  ///   - scaling: whether to fit the features in units of their own spread (``Standardizer``). The penalty
  ///     then is on those; the coefficients are reported in the features' units all the same.
  /// - Throws: ``RegressionError``, ``RegressionError/diverged(loss:epoch:)`` where the rate is too large.
  public init(
    _ x: Matrix, labels: [Bool], lambda: Double = 0, optimizer: some Optimizer, epochs: Int,
    tolerance: Double = 0, scaling: Bool = true
  ) throws(RegressionError) {
    let problem = try Problem(x, labels, lambda, scaling, epochs, tolerance)
    self = try problem.run(optimizer) { optimizer, parameters throws(RegressionError) in
      try optimizer.step(&parameters) { point throws(RegressionError) in
        try problem.loss.gradient(at: point)
      }
    }
  }

  /// Fits in batches: the samples in a new random order each epoch, cut into batches of which the last may be
  /// smaller.
  ///
  /// - Parameters:
  ///   - x: features, [n, features].
  ///   - labels: both classes among them, [n].
  ///   - lambda: λ of ``LogisticLoss``, 0 or more.
  ///   - optimizer: its start; a copy is used.
  ///   - epochs: at most so many.
  ///   - tolerance: it ends when the gradient is this short.
  ///   - scaling: whether to fit the features in units of their own spread, as in the other.
  ///   - batchSize: samples a step, between 1 and n.
  ///   - generator: n words an epoch, for the order.
  /// - Throws: as the other; and ``RegressionError/batchSizeOutOfRange(_:samples:)``
  public init(
    _ x: Matrix, labels: [Bool], lambda: Double = 0, optimizer: some Optimizer, epochs: Int,
    tolerance: Double = 0, scaling: Bool = true, batchSize: Int,
    using generator: inout some RandomNumberGenerator
  ) throws(RegressionError) {
    let problem = try Problem(x, labels, lambda, scaling, epochs, tolerance)
    guard (1...x.rows).contains(batchSize) else {
      throw .batchSizeOutOfRange(batchSize, samples: x.rows)
    }
    var order: [Int] = []
    self = try problem.run(optimizer) { optimizer, parameters throws(RegressionError) in
      order = permutation(of: x.rows, using: &generator)
      for start in stride(from: 0, to: x.rows, by: batchSize) {
        let rows = order[start..<min(start + batchSize, x.rows)]
        try optimizer.step(&parameters) { point throws(RegressionError) in
          try problem.loss.gradient(at: point, batch: rows)
        }
      }
    }
  }

  private init(model: LinearModel, history: [Epoch], converged: Bool) {
    self.model = model
    self.history = history
    self.converged = converged
  }

  /// b + Σ wⱼxⱼ for each row.
  ///
  /// - Throws: ``RegressionError/featureCountMismatch(expected:got:)``
  public func logits(for x: Matrix) throws(RegressionError) -> [Double] {
    try model.predictions(for: x)
  }

  /// The probability of "positive" for each row.
  ///
  /// - Throws: ``RegressionError/featureCountMismatch(expected:got:)``
  public func probabilities(for x: Matrix) throws(RegressionError) -> [Double] {
    try logits(for: x).map(sigmoid)
  }

  /// Checked settings, the loss on scaled features, and the loop over epochs.
  private struct Problem {
    let loss: LogisticLoss
    /// nil where the features are fitted as they are.
    let standardizer: Standardizer?
    let epochs: Int
    let tolerance: Double

    init(
      _ x: Matrix, _ labels: [Bool], _ lambda: Double, _ scales: Bool, _ epochs: Int,
      _ tolerance: Double
    ) throws(RegressionError) {
      let unscaled = try LogisticLoss(x, labels: labels, lambda: lambda)
      guard labels.contains(!labels[0]) else { throw .oneClass(labels[0], among: labels.count) }
      guard epochs >= 1 else { throw .invalidEpochs(epochs) }
      guard tolerance >= 0, tolerance.isFinite else { throw .invalidTolerance(tolerance) }
      self.epochs = epochs
      self.tolerance = tolerance
      if scales {
        let (standardizer, z) = try x.standardized()
        self.standardizer = standardizer
        loss = try LogisticLoss(z, labels: labels, lambda: lambda)
      } else {
        standardizer = nil
        loss = unscaled
      }
    }

    func run<Rule: Optimizer>(
      _ optimizer: Rule,
      epoch: (inout Rule, inout [Double]) throws(RegressionError) -> Void
    ) throws(RegressionError) -> LogisticRegression {
      var optimizer = optimizer
      var parameters = [Double](repeating: 0, count: loss.parameterCount)
      var history = [try state(0, parameters)]
      while history.count <= epochs, !isDone(history) {
        try epoch(&optimizer, &parameters)
        history.append(try state(history.count, parameters))
      }
      let fitted = LinearModel(
        intercept: parameters[parameters.count - 1], coefficients: parameters.dropLast())
      return LogisticRegression(
        model: standardizer?.unscaled(fitted) ?? fitted, history: history,
        converged: isDone(history))
    }

    private func isDone(_ history: [Epoch]) -> Bool {
      history[history.count - 1].gradientNorm <= tolerance
    }

    private func state(
      _ number: Int, _ parameters: [Double]
    ) throws(RegressionError) -> Epoch {
      let value = try loss.value(at: parameters)
      let gradient = try loss.gradient(at: parameters)
      guard value.isFinite, parameters.allSatisfy(\.isFinite) else {
        // The sign of a computed NaN depends on the processor.
        throw .diverged(loss: value.isNaN ? .nan : value, epoch: number)
      }
      return Epoch(number: number, loss: value, gradientNorm: euclideanNorm(gradient))
    }
  }
}
