/// What a simulated screening counted: people still positive after each test.
public struct ScreeningCounts: Sendable, Equatable {
  /// `illPositives[k]`: the ill whose first k tests were all positive; [0] is all the ill.
  public let illPositives: [Int]
  /// `wellPositives[k]`: the well whose first k tests were all positive; [0] is all the well.
  public let wellPositives: [Int]

  /// How many tests each person took.
  public var tests: Int { illPositives.count - 1 }

  /// How many people took part.
  public var people: Int { illPositives[0] + wellPositives[0] }

  /// The share of people whose first k tests were all positive.
  public func positiveRate(afterPositives k: Int = 1) -> Double {
    Double(illPositives[k] + wellPositives[k]) / Double(people)
  }

  /// The share of the ill among those whose first k tests were all positive; NaN, undefined, if there
  /// is nobody.
  public func posterior(afterPositives k: Int = 1) -> Double {
    share(Double(illPositives[k]), Double(wellPositives[k]))
  }

  /// The share of the ill among those whose first test was negative; NaN, undefined, if there is
  /// nobody.
  public var posteriorAfterNegative: Double {
    share(
      Double(illPositives[0] - illPositives[1]), Double(wellPositives[0] - wellPositives[1]))
  }
}

extension DiagnosticTest {
  /// Draws people, their state, and the results of their tests.
  ///
  /// - Parameters:
  ///   - people: how many.
  ///   - prevalence: the probability that a person is ill.
  ///   - tests: how many tests each takes, at least 1.
  ///   - repeatProbability: with which a test repeats the result before it; 0 is independence.
  ///   - generator: what draws.
  /// - Complexity: O(people · tests): two words of randomness a person, two a further test.
  @specialized(where Generator == SeededGenerator)
  public func simulate<Generator: RandomNumberGenerator>(
    people: Int, prevalence: Double, tests: Int = 1, repeatProbability: Double = 0,
    using generator: inout Generator
  ) -> ScreeningCounts {
    requireProbability(prevalence, "a prevalence")
    requireProbability(repeatProbability, "the probability of a repeat")
    require(people >= 0, "the number of people must not be negative, got \(people)")
    require(tests >= 1, "a screening needs at least one test, got \(tests)")
    var ill = [Int](repeating: 0, count: tests + 1)
    var well = ill
    for _ in 0..<people {
      let isIll = Bool.bernoulli(prevalence, using: &generator)
      let positiveRate = isIll ? sensitivity : falsePositiveRate
      var positiveInARow = 0
      var stillPositive = true
      for test in 0..<tests {
        // All draws are made even when they cannot count, so every person takes as many words.
        let repeats = test > 0 && Bool.bernoulli(repeatProbability, using: &generator)
        let fresh = Bool.bernoulli(positiveRate, using: &generator)
        stillPositive = stillPositive && (repeats || fresh)
        if stillPositive { positiveInARow += 1 }
      }
      for k in 0...positiveInARow {
        if isIll { ill[k] += 1 } else { well[k] += 1 }
      }
    }
    return ScreeningCounts(illPositives: ill, wellPositives: well)
  }
}
