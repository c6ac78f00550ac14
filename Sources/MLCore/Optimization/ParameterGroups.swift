/// Several optimizers, each for some of the parameters: weight decay on weights but not on biases, say, or
/// a smaller rate for the first layers.
///
///     let optimizer = try ParameterGroups([
///       .init([0..<8192, 8320..<16512], optimizer: try AdamW(learningRate: 0.003, weightDecay: 1)),
///       .init([8192..<8320, 16512..<16576], optimizer: try AdamW(learningRate: 0.003, weightDecay: 0)),
///     ])
///
/// Every parameter belongs to exactly one group. An optimizer sees its group's parameters as if they were
/// all there are, in the order of the ranges.
public struct ParameterGroups: Optimizer {
  /// Some of the parameters and the rule that moves them.
  public struct Group: Sendable {
    /// Which of the flat parameters; empty ranges do no harm.
    public let ranges: [Range<Int>]
    /// The rule with what it remembers, whose element i is of the group's parameter i.
    public fileprivate(set) var optimizer: any Optimizer
    /// How many parameters there are.
    public let count: Int

    /// A group of parameters and their rule.
    ///
    /// - Parameters:
    ///   - ranges: which of the flat parameters, each from 0.
    ///   - optimizer: the rule, which may have made steps with as many parameters already.
    public init(_ ranges: [Range<Int>], optimizer: any Optimizer) {
      self.ranges = ranges
      self.optimizer = optimizer
      count = ranges.reduce(0) { $0 + $1.count }
    }
  }

  /// The groups as they were given.
  public private(set) var groups: [Group]
  /// n, how many parameters all groups have together.
  public let count: Int
  /// Each group's rate in units of the first one's.
  private let relativeRates: [Double]
  /// Each group's parameters and gradient, kept so that a step allocates nothing.
  private var parts: [[Double]]
  private var gradientParts: [[Double]]

  /// The groups of all parameters.
  ///
  /// - Parameter groups: ranges that cover 0 ..< n without a gap or an overlap.
  /// - Throws: ``OptimizationError/overlappingGroups(index:)``,
  ///   ``OptimizationError/uncoveredParameter(index:)`` or
  ///   ``OptimizationError/negativeGroupRange(lowerBound:group:)`` where they do not,
  ///   ``OptimizationError/noParameters`` where there is none, and
  ///   ``OptimizationError/learningRateOutOfRange(_:)`` where the rate of one has been set to 0.
  public init(_ groups: [Group]) throws(OptimizationError) {
    for (index, group) in groups.enumerated() {
      for range in group.ranges where range.lowerBound < 0 {
        throw .negativeGroupRange(lowerBound: range.lowerBound, group: index)
      }
      try OptimizationSettings.check(learningRate: group.optimizer.learningRate)
    }
    var covered = 0
    let ranges = groups.flatMap(\.ranges).filter { !$0.isEmpty }
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      guard range.lowerBound >= covered else { throw .overlappingGroups(index: range.lowerBound) }
      guard range.lowerBound == covered else { throw .uncoveredParameter(index: covered) }
      covered = range.upperBound
    }
    guard covered > 0 else { throw .noParameters }
    self.groups = groups
    count = covered
    relativeRates = groups.map { $0.optimizer.learningRate / groups[0].optimizer.learningRate }
    parts = groups.map { [Double](repeating: 0, count: $0.count) }
    gradientParts = parts
  }

  /// γ of the first group. Setting it changes all in proportion, as PyTorch's schedulers do.
  public var learningRate: Double {
    get { groups[0].optimizer.learningRate }
    set {
      for (index, relative) in relativeRates.enumerated() {
        groups[index].optimizer.learningRate = newValue * relative
      }
    }
  }

  /// Where each group's rule wants the gradient of its parameters, [n].
  public func lookAhead(_ parameters: [Double]) -> [Double] {
    checkCount(parameters.count)
    var point = parameters
    for group in groups {
      var part = [Double](repeating: 0, count: group.count)
      gather(group.ranges, of: parameters, into: &part)
      scatter(group.optimizer.lookAhead(part), into: group.ranges, of: &point)
    }
    return point
  }

  /// Moves each group by its own rule.
  ///
  /// - Complexity: O(n); two copies of each group's parameters more than its own optimizer's step.
  public mutating func step(_ parameters: inout [Double], gradient: [Double]) {
    checkStep(
      parameters, gradient: gradient, learningRate: learningRate, remembered: count)
    for index in groups.indices where groups[index].count > 0 {
      gather(groups[index].ranges, of: parameters, into: &parts[index])
      gather(groups[index].ranges, of: gradient, into: &gradientParts[index])
      groups[index].optimizer.step(&parts[index], gradient: gradientParts[index])
      scatter(parts[index], into: groups[index].ranges, of: &parameters)
    }
  }

  private func checkCount(_ given: Int) {
    require(given == count, "the groups hold \(count) parameters, got \(given)")
  }
}

/// Copies the ranges of the whole, one after another, to the part.
private func gather(_ ranges: [Range<Int>], of whole: [Double], into part: inout [Double]) {
  part.withUnsafeMutableBufferPointer { part in
    whole.withUnsafeBufferPointer { whole in
      var next = 0
      for range in ranges where !range.isEmpty {
        (part.baseAddress! + next).update(
          from: whole.baseAddress! + range.lowerBound, count: range.count)
        next += range.count
      }
    }
  }
}

/// Copies the part back to where ``gather`` took it from.
private func scatter(_ part: [Double], into ranges: [Range<Int>], of whole: inout [Double]) {
  whole.withUnsafeMutableBufferPointer { whole in
    part.withUnsafeBufferPointer { part in
      var next = 0
      for range in ranges where !range.isEmpty {
        (whole.baseAddress! + range.lowerBound).update(
          from: part.baseAddress! + next, count: range.count)
        next += range.count
      }
    }
  }
}
