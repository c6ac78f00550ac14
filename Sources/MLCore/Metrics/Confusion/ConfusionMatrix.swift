/// What a binary classifier did at one operating point: how many of each class it fired on, and how many not.
///
///                        fires             does not fire
///     actual positive    true positive     false negative (a miss)
///     actual negative    false positive    true negative
///                        (a false alarm)
///
/// Counts are `Double`, because samples may carry weights; without weights they are whole and exact below 2⁵³.
/// Every ratio that is 0/0 (precision of a classifier that never fires) is `nan`, that is, undefined, and
/// never 0.
///
/// - Source: terms as in Fawcett 2006, "An introduction to ROC analysis".
public struct ConfusionMatrix: Equatable, Sendable {
  /// The positives that it fires on: hits.
  public let truePositives: Double
  /// The negatives that it fires on: false alarms.
  public let falsePositives: Double
  /// The negatives that it does not fire on.
  public let trueNegatives: Double
  /// The positives that it does not fire on: misses.
  public let falseNegatives: Double

  /// From the four counts, each finite and not negative.
  public init(
    truePositives: Double, falsePositives: Double, trueNegatives: Double, falseNegatives: Double
  ) {
    for (name, count) in [
      ("truePositives", truePositives), ("falsePositives", falsePositives),
      ("trueNegatives", trueNegatives), ("falseNegatives", falseNegatives),
    ] {
      require(
        count.isFinite && count >= 0, "\(name) must be finite and not negative: got \(count)")
    }
    self.truePositives = truePositives
    self.falsePositives = falsePositives
    self.trueNegatives = trueNegatives
    self.falseNegatives = falseNegatives
  }

  /// From what fired, and how many of each class there are: `positives` and `negatives` are totals, so
  /// `truePositives` ≤ `positives` and `falsePositives` ≤ `negatives`.
  public init(
    truePositives: Double, falsePositives: Double, positives: Double, negatives: Double
  ) {
    require(
      truePositives <= positives,
      "there cannot be more true positives (\(truePositives)) than positives (\(positives))")
    require(
      falsePositives <= negatives,
      "there cannot be more false positives (\(falsePositives)) than negatives (\(negatives))")
    self.init(
      truePositives: truePositives, falsePositives: falsePositives,
      trueNegatives: negatives - falsePositives, falseNegatives: positives - truePositives)
  }

  /// Of a classifier that fires where `score >= threshold`.
  ///
  /// - Parameters:
  ///   - scores: one finite score a sample, [n].
  ///   - labels: the true classes, [n].
  ///   - threshold: any number; +infinity never fires, −infinity always does.
  ///   - weights: how many samples each stands for, [n], not negative; nil for 1 each.
  /// - Throws: ``MetricError`` where lengths differ, nothing is given, a score is not finite, a weight is not
  ///   usable or the threshold is nan.
  public init(
    scores: [Double], labels: [Bool], threshold: Double, weights: [Double]? = nil
  ) throws(MetricError) {
    try Validation.check(scores: scores, labels: labels, weights: weights)
    guard !threshold.isNaN else { throw .thresholdNotANumber }
    self.init(count: labels, weights: weights) { scores[$0] >= threshold }
  }

  /// Of predictions that are made already.
  ///
  /// - Throws: ``MetricError`` where lengths differ, nothing is given or a weight is not usable.
  public init(
    predictions: [Bool], labels: [Bool], weights: [Double]? = nil
  ) throws(MetricError) {
    guard predictions.count == labels.count else {
      throw .predictionCountMismatch(labels: labels.count, predictions: predictions.count)
    }
    try Validation.check(labels: labels.count, weights: weights)
    self.init(count: labels, weights: weights) { predictions[$0] }
  }

  private init(count labels: [Bool], weights: [Double]?, fires: (Int) -> Bool) {
    var truePositives = 0.0
    var falsePositives = 0.0
    var trueNegatives = 0.0
    var falseNegatives = 0.0
    for (index, label) in labels.enumerated() {
      let weight = weights?[index] ?? 1
      switch (fires(index), label) {
      case (true, true): truePositives += weight
      case (true, false): falsePositives += weight
      case (false, false): trueNegatives += weight
      case (false, true): falseNegatives += weight
      }
    }
    self.init(
      truePositives: truePositives, falsePositives: falsePositives,
      trueNegatives: trueNegatives, falseNegatives: falseNegatives)
  }
}

// MARK: - Totals

extension ConfusionMatrix {
  /// P: all actual positives.
  public var positives: Double { truePositives + falseNegatives }
  /// N: all actual negatives.
  public var negatives: Double { falsePositives + trueNegatives }
  /// Everything that the classifier fired on.
  public var fired: Double { truePositives + falsePositives }
  /// Everything that it did not fire on.
  public var notFired: Double { trueNegatives + falseNegatives }
  /// All samples, or their weight.
  public var total: Double { positives + negatives }
}
