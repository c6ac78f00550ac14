/// The normal distribution N(μ, σ²).
public struct NormalDistribution: Sendable, Equatable {
  /// μ.
  public let mean: Double
  /// σ, above 0.
  public let standardDeviation: Double

  /// The standard normal distribution, unless other parameters are given.
  public init(mean: Double = 0, standardDeviation: Double = 1) {
    require(mean.isFinite, "the mean of a normal distribution must be finite, got \(mean)")
    require(
      standardDeviation > 0 && standardDeviation.isFinite,
      "the standard deviation of a normal distribution must be above 0, got \(standardDeviation)")
    self.mean = mean
    self.standardDeviation = standardDeviation
  }

  /// How many standard deviations a value lies above the mean, (x − μ) / σ.
  public func standardized(_ x: Double) -> Double { (x - mean) / standardDeviation }

  /// The density, φ((x − μ)/σ) / σ, per unit of x.
  public func density(_ x: Double) -> Double {
    standardNormalDensity(standardized(x)) / standardDeviation
  }

  /// The distribution function P(X ≤ x), with full relative accuracy in the lower tail.
  public func cdf(_ x: Double) -> Double { standardNormalCDF(standardized(x)) }

  /// P(X > x), with full relative accuracy in the upper tail, where 1 − P(X ≤ x) would cancel.
  public func upperTail(_ x: Double) -> Double { standardNormalCDF(-standardized(x)) }

  /// The value below which a share p lies; −∞ at 0, +∞ at 1.
  ///
  /// - Parameter p: a probability, 0 … 1.
  public func quantile(_ p: Double) -> Double {
    mean + standardDeviation * standardNormalQuantile(p)
  }

  /// The value above which a share p lies, accurate for small p.
  public func upperQuantile(_ p: Double) -> Double {
    mean - standardDeviation * standardNormalQuantile(p)
  }

  /// A draw. One word of randomness.
  @specialized(where Generator == SeededGenerator)
  public func draw<Generator: RandomNumberGenerator>(using generator: inout Generator) -> Double {
    .normal(mean: mean, standardDeviation: standardDeviation, using: &generator)
  }

  /// So many draws.
  @specialized(where Generator == SeededGenerator)
  public func draws<Generator: RandomNumberGenerator>(
    _ count: Int, using generator: inout Generator
  ) -> [Double] {
    require(count >= 0, "the number of draws must not be negative, got \(count)")
    var values: [Double] = []
    values.reserveCapacity(count)
    for _ in 0..<count { values.append(draw(using: &generator)) }
    return values
  }
}
