import MLCore
import Testing

@Suite struct `Categorical draws` {
  // χ² with 2 degrees of freedom exceeds 23.1 with a probability of 1e-5 (2 log 1e5 = 23.03).
  @Test func `follow their weights`() throws {
    var generator = SeededGenerator(seed: 4)
    let counts = try Categorical(weights: [5, 3, 2]).counts(draws: 100_000, using: &generator)
    let statistic = zip(counts, [50_000.0, 30_000, 20_000])
      .reduce(0) { $0 + (Double($1.0) - $1.1) * (Double($1.0) - $1.1) / $1.1 }
    #expect(statistic < 23.1 && counts.reduce(0, +) == 100_000)
  }

  // By hand: a uniform point u falls below the cumulative shares 0, .25, .25, 1, 1.
  @Test func `never take a weight of zero`() throws {
    let distribution = try Categorical(weights: [0, 1, 0, 3, 0])
    var words = `Draws`.Words(words: [0, 1 << 62 - 1, 1 << 62, .max])
    #expect((0..<4).map { _ in distribution.draw(using: &words) } == [1, 1, 3, 3])
    #expect(distribution.probabilities == [0, 0.25, 0, 0.75, 0])
  }

  @Test func `a single draw is that of the distribution`() throws {
    var one = SeededGenerator(seed: 3)
    var other = one
    let weights = [0.2, 0.5, 0.3]
    let distribution = try Categorical(weights: weights)
    for _ in 0..<50 {
      #expect(
        try Int.categorical(weights: weights, using: &one) == distribution.draw(using: &other))
    }
  }

  @Test func `take huge and tiny weights`() throws {
    #expect(try Categorical(weights: [1e308, 1e308]).probabilities == [0.5, 0.5])
    #expect(try Categorical(weights: [.leastNonzeroMagnitude, 0]).probabilities == [1, 0])
  }

  @Test func `refuse weights that are none`() {
    #expect(throws: NumericsError.invalidWeight(-1, index: 1)) {
      try Categorical(weights: [1, -1])
    }
    #expect(throws: NumericsError.noPositiveWeight(count: 2)) { try Categorical(weights: [0, 0]) }
    #expect(throws: NumericsError.noPositiveWeight(count: 0)) { try Categorical(weights: []) }
    #expect { try Categorical(weights: [.nan]) } throws: {
      "\($0)" == "weights must be finite and not negative: weights[0] is nan"
    }
  }
}
