extension RegressionDataset {
  /// Where the points of a curve stand on the x axis.
  public enum Spacing: Sendable, Equatable {
    /// At equal distances, both ends included. No draw.
    case even
    /// Anywhere, every place as likely as the next; sorted. One draw a point, before all noise.
    case random
  }

  /// Points of a curve with noise on the y axis.
  ///
  ///     yᵢ = f(xᵢ) + N(0, noise²)          x ascending
  ///
  /// - Parameters:
  ///   - count: n, at least 2.
  ///   - range: of x.
  ///   - spacing: how the points stand on the range.
  ///   - noise: the standard deviation, 0 or more; one draw a point whatever it is.
  ///   - generator: what draws.
  ///   - function: f, finite on the range.
  /// - Throws: ``DatasetError/countOutOfRange(_:name:minimum:)``,
  ///   ``DatasetError/invalidRange(lower:upper:name:)``, ``DatasetError/negative(_:name:)``,
  ///   ``DatasetError/nonFiniteTarget(_:index:)``.
  public static func noisyCurve(
    count: Int, on range: ClosedRange<Double>, spacing: Spacing = .even, noise: Double,
    using generator: inout some RandomNumberGenerator, _ function: (Double) -> Double
  ) throws(DatasetError) -> RegressionDataset {
    try DatasetError.check(count: count, "the number of points", atLeast: 2)
    try DatasetError.check(range: range, "the range of x")
    try DatasetError.check(notNegative: noise, "the noise of the curve")
    let x =
      switch spacing {
      case .even: evenlySpaced(from: range.lowerBound, to: range.upperBound, count: count)
      case .random:
        (0..<count).map { _ in
          Double.uniform(in: range.lowerBound..<range.upperBound, using: &generator)
        }.sorted()
      }
    let y = x.map {
      function($0) + Double.normal(mean: 0, standardDeviation: noise, using: &generator)
    }
    return try RegressionDataset(x: x, y: y)
  }

  /// A full period of a sine with noise, sin(πx) + N(0, noise²) for x from −1 to 1: the usual
  /// victim of a polynomial of too high a degree.
  ///
  ///     let points = try RegressionDataset.noisySine(count: 15, using: &generator)
  ///
  /// - Parameters:
  ///   - count: n, at least 2.
  ///   - range: of x.
  ///   - spacing: how the points stand on the range.
  ///   - noise: the standard deviation, 0 or more.
  ///   - generator: what draws.
  /// - Throws: as ``noisyCurve(count:on:spacing:noise:using:_:)``.
  public static func noisySine(
    count: Int, on range: ClosedRange<Double> = -1...1, spacing: Spacing = .even,
    noise: Double = 0.3, using generator: inout some RandomNumberGenerator
  ) throws(DatasetError) -> RegressionDataset {
    try noisyCurve(
      count: count, on: range, spacing: spacing, noise: noise, using: &generator
    ) { sin(.pi * $0) }
  }

  /// A polynomial with noise: y = Σ cₖ xᵏ + N(0, noise²).
  ///
  /// - Parameters:
  ///   - coefficients: c, the constant first; none make the zero polynomial.
  ///   - count: n, at least 2.
  ///   - range: of x.
  ///   - spacing: how the points stand on the range.
  ///   - noise: the standard deviation, 0 or more.
  ///   - generator: what draws.
  /// - Throws: as ``noisyCurve(count:on:spacing:noise:using:_:)``.
  public static func noisyPolynomial(
    coefficients: [Double], count: Int, on range: ClosedRange<Double> = -1...1,
    spacing: Spacing = .even, noise: Double, using generator: inout some RandomNumberGenerator
  ) throws(DatasetError) -> RegressionDataset {
    try noisyCurve(
      count: count, on: range, spacing: spacing, noise: noise, using: &generator
    ) { x in
      // Horner's scheme.
      coefficients.reversed().reduce(0) { $0 * x + $1 }
    }
  }
}
