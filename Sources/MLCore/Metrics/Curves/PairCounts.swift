/// Every pair of a positive and a negative, counted by which of the two scores higher.
///
/// The counts are integers, so that statements about the area under the ROC curve can be exact:
///
///     AUC = (wins + ties/2) / (P·N) = 2U / (2·P·N)          2U = 2·wins + ties
///
/// U is the statistic of Mann & Whitney 1947; that the area is the share of pairs is in Hanley & McNeil 1982.
public struct PairCounts: Equatable, Sendable {
  /// Pairs whose positive scores higher.
  public let wins: Int
  /// Pairs that score the same.
  public let ties: Int
  /// Pairs whose negative scores higher.
  public let losses: Int

  /// Counts that are known, none of them negative.
  public init(wins: Int, ties: Int, losses: Int) {
    require(
      wins >= 0 && ties >= 0 && losses >= 0,
      "counts of pairs must not be negative: got \(wins), \(ties), \(losses)")
    self.wins = wins
    self.ties = ties
    self.losses = losses
  }

  /// Counts all P·N pairs without visiting each.
  ///
  /// - Parameters:
  ///   - scores: one finite score a sample, [n]; larger means "more positive".
  ///   - labels: the true classes, [n], both among them.
  /// - Throws: ``MetricError``
  /// - Complexity: O(n)
  public init(scores: [Double], labels: [Bool]) throws(MetricError) {
    let sweep = try ThresholdSweep(scores: scores, labels: labels, weights: nil)
    try sweep.requirePositives()
    try sweep.requireNegatives()
    self.init(sweep)
  }

  /// Of an unweighted sweep.
  init(_ sweep: ThresholdSweep) {
    let negatives = Int(sweep.negatives)
    var wins = 0
    var ties = 0
    var previous = (truePositives: 0, falsePositives: 0)
    for step in sweep {
      let counts = (
        truePositives: Int(step.truePositives), falsePositives: Int(step.falsePositives)
      )
      let crossing = counts.truePositives - previous.truePositives
      wins += crossing * (negatives - counts.falsePositives)
      ties += crossing * (counts.falsePositives - previous.falsePositives)
      previous = counts
    }
    self.init(wins: wins, ties: ties, losses: Int(sweep.positives) * negatives - wins - ties)
  }

  /// All pairs, P·N.
  public var pairs: Int { wins + ties + losses }

  /// 2U = 2·wins + ties, the numerator of the area over 2·P·N.
  public var doubledU: Int { 2 * wins + ties }

  /// The area under the ROC curve.
  public var auc: Double { Double(doubledU) / Double(2 * pairs) }
}
