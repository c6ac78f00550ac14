/// A sample of a ``BinormalModel``: scores and true classes, the positives first.
public struct BinormalCohort: Sendable, Equatable {
  /// One score a person; larger means "more positive".
  public let scores: [Double]
  /// The true classes, in the order of the scores.
  public let labels: [Bool]

  /// So many positives and negatives, their scores drawn from the equal-variance model: all deviations
  /// 1, the means a separation d′ apart.
  ///
  /// The positives are drawn first, so cohorts that differ only in the number of negatives share them.
  public init(positives: Int, negatives: Int, separation: Double, seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    self = BinormalModel(separation: separation)
      .cohort(positives: positives, negatives: negatives, using: &generator)
  }

  fileprivate init(positives: [Double], negatives: [Double]) {
    scores = positives + negatives
    labels =
      [Bool](repeating: true, count: positives.count)
      + [Bool](repeating: false, count: negatives.count)
  }
}

extension BinormalModel {
  /// A random cohort: so many draws from each distribution, the positives first.
  public func cohort(
    positives positiveCount: Int, negatives negativeCount: Int,
    using generator: inout some RandomNumberGenerator
  ) -> BinormalCohort {
    let positiveScores = positives.draws(positiveCount, using: &generator)
    let negativeScores = negatives.draws(negativeCount, using: &generator)
    return BinormalCohort(positives: positiveScores, negatives: negativeScores)
  }

  /// The cohort without chance: the scores at the quantiles (i − ½)/n of each distribution, highest
  /// first. What it shows is the model's doing, not a draw's.
  public func quantileCohort(
    positives positiveCount: Int, negatives negativeCount: Int
  ) -> BinormalCohort {
    BinormalCohort(
      positives: positives.evenQuantiles(positiveCount),
      negatives: negatives.evenQuantiles(negativeCount))
  }
}

extension NormalDistribution {
  fileprivate func evenQuantiles(_ count: Int) -> [Double] {
    require(count >= 0, "the number of scores must not be negative, got \(count)")
    return (0..<count).map { upperQuantile((Double($0) + 0.5) / Double(count)) }
  }
}
