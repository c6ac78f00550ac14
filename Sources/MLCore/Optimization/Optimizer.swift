/// A rule that moves parameters against the gradient of a loss, a step at a time.
///
/// Parameters and gradient are flat and of equal length, which stays the same from step to step; a rule
/// keeps what it remembers of each parameter (a velocity, moments) itself.
public protocol Optimizer: Sendable {
  /// γ, the size of a step; a ``Schedule`` changes it between steps. Not negative.
  var learningRate: Double { get set }

  /// Moves the parameters once.
  ///
  /// - Parameters:
  ///   - parameters: θ, [n], changed in place.
  ///   - gradient: g = ∇L(θ), [n].
  mutating func step(_ parameters: inout [Double], gradient: [Double])
}
