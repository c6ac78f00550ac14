/// A residual block: layers whose output is added to their input.
///
///     Y = X + F(X)          ∂L/∂X = ∂L/∂Y + (∂L/∂Y through F)
///
/// The gradient reaches the input past the layers as well as through them.
///
/// - Source: He, Zhang, Ren & Sun 2015, equation 1.
public struct Residual: Layer {
  private let chain: LayerChain

  /// The layers of F.
  public var layers: [any Layer] { chain.layers }

  /// A residual block of layers that keep the width.
  ///
  /// - Parameters:
  ///   - width: of the rows that go in and come out.
  ///   - layers: F.
  /// - Throws: ``NetworkError/residualWidthMismatch(input:output:)``,
  ///   ``NetworkError/widthMismatch(layer:name:expected:got:)``, ``NetworkError/noLayers``.
  public init(_ width: Int, _ layers: [any Layer]) throws(NetworkError) {
    chain = try LayerChain(inputWidth: width, layers)
    guard chain.outputWidth == width else {
      throw .residualWidthMismatch(input: width, output: chain.outputWidth)
    }
  }

  /// The layers of the block in brackets.
  public var description: String {
    "Residual(" + layers.map(\.description).joined(separator: ", ") + ")"
  }
  /// The width of its first layer.
  public var inputWidth: Int? { chain.inputWidth }

  /// The parameters of its layers, one layer after another.
  public func parameterShapes(for inputWidth: Int) -> [ParameterShape] { chain.parameterShapes }

  /// Drawn by the initialisers of its layers.
  public func initialParameters(
    for inputWidth: Int, using generator: inout SeededGenerator
  ) -> [Double] { chain.initialParameters(using: &generator) }

  /// The statistics of its layers.
  public func initialStatistics(for inputWidth: Int) -> [Double] { chain.initialStatistics }

  /// X + F(X); what the layers keep is kept.
  public func forward(
    _ x: Matrix, parameters: ArraySlice<Double>, statistics: ArraySlice<Double>,
    phase: inout Phase
  ) throws(NetworkError) -> (output: Matrix, kept: Kept) {
    let inner = try chain.forward(
      x, parameters: parameters, statistics: statistics, phase: &phase)
    let kept = Kept(
      inner: inner.kept, statistics: chain.statistics(after: inner.kept, before: statistics),
      isTraining: phase.isTraining)
    return (x.elementwise(inner.outputs.last!) { $0 + $1 }, kept)
  }

  /// ∂L/∂X = ∂L/∂Y + the gradient that comes back through the layers.
  public func backward(
    _ dy: Matrix, kept: Kept, parameters: ArraySlice<Double>, wantsInputGradient: Bool
  ) -> (inputGradient: Matrix?, parameterGradient: [Double]) {
    let inner = chain.backward(
      dy, kept: kept.inner, parameters: parameters, wantsInputGradient: wantsInputGradient)
    return (
      inner.inputGradient.map { dy.elementwise($0) { $0 + $1 } }, inner.parameterGradient
    )
  }
}
