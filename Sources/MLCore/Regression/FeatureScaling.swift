/// Features in units of their own spread: zⱼ = (xⱼ − mean) / standard deviation.
///
/// It is measured on the samples that a model is fitted to, and applied to others as it is: measuring it anew would
/// let held-out samples tell about themselves.
public struct FeatureScaling: Equatable, Sendable {
  /// [features]
  public let means: [Double]
  /// The population standard deviations (n), [features]; 1 for a constant feature.
  public let standardDeviations: [Double]

  /// The scaling that gives these samples mean 0 and standard deviation 1.
  ///
  /// - Parameter x: [samples, features]
  /// - Throws: ``RegressionError``
  public init(fitting x: Matrix) throws(RegressionError) {
    try RegressionValidation.check(features: x)
    var means: [Double] = []
    var standardDeviations: [Double] = []
    let features = x.transposed
    for j in 0..<x.columns {
      let column = Array(features.row(j))
      let isConstant = column.allSatisfy { $0 == column[0] }
      means.append(isConstant ? column[0] : uncheckedMean(column))
      let variance = products(of: column, column) / Double(column.count)
      standardDeviations.append(isConstant ? 1 : sqrt(variance))
    }
    self.means = means
    self.standardDeviations = standardDeviations
  }

  /// The scaling that changes nothing.
  init(identity features: Int) {
    means = [Double](repeating: 0, count: features)
    standardDeviations = [Double](repeating: 1, count: features)
  }

  /// The scaled features of other samples.
  ///
  /// - Throws: ``RegressionError/featureCountMismatch(expected:got:)``
  public func scaled(_ x: Matrix) throws(RegressionError) -> Matrix {
    guard x.columns == means.count else {
      throw .featureCountMismatch(expected: means.count, got: x.columns)
    }
    return Matrix(rows: x.rows, columns: x.columns) {
      (x[$0, $1] - means[$1]) / standardDeviations[$1]
    }
  }

  /// The same function of unscaled features: wⱼ/sⱼ, and b − Σ wⱼ mⱼ/sⱼ.
  public func unscaled(_ model: LinearModel) throws(RegressionError) -> LinearModel {
    guard model.coefficients.count == means.count else {
      throw .featureCountMismatch(expected: means.count, got: model.coefficients.count)
    }
    let coefficients = zip(model.coefficients, standardDeviations).map { $0 / $1 }
    var intercept = CompensatedSum()
    intercept.add(model.intercept)
    for (w, mean) in zip(coefficients, means) { intercept.add(-w * mean) }
    return LinearModel(intercept: intercept.value, coefficients: coefficients)
  }
}
