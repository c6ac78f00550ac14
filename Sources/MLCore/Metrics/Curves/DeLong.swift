/// An area under the ROC curve with its uncertainty.
public struct DeLongInterval: Equatable, Sendable {
  /// The area, 0 … 1.
  public let auc: Double
  /// The estimated variance of the area over fresh samples of this many positives and negatives.
  public let variance: Double
  /// The lower end of the normal interval around the area, not below 0.
  public let lower: Double
  /// Its upper end, not above 1.
  public let upper: Double

  /// √variance
  public var standardError: Double { variance.squareRoot() }
}

/// Two areas on the same samples, compared.
public struct DeLongComparison: Equatable, Sendable {
  /// The area of the first model, 0 … 1.
  public let firstAUC: Double
  /// The area of the second model, 0 … 1.
  public let secondAUC: Double
  /// The variance of `firstAUC − secondAUC`, the covariance of the two taken into account.
  public let variance: Double

  /// A comparison from figures that are known.
  ///
  /// - Parameters:
  ///   - firstAUC: the area of the first model.
  ///   - secondAUC: the area of the second model.
  ///   - variance: of their difference, not negative.
  public init(firstAUC: Double, secondAUC: Double, variance: Double) {
    require(variance >= 0, "a variance must not be negative: got \(variance)")
    self.firstAUC = firstAUC
    self.secondAUC = secondAUC
    self.variance = variance
  }

  /// `firstAUC − secondAUC`
  public var difference: Double { firstAUC - secondAUC }
  /// The difference in standard errors; nan, undefined, where two models rank all pairs alike.
  public var zScore: Double { difference / variance.squareRoot() }
  /// The probability of a difference this large, either way, between models of equal area.
  public var pValue: Double { erfc(abs(zScore) * 0.5.squareRoot()) }
}

/// The area under the ROC curve with the interval of DeLong, DeLong & Clarke-Pearson.
///
/// For each positive i let Vᵢ be the share of negatives that it beats, ties half; for each negative j let Wⱼ
/// be the share of positives that beat it. Both average to the area, and
///
///     Var = S²(V)/P + S²(W)/N        S² with P − 1 and N − 1
///
/// - Parameters:
///   - scores: one score a sample, [n], any finite values; larger means "more positive".
///   - labels: the true classes, [n], at least two of each.
///   - confidence: the share of samples whose interval covers the true area, above 0 and below 1.
/// - Throws: ``MetricError``, ``MetricError/tooFewForVariance(positives:negatives:)`` for instance.
/// - Complexity: O(n)
/// - Source: DeLong, DeLong & Clarke-Pearson 1988; V and W from ranks as in Sun & Xu 2014. The interval is too
///   narrow for few samples, and has width 0 for a perfect separation.
public func deLongInterval(
  scores: [Double], labels: [Bool], confidence: Double = 0.95
) throws(MetricError) -> DeLongInterval {
  guard confidence > 0, confidence < 1 else {
    throw .confidenceOutOfRange(confidence)
  }
  let parts = try StructuralComponents(scores: scores, labels: labels)
  let variance = parts.covariance(with: parts)
  let halfWidth = standardNormalQuantile(0.5 + confidence / 2) * variance.squareRoot()
  return DeLongInterval(
    auc: parts.auc, variance: variance, lower: max(0, parts.auc - halfWidth),
    upper: min(1, parts.auc + halfWidth))
}

/// The test of two correlated areas: two models that score the same samples.
///
///     z = (AUC₁ − AUC₂) / √(Var₁ + Var₂ − 2 Cov)        Cov = S(V₁, V₂)/P + S(W₁, W₂)/N
///
/// - Parameters:
///   - first: the first model's scores, [n].
///   - second: the second model's scores of the same samples, [n].
///   - labels: the true classes, [n], at least two of each.
/// - Throws: ``MetricError``
/// - Complexity: O(n)
/// - Source: DeLong, DeLong & Clarke-Pearson 1988; Sun & Xu 2014.
public func deLongComparison(
  _ first: [Double], _ second: [Double], labels: [Bool]
) throws(MetricError) -> DeLongComparison {
  let first = try StructuralComponents(scores: first, labels: labels)
  let second = try StructuralComponents(scores: second, labels: labels)
  let difference = first.difference(from: second)
  return DeLongComparison(
    firstAUC: first.auc, secondAUC: second.auc,
    variance: difference.covariance(with: difference))
}

/// V and W of DeLong's method, each in the order of its class's samples.
private struct StructuralComponents {
  var auc: Double
  /// For each positive the share of negatives that it beats.
  var ofPositives: [Double]
  /// For each negative the share of positives that beat it.
  var ofNegatives: [Double]

  init(scores: [Double], labels: [Bool]) throws(MetricError) {
    try Validation.check(scores: scores, labels: labels, weights: nil)
    let positives = labels.count { $0 }
    let negatives = labels.count - positives
    guard positives > 0 else { throw .noPositives(among: labels.count) }
    guard negatives > 0 else { throw .noNegatives(among: labels.count) }
    guard positives > 1, negatives > 1 else {
      throw .tooFewForVariance(positives: positives, negatives: negatives)
    }
    var order = scores.indices.map { Ranked(score: scores[$0], payload: $0) }
    order.sortByKey()

    // One walk over groups of tied scores, from high to low; twice a share stays an integer until the end.
    var shares = [Double](repeating: 0, count: labels.count)
    var doubledU = 0
    var above = (positives: 0, negatives: 0)
    var start = 0
    while start < order.count {
      let key = order[start].key
      let end = order[start...].firstIndex { $0.key != key } ?? order.count
      let group = order[start..<end]
      let tiedPositives = group.count { labels[$0.payload] }
      let tiedNegatives = group.count - tiedPositives
      let beaten = 2 * (negatives - above.negatives) - tiedNegatives
      let beating = 2 * above.positives + tiedPositives
      for sample in group {
        shares[sample.payload] =
          labels[sample.payload]
          ? Double(beaten) / Double(2 * negatives) : Double(beating) / Double(2 * positives)
      }
      doubledU += tiedPositives * beaten
      above.positives += tiedPositives
      above.negatives += tiedNegatives
      start = end
    }
    auc = Double(doubledU) / Double(2 * positives * negatives)
    ofPositives = zip(shares, labels).filter { $1 }.map { $0.0 }
    ofNegatives = zip(shares, labels).filter { !$1 }.map { $0.0 }
  }

  func difference(from other: StructuralComponents) -> StructuralComponents {
    var difference = self
    difference.auc -= other.auc
    for index in ofPositives.indices { difference.ofPositives[index] -= other.ofPositives[index] }
    for index in ofNegatives.indices { difference.ofNegatives[index] -= other.ofNegatives[index] }
    return difference
  }

  func covariance(with other: StructuralComponents) -> Double {
    func mean(_ a: [Double], _ b: [Double]) -> Double {
      var sum = 0.0
      for (x, y) in zip(a, b) { sum += (x - auc) * (y - other.auc) }
      return sum / Double(a.count - 1) / Double(a.count)
    }
    return mean(ofPositives, other.ofPositives) + mean(ofNegatives, other.ofNegatives)
  }
}
