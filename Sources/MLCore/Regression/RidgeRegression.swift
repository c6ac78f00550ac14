/// The linear function with the least squares, its coefficients not held back.
///
/// Same as ``ridgeRegression(_:_:lambda:)`` with λ = 0.
///
/// - Throws: ``RegressionError``, ``RegressionError/dependentFeature(column:)`` where several functions are
///   equally good.
public func leastSquares(_ x: Matrix, _ y: [Double]) throws(RegressionError) -> LinearModel {
  try ridgeRegression(x, y, lambda: 0)
}

/// The linear function with the least squares plus a penalty on its coefficients, the intercept left free.
///
///     minimise  Σᵢ (yᵢ − b − Σⱼ wⱼxᵢⱼ)² + λ Σⱼ wⱼ²
///
/// The same w minimises (1/2n) Σ errors² + (λ/2n) Σ w². The penalty depends on the features' units: see
/// ``Standardizer``.
///
/// The columns and the targets are centered, and the stacked matrix [X; √λ I] is factorised by Householder's
/// reflections: the normal equations, which lose twice as many digits, are not formed.
///
/// - Parameters:
///   - x: features, [samples, features].
///   - y: targets, [samples].
///   - lambda: 0 or more.
/// - Throws: ``RegressionError``. Without a penalty there must be more samples than features, and the
///   features must be independent of each other and of a constant.
/// - Complexity: O(samples · features²)
/// - Source: Hoerl & Kennard 1970.
public func ridgeRegression(
  _ x: Matrix, _ y: [Double], lambda: Double
) throws(RegressionError) -> LinearModel {
  try RidgePath(x, y).model(lambda: lambda)
}

/// The ridge regressions of one set of samples, for any λ: the samples are factorised once, so another λ costs
/// O(features³), however many samples there are.
///
///     let path = try RidgePath(x, y)
///     let models = try [0, 1e-4, 0.01, 1].map { try path.model(lambda: $0) }
public struct RidgePath: Equatable, Sendable {
  /// The means of the columns, [features].
  public let featureMeans: [Double]
  /// The mean of the targets.
  public let targetMean: Double
  private let samples: Int
  private let factors: QRDecomposition
  private let triangle: Matrix
  /// Qᵀ (y − ȳ)
  private let rotatedTargets: [Double]

  /// The factorised samples.
  ///
  /// - Parameters:
  ///   - x: features, [samples, features].
  ///   - y: targets, [samples].
  /// - Throws: ``RegressionError``
  /// - Complexity: O(samples · features²)
  public init(_ x: Matrix, _ y: [Double]) throws(RegressionError) {
    let problem = try CenteredProblem(x, y)
    samples = x.rows
    featureMeans = problem.featureMeans
    targetMean = problem.targetMean
    factors = QRDecomposition(transposed: problem.a.transposed)
    rotatedTargets = factors.rotated(problem.b)
    triangle = factors.r
  }

  /// The regression of a penalty.
  ///
  /// - Throws: ``RegressionError/invalidLambda(_:)``,
  ///   ``RegressionError/tooFewSamples(_:features:)``,
  ///   ``RegressionError/dependentFeature(column:)``
  public func model(lambda: Double) throws(RegressionError) -> LinearModel {
    try RegressionValidation.check(lambda: lambda)
    let features = featureMeans.count
    guard lambda > 0 || samples > features else {
      throw .tooFewSamples(samples, features: features)
    }
    if lambda == 0, let column = dependentFeature { throw .dependentFeature(column: column) }
    let penalty = sqrt(lambda)
    let heights = triangle.rows
    let stacked = Matrix(rows: heights + features, columns: features) { i, j in
      i < heights ? triangle[i, j] : i - heights == j ? penalty : 0
    }
    let right = rotatedTargets + [Double](repeating: 0, count: features)
    let w: [Double]
    do throws(LinearAlgebraError) {
      w = try QRDecomposition(stacked).solve(right)
    } catch {
      guard case .dependentColumn(let column) = error else {
        fatalError("a checked matrix was refused: \(error)")
      }
      throw .dependentFeature(column: column)
    }
    var intercept = CompensatedSum()
    intercept.add(targetMean)
    for j in 0..<features { intercept.add(-w[j] * featureMeans[j]) }
    return LinearModel(intercept: intercept.value, coefficients: w)
  }

  /// The first feature that is constant or a combination of those before it.
  private var dependentFeature: Int? {
    // A constant column, once centered, may be rounding noise of some length.
    let scale = Double(samples) * .ulpOfOne
    for j in featureMeans.indices {
      let left = abs(triangle[min(j, triangle.rows - 1), j])
      if j >= triangle.rows || left <= scale * abs(featureMeans[j]) { return j }
    }
    return factors.dependentColumn
  }
}
