/// How far predictions are from their targets: one number, averaged over the batch, and its gradient.
public enum Loss: Sendable, Equatable {
  /// −log of the softmax probability of the right class; predictions are logits, [n, classes].
  case softmaxCrossEntropy
  /// −t log σ(z) − (1 − t) log(1 − σ(z)); predictions are logits z, targets t between 0 and 1.
  case binaryCrossEntropy
  /// (p − t)².
  case meanSquaredError
  /// |p − t|.
  case meanAbsoluteError
  /// ½ (p − t)² up to a distance δ, δ (|p − t| − ½ δ) beyond. (Huber 1964)
  case huber(delta: Double = 1)

  /// The loss of some predictions and its gradient by each of them.
  ///
  /// The mean goes over samples for softmax cross-entropy, and over all numbers for the others, as in PyTorch.
  /// Predictions that are not finite give a loss that is not; targets must be finite.
  ///
  /// - Parameters:
  ///   - predictions: [n, outputs], n ≥ 1.
  ///   - targets: class labels for softmax cross-entropy (and for binary cross-entropy with one output, where
  ///     they are 0 or 1), values for the others.
  /// - Returns: L, and ∂L/∂predictions [n, outputs].
  /// - Throws: ``NetworkError`` where targets and predictions do not fit, a label is out of range, …
  public func evaluate(
    _ predictions: Matrix, targets: Targets
  ) throws(NetworkError) -> (value: Double, gradient: Matrix) {
    guard predictions.rows > 0 else { throw .noSamples }
    guard predictions.rows == targets.count else {
      throw .countMismatch(inputs: predictions.rows, targets: targets.count)
    }
    switch self {
    case .softmaxCrossEntropy:
      return try MLCore.softmaxCrossEntropy(predictions, labels: labels(in: targets))
    case .binaryCrossEntropy:
      return try mean(
        predictions, values(in: targets, for: predictions, asProbabilities: true)
      ) { z, t in
        // log(1 + eᶻ) − t z, the same without overflow
        (softplus(z) - t * z, sigmoid(z) - t)
      }
    case .meanSquaredError:
      return try mean(predictions, values(in: targets, for: predictions)) { p, t in
        ((p - t) * (p - t), 2 * (p - t))
      }
    case .meanAbsoluteError:
      return try mean(predictions, values(in: targets, for: predictions)) { p, t in
        (abs(p - t), sign(of: p - t))
      }
    case .huber(let delta):
      guard delta > 0, delta.isFinite else {
        throw .settingOutOfRange(
          name: "Huber's delta", value: delta, expected: "finite and above 0")
      }
      return try mean(predictions, values(in: targets, for: predictions)) { p, t in
        let distance = abs(p - t)
        return distance <= delta
          ? (0.5 * distance * distance, p - t)
          : (delta * (distance - 0.5 * delta), delta * sign(of: p - t))
      }
    }
  }

  /// The loss alone.
  ///
  /// - Throws: as ``evaluate(_:targets:)``.
  public func callAsFunction(
    _ predictions: Matrix, targets: Targets
  ) throws(NetworkError) -> Double {
    try evaluate(predictions, targets: targets).value
  }

  // MARK: Targets

  /// Checks targets by themselves: labels in range, values finite.
  func check(_ targets: Targets, outputs: Int) throws(NetworkError) {
    let predictions = Matrix(rows: targets.count, columns: outputs)
    switch self {
    case .softmaxCrossEntropy: try checkLabels(try labels(in: targets), classes: outputs)
    case .binaryCrossEntropy:
      _ = try values(in: targets, for: predictions, asProbabilities: true)
    default: _ = try values(in: targets, for: predictions)
    }
  }

  private func labels(in targets: Targets) throws(NetworkError) -> [Int] {
    guard case .classes(let labels) = targets else {
      throw .wrongTargets(loss: "softmax cross-entropy", expected: "class labels")
    }
    return labels
  }

  private func values(
    in targets: Targets, for predictions: Matrix, asProbabilities: Bool = false
  ) throws(NetworkError) -> Matrix {
    let values: Matrix
    switch targets {
    case .values(let given): values = given
    case .classes(let labels):
      guard self == .binaryCrossEntropy, predictions.columns == 1 else {
        throw .wrongTargets(loss: "\(self)", expected: "values")
      }
      try checkLabels(labels, classes: 2)
      values = Matrix(column: labels.map(Double.init))
    }
    guard values.columns == predictions.columns else {
      throw .targetShapeMismatch(expected: predictions.shape, got: values.shape)
    }
    if let found = values.firstNonFinite() {
      throw .nonFiniteTarget(found.value, sample: found.row, output: found.column)
    }
    if asProbabilities, let at = values.elements.firstIndex(where: { $0 < 0 || $0 > 1 }) {
      throw .targetNotAProbability(
        values.elements[at], sample: at / values.columns, output: at % values.columns)
    }
    return values
  }
}

func checkLabels(_ labels: [Int], classes: Int) throws(NetworkError) {
  if let index = labels.firstIndex(where: { $0 < 0 || $0 >= classes }) {
    throw .labelOutOfRange(labels[index], index: index, classes: classes)
  }
}

/// The mean of a function of prediction and target over all numbers, and the gradient of that mean.
@inline(__always)
private func mean(
  _ predictions: Matrix, _ targets: Matrix,
  _ term: (_ prediction: Double, _ target: Double) -> (value: Double, slope: Double)
) -> (value: Double, gradient: Matrix) {
  let n = Double(predictions.elements.count)
  var total = 0.0
  let gradient = predictions.elementwise(targets) { p, t in
    let (value, slope) = term(p, t)
    total += value
    return slope / n
  }
  return (total / n, gradient)
}

private func sign(of x: Double) -> Double { x > 0 ? 1 : x < 0 ? -1 : x }
