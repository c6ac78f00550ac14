/// Precision against recall over all thresholds.
///
/// The first point is (recall 0, precision 1) at threshold +infinity: nothing fires there, so its precision is
/// undefined, and 1 is the usual convention. Then there is one point for each distinct score from high to
/// low; the last is (1, prevalence), where everything fires. True negatives play no part in it.
///
/// - Source: Davis & Goadrich 2006; convention as in scikit-learn 1.9, whose order is the reverse.
public struct PrecisionRecallCurve: Equatable, Sendable {
  /// Falling thresholds; recall never falls, precision may do either.
  public let points: [Point]
  /// All weight of positives; their number where there are no weights.
  public let positives: Double
  /// All weight of negatives; their number where there are no weights.
  public let negatives: Double
  let isWeighted: Bool

  /// What a classifier does that fires where `score >= threshold`.
  public struct Point: Equatable, Sendable {
    /// TP / P, the share of the positives that it fires on.
    public let recall: Double
    /// TP / (TP + FP), the share of positives among what it fires on.
    public let precision: Double
    /// It fires on scores at least this high.
    public let threshold: Double
    /// Weight of the positives that it fires on.
    public let truePositives: Double
    /// Weight of the negatives that it fires on.
    public let falsePositives: Double
  }

  /// The curve of a classifier's scores.
  ///
  /// - Parameters:
  ///   - scores: one score a sample, [n], any finite values; larger means "more positive".
  ///   - labels: the true classes, [n], a positive among them.
  ///   - weights: how many samples each stands for, [n], not negative; nil for 1 each. Samples of weight 0
  ///     leave no point.
  /// - Throws: ``MetricError``, ``MetricError/noPositives(among:)`` where no label is positive for instance.
  /// - Complexity: O(n)
  public init(scores: [Double], labels: [Bool], weights: [Double]? = nil) throws(MetricError) {
    let sweep = try ThresholdSweep(scores: scores, labels: labels, weights: weights)
    try sweep.requirePositives()
    let positives = sweep.positives
    var points = [
      Point(recall: 0, precision: 1, threshold: .infinity, truePositives: 0, falsePositives: 0)
    ]
    for step in sweep {
      points.append(
        Point(
          recall: step.truePositives / positives,
          precision: step.truePositives / (step.truePositives + step.falsePositives),
          threshold: step.threshold, truePositives: step.truePositives,
          falsePositives: step.falsePositives))
    }
    self.points = points
    self.positives = positives
    negatives = sweep.negatives
    isWeighted = sweep.isWeighted
  }

  /// P / (P + N): the precision where everything fires.
  public var prevalence: Double { positives / (positives + negatives) }
}

/// The short name of ``PrecisionRecallCurve``.
public typealias PRCurve = PrecisionRecallCurve

// MARK: - Reading points

extension PrecisionRecallCurve {
  /// The confusion matrix of one of the curve's points.
  public func confusionMatrix(at point: Point) -> ConfusionMatrix {
    ConfusionMatrix(
      truePositives: point.truePositives, falsePositives: point.falsePositives,
      positives: positives, negatives: negatives)
  }

  /// The points without those in the middle of a fall at one recall: the same line, in at most two points
  /// for each positive.
  public var corners: [Point] {
    points.indices.filter { index in
      guard index > 0, index < points.count - 1 else { return true }
      return points[index - 1].truePositives != points[index].truePositives
        || points[index].truePositives != points[index + 1].truePositives
    }.map { points[$0] }
  }
}
