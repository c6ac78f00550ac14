/// The price ratios at which one operating point is the cheapest of several.
public struct CheapestRange: Equatable, Sendable {
  /// Which of the operating points.
  public let index: Int
  /// Price of a miss over price of a false alarm, from 0 …
  public let lower: Double
  /// … to +infinity in the last range; equal to the next range's `lower`.
  public let upper: Double
}

/// Which operating point is cheapest at which price of a miss in false alarms: the lower envelope of the lines
/// r ↦ r·FN + FP.
///
/// - Parameter matrices: operating points on the same samples, at least one.
/// - Returns: ranges of the ratio r from 0 to infinity without gaps, misses falling; a point that is cheapest
///   nowhere, or only together with another at one ratio, is not among them. Of equal points the first counts.
/// - Complexity: O(m²) for m points.
/// - Source: cost curves, Drummond & Holte 2006.
public func cheapestRanges(of matrices: [ConfusionMatrix]) -> [CheapestRange] {
  require(!matrices.isEmpty, "there must be at least 1 operating point: got 0")
  // At ratio 0 only false alarms cost; just above it, misses decide between equals.
  var current = 0
  for (index, matrix) in matrices.enumerated() {
    let best = matrices[current]
    if (matrix.falsePositives, matrix.falseNegatives) < (best.falsePositives, best.falseNegatives) {
      current = index
    }
  }
  var ranges: [CheapestRange] = []
  var lower = 0.0
  while true {
    // The next line to cross the current one is flatter, and of several it is the flattest.
    let here = matrices[current]
    var next: (index: Int, ratio: Double)?
    for (index, matrix) in matrices.enumerated()
    where matrix.falseNegatives < here.falseNegatives {
      let ratio =
        (matrix.falsePositives - here.falsePositives)
        / (here.falseNegatives - matrix.falseNegatives)
      if let known = next {
        let isFlatter = matrix.falseNegatives < matrices[known.index].falseNegatives
        guard ratio < known.ratio || ratio == known.ratio && isFlatter else { continue }
      }
      next = (index, ratio)
    }
    guard let next else { break }
    ranges.append(CheapestRange(index: current, lower: lower, upper: next.ratio))
    (current, lower) = (next.index, next.ratio)
  }
  ranges.append(CheapestRange(index: current, lower: lower, upper: .infinity))
  return ranges
}
