/// The checks that every metric makes on its arrays before it reads them.
enum Validation {
  /// Checks that labels exist, and that weights, where given, pair up with them and are usable.
  static func check(labels count: Int, weights: [Double]?) throws(MetricError) {
    guard count > 0 else { throw .noSamples }
    guard let weights else { return }
    guard weights.count == count else {
      throw .weightCountMismatch(labels: count, weights: weights.count)
    }
    var someWeight = false
    for (index, weight) in weights.enumerated() {
      guard weight.isFinite, weight >= 0 else { throw .invalidWeight(weight, index: index) }
      someWeight = someWeight || weight > 0
    }
    guard someWeight else { throw .weightsSumToZero(among: count) }
  }

  /// Checks scores, labels and weights of equal length, finite scores among them.
  static func check(scores: [Double], labels: [Bool], weights: [Double]?) throws(MetricError) {
    guard scores.count == labels.count else {
      throw .countMismatch(labels: labels.count, scores: scores.count)
    }
    try check(labels: labels.count, weights: weights)
    if let index = scores.firstIndex(where: { !$0.isFinite }) {
      throw .nonFiniteScore(scores[index], index: index)
    }
  }

  /// Checks probabilities, labels and weights of equal length, probabilities between 0 and 1.
  static func check(
    probabilities: [Double], labels: [Bool], weights: [Double]?
  ) throws(MetricError) {
    guard probabilities.count == labels.count else {
      throw .probabilityCountMismatch(labels: labels.count, probabilities: probabilities.count)
    }
    try check(labels: labels.count, weights: weights)
    if let index = probabilities.firstIndex(where: { !(0...1).contains($0) }) {
      throw .probabilityOutOfRange(probabilities[index], index: index)
    }
  }

  /// Checks that a share lies between 0 and 1.
  static func check(
    fraction: Double, name: String, zeroAllowed: Bool
  ) throws(MetricError) {
    guard fraction >= 0, fraction <= 1, zeroAllowed || fraction > 0 else {
      throw .fractionOutOfRange(fraction, name: name, zeroAllowed: zeroAllowed)
    }
  }

  /// Checks that two prices are usable: finite, not negative, not both 0.
  static func check(
    costOfMiss miss: Double, ofFalseAlarm falseAlarm: Double
  ) throws(MetricError) {
    guard miss.isFinite, falseAlarm.isFinite, miss >= 0, falseAlarm >= 0, miss + falseAlarm > 0
    else { throw .invalidCost(ofMiss: miss, ofFalseAlarm: falseAlarm) }
  }
}
