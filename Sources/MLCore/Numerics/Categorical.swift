/// A distribution over the numbers 0 ..< n, given by weights that need not sum to 1.
public struct Categorical: Sendable, Equatable {
  /// The probability of each number: its weight over the sum of all weights.
  public let probabilities: [Double]
  /// Σ of the weights up to and including each number.
  private let cumulative: [Double]
  /// The last number of positive weight, which takes what rounding leaves at the end.
  private let last: Int

  /// A distribution in proportion to weights.
  ///
  /// - Parameter weights: finite, not negative, at least one above 0. A weight of 0 is never drawn.
  /// - Throws: ``NumericsError/invalidWeight(_:index:)``,
  ///   ``NumericsError/noPositiveWeight(count:)``.
  public init(weights: [Double]) throws(NumericsError) {
    for (index, weight) in weights.enumerated() where !(weight >= 0 && weight.isFinite) {
      throw .invalidWeight(weight, index: index)
    }
    guard let last = weights.lastIndex(where: { $0 > 0 }) else {
      throw .noPositiveWeight(count: weights.count)
    }
    // Over the largest weight, so that no sum overflows.
    let largest = weights.reduce(0, max)
    var running = CompensatedSum()
    let cumulative = weights.map { weight in
      running.add(weight / largest)
      return running.value
    }
    let total = running.value
    self.probabilities = weights.map { $0 / largest / total }
    self.cumulative = cumulative
    self.last = last
  }

  /// A draw: the first number whose cumulative weight lies above a uniform point. One word; O(log n).
  @specialized(where Generator == SeededGenerator)
  public func draw<Generator: RandomNumberGenerator>(using generator: inout Generator) -> Int {
    let point = Double.uniform(using: &generator) * cumulative[last]
    var lower = 0
    var upper = last
    while lower < upper {
      let middle = (lower + upper) / 2
      if cumulative[middle] > point { upper = middle } else { lower = middle + 1 }
    }
    return lower
  }

  /// How often each number came up in so many draws.
  @specialized(where Generator == SeededGenerator)
  public func counts<Generator: RandomNumberGenerator>(
    draws: Int, using generator: inout Generator
  ) -> [Int] {
    require(draws >= 0, "the number of draws must not be negative, got \(draws)")
    var counts = [Int](repeating: 0, count: cumulative.count)
    for _ in 0..<draws { counts[draw(using: &generator)] += 1 }
    return counts
  }
}

extension Int {
  /// One draw from 0 ..< weights.count with probabilities proportional to the weights.
  ///
  /// - Throws: as ``Categorical/init(weights:)``.
  /// - Complexity: O(n); for many draws make a ``Categorical`` once.
  public static func categorical(
    weights: [Double], using generator: inout some RandomNumberGenerator
  ) throws(NumericsError) -> Int {
    try Categorical(weights: weights).draw(using: &generator)
  }
}
