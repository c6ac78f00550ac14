/// The receiver operating characteristic: the rate of false alarms against recall, over all thresholds.
///
/// The first point is (0, 0) at threshold +infinity, where nothing fires; then there is one for each distinct
/// score from high to low; the last is (1, 1), where everything fires. Between points the curve is straight:
/// tied samples in random order would, on average, walk that line.
///
/// - Source: Green & Swets 1966; Fawcett 2006.
public struct ROCCurve: Equatable, Sendable {
  /// Falling thresholds; both rates never fall.
  public let points: [Point]
  /// All weight of positives; their number where there are no weights.
  public let positives: Double
  /// All weight of negatives; their number where there are no weights.
  public let negatives: Double

  /// What a classifier does that fires where `score >= threshold`.
  public struct Point: Equatable, Sendable {
    /// FP / N, the share of the negatives that it fires on.
    public let falsePositiveRate: Double
    /// TP / P, the share of the positives that it fires on.
    public let truePositiveRate: Double
    /// It fires on scores at least this high.
    public let threshold: Double
    /// Weight of the positives that it fires on.
    public let truePositives: Double
    /// Weight of the negatives that it fires on.
    public let falsePositives: Double
    /// Another name of ``truePositiveRate``.
    public var recall: Double { truePositiveRate }
  }

  /// The curve of a classifier's scores.
  ///
  /// - Parameters:
  ///   - scores: one score a sample, [n], any finite values; larger means "more positive".
  ///   - labels: the true classes, [n], both among them.
  ///   - weights: how many samples each stands for, [n], not negative; nil for 1 each. Samples of weight 0
  ///     leave no point.
  /// - Throws: ``MetricError``, ``MetricError/noPositives(among:)`` where no label is positive for instance.
  /// - Complexity: O(n)
  public init(scores: [Double], labels: [Bool], weights: [Double]? = nil) throws(MetricError) {
    let sweep = try ThresholdSweep(scores: scores, labels: labels, weights: weights)
    try sweep.requirePositives()
    try sweep.requireNegatives()
    let positives = sweep.positives
    let negatives = sweep.negatives
    var points = [
      Point(
        falsePositiveRate: 0, truePositiveRate: 0, threshold: .infinity, truePositives: 0,
        falsePositives: 0)
    ]
    for step in sweep {
      points.append(
        Point(
          falsePositiveRate: step.falsePositives / negatives,
          truePositiveRate: step.truePositives / positives, threshold: step.threshold,
          truePositives: step.truePositives, falsePositives: step.falsePositives))
    }
    self.points = points
    self.positives = positives
    self.negatives = negatives
  }
}

// MARK: - Reading points

extension ROCCurve {
  /// The point of a classifier that fires where `score >= threshold`, which need not be one of the scores.
  ///
  /// - Throws: ``MetricError/thresholdNotANumber``
  /// - Complexity: O(log n)
  public func point(atThreshold threshold: Double) throws(MetricError) -> Point {
    guard !threshold.isNaN else { throw .thresholdNotANumber }
    // The first point always stays: its threshold is +infinity.
    var low = 0
    var high = points.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if points[middle].threshold >= threshold { low = middle } else { high = middle }
    }
    return points[low]
  }

  /// Recall at a given rate of false alarms, linear between points and the highest on a vertical stretch.
  ///
  /// - Throws: ``MetricError/fractionOutOfRange(_:name:zeroAllowed:)``
  /// - Complexity: O(log n)
  public func truePositiveRate(
    at falsePositiveRate: Double
  ) throws(MetricError) -> Double {
    try Validation.check(
      fraction: falsePositiveRate, name: "falsePositiveRate", zeroAllowed: true)
    var low = 0
    var high = points.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if points[middle].falsePositiveRate <= falsePositiveRate {
        low = middle
      } else {
        high = middle
      }
    }
    guard high < points.count else { return points[low].truePositiveRate }
    let (left, right) = (points[low], points[high])
    let share =
      (falsePositiveRate - left.falsePositiveRate)
      / (right.falsePositiveRate - left.falsePositiveRate)
    return left.truePositiveRate + share * (right.truePositiveRate - left.truePositiveRate)
  }

  /// The confusion matrix of one of the curve's points.
  public func confusionMatrix(at point: Point) -> ConfusionMatrix {
    ConfusionMatrix(
      truePositives: point.truePositives, falsePositives: point.falsePositives,
      positives: positives, negatives: negatives)
  }

  /// The points without those on a horizontal or vertical stretch between their neighbours: the same line,
  /// in at most two points for each positive, and as many for each negative.
  public var corners: [Point] {
    points.indices.filter { index in
      guard index > 0, index < points.count - 1 else { return true }
      let (before, here, after) = (points[index - 1], points[index], points[index + 1])
      return
        !(before.truePositives == here.truePositives
        && here.truePositives == after.truePositives)
        && !(before.falsePositives == here.falsePositives
          && here.falsePositives == after.falsePositives)
    }.map { points[$0] }
  }
}
