/// Dropout, inverted: in training each number is dropped with probability p and the rest is scaled up, so that
/// the expectation stays; in evaluation nothing happens.
///
///     Y = X ⊙ M / (1 − p)          Mᵢⱼ = 0 with probability p, else 1
///     ∂L/∂X = ∂L/∂Y ⊙ M / (1 − p)
///
/// A number x gets the additional variance x² p / (1 − p). One word of the generator for each number.
///
/// - Source: Srivastava et al. 2014.
public struct Dropout: Layer, Equatable {
  /// p, the probability that a number is dropped, 0 ≤ p < 1.
  public let rate: Double

  /// Dropout with a probability.
  ///
  /// - Throws: ``NetworkError/settingOutOfRange(name:value:expected:)`` outside 0 ≤ p < 1.
  public init(_ rate: Double) throws(NetworkError) {
    guard rate >= 0, rate < 1 else {
      throw .settingOutOfRange(
        name: "a dropout rate", value: rate, expected: "at least 0 and below 1")
    }
    self.rate = rate
  }

  /// `Dropout(0.2)`.
  public var description: String { "Dropout(\(rate))" }

  /// Draws the mask in training; evaluation passes everything.
  public func forward(
    _ x: Matrix, parameters: ArraySlice<Double>, statistics: ArraySlice<Double>,
    phase: inout Phase
  ) -> (output: Matrix, kept: Kept) {
    guard case .training(var generator) = phase, rate > 0 else {
      return (x, Kept(isTraining: phase.isTraining))
    }
    let scale = 1 / (1 - rate)
    let mask = Matrix(rows: x.rows, columns: x.columns) { mask in
      for at in mask.indices {
        mask[at] = Bool.bernoulli(rate, using: &generator) ? 0 : scale
      }
    }
    phase = .training(generator)
    return (x.elementwise(mask) { $0 * $1 }, Kept([mask], isTraining: true))
  }

  /// ∂L/∂Y through the same mask.
  public func backward(
    _ dy: Matrix, kept: Kept, parameters: ArraySlice<Double>, wantsInputGradient: Bool
  ) -> (inputGradient: Matrix?, parameterGradient: [Double]) {
    guard wantsInputGradient else { return (nil, []) }
    guard let mask = kept.matrices.first else { return (dy, []) }
    return (dy.elementwise(mask) { $0 * $1 }, [])
  }
}
