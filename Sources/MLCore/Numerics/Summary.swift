/// A sample in eight numbers.
public struct Summary: Sendable, Equatable {
  /// How many values there are.
  public let count: Int
  /// The arithmetic mean.
  public let mean: Double
  /// The sample standard deviation (n − 1); NaN, undefined, for a single value.
  public let standardDeviation: Double
  /// The smallest value.
  public let minimum: Double
  /// The quantile of level ¼.
  public let lowerQuartile: Double
  /// The middle value.
  public let median: Double
  /// The quantile of level ¾.
  public let upperQuartile: Double
  /// The largest value.
  public let maximum: Double

  /// The standard error of the mean, s / √n; NaN for a single value.
  public var standardError: Double { standardDeviation / sqrt(Double(count)) }

  /// The spread of the middle half, upper minus lower quartile.
  public var interquartileRange: Double { upperQuartile - lowerQuartile }
}

/// The summary of some values: count, mean, standard deviation, extremes and quartiles.
///
/// - Throws: as ``mean(of:)``.
/// - Complexity: O(n log n)
public func summary(of values: [Double]) throws(NumericsError) -> Summary {
  try validate(values)
  let sorted = values.sorted()
  let squares = products(of: values, values)
  return Summary(
    count: values.count,
    mean: uncheckedMean(values),
    standardDeviation: values.count < 2 ? .nan : sqrt(squares / Double(values.count - 1)),
    minimum: sorted[0],
    lowerQuartile: quantile(0.25, ofSorted: sorted),
    median: quantile(0.5, ofSorted: sorted),
    upperQuartile: quantile(0.75, ofSorted: sorted),
    maximum: sorted[sorted.count - 1])
}
