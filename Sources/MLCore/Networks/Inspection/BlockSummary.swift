/// One array of a flat list of numbers, in a few figures: of parameters, of a gradient, of an optimizer's moment.
public struct BlockSummary: Sendable, Equatable {
  /// Which parameters the numbers belong to.
  public let block: ParameterBlock
  /// √Σx².
  public let norm: Double
  /// The mean.
  public let mean: Double
  /// The variance, with the divisor n.
  public let variance: Double
  /// The smallest and the largest number; NaN where one is NaN.
  public let minimum, maximum: Double
}

extension Network {
  /// The numbers of a flat array, by the parameters they belong to.
  ///
  ///     network.summaries(of: adam.secondMoment)
  ///
  /// - Parameter flat: one number a parameter, [parameterCount].
  public func summaries(of flat: [Double]) -> [BlockSummary] {
    require(
      flat.count == parameterCount,
      "the network has \(parameterCount) parameters, the array \(flat.count) elements")
    return blocks.map { block in
      let values = Array(flat[block.range])
      var statistics = RunningStatistics()
      for value in values { statistics.add(value) }
      return BlockSummary(
        block: block, norm: euclideanNorm(values), mean: statistics.mean,
        variance: statistics.variance(divisor: .population), minimum: statistics.minimum,
        maximum: statistics.maximum)
    }
  }
}
