import MLCore
import Testing

@Suite struct `Partition of hypotheses` {
  let ways: Partition
  /// P(late | way).
  let late = [0.1, 0.3, 0.05]

  init() throws { ways = try Partition(["car": 0.5, "bus": 0.3, "bike": 0.2]) }

  // By hand: .5 · .1 + .3 · .3 + .2 · .05 = .05 + .09 + .01 = .15; shares 5/15, 9/15, 1/15.
  @Test func `total probability and posterior of three ways to work`() throws {
    #expect(ways.labels == ["car", "bus", "bike"])
    #expect(abs(try ways.totalProbability(of: late) - 0.15) < 1e-15)
    let joint = try ways.joint(with: late)
    #expect(zip(joint, [0.05, 0.09, 0.01]).allSatisfy { abs($0 - $1) < 1e-15 })
    let posterior = try ways.posterior(given: late)
    #expect(zip(posterior, [1.0 / 3, 0.6, 1.0 / 15]).allSatisfy { abs($0 - $1) < 1e-15 })
  }

  @Test func `evidence that says nothing changes nothing`() throws {
    let posterior = try ways.posterior(given: [0.4, 0.4, 0.4])
    #expect(zip(posterior, ways.priors).allSatisfy { abs($0 - $1) < 1e-15 })
    #expect(try ways.totalProbability(of: [1, 1, 1]) == 1)
    #expect(try ways.totalProbability(of: [0, 0, 0]) == 0)
  }

  // By definition: P(A | B, C) with P(B, C | A) = P(B | A) P(C | A).
  @Test func `two updates are one with the product of the likelihoods`() throws {
    let other = [0.7, 0.2, 0.9]
    let twice = try ways.updated(given: late).posterior(given: other)
    let once = try ways.posterior(given: zip(late, other).map { $0 * $1 })
    #expect(zip(twice, once).allSatisfy { abs($0 - $1) < 1e-14 })
  }

  // Standard errors: √(.15 · .85 / 10⁶) = 3.6e-4; of the posterior √(.6 · .4 / 150,000) = 1.3e-3. Five.
  @Test func `simulation lands on the formula`() throws {
    var generator = SeededGenerator(seed: 17)
    var counts = try ways.simulate(likelihoods: late, draws: 400_000, using: &generator)
    counts.add(try ways.simulate(likelihoods: late, draws: 600_000, using: &generator))
    #expect(counts.totalDraws == 1_000_000)
    #expect(abs(counts.eventShare - 0.15) < 5 * 3.6e-4)
    for (share, expected) in zip(counts.posterior, [1.0 / 3, 0.6, 1.0 / 15]) {
      #expect(abs(share - expected) < 5 * 1.3e-3)
    }
  }

  @Test func `simulation of nothing is undefined`() throws {
    var generator = SeededGenerator(seed: 1)
    let none = try ways.simulate(likelihoods: late, draws: 0, using: &generator)
    #expect(none.eventShare.isNaN && none.posterior.allSatisfy(\.isNaN))
    let never = try ways.simulate(likelihoods: [0, 0, 0], draws: 10, using: &generator)
    #expect(never.eventShare == 0 && never.posterior.allSatisfy(\.isNaN))
  }

  @Test func `a hypothesis of prior zero or one is allowed`() throws {
    let certain = try Partition(["yes": 1, "no": 0])
    #expect(try certain.posterior(given: [0.3, 1]) == [1, 0])
    // Thirds do not sum to 1 exactly; the tolerance is for them.
    let third = 0.333_333_333_3
    #expect(try Partition(["a": third, "b": third, "c": third]).labels.count == 3)
  }

  @Test func `refuses priors that do not exhaust the possibilities`() {
    #expect {
      try Partition(["car": 0.5, "bus": 0.25])
    } throws: { error in
      "\(error)"
        == "the priors of a partition must sum to 1, these sum to 0.75: a possibility is missing"
    }
    #expect(throws: ProbabilityError.priorsDoNotSumToOne(sum: 1.5)) {
      try Partition(["car": 0.75, "bus": 0.75])
    }
    #expect(throws: ProbabilityError.priorsDoNotSumToOne(sum: 1 + 0x1p-29)) {
      try Partition(["car": 1, "bus": 0x1p-29])
    }
  }

  @Test func `refuses what is no partition`() {
    #expect(throws: ProbabilityError.emptyPartition) { try Partition([:]) }
    #expect(throws: ProbabilityError.duplicateLabel("a")) { try Partition(["a": 0.5, "a": 0.5]) }
    #expect(
      throws: ProbabilityError.notAProbability(name: "the prior of 'b'", value: -0.5)
    ) { try Partition(["a": 1.5 - 0.5, "b": -0.5]) }
    #expect { try Partition(["a": .nan]) } throws: {
      "\($0)" == "the prior of 'a' must lie between 0 and 1: got nan"
    }
    #expect(
      throws: ProbabilityError.countMismatch(name: "labels", count: 1, hypotheses: 2)
    ) { try Partition(labels: ["a"], priors: [0.5, 0.5]) }
  }

  @Test func `refuses likelihoods that do not fit`() {
    #expect(
      throws: ProbabilityError.countMismatch(name: "likelihoods", count: 2, hypotheses: 3)
    ) { try ways.totalProbability(of: [0.1, 0.2]) }
    #expect(
      throws: ProbabilityError.notAProbability(name: "the likelihood given 'bus'", value: 1.25)
    ) { try ways.posterior(given: [0.1, 1.25, 0.2]) }
    #expect(throws: ProbabilityError.impossibleEvidence) { try ways.posterior(given: [0, 0, 0]) }
    var generator = SeededGenerator(seed: 1)
    #expect(throws: ProbabilityError.self) {
      try ways.simulate(likelihoods: [], draws: 1, using: &generator)
    }
  }
}
