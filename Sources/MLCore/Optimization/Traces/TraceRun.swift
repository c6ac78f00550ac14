/// Runs an optimizer on a surface and records its path.
///
///     let path = try trace(
///       Momentum(learningRate: 0.02), on: .ravine(conditionNumber: 25), from: [4, 1], steps: 300)
///     path.stepsToStay(within: 1e-3, of: [0, 0])
///
/// - Parameters:
///   - optimizer: the rule, from whose state the run begins; the caller's own stays as it is.
///   - surface: the loss, of d dimensions.
///   - start: θ₀, [d].
///   - steps: T, at least 0; fewer are made where the path diverges.
///   - schedule: γₜ; nil for the optimizer's own rate.
///   - clippingNorm: the greatest norm that a gradient may have; nil for no limit.
///   - afterStep: called with each step's index and the optimizer after it, to look at its moments or rates.
/// - Returns: the path. One that leaves the finite numbers ends there and says so in
///   ``Trace/divergedAt``.
/// - Throws: ``OptimizationError`` where the start does not fit the surface or a setting is out of range.
/// - Complexity: O(T d), two gradients a step at most.
public func trace<Rule: Optimizer>(
  _ optimizer: Rule, on surface: Surface, from start: [Double], steps: Int,
  schedule: Schedule? = nil, clippingNorm: Double? = nil,
  afterStep: (_ step: Int, _ optimizer: Rule) -> Void = { _, _ in }
) throws(OptimizationError) -> Trace {
  try trace(
    optimizer, on: surface, from: start, steps: steps, schedule: schedule,
    clippingNorm: clippingNorm, gradient: { _, exact in exact }, afterStep: afterStep)
}

/// Runs an optimizer on a surface whose gradient it only sees through noise, ∇f(θ) + ε, ε ~ N(0, σ²) for
/// each coordinate and step.
///
/// - Parameters:
///   - optimizer: the rule, from whose state the run begins.
///   - surface: the loss, of d dimensions.
///   - start: θ₀, [d].
///   - steps: T, at least 0.
///   - schedule: γₜ; nil for the optimizer's own rate.
///   - clippingNorm: the greatest norm that a gradient may have; nil for no limit.
///   - gradientNoise: σ ≥ 0.
///   - generator: gives d normal draws a step, before clipping.
///   - afterStep: called with each step's index and the optimizer after it.
/// - Throws: ``OptimizationError`` where the start does not fit the surface or a setting is out of
///   range.
/// - SeeAlso: ``trace(_:on:from:steps:schedule:clippingNorm:afterStep:)`` for all else.
public func trace<Rule: Optimizer>(
  _ optimizer: Rule, on surface: Surface, from start: [Double], steps: Int,
  schedule: Schedule? = nil, clippingNorm: Double? = nil, gradientNoise: Double,
  using generator: inout some RandomNumberGenerator,
  afterStep: (_ step: Int, _ optimizer: Rule) -> Void = { _, _ in }
) throws(OptimizationError) -> Trace {
  try OptimizationSettings.check(notNegative: gradientNoise, "the noise of the gradient")
  return try trace(
    optimizer, on: surface, from: start, steps: steps, schedule: schedule,
    clippingNorm: clippingNorm,
    gradient: { _, exact in
      exact.map { $0 + .normal(standardDeviation: gradientNoise, using: &generator) }
    }, afterStep: afterStep)
}

/// Runs an optimizer on a surface with an estimate of the gradient, that of a random batch for instance.
///
///     let well = try DoubleWell(using: &generator)
///     let path = try trace(
///       SGD(learningRate: 0.05), on: well.surface, from: [well.shallowMinimum], steps: 2000,
///       gradient: { point, _ in [well.gradient(at: point[0], batchSize: 4, using: &generator)] })
///
/// - Parameters:
///   - optimizer: the rule, from whose state the run begins.
///   - surface: the loss, of d dimensions.
///   - start: θ₀, [d].
///   - steps: T, at least 0.
///   - schedule: γₜ; nil for the optimizer's own rate.
///   - clippingNorm: the greatest norm that a gradient may have; nil for no limit.
///   - gradient: the estimate at a point, given the point and the exact gradient there, both [d].
///   - afterStep: called with each step's index and the optimizer after it.
/// - Throws: ``OptimizationError`` where the start does not fit the surface or a setting is out of
///   range.
/// - SeeAlso: ``trace(_:on:from:steps:schedule:clippingNorm:afterStep:)`` for all else.
public func trace<Rule: Optimizer>(
  _ optimizer: Rule, on surface: Surface, from start: [Double], steps: Int,
  schedule: Schedule? = nil, clippingNorm: Double? = nil,
  gradient: (_ point: [Double], _ exact: [Double]) -> [Double],
  afterStep: (_ step: Int, _ optimizer: Rule) -> Void = { _, _ in }
) throws(OptimizationError) -> Trace {
  try check(start: start, on: surface, steps: steps, clippingNorm: clippingNorm)
  var optimizer = optimizer
  var theta = start
  var path = Trace(points: [], values: [], gradientNorms: [], rates: [])
  var exact = surface.gradient(at: theta)
  path.append(theta, value: surface.value(at: theta), gradient: exact)
  for step in 0..<steps {
    if let schedule { optimizer.learningRate = schedule.rate(at: step) }
    let asked = optimizer.lookAhead(theta)
    // All rules but one ask at θ, where the gradient is known.
    var g = gradient(asked, asked == theta ? exact : surface.gradient(at: asked))
    guard g.allSatisfy(\.isFinite) else { return path.diverged(at: step) }
    if let clippingNorm { try clipByNorm(&g, limit: clippingNorm) }
    optimizer.step(&theta, gradient: g)
    guard theta.allSatisfy(\.isFinite) else { return path.diverged(at: step) }
    let value = surface.value(at: theta)
    exact = surface.gradient(at: theta)
    guard value.isFinite, exact.allSatisfy(\.isFinite) else { return path.diverged(at: step) }
    path.rates.append(optimizer.learningRate)
    path.append(theta, value: value, gradient: exact)
    afterStep(step, optimizer)
  }
  return path
}

private func check(
  start: [Double], on surface: Surface, steps: Int, clippingNorm: Double?
) throws(OptimizationError) {
  guard start.count == surface.dimensions else {
    throw .dimensionMismatch(point: start.count, surface: surface.dimensions)
  }
  if let index = start.firstIndex(where: { !$0.isFinite }) {
    throw .nonFiniteStart(start[index], index: index)
  }
  try OptimizationSettings.check(steps, atLeast: 0, "the steps of a path")
  if let clippingNorm {
    try OptimizationSettings.check(positive: clippingNorm, "the limit of clipping")
  }
}

extension Trace {
  fileprivate mutating func append(_ point: [Double], value: Double, gradient: [Double]) {
    points.append(point)
    values.append(value)
    gradientNorms.append(euclideanNorm(gradient))
  }

  fileprivate func diverged(at step: Int) -> Trace {
    var path = self
    path.divergedAt = step
    return path
  }
}
