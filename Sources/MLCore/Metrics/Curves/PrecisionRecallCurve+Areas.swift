// Three areas under one list of points. They agree in the limit of many thresholds and few ties, and only
// there: a paper that says "PR AUC" should say which.

extension PrecisionRecallCurve {
  /// The area under the steps, Σₙ (Rₙ − Rₙ₋₁) Pₙ: equal to the function
  /// ``averagePrecision(scores:labels:weights:)``.
  public var averagePrecision: Double {
    var area = 0.0
    for (before, after) in zip(points, points.dropFirst()) {
      area +=
        (after.recall - before.recall) * after.truePositives
        / (after.truePositives + after.falsePositives)
    }
    return area
  }

  /// The area under straight lines between the points, Σₙ (Rₙ − Rₙ₋₁) (Pₙ + Pₙ₋₁) / 2.
  ///
  /// No classifier lives on those lines: between two points precision is not linear in recall. Without
  /// ties the area is never above ``averagePrecision``, since precision rises wherever recall does; with ties
  /// or few thresholds it can be many times too large.
  public var trapezoidArea: Double {
    var area = 0.0
    for (before, after) in zip(points, points.dropFirst()) {
      area += (after.recall - before.recall) * (after.precision + before.precision) / 2
    }
    return area
  }

  /// The area under the achievable curve: between two points, true and false positives grow in proportion, so
  /// that precision follows a hyperbola in recall.
  ///
  /// With a true and F fired samples at the left point, and F + uF where the line ends (k = ΔF / Δa):
  ///
  ///     ∫ t / (F + k (t − a)) dt = (F/k)/k · (u − ln(1 + u)) + a/k · ln(1 + u)
  ///
  /// - Source: Davis & Goadrich 2006, "The relationship between precision–recall and ROC curves".
  public var interpolatedArea: Double {
    var area = 0.0
    for (before, after) in zip(points, points.dropFirst()) {
      let hits = after.truePositives - before.truePositives
      guard hits > 0 else { continue }
      let fired = before.truePositives + before.falsePositives
      let crossing = hits + (after.falsePositives - before.falsePositives)
      guard fired > 0 else {
        // From the origin precision is constant.
        area += hits * (hits / crossing)
        continue
      }
      let k = crossing / hits
      let u = crossing / fired
      area +=
        fired / k / k * PrecisionRecallCurve.excessOverLog1p(u)
        + before.truePositives / k * log1p(u)
    }
    return area / positives
  }

  /// u − ln(1 + u) for u ≥ 0, by its series where the difference would cancel.
  private static func excessOverLog1p(_ u: Double) -> Double {
    guard u < 0.05 else { return u - log1p(u) }
    // u²/2 − u³/3 + u⁴/4 − …: 0.05¹³ is below the last bit.
    var sum = 0.0
    for n in stride(from: 14, through: 2, by: -1) {
      sum = 1 / Double(n) - u * sum
    }
    return u * u * sum
  }
}

/// The mean of average precision over all orders of P positives and N negatives, T = P + N:
///
///     E[AP] = (P − 1)/(T − 1) + N / (T (T − 1)) · H_T            H_T = 1 + 1/2 + … + 1/T
///
/// It is above the prevalence P/T, and only in the limit equal to it.
///
/// - Parameters:
///   - positives: P, at least 1.
///   - negatives: N, not negative.
/// - Complexity: O(T)
/// - Source: Bestgen 2015, "Exact expected average precision of the random baseline".
public func expectedRandomAveragePrecision(positives: Int, negatives: Int) -> Double {
  require(
    positives >= 1 && negatives >= 0,
    "there must be a positive and no negative count: got \(positives) and \(negatives)")
  guard negatives > 0 else { return 1 }
  let total = Double(positives + negatives)
  var harmonic = 0.0
  for rank in stride(from: positives + negatives, through: 1, by: -1) {
    harmonic += 1 / Double(rank)  // smallest first
  }
  return Double(positives - 1) / (total - 1) + Double(negatives) / (total * (total - 1)) * harmonic
}
