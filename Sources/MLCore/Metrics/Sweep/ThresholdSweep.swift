/// What fires as the threshold falls from above the highest score to the lowest: the one pass that lies
/// under every curve and area.
///
/// Iterating gives a ``Step`` for each distinct score, from high to low. Tied scores cross the threshold
/// together, so that no result depends on the order of tied samples; samples of weight 0 take no part.
///
/// - Complexity: O(n) to make (a radix sort) and O(n) to iterate.
struct ThresholdSweep: Sequence {
  /// All weight of positives, and of negatives.
  let positives: Double
  let negatives: Double
  /// Samples of weight above 0.
  let count: Int
  let isWeighted: Bool

  /// Descending by score; the payload is the sample's weight, negative where the sample is.
  private let samples: [Ranked<Double>]

  /// The counts when everything with a score of at least `threshold` fires.
  struct Step {
    let threshold: Double
    /// Weight of the positives and of the negatives that fire.
    let truePositives: Double
    let falsePositives: Double
  }

  /// - Throws: ``MetricError`` where lengths differ, nothing is given, a score is not finite or a weight
  ///   not usable.
  init(scores: [Double], labels: [Bool], weights: [Double]?) throws(MetricError) {
    try Validation.check(scores: scores, labels: labels, weights: weights)
    var samples: [Ranked<Double>] = []
    samples.reserveCapacity(scores.count)
    if let weights {
      for index in scores.indices where weights[index] > 0 {
        let weight = weights[index]
        samples.append(Ranked(score: scores[index], payload: labels[index] ? weight : -weight))
      }
    } else {
      for index in scores.indices {
        samples.append(Ranked(score: scores[index], payload: labels[index] ? 1 : -1))
      }
    }
    samples.sortByKey()

    // Summed in the order of the sweep, so that its last step holds exactly these totals.
    var positives = 0.0
    var negatives = 0.0
    for sample in samples {
      if sample.payload > 0 { positives += sample.payload } else { negatives -= sample.payload }
    }
    self.samples = samples
    self.positives = positives
    self.negatives = negatives
    count = samples.count
    isWeighted = weights != nil
  }

  func requirePositives() throws(MetricError) {
    guard positives > 0 else { throw .noPositives(among: count) }
  }

  func requireNegatives() throws(MetricError) {
    guard negatives > 0 else { throw .noNegatives(among: count) }
  }

  func makeIterator() -> Iterator { Iterator(samples: samples) }

  struct Iterator: IteratorProtocol {
    fileprivate let samples: [Ranked<Double>]
    private var position = 0
    private var truePositives = 0.0
    private var falsePositives = 0.0

    fileprivate init(samples: [Ranked<Double>]) { self.samples = samples }

    mutating func next() -> Step? {
      guard position < samples.count else { return nil }
      let key = samples[position].key
      let threshold = samples[position].score
      repeat {
        let weight = samples[position].payload
        if weight > 0 { truePositives += weight } else { falsePositives -= weight }
        position += 1
      } while position < samples.count && samples[position].key == key
      return Step(
        threshold: threshold, truePositives: truePositives, falsePositives: falsePositives)
    }
  }
}
