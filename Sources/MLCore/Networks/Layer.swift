/// One step of a network: a function from a batch of rows to a batch of rows, and its derivatives.
///
/// A layer is a pure value. It owns no parameters: it says which ones it needs, and is handed its part of the
/// network's flat array. What it must remember from the forward to the backward pass it gives away as
/// ``Kept``. So the same layer may be run many times, on several threads, in any order.
public protocol Layer: Sendable, CustomStringConvertible {
  /// The width of the rows that it takes; nil where any will do.
  var inputWidth: Int? { get }

  /// The width of the rows that come out where rows of a width go in.
  func outputWidth(for inputWidth: Int) -> Int

  /// Its parameters, in the order in which they lie in the flat array.
  func parameterShapes(for inputWidth: Int) -> [ParameterShape]

  /// Where its parameters start, in the order of ``parameterShapes(for:)``.
  func initialParameters(for inputWidth: Int, using generator: inout SeededGenerator) -> [Double]

  /// Where its running statistics start: numbers that training changes, but no gradient.
  func initialStatistics(for inputWidth: Int) -> [Double]

  /// What the layer makes of a batch.
  ///
  /// - Parameters:
  ///   - input: X, [samples, inputWidth].
  ///   - parameters: the layer's part of the network's parameters.
  ///   - statistics: the layer's part of the network's running statistics.
  ///   - phase: training, with the generator that draws, or evaluation.
  func forward(
    _ input: Matrix, parameters: ArraySlice<Double>, statistics: ArraySlice<Double>,
    phase: inout Phase
  ) throws(NetworkError) -> (output: Matrix, kept: Kept)

  /// The gradients of the loss from the gradient by the layer's output.
  ///
  /// - Parameters:
  ///   - outputGradient: ∂L/∂Y, [samples, outputWidth].
  ///   - kept: what the forward pass kept.
  ///   - parameters: the layer's part of the network's parameters, as in the forward pass.
  ///   - wantsInputGradient: false where nobody needs ∂L/∂X, as below the first layer.
  /// - Returns: ∂L/∂X, [samples, inputWidth], and ∂L/∂θ in the order of the parameters.
  func backward(
    _ outputGradient: Matrix, kept: Kept, parameters: ArraySlice<Double>, wantsInputGradient: Bool
  ) -> (inputGradient: Matrix?, parameterGradient: [Double])
}

// A layer without parameters and statistics, of any width.
extension Layer {
  /// Any width will do.
  public var inputWidth: Int? { nil }
  /// As wide as the input.
  public func outputWidth(for inputWidth: Int) -> Int { inputWidth }
  /// No parameters.
  public func parameterShapes(for inputWidth: Int) -> [ParameterShape] { [] }
  /// No parameters, and no draw.
  public func initialParameters(
    for inputWidth: Int, using generator: inout SeededGenerator
  ) -> [Double] { [] }
  /// No statistics.
  public func initialStatistics(for inputWidth: Int) -> [Double] { [] }
}

/// What a layer remembers from its forward pass for its backward pass: the activations that training holds in
/// memory.
///
/// A matrix that several layers keep (the output of one is the input of the next) lies in memory once.
public struct Kept: Sendable {
  /// The matrices, in an order that is the layer's own.
  public var matrices: [Matrix]
  /// What the layers within this one kept.
  public var inner: [Kept]
  /// The layer's running statistics after the pass; nil where they did not change.
  public var statistics: [Double]?
  /// Whether the pass was one of training.
  public var isTraining: Bool

  /// What a layer keeps; nothing, if nothing is given.
  public init(
    _ matrices: [Matrix] = [], inner: [Kept] = [], statistics: [Double]? = nil,
    isTraining: Bool = false
  ) {
    self.matrices = matrices
    self.inner = inner
    self.statistics = statistics
    self.isTraining = isTraining
  }
}

/// One array of parameters that a layer needs.
public struct ParameterShape: Sendable, Equatable {
  /// What it is for.
  public let role: ParameterRole
  /// How many rows and columns it has; a vector has one row.
  public let rows, columns: Int

  /// An array of parameters of a shape.
  public init(_ role: ParameterRole, rows: Int = 1, columns: Int) {
    self.role = role
    self.rows = rows
    self.columns = columns
  }

  /// rows · columns
  public var count: Int { rows * columns }
}

/// What parameters are for. Weight decay, for instance, is meant for weights alone.
public enum ParameterRole: String, Sendable {
  /// The matrix of a dense layer.
  case weight
  /// What a dense layer adds.
  case bias
  /// γ of a normalisation.
  case scale
  /// β of a normalisation.
  case shift
}
