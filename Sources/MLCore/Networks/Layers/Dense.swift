/// A dense (fully connected, linear) layer.
///
///     Y = X W + 1 bᵀ            X: [n, inputs], W: [inputs, outputs], b: [outputs], Y: [n, outputs]
///
///     ∂L/∂W = Xᵀ ∂L/∂Y          ∂L/∂b = Σ over samples of ∂L/∂Y          ∂L/∂X = ∂L/∂Y Wᵀ
///
/// W lies in the flat array row by row, b after it. (PyTorch stores the transpose of W.)
public struct Dense: Layer, Equatable {
  /// The width of the rows that it takes.
  public let inputs: Int
  /// The width of the rows that it gives, the number of units.
  public let outputs: Int
  /// How W starts.
  public let initializer: Initializer
  /// How b starts.
  public let biasInitializer: Initializer

  /// A dense layer.
  ///
  /// - Parameters:
  ///   - inputs: the width of its input, at least 1.
  ///   - outputs: the number of its units, at least 1.
  ///   - initializer: how the weights start.
  ///   - bias: how the biases start.
  public init(
    _ inputs: Int, _ outputs: Int, initializer: Initializer = .xavierUniform,
    bias: Initializer = .zeros
  ) {
    require(
      inputs > 0 && outputs > 0, "a dense layer needs widths above 0, got \(inputs) and \(outputs)")
    self.inputs = inputs
    self.outputs = outputs
    self.initializer = initializer
    biasInitializer = bias
  }

  /// `Dense(64, 32)`.
  public var description: String { "Dense(\(inputs), \(outputs))" }
  /// As many as the layer was made for.
  public var inputWidth: Int? { inputs }
  /// As many as the layer was made for.
  public func outputWidth(for inputWidth: Int) -> Int { outputs }

  /// W, [inputs, outputs], then b, [outputs].
  public func parameterShapes(for inputWidth: Int) -> [ParameterShape] {
    [
      ParameterShape(.weight, rows: inputs, columns: outputs),
      ParameterShape(.bias, columns: outputs),
    ]
  }

  /// By the initialisers, weights before biases.
  public func initialParameters(
    for inputWidth: Int, using generator: inout SeededGenerator
  ) -> [Double] {
    initializer.draw(inputs: inputs, outputs: outputs, count: inputs * outputs, using: &generator)
      + biasInitializer.draw(inputs: inputs, outputs: outputs, count: outputs, using: &generator)
  }

  /// Y = XW + b; X is kept.
  public func forward(
    _ x: Matrix, parameters: ArraySlice<Double>, statistics: ArraySlice<Double>,
    phase: inout Phase
  ) -> (output: Matrix, kept: Kept) {
    let n = x.rows
    let y = Matrix(rows: n, columns: outputs) { y in
      parameters.withUnsafeBufferPointer { values in
        let w = values.baseAddress!
        let b = w + inputs * outputs
        // Y ← 1 bᵀ
        for i in 0..<n { (y.baseAddress! + i * outputs).update(from: b, count: outputs) }
        // Y ← Y + X W
        x.elements.withUnsafeBufferPointer { x in
          multiplyAdd(
            m: n, n: outputs, k: inputs,
            a: StridedPointer(base: x.baseAddress!, columns: inputs),
            b: StridedPointer(base: w, columns: outputs), c: y.baseAddress!)
        }
      }
    }
    return (y, Kept([x], isTraining: phase.isTraining))
  }

  /// ∂L/∂X = ∂L/∂Y Wᵀ, and ∂L/∂W = Xᵀ ∂L/∂Y with the sums of the columns of ∂L/∂Y for b.
  public func backward(
    _ dy: Matrix, kept: Kept, parameters: ArraySlice<Double>, wantsInputGradient: Bool
  ) -> (inputGradient: Matrix?, parameterGradient: [Double]) {
    let x = kept.matrices[0]
    let n = x.rows
    var gradient = [Double](repeating: 0, count: (inputs + 1) * outputs)
    gradient.withUnsafeMutableBufferPointer { gradient in
      let dw = gradient.baseAddress!
      let db = dw + inputs * outputs
      x.elements.withUnsafeBufferPointer { x in
        dy.elements.withUnsafeBufferPointer { dy in
          // ∂L/∂W = Xᵀ ∂L/∂Y
          multiplyAdd(
            m: inputs, n: outputs, k: n,
            a: StridedPointer(base: x.baseAddress!, columns: inputs, transposed: true),
            b: StridedPointer(base: dy.baseAddress!, columns: outputs), c: dw)
          // ∂L/∂b = Σ over samples of ∂L/∂Y
          for i in 0..<n {
            for j in 0..<outputs { db[j] += dy[i * outputs + j] }
          }
        }
      }
    }
    guard wantsInputGradient else { return (nil, gradient) }
    // ∂L/∂X = ∂L/∂Y Wᵀ
    var dx = Matrix(rows: n, columns: inputs)
    dx.elements.withUnsafeMutableBufferPointer { dx in
      dy.elements.withUnsafeBufferPointer { dy in
        parameters.withUnsafeBufferPointer { w in
          multiplyAdd(
            m: n, n: inputs, k: outputs,
            a: StridedPointer(base: dy.baseAddress!, columns: outputs),
            b: StridedPointer(base: w.baseAddress!, columns: outputs, transposed: true),
            c: dx.baseAddress!)
        }
      }
    }
    return (dx, gradient)
  }
}
