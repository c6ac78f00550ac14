/// A shallow hollow and a deep one, as the mean of losses of many samples: where the noise of small batches
/// can lead from one to the other, and the full gradient cannot.
///
///     f(θ)  = θ⁴/4 − θ²/2 − aθ                 the mean of all
///     fᵢ(θ) = f(θ) + ξᵢθ                       sample i, Σξᵢ = 0
///
/// For a tilt a = 0.3 the hollows are at −0.786 and 1.125, with the barrier at −0.339 between them.
public struct DoubleWell: Equatable, Sendable {
  /// a, how much deeper the right hollow is.
  public let tilt: Double
  /// ξ, the samples' slopes less their mean, [n].
  public let offsets: [Double]

  /// The largest tilt with two hollows, 2/(3√3).
  private static let largestTilt = 2 / (3 * sqrt(3))

  /// A double well of given samples.
  ///
  /// - Parameters:
  ///   - offsets: ξ, [n]; their mean is taken off.
  ///   - tilt: a, above 0 and below 2/(3√3) = 0.385, beyond which there is one hollow only.
  /// - Throws: ``OptimizationError`` where there is no sample, an offset is not finite or the tilt
  ///   is out of its range.
  public init(offsets: [Double], tilt: Double = 0.3) throws(OptimizationError) {
    try OptimizationSettings.check(offsets.count, atLeast: 1, "the samples of the double well")
    if let index = offsets.firstIndex(where: { !$0.isFinite }) {
      throw .nonFiniteOffset(offsets[index], index: index)
    }
    guard tilt > 0, tilt < DoubleWell.largestTilt else {
      throw .tiltOutOfRange(tilt, limit: DoubleWell.largestTilt)
    }
    let mean = sum(of: offsets) / Double(offsets.count)
    self.offsets = offsets.map { $0 - mean }
    self.tilt = tilt
  }

  /// With slopes drawn from N(0, σ²).
  ///
  /// - Parameters:
  ///   - samples: n, at least 1.
  ///   - standardDeviation: σ ≥ 0.
  ///   - tilt: a, above 0 and below 2/(3√3).
  ///   - generator: gives a normal draw a sample.
  /// - Throws: ``OptimizationError`` where a setting is out of its range.
  public init(
    samples: Int = 1000, standardDeviation: Double = 3, tilt: Double = 0.3,
    using generator: inout some RandomNumberGenerator
  ) throws(OptimizationError) {
    try OptimizationSettings.check(samples, atLeast: 1, "the samples of the double well")
    try OptimizationSettings.check(
      notNegative: standardDeviation, "the standard deviation of offsets")
    var offsets: [Double] = []
    offsets.reserveCapacity(samples)
    for _ in 0..<samples {
      offsets.append(.normal(standardDeviation: standardDeviation, using: &generator))
    }
    try self.init(offsets: offsets, tilt: tilt)
  }

  /// How many samples there are.
  public var count: Int { offsets.count }

  /// Where the right and lower hollow is.
  public var deepMinimum: Double { stationaryPoint(0) }
  /// Where the top of the barrier is.
  public var barrier: Double { stationaryPoint(1) }
  /// Where the left hollow is.
  public var shallowMinimum: Double { stationaryPoint(2) }

  /// A root of θ³ − θ − a by Viète's formula, the largest first.
  ///
  ///     θₖ = 2/√3 · cos(⅓ arccos(a · 3√3/2) − 2πk/3)
  private func stationaryPoint(_ order: Int) -> Double {
    let third = acos(tilt / DoubleWell.largestTilt) / 3
    let roots = [0, 1, 2].map { 2 / sqrt(3) * cos(third - 2 * .pi * $0 / 3) }
    return roots.sorted(by: >)[order]
  }

  /// f(θ), the mean loss of all samples.
  public func value(at theta: Double) -> Double {
    theta * theta * theta * theta / 4 - theta * theta / 2 - tilt * theta
  }

  /// f'(θ), the gradient of all samples.
  public func gradient(at theta: Double) -> Double { theta * theta * theta - theta - tilt }

  /// The loss of one sample.
  public func value(at theta: Double, sample: Int) -> Double {
    value(at: theta) + offset(sample) * theta
  }

  /// The mean gradient of the samples of a batch, in the batch's order.
  ///
  /// - Parameters:
  ///   - theta: θ, where.
  ///   - batch: indices of samples, at least one; an index may come more than once.
  public func gradient(at theta: Double, batch: some Collection<Int>) -> Double {
    require(!batch.isEmpty, "a batch needs at least 1 sample")
    let total = batch.reduce(0) { $0 + offset($1) }
    return gradient(at: theta) + total / Double(batch.count)
  }

  /// The mean gradient of a batch that is drawn with replacement. A word of the generator a sample, rarely
  /// two.
  ///
  /// - Parameters:
  ///   - theta: θ, where.
  ///   - size: the batch's, at least 1.
  ///   - generator: what draws.
  public func gradient(
    at theta: Double, batchSize size: Int, using generator: inout some RandomNumberGenerator
  ) -> Double {
    require(size >= 1, "a batch needs at least 1 sample, got \(size)")
    var total = 0.0
    for _ in 0..<size { total += offsets[Int.uniform(below: offsets.count, using: &generator)] }
    return gradient(at: theta) + total / Double(size)
  }

  private func offset(_ sample: Int) -> Double {
    require(
      offsets.indices.contains(sample), "there are \(count) samples, none of index \(sample)")
    return offsets[sample]
  }

  /// The mean loss as a surface of one dimension.
  public var surface: Surface {
    Surface(
      name: "double well", domain: [-1.8...1.8], minima: [[deepMinimum]],
      value: { value(at: $0[0]) }, gradient: { [gradient(at: $0[0])] },
      hessian: { Matrix(rows: 1, columns: 1, repeating: 3 * $0[0] * $0[0] - 1) })
  }
}
