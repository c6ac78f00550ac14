/// What can be wrong with the data that a metric is asked about.
///
/// The cases hold the facts; ``description`` is the only place with their wording.
public enum MetricError: Error, Equatable, Sendable {
  /// Labels and scores that do not pair up.
  case countMismatch(labels: Int, scores: Int)
  /// Labels and predictions that do not pair up.
  case predictionCountMismatch(labels: Int, predictions: Int)
  /// Labels and probabilities that do not pair up.
  case probabilityCountMismatch(labels: Int, probabilities: Int)
  /// Labels and weights that do not pair up.
  case weightCountMismatch(labels: Int, weights: Int)
  /// Not a single sample.
  case noSamples
  /// A score that is NaN or infinite.
  case nonFiniteScore(Double, index: Int)
  /// A probability outside 0 … 1.
  case probabilityOutOfRange(Double, index: Int)
  /// A weight that is negative or not finite.
  case invalidWeight(Double, index: Int)
  /// Weights that are all 0.
  case weightsSumToZero(among: Int)
  /// No positive sample, so that recall is 0/0.
  case noPositives(among: Int)
  /// No negative sample, so that the rate of false alarms is 0/0.
  case noNegatives(among: Int)
  /// A variance needs two samples of each class.
  case tooFewForVariance(positives: Int, negatives: Int)
  /// A label that is not the number of a class.
  case labelOutOfRange(Int, index: Int, classes: Int)
  /// A prediction that is not the number of a class.
  case predictionOutOfRange(Int, index: Int, classes: Int)
  /// A number of classes below 1.
  case noClasses(Int)
  /// A threshold that is NaN.
  case thresholdNotANumber
  /// A rate or share that must lie between 0 and 1; some may not be 0.
  case fractionOutOfRange(Double, name: String, zeroAllowed: Bool)
  /// The confidence of an interval, which can be neither 0 nor 1.
  case confidenceOutOfRange(Double)
  /// A cost that is negative or not finite, or two that are 0.
  case invalidCost(ofMiss: Double, ofFalseAlarm: Double)
  /// A number of bins below 1.
  case noBins(Int)
}

extension MetricError: CustomStringConvertible {
  /// What was expected, and what was found.
  public var description: String {
    switch self {
    case .countMismatch(let labels, let scores):
      "labels and scores must pair up: got \(labels) labels and \(scores) scores"
    case .predictionCountMismatch(let labels, let predictions):
      "labels and predictions must pair up: got \(labels) labels and \(predictions) predictions"
    case .probabilityCountMismatch(let labels, let probabilities):
      """
      labels and probabilities must pair up: \
      got \(labels) labels and \(probabilities) probabilities
      """
    case .weightCountMismatch(let labels, let weights):
      "labels and weights must pair up: got \(labels) labels and \(weights) weights"
    case .noSamples:
      "there is nothing to measure: got 0 samples, expected at least 1"
    case .nonFiniteScore(let score, let index):
      "scores must be finite: scores[\(index)] is \(score)"
    case .probabilityOutOfRange(let probability, let index):
      "probabilities must lie between 0 and 1: probabilities[\(index)] is \(probability)"
    case .invalidWeight(let weight, let index):
      "weights must be finite and not negative: weights[\(index)] is \(weight)"
    case .weightsSumToZero(let count):
      "at least one weight must be above 0: all \(count) weights are 0"
    case .noPositives(let count):
      "the metric needs at least one positive: all \(count) samples that carry weight are negative"
    case .noNegatives(let count):
      "the metric needs at least one negative: all \(count) samples that carry weight are positive"
    case .tooFewForVariance(let positives, let negatives):
      """
      a variance needs at least 2 positives and 2 negatives: \
      got \(positives) positives and \(negatives) negatives
      """
    case .labelOutOfRange(let label, let index, let classes):
      "labels must lie between 0 and \(classes - 1): labels[\(index)] is \(label)"
    case .predictionOutOfRange(let prediction, let index, let classes):
      "predictions must lie between 0 and \(classes - 1): predictions[\(index)] is \(prediction)"
    case .noClasses(let classes):
      "there must be at least 1 class: got \(classes)"
    case .thresholdNotANumber:
      "the threshold must be a number or an infinity: got nan"
    case .fractionOutOfRange(let value, let name, let zeroAllowed):
      "\(name) must be \(zeroAllowed ? "between 0 and 1" : "above 0 and at most 1"): got \(value)"
    case .confidenceOutOfRange(let value):
      "the confidence must be above 0 and below 1: got \(value)"
    case .invalidCost(let miss, let falseAlarm):
      """
      costs must be finite, not negative and not both 0: \
      got \(miss) for a miss and \(falseAlarm) for a false alarm
      """
    case .noBins(let bins):
      "there must be at least 1 bin: got \(bins)"
    }
  }
}
