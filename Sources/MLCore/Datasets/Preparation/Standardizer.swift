/// Shifts and scales each feature to mean 0 and standard deviation 1, by the figures of the data
/// that it was fitted on.
///
///     z = (x − μ) / σ          x = z σ + μ
///
/// Fit it on the training data alone and apply it to both parts: a mean that has seen the test data
/// makes the test easier than the world.
///
///     let standardizer = try Standardizer(fitting: training.features)
///     let train = try standardizer.apply(to: training)
///     let held = try standardizer.apply(to: test)
///
/// A column that is constant in the fitted data has σ = 0; it is shifted and not scaled (divided by
/// 1), so it becomes 0 there, and inverting brings it back.
public struct Standardizer: Equatable, Sendable {
  /// μ, the mean of each column, [d].
  public let means: [Double]
  /// σ, the standard deviation of each column over n (not n − 1), [d]; 0 exactly where it is
  /// constant.
  public let standardDeviations: [Double]

  /// The figures of some data.
  ///
  /// Two passes with compensated sums a column, so that a small spread beside a large mean
  /// survives.
  ///
  /// - Parameter features: [n, d], finite, at least one row.
  /// - Throws: ``DatasetError/noSamples``, ``DatasetError/nonFiniteFeature(_:row:column:)``,
  ///   ``DatasetError/spreadOverflow(column:)``.
  public init(fitting features: Matrix) throws(DatasetError) {
    guard features.rows > 0 else { throw .noSamples }
    try DatasetError.check(features: features)
    let (n, d) = (features.rows, features.columns)
    let elements = features.elements
    var means: [Double] = []
    var deviations: [Double] = []
    for j in 0..<d {
      let first = elements[j]
      var isConstant = true
      var total = CompensatedSum()
      for i in 0..<n {
        let x = elements[i * d + j]
        isConstant = isConstant && x == first
        total.add(x)
      }
      guard !isConstant else {
        // The quotient may be off by a rounding, which scaling would blow up to noise.
        means.append(first)
        deviations.append(0)
        continue
      }
      let mean = total.value / Double(n)
      var squares = CompensatedSum()
      for i in 0..<n {
        let deviation = elements[i * d + j] - mean
        squares.add(deviation * deviation)
      }
      let deviation = sqrt(squares.value / Double(n))
      guard mean.isFinite, deviation.isFinite else { throw .spreadOverflow(column: j) }
      means.append(mean)
      deviations.append(deviation)
    }
    self.means = means
    standardDeviations = deviations
  }

  /// z = (x − μ) / σ, [n, d].
  ///
  /// - Throws: ``DatasetError/columnCountMismatch(expected:got:)``,
  ///   ``DatasetError/nonFiniteFeature(_:row:column:)``.
  public func apply(to features: Matrix) throws(DatasetError) -> Matrix {
    let scales = self.scales
    return try features.mappingColumns(expected: means.count) { x, j in (x - means[j]) / scales[j] }
  }

  /// A data set with its features standardised.
  ///
  /// - Throws: ``DatasetError/columnCountMismatch(expected:got:)``,
  ///   ``DatasetError/nonFiniteFeature(_:row:column:)``.
  public func apply(to dataset: Dataset) throws(DatasetError) -> Dataset {
    try dataset.replacingFeatures(apply(to: dataset.features))
  }

  /// x = z σ + μ, [n, d]: what ``apply(to:)-(Matrix)`` was applied to, but for rounding.
  ///
  /// - Throws: ``DatasetError/columnCountMismatch(expected:got:)``,
  ///   ``DatasetError/nonFiniteFeature(_:row:column:)``.
  public func invert(_ standardized: Matrix) throws(DatasetError) -> Matrix {
    let scales = self.scales
    return try standardized.mappingColumns(expected: means.count) { z, j in
      z * scales[j] + means[j]
    }
  }

  /// σ, and 1 where that is 0. (A spread too small for its square counts as 0.)
  var scales: [Double] { standardDeviations.map { $0 == 0 ? 1 : $0 } }
}

extension Matrix {
  /// Each element by a function of it and its column; both must be finite.
  ///
  /// - Throws: ``DatasetError/columnCountMismatch(expected:got:)``,
  ///   ``DatasetError/nonFiniteFeature(_:row:column:)``.
  func mappingColumns(
    expected: Int, _ function: (_ element: Double, _ column: Int) -> Double
  ) throws(DatasetError) -> Matrix {
    guard columns == expected else {
      throw .columnCountMismatch(expected: expected, got: columns)
    }
    try DatasetError.check(features: self)
    let mapped = elements.withUnsafeBufferPointer { source in
      Matrix(rows: rows, columns: columns) { target in
        for i in 0..<rows {
          for j in 0..<columns {
            target[i * columns + j] = function(source[i * columns + j], j)
          }
        }
      }
    }
    try DatasetError.check(features: mapped)
    return mapped
  }
}
