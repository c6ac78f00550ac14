/// A function applied to every number of a batch.
///
///     Y = f(X)          ∂L/∂X = ∂L/∂Y ⊙ f′(X)
///
/// Where f′ can be written in terms of f (sigmoid, tanh, ReLU, leaky ReLU, ELU), the output is kept, which the
/// next dense layer keeps anyway: then an activation costs no memory of its own. The others keep their input.
public enum Activation: Layer, Equatable {
  /// σ(x) = 1 / (1 + e^(−x)), between 0 and 1; σ′ = σ (1 − σ) ≤ ¼.
  case sigmoid
  /// tanh x, between −1 and 1; tanh′ = 1 − tanh².
  case tanh
  /// max(x, 0); the derivative at 0 is taken as 0. (Nair & Hinton 2010)
  case relu
  /// x above 0, `slope` · x below. (Maas et al. 2013)
  case leakyReLU(slope: Double = 0.01)
  /// x above 0, α (eˣ − 1) below. (Clevert et al. 2015)
  case elu(alpha: Double = 1)
  /// x Φ(x), with the normal distribution function Φ itself, not its tanh approximation. (Hendrycks & Gimpel 2016)
  case gelu
  /// x σ(x), also called swish. (Elfwing et al. 2017)
  case silu
  /// log(1 + eˣ), a smooth ReLU; its derivative is σ(x).
  case softplus

  /// `ReLU`, `LeakyReLU(0.01)`.
  public var description: String {
    switch self {
    case .sigmoid: "Sigmoid"
    case .tanh: "Tanh"
    case .relu: "ReLU"
    case .leakyReLU(let slope): "LeakyReLU(\(slope))"
    case .elu(let alpha): "ELU(\(alpha))"
    case .gelu: "GELU"
    case .silu: "SiLU"
    case .softplus: "Softplus"
    }
  }

  /// f(x).
  public func callAsFunction(_ x: Double) -> Double {
    switch self {
    case .sigmoid: MLCore.sigmoid(x)
    case .tanh: MLCore.tanh(x)
    case .relu: rectified(x)
    case .leakyReLU(let slope): x <= 0 ? slope * x : x
    case .elu(let alpha): x <= 0 ? alpha * expm1(x) : x
    case .gelu: x * normalShare(below: x)
    case .silu: x * MLCore.sigmoid(x)
    case .softplus: MLCore.softplus(x)
    }
  }

  /// f′(x).
  public func derivative(at x: Double) -> Double {
    keepsOutput ? derivative(where: self(x)) : derivative(whereInput: x)
  }

  /// Whether f′ is computed from f(x); from x, if not.
  public var keepsOutput: Bool {
    switch self {
    case .sigmoid, .tanh, .relu: true
    // With a negative factor the sign of the output would no longer tell the side.
    case .leakyReLU(let factor), .elu(let factor): factor >= 0
    case .gelu, .silu, .softplus: false
    }
  }

  /// f of every element; Y is kept where ``keepsOutput``, else X.
  public func forward(
    _ x: Matrix, parameters: ArraySlice<Double>, statistics: ArraySlice<Double>,
    phase: inout Phase
  ) -> (output: Matrix, kept: Kept) {
    let y: Matrix
    switch self {
    case .relu: y = x.elementwise(rectified)
    case .leakyReLU(let slope): y = x.elementwise { $0 <= 0 ? slope * $0 : $0 }
    case .elu(let alpha):
      var below = x.elementwise { $0 <= 0 ? $0 : 0 }
      below.apply(.expm1)
      y = x.elementwise(below) { $0 <= 0 ? alpha * $1 : $0 }
    case .tanh: y = x.applying(.tanh)
    case .sigmoid: y = sigmoids(of: x)
    case .gelu: y = x.elementwise(normalShares(below: x)) { $0 * $1 }
    case .silu: y = x.elementwise(sigmoids(of: x)) { $0 * $1 }
    case .softplus:
      var logarithms = x.elementwise { -abs($0) }
      logarithms.apply(.exp)
      logarithms.apply(.log1p)
      y = x.elementwise(logarithms) { ($0 > 0 ? $0 : $0 == $0 ? 0 : $0) + $1 }
    }
    return (y, Kept([keepsOutput ? y : x], isTraining: phase.isTraining))
  }

  /// ∂L/∂Y ⊙ f′(X).
  public func backward(
    _ dy: Matrix, kept: Kept, parameters: ArraySlice<Double>, wantsInputGradient: Bool
  ) -> (inputGradient: Matrix?, parameterGradient: [Double]) {
    guard wantsInputGradient else { return (nil, []) }
    let known = kept.matrices[0]
    let dx: Matrix
    switch self {
    case .sigmoid: dx = dy.elementwise(known) { $0 * ($1 * (1 - $1)) }
    case .tanh: dx = dy.elementwise(known) { $0 * (1 - $1 * $1) }
    case .relu: dx = dy.elementwise(known) { $1 <= 0 ? 0 : $0 }
    case .gelu:
      // Φ(x) + x φ(x)
      var densities = known.elementwise { -$0 * $0 / 2 }
      densities.apply(.exp)
      let second = known.elementwise(densities) { $0 * ($1 / sqrt(2 * .pi)) }
      let slopes = normalShares(below: known).elementwise(second) { $0 + $1 }
      dx = dy.elementwise(slopes) { $0 * $1 }
    case .silu:
      let slopes = known.elementwise(sigmoids(of: known)) { x, s in s * (1 + x * (1 - s)) }
      dx = dy.elementwise(slopes) { $0 * $1 }
    case .softplus: dx = dy.elementwise(sigmoids(of: known)) { $0 * $1 }
    case .leakyReLU, .elu:
      dx =
        keepsOutput
        ? dy.elementwise(known) { $0 * derivative(where: $1) }
        : dy.elementwise(known) { $0 * derivative(whereInput: $1) }
    }
    return (dx, [])
  }

  /// f′ in terms of y = f(x).
  private func derivative(where y: Double) -> Double {
    switch self {
    case .sigmoid: y * (1 - y)
    case .tanh: 1 - y * y
    case .relu: y <= 0 ? 0 : 1
    case .leakyReLU(let slope): y <= 0 ? slope : 1
    case .elu(let alpha): y <= 0 ? y + alpha : 1
    case .gelu, .silu, .softplus: .nan
    }
  }

  /// f′ in terms of x, for the functions whose output does not tell it.
  private func derivative(whereInput x: Double) -> Double {
    switch self {
    case .leakyReLU(let slope): return x <= 0 ? slope : 1
    case .elu(let alpha): return x <= 0 ? alpha * exp(x) : 1
    case .gelu:
      // Φ(x) + x φ(x)
      return normalShare(below: x) + x * (exp(-x * x / 2) / sqrt(2 * .pi))
    case .silu:
      let s = MLCore.sigmoid(x)
      return s * (1 + x * (1 - s))
    case .softplus: return MLCore.sigmoid(x)
    case .sigmoid, .tanh, .relu: return .nan
    }
  }
}

// # In vectors
//
// The same operations as one number at a time, so the same bits.

/// σ of every element: from e^(−|x|), which never overflows.
private func sigmoids(of x: Matrix) -> Matrix {
  var exponentials = x.elementwise { -abs($0) }
  exponentials.apply(.exp)
  return x.elementwise(exponentials) { x, e in x >= 0 ? 1 / (1 + e) : e / (1 + e) }
}

/// Φ of every element.
private func normalShares(below x: Matrix) -> Matrix {
  var shares = x.elementwise { -$0 / sqrt(2) }
  shares.apply(.erfc)
  return shares.elementwise { 0.5 * $0 }
}

/// Φ(x). (``standardNormalCDF(_:)`` puts back what rounding the argument loses of the lower tail, which no network
/// would notice: 2x² units of rounding.)
private func normalShare(below x: Double) -> Double { 0.5 * erfc(-x / sqrt(2)) }

/// max(x, 0), and NaN where x is NaN.
@inline(__always)
private func rectified(_ x: Double) -> Double { x <= 0 ? 0 : x }
