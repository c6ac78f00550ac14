// # Draws
//
// The mapping from random bits to values is written out here and not left to the standard library, so
// that a new version of Swift changes no figure. Every draw below states how many words of 64 bits it
// takes.

extension Double {
  /// A uniform draw from [0, 1): a multiple of 2⁻⁵³, each as likely as the next. One word.
  @specialized(where Generator == SeededGenerator)
  public static func uniform<Generator: RandomNumberGenerator>(
    using generator: inout Generator
  ) -> Double {
    let bits: UInt64 = generator.next()
    return Double(bits >> 11) * 0x1p-53
  }

  /// A uniform draw from a half-open range. One word (a second with a probability below 2⁻⁵²).
  @specialized(where Generator == SeededGenerator)
  public static func uniform<Generator: RandomNumberGenerator>(
    in range: Range<Double>, using generator: inout Generator
  ) -> Double {
    let width = range.upperBound - range.lowerBound
    require(width > 0 && width.isFinite, "cannot draw from the range \(range)")
    while true {
      // Rounding may lift the largest draws to the upper bound, which is not in the range.
      let value = range.lowerBound + width * uniform(using: &generator)
      if value < range.upperBound { return value }
    }
  }

  /// A normal draw: the quantile of a uniform draw. One word, so streams stay aligned whatever the
  /// parameters; a larger word gives a larger value.
  ///
  /// The uniform draw is the middle of one of 2⁵² equal cells of (0, 1): symmetric, never 0 or 1. The
  /// largest deviation is thus 8.2 standard deviations, which a true normal exceeds once in 4e15 draws.
  ///
  /// - Parameters:
  ///   - mean: μ, any number.
  ///   - standardDeviation: σ, 0 or more.
  ///   - generator: gives one word.
  @specialized(where Generator == SeededGenerator)
  public static func normal<Generator: RandomNumberGenerator>(
    mean: Double = 0, standardDeviation: Double = 1, using generator: inout Generator
  ) -> Double {
    require(
      standardDeviation >= 0, "a standard deviation must not be negative, got \(standardDeviation)")
    let bits: UInt64 = generator.next()
    let p = (Double(bits >> 12) + 0.5) * 0x1p-52
    return mean + standardDeviation * standardNormalQuantile(p)
  }

  /// An exponential draw of the given rate, mean 1/rate: −log(1 − u)/rate. One word.
  @specialized(where Generator == SeededGenerator)
  public static func exponential<Generator: RandomNumberGenerator>(
    rate: Double = 1, using generator: inout Generator
  ) -> Double {
    require(rate > 0, "the rate of an exponential draw must be above 0, got \(rate)")
    return -log1p(-uniform(using: &generator)) / rate
  }
}

extension Bool {
  /// True with probability p: exactly never for 0 and always for 1. One word.
  @specialized(where Generator == SeededGenerator)
  public static func bernoulli<Generator: RandomNumberGenerator>(
    _ p: Double, using generator: inout Generator
  ) -> Bool {
    require(p >= 0 && p <= 1, "a probability must lie between 0 and 1, got \(p)")
    return Double.uniform(using: &generator) < p
  }
}

extension Int {
  /// A whole number from 0 up to, not including, a bound, without bias. One word, rarely another.
  ///
  /// - Source: Lemire 2019, "Fast random integer generation in an interval".
  @specialized(where Generator == SeededGenerator)
  public static func uniform<Generator: RandomNumberGenerator>(
    below bound: Int, using generator: inout Generator
  ) -> Int {
    require(bound > 0, "a draw below a bound needs a bound above 0, got \(bound)")
    let bound = UInt64(bound)
    var product = (generator.next() as UInt64).multipliedFullWidth(by: bound)
    if product.low < bound {
      // The 2⁶⁴ mod bound lowest products would make some results likelier: refuse them.
      let biased = (0 &- bound) % bound
      while product.low < biased {
        product = (generator.next() as UInt64).multipliedFullWidth(by: bound)
      }
    }
    return Int(product.high)
  }
}

/// The numbers 0 ..< n in random order, all n! orders equally likely (Fisher & Yates). O(n).
public func permutation(
  of n: Int, using generator: inout some RandomNumberGenerator
) -> [Int] {
  require(n >= 0, "a permutation needs a count of at least 0, got \(n)")
  return Array(0..<n).permuted(using: &generator)
}

/// k different numbers of 0 ..< n in random order, all choices equally likely. O(n).
public func choose(
  _ k: Int, from n: Int, using generator: inout some RandomNumberGenerator
) -> [Int] {
  require(n >= 0, "cannot choose from \(n) numbers")
  return Array(0..<n).choosing(k, using: &generator)
}

extension Array {
  /// The elements in random order.
  ///
  /// Not called `shuffled`: that is the standard library's, whose order may change with its version.
  public func permuted(using generator: inout some RandomNumberGenerator) -> [Element] {
    choosing(count, using: &generator)
  }

  /// k elements without replacement, in random order: the first k steps of a Fisher–Yates shuffle.
  @specialized(where Generator == SeededGenerator, Element == Int)
  public func choosing<Generator: RandomNumberGenerator>(
    _ k: Int, using generator: inout Generator
  ) -> [Element] {
    require(
      k >= 0 && k <= count, "cannot choose \(k) of \(count) elements without replacement")
    var elements = self
    for index in 0..<k {
      elements.swapAt(index, index + Int.uniform(below: count - index, using: &generator))
    }
    return Array(elements.prefix(k))
  }
}
