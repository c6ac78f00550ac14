import MLCore
import Testing

@Suite struct `Sums` {
  // By hand: 1 + 1e100 + 1 − 1e100 = 2; plain addition gives 0.
  @Test func `keep what plain addition loses`() {
    #expect(sum(of: [1, 1e100, 1, -1e100]) == 2)
  }

  // By hand: ten times the Double nearest to 0.1 is 1 + 5.55e-17, and the nearest Double is 1.
  // Plain addition gives 0.9999999999999999.
  @Test func `of ten tenths is one`() {
    #expect(sum(of: [Double](repeating: 0.1, count: 10)) == 1)
  }

  @Test func `hardly depend on the order`() {
    var generator = SeededGenerator(seed: 1)
    let values = NormalDistribution(standardDeviation: 1e6).draws(10_000, using: &generator)
    let total = sum(of: values)
    for _ in 0..<20 {
      // The bound: an ulp of the result and (nu)² Σ|x| ≈ 1e-24 · 8e9.
      let other = sum(of: values.permuted(using: &generator))
      #expect(abs(other - total) <= total.ulp + 1e-13)
    }
  }

  @Test func `of nothing, infinities and NaN`() {
    #expect(sum(of: []) == 0)
    #expect(sum(of: [1, .infinity, 2]) == .infinity)
    #expect(sum(of: [.infinity, -.infinity]).isNaN)
    #expect(sum(of: [.greatestFiniteMagnitude, .greatestFiniteMagnitude]) == .infinity)
    #expect(sum(of: [1, .nan]).isNaN)
  }
}

@Suite struct `Moments` {
  let eight: [Double] = [2, 4, 4, 4, 5, 5, 7, 9]

  // By hand: mean 40/8 = 5; squared deviations 9 1 1 1 0 0 4 16, together 32.
  @Test func `of eight values`() throws {
    #expect(try mean(of: eight) == 5)
    #expect(try variance(of: eight, divisor: .population) == 4)
    #expect(try variance(of: eight, divisor: .sample) == 32.0 / 7)
    #expect(try standardDeviation(of: eight, divisor: .population) == 2)
    #expect(try standardError(of: eight) == (32.0 / 7).squareRoot() / 8.0.squareRoot())
  }

  // By hand: 4, 7, 13, 16 has squared deviations 36, 9, 9, 36 about 10, so 90/3 = 30 wherever it lies.
  @Test func `survive a mean far larger than the spread`() throws {
    let values = [4.0, 7, 13, 16].map { $0 + 1e9 }
    #expect(try variance(of: values, divisor: .sample) == 30)
    var running = RunningStatistics()
    for value in values { running.add(value) }
    #expect(running.variance(divisor: .sample) == 30)
  }

  // By hand: x̄ = 2, ȳ = 3; products (−1)(−1) + 0 + 1·2 … : (1,2) (2,2) (3,5): Σ = 1 + 0 + 2 = 3;
  // Σx² = 2, Σy² = 1 + 1 + 4 = 6; r = 3/√12.
  @Test func `covariance and correlation of three pairs`() throws {
    #expect(try covariance(of: [1, 2, 3], and: [2, 2, 5], divisor: .sample) == 1.5)
    #expect(try covariance(of: [1, 2, 3], and: [2, 2, 5], divisor: .population) == 1)
    let r = try correlation(of: [1, 2, 3], and: [2, 2, 5])
    #expect(abs(r - 3 / 12.0.squareRoot()) < 1e-15)
  }

  @Test func `correlation is exactly one on a line and undefined for a constant`() throws {
    #expect(try correlation(of: [0, 1, 5], and: [3, 5, 13]) == 1)
    #expect(try correlation(of: [0, 1, 5], and: [3, 1, -7]) == -1)
    // Three tenths do not have an exact mean, and still this is 0/0.
    #expect(try correlation(of: [1, 2, 3], and: [0.1, 0.1, 0.1]).isNaN)
  }

  @Test func `refuse what has no answer`() {
    #expect(throws: NumericsError.tooFewValues(count: 0, needed: 1)) { try mean(of: []) }
    #expect(throws: NumericsError.tooFewValues(count: 1, needed: 2)) {
      try variance(of: [3], divisor: .sample)
    }
    #expect(throws: NumericsError.nonFiniteValue(.infinity, index: 1)) {
      try mean(of: [1, .infinity])
    }
    #expect(throws: NumericsError.countMismatch(first: 2, second: 3)) {
      try correlation(of: [1, 2], and: [1, 2, 3])
    }
    #expect {
      try variance(of: [1, .nan], divisor: .population)
    } throws: { error in
      "\(error)" == "values must be finite: values[1] is nan"
    }
  }

  @Test func `running statistics agree with two passes, merged or not`() throws {
    var generator = SeededGenerator(seed: 2)
    let values = NormalDistribution(mean: 50, standardDeviation: 3).draws(1001, using: &generator)
    var whole = RunningStatistics()
    var front = RunningStatistics()
    var back = RunningStatistics()
    for (index, value) in values.enumerated() {
      whole.add(value)
      if index < 300 { front.add(value) } else { back.add(value) }
    }
    front.merge(back)
    for running in [whole, front] {
      #expect(running.count == 1001)
      #expect(relativeError(running.mean, try mean(of: values)) < 1e-14)
      let expected = try variance(of: values, divisor: .sample)
      #expect(relativeError(running.variance(divisor: .sample), expected) < 1e-13)
      #expect(running.minimum == (try minimum(of: values)))
      #expect(running.maximum == (try maximum(of: values)))
    }
  }

  @Test func `running statistics without values are undefined`() {
    var running = RunningStatistics()
    #expect(running.mean.isNaN && running.variance(divisor: .population).isNaN)
    running.add(4)
    #expect(running.mean == 4 && running.variance(divisor: .population) == 0)
    #expect(running.variance(divisor: .sample).isNaN)
    running.add(.nan)
    #expect(running.mean.isNaN && running.minimum.isNaN && running.maximum.isNaN)
  }
}

@Suite struct `Quantiles` {
  // By hand: position (5 − 1)p between 10 20 30 40 50.
  @Test(arguments: [(0.0, 10.0), (0.25, 20), (0.5, 30), (0.6, 34), (0.95, 48), (1, 50)])
  func `interpolate between order statistics`(p: Double, expected: Double) throws {
    let value = try quantile(p, of: [40, 10, 50, 20, 30])
    #expect(abs(value - expected) < 1e-13)
  }

  // NumPy 2.4.6: numpy.quantile([3.7, 1.2, 9.9, -4.1, 0.3, 2.2], [.1, .37, .5, .9]).
  @Test func `agree with NumPy`() throws {
    let values = try quantiles([0.1, 0.37, 0.5, 0.9], of: [3.7, 1.2, 9.9, -4.1, 0.3, 2.2])
    for (value, expected) in zip(
      values, [-1.8999999999999997, 1.065, 1.7000000000000002, 6.800000000000001])
    {
      #expect(relativeError(value, expected) < 1e-14)
    }
  }

  @Test func `never leave the interval of their neighbours`() throws {
    let values = [0.1, 0.1, 0.1, 0.30000000000000004, 0.3]
    var previous = 0.0
    for p in evenlySpaced(from: 0, to: 1, count: 401) {
      let value = try quantile(p, of: values)
      #expect(value >= previous)
      previous = value
    }
    #expect(try quantile(0.37, of: values) == 0.1)
  }

  @Test func `refuse levels and values without meaning`() {
    #expect(throws: NumericsError.notAProbability(1.2)) { try quantile(1.2, of: [1]) }
    #expect(throws: NumericsError.tooFewValues(count: 0, needed: 1)) { try median(of: []) }
    #expect { try minimum(of: [.nan, 1]) } throws: { "\($0)".contains("values[0] is nan") }
    #expect { try maximum(of: [1, .nan]) } throws: { "\($0)".contains("values[1] is nan") }
  }

  // By hand: 1 2 3 4 has quartiles 1.75 and 3.25, variance 5/3.
  @Test func `summary of four values`() throws {
    let four = try summary(of: [4, 1, 3, 2])
    #expect(four.count == 4 && four.mean == 2.5 && four.median == 2.5)
    #expect(four.minimum == 1 && four.maximum == 4)
    #expect(four.lowerQuartile == 1.75 && four.upperQuartile == 3.25)
    #expect(four.interquartileRange == 1.5)
    #expect(four.standardDeviation == (5.0 / 3).squareRoot())
    #expect(four.standardError == (5.0 / 3).squareRoot() / 2)
    #expect(try summary(of: [7]).standardDeviation.isNaN)
  }
}

@Suite struct `Intervals for proportions` {
  // scipy 1.17.1: binomtest(k, n).proportion_ci(level, method="wilson").
  @Test(arguments: [
    (0, 20, 0.95, 0.0, 0.16112515805281935),
    (20, 20, 0.95, 0.8388748419471808, 1.0),
    (3, 10, 0.95, 0.10779126740630102, 0.6032218525388546),
    (150123, 1000000, 0.99, 0.14920525602967766, 0.15104538673495427),
    (1, 1, 0.9, 0.2698659487840541, 1.0),
  ])
  func `Wilson's agrees with SciPy`(
    successes: Int, trials: Int, confidence: Double, lower: Double, upper: Double
  ) throws {
    let interval = try wilsonInterval(
      successes: successes, trials: trials, confidence: confidence)
    #expect(abs(interval.lowerBound - lower) < 1e-14)
    #expect(abs(interval.upperBound - upper) < 1e-14)
  }

  // By definition: p is a limit of the interval if and only if |p̂ − p| = z √(p(1 − p)/n).
  @Test func `Wilson's limits solve the score equation`() throws {
    let z = try criticalValue(confidence: 0.99)
    let interval = try wilsonInterval(successes: 37, trials: 200, confidence: 0.99)
    for limit in [interval.lowerBound, interval.upperBound] {
      let error = try standardError(ofProportion: limit, trials: 200)
      #expect(abs(abs(0.185 - limit) - z * error) < 1e-14)
    }
  }

  // By hand: .3 ± 1.96 √(.3 · .7/100); the critical values are those of every table.
  @Test func `the textbook interval and its critical values`() throws {
    let interval = try waldInterval(successes: 30, trials: 100)
    #expect(abs(interval.lowerBound - (0.3 - 1.959964 * 0.0458257569)) < 1e-7)
    #expect(abs(interval.upperBound - (0.3 + 1.959964 * 0.0458257569)) < 1e-7)
    #expect(abs(try criticalValue(confidence: 0.99) - 2.575829) < 1e-6)
    #expect(abs(try criticalValue(confidence: 0.9999) - 3.890592) < 1e-6)
  }

  @Test func `refuse impossible counts`() {
    #expect(throws: NumericsError.invalidTrials(successes: 3, trials: 2)) {
      try wilsonInterval(successes: 3, trials: 2)
    }
    #expect(throws: NumericsError.invalidTrials(successes: 0, trials: 0)) {
      try waldInterval(successes: 0, trials: 0)
    }
    #expect(throws: NumericsError.notAProbability(1)) { try criticalValue(confidence: 1) }
  }
}
