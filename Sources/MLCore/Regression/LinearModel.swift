/// A linear function of features: ŷ = b + Σ wⱼxⱼ.
public struct LinearModel: Equatable, Sendable {
  /// b
  public let intercept: Double
  /// w, one for each feature, in the target's unit per unit of the feature.
  public let coefficients: [Double]

  /// A function of given coefficients.
  public init(intercept: Double, coefficients: [Double]) {
    self.intercept = intercept
    self.coefficients = coefficients
  }

  /// |w| = √Σwⱼ²
  public var coefficientNorm: Double { euclideanNorm(coefficients) }

  /// The function's value for each row.
  ///
  /// - Parameter x: [samples, features]
  /// - Throws: ``RegressionError/featureCountMismatch(expected:got:)``
  public func predictions(for x: Matrix) throws(RegressionError) -> [Double] {
    guard x.columns == coefficients.count else {
      throw .featureCountMismatch(expected: coefficients.count, got: x.columns)
    }
    return x.times(coefficients).map { $0 + intercept }
  }
}
