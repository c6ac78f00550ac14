/// How often each class was taken for each class.
///
/// A ratio that is 0/0 (the precision of a class that is never predicted) is `nan`, that is, undefined, and
/// so is an average over it; never 0.
public struct MulticlassConfusionMatrix: Equatable, Sendable {
  /// How many classes there are; they are numbered from 0.
  public let classes: Int
  /// `counts[actual][predicted]`; weights where there are some.
  public let counts: [[Double]]

  /// How the values of single classes become one.
  public enum Average: Sendable, CaseIterable {
    /// The mean over classes, each counting the same however rare it is.
    case macro
    /// From the counts of all classes added up: for precision, recall and F1 this is the accuracy.
    case micro
    /// The mean over classes, each by its number of samples.
    case weighted
  }

  /// The counts of what was predicted for whom.
  ///
  /// - Parameters:
  ///   - labels: the true classes, each between 0 and `classes − 1`, [n].
  ///   - predictions: the predicted classes, likewise, [n].
  ///   - classes: how many classes there are; they need not all occur.
  ///   - weights: how many samples each stands for, [n], not negative; nil for 1 each.
  /// - Throws: ``MetricError``, ``MetricError/labelOutOfRange(_:index:classes:)`` for instance.
  public init(
    labels: [Int], predictions: [Int], classes: Int, weights: [Double]? = nil
  ) throws(MetricError) {
    guard classes > 0 else { throw .noClasses(classes) }
    guard labels.count == predictions.count else {
      throw .predictionCountMismatch(labels: labels.count, predictions: predictions.count)
    }
    try Validation.check(labels: labels.count, weights: weights)
    var counts = [[Double]](repeating: [Double](repeating: 0, count: classes), count: classes)
    for (index, (label, prediction)) in zip(labels, predictions).enumerated() {
      guard (0..<classes).contains(label) else {
        throw .labelOutOfRange(label, index: index, classes: classes)
      }
      guard (0..<classes).contains(prediction) else {
        throw .predictionOutOfRange(prediction, index: index, classes: classes)
      }
      counts[label][prediction] += weights?[index] ?? 1
    }
    self.classes = classes
    self.counts = counts
  }

  /// How many samples of one class are predicted to be of another.
  ///
  /// - Parameters:
  ///   - actual: the true class, 0 ..< classes.
  ///   - predicted: the predicted class, 0 ..< classes.
  public subscript(actual actual: Int, predicted predicted: Int) -> Double {
    counts[actual][predicted]
  }

  /// One class as "positive", all others as "negative".
  public func oneVersusRest(_ positive: Int) -> ConfusionMatrix {
    require(
      (0..<classes).contains(positive),
      "the class must lie between 0 and \(classes - 1): got \(positive)")
    let hits = counts[positive][positive]
    let positives = actual(positive)
    let fired = predicted(positive)
    return ConfusionMatrix(
      truePositives: hits, falsePositives: max(0, fired - hits),
      trueNegatives: max(0, total - positives - fired + hits),
      falseNegatives: max(0, positives - hits))
  }
}

// MARK: - Totals

extension MulticlassConfusionMatrix {
  /// All weight; the number of samples without weights.
  public var total: Double { (0..<classes).reduce(0) { $0 + actual($1) } }
  /// How many samples are of a class.
  public func actual(_ label: Int) -> Double { counts[label].reduce(0, +) }
  /// How many samples are predicted to be of a class.
  public func predicted(_ label: Int) -> Double { counts.reduce(0) { $0 + $1[label] } }
  /// How many samples are predicted right.
  public var correct: Double { (0..<classes).reduce(0) { $0 + counts[$1][$1] } }
}
