/// How often each hypothesis, and the event under it, came up in a simulation.
public struct PartitionCounts: Sendable, Equatable {
  /// The names of the hypotheses.
  public let labels: [String]
  /// The number of draws of each hypothesis.
  public private(set) var draws: [Int]
  /// The number of draws of each hypothesis in which the event happened.
  public private(set) var events: [Int]

  /// The number of draws.
  public var totalDraws: Int { draws.reduce(0, +) }

  /// The number of draws in which the event happened.
  public var totalEvents: Int { events.reduce(0, +) }

  /// The simulated P(B); NaN, undefined, without a draw.
  public var eventShare: Double { Double(totalEvents) / Double(totalDraws) }

  /// The simulated P(Aᵢ|B): the shares among the draws with the event only; NaN, undefined, where the
  /// event never happened.
  public var posterior: [Double] { events.map { Double($0) / Double(totalEvents) } }

  /// Adds the counts of further draws, so that an estimate can be watched while it settles.
  public mutating func add(_ other: PartitionCounts) {
    require(
      labels == other.labels,
      "counts of different partitions cannot be added: \(labels) and \(other.labels)")
    for index in draws.indices {
      draws[index] += other.draws[index]
      events[index] += other.events[index]
    }
  }

  fileprivate init(labels: [String]) {
    self.labels = labels
    draws = [Int](repeating: 0, count: labels.count)
    events = draws
  }

  fileprivate mutating func record(_ hypothesis: Int, happened: Bool) {
    draws[hypothesis] += 1
    if happened { events[hypothesis] += 1 }
  }
}

extension Partition {
  /// Draws a hypothesis by its prior, then the event by its likelihood, so many times.
  ///
  /// Two words of randomness a draw.
  ///
  /// - Throws: as ``totalProbability(of:)``.
  /// - Complexity: O(draws · log hypotheses)
  public func simulate(
    likelihoods: [Double], draws: Int, using generator: inout some RandomNumberGenerator
  ) throws(ProbabilityError) -> PartitionCounts {
    _ = try joint(with: likelihoods)
    var counts = PartitionCounts(labels: labels)
    guard let hypotheses = try? Categorical(weights: priors) else {
      fatalError("a partition has a positive prior, got \(priors)")
    }
    run(hypotheses, likelihoods, draws, &counts, &generator)
    return counts
  }

  @specialized(where Generator == SeededGenerator)
  private func run<Generator: RandomNumberGenerator>(
    _ hypotheses: Categorical, _ likelihoods: [Double], _ draws: Int,
    _ counts: inout PartitionCounts, _ generator: inout Generator
  ) {
    require(draws >= 0, "the number of draws must not be negative, got \(draws)")
    for _ in 0..<draws {
      let hypothesis = hypotheses.draw(using: &generator)
      let happened = Bool.bernoulli(likelihoods[hypothesis], using: &generator)
      counts.record(hypothesis, happened: happened)
    }
  }
}
