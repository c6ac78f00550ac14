/// A rule that moves parameters against the gradient of a loss, a step at a time.
///
/// Parameters and gradient are flat and of equal length, which stays the same from step to step; a rule
/// keeps what it remembers of each parameter (a velocity, moments) itself.
///
/// A loop that serves every rule asks the gradient where ``lookAhead(_:)`` tells, which is θ itself for all
/// rules but Nesterov's:
///
///     let g = gradient(optimizer.lookAhead(theta))
///     optimizer.step(&theta, gradient: g)
///
/// ``step(_:gradientAt:)`` is this loop's body.
public protocol Optimizer: Sendable {
  /// γ, the size of a step; a ``Schedule`` changes it between steps. Not negative.
  var learningRate: Double { get set }

  /// Moves the parameters once.
  ///
  /// - Parameters:
  ///   - parameters: θ, [n], changed in place.
  ///   - gradient: g = ∇L at ``lookAhead(_:)``, [n]. A gradient that is not finite makes parameters that
  ///     are not finite.
  mutating func step(_ parameters: inout [Double], gradient: [Double])

  /// Where the next step wants the gradient: θ itself unless a rule says otherwise.
  ///
  /// - Parameter parameters: θ, [n].
  /// - Returns: a point, [n].
  func lookAhead(_ parameters: [Double]) -> [Double]
}

extension Optimizer {
  /// θ itself.
  public func lookAhead(_ parameters: [Double]) -> [Double] { parameters }

  /// Asks the gradient where the rule wants it, and moves the parameters once.
  ///
  /// - Parameters:
  ///   - parameters: θ, [n], changed in place.
  ///   - gradient: ∇L, a function of a point, [n] to [n].
  public mutating func step<Failure: Error>(
    _ parameters: inout [Double], gradientAt gradient: ([Double]) throws(Failure) -> [Double]
  ) throws(Failure) {
    step(&parameters, gradient: try gradient(lookAhead(parameters)))
  }
}
