/// A polynomial in one variable: p(x) = c₀ + c₁x + … + c_d x^d.
public struct Polynomial: Equatable, Sendable {
  /// From the constant up, [degree + 1].
  public let coefficients: [Double]

  /// A polynomial of given coefficients.
  public init(coefficients: [Double]) { self.coefficients = coefficients }

  /// The polynomial of a linear model in the features of ``polynomialFeatures(of:degree:)``.
  public init(_ model: LinearModel) {
    coefficients = [model.intercept] + model.coefficients
  }

  /// p(x), by Horner's rule.
  public func callAsFunction(_ x: Double) -> Double {
    coefficients.reversed().reduce(0) { $0 * x + $1 }
  }

  /// p′: c₁ + 2c₂x + …
  public var derivative: Polynomial {
    Polynomial(
      coefficients: coefficients.enumerated().dropFirst().map { Double($0.offset) * $0.element })
  }
}

/// The powers of a variable as features: x, x², …, x^degree. No column of ones, which is the intercept's.
///
/// - Parameters:
///   - x: [n]
///   - degree: at least 1.
/// - Returns: [n, degree]
/// - Throws: ``RegressionError/invalidDegree(_:)``, ``RegressionError/noSamples``,
///   ``RegressionError/nonFiniteFeature(_:row:column:)`` where x or a power of it is not finite.
public func polynomialFeatures(of x: [Double], degree: Int) throws(RegressionError) -> Matrix {
  guard degree >= 1 else { throw .invalidDegree(degree) }
  var elements: [Double] = []
  for value in x {
    var power = 1.0
    for _ in 0..<degree {
      power *= value
      elements.append(power)
    }
  }
  let features = Matrix(rows: x.count, columns: degree, elements: elements)
  try RegressionValidation.check(features: features)
  return features
}
