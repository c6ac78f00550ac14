extension ROCCurve {
  /// Twice the area in units of one positive by one negative, by trapezoids:
  ///
  ///     2U = Σₙ (TPₙ + TPₙ₋₁) (FPₙ − FPₙ₋₁)
  ///
  /// Without weights it is a whole number, exact below 2⁵³, and equal to ``PairCounts/doubledU``.
  public var doubledU: Double {
    var sum = 0.0
    for (before, after) in zip(points, points.dropFirst()) {
      sum +=
        (after.truePositives + before.truePositives)
        * (after.falsePositives - before.falsePositives)
    }
    return sum
  }

  /// The area under the curve: the probability that a random positive scores above a random negative, ties
  /// counting half.
  public var auc: Double { doubledU / (2 * positives * negatives) }

  /// The area over rates of false alarms from 0 to `maxFalsePositiveRate` = m, from 0 to m.
  ///
  /// - Parameters:
  ///   - limit: m, above 0 and at most 1.
  ///   - standardized: maps the area so that the diagonal gets ½ and a perfect curve 1,
  ///     ½ (1 + (A − m²/2) / (m − m²/2)), which makes areas for different m comparable.
  /// - Throws: ``MetricError/fractionOutOfRange(_:name:zeroAllowed:)``
  /// - Source: McClish 1989.
  public func partialAUC(
    maxFalsePositiveRate limit: Double, standardized: Bool = false
  ) throws(MetricError) -> Double {
    try Validation.check(fraction: limit, name: "maxFalsePositiveRate", zeroAllowed: false)
    let end = try truePositiveRate(at: limit)
    var area = 0.0
    for (before, after) in zip(points, points.dropFirst()) {
      if before.falsePositiveRate >= limit { break }
      let isCut = after.falsePositiveRate > limit
      let right = isCut ? limit : after.falsePositiveRate
      let height = isCut ? end : after.truePositiveRate
      area += (height + before.truePositiveRate) / 2 * (right - before.falsePositiveRate)
    }
    guard standardized else { return area }
    let diagonal = limit * limit / 2
    return (1 + (area - diagonal) / (limit - diagonal)) / 2
  }

  /// The corners of the smallest concave curve above this one, from (0, 0) to (1, 1): the points that are
  /// cheapest at some price of a miss and some prevalence.
  ///
  /// - Complexity: O(n)
  /// - Source: Provost & Fawcett 2001.
  public var convexHull: [Point] {
    var hull: [Point] = []
    for point in points {
      while hull.count >= 2 {
        let (a, b) = (hull[hull.count - 2], hull[hull.count - 1])
        // b stays where the way from a over b to the point turns right.
        let turn =
          (b.falsePositives - a.falsePositives) * (point.truePositives - b.truePositives)
          - (b.truePositives - a.truePositives) * (point.falsePositives - b.falsePositives)
        if turn < 0 { break }
        hull.removeLast()
      }
      hull.append(point)
    }
    return hull
  }

  /// The point of largest TPR − FPR; of several the one with the highest threshold.
  ///
  /// - Source: Youden 1950.
  public var youdenPoint: Point {
    firstMinimum { $0.falsePositiveRate - $0.truePositiveRate }
  }

  /// The point of least cost on these samples; of several the one with the highest threshold.
  ///
  /// - Parameters:
  ///   - miss: the price of a false negative, not negative.
  ///   - falseAlarm: the price of a false positive, not negative.
  /// - Throws: ``MetricError/invalidCost(ofMiss:ofFalseAlarm:)``
  public func cheapestPoint(
    costOfMiss miss: Double, ofFalseAlarm falseAlarm: Double
  ) throws(MetricError) -> Point {
    try Validation.check(costOfMiss: miss, ofFalseAlarm: falseAlarm)
    return firstMinimum { miss * (positives - $0.truePositives) + falseAlarm * $0.falsePositives }
  }

  private func firstMinimum(of cost: (Point) -> Double) -> Point {
    var best = points[0]
    var least = cost(best)
    for point in points.dropFirst() {
      let here = cost(point)
      if here < least { (best, least) = (point, here) }
    }
    return best
  }
}
