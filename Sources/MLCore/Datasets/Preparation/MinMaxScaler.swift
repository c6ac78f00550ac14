/// Shifts and scales each feature so that the data that it was fitted on fill a range, [0, 1]
/// usually.
///
///     z = a + (b − a) (x − min) / (max − min)
///
/// Other data may fall outside. A column that is constant in the fitted data goes to a, the lower
/// end.
public struct MinMaxScaler: Equatable, Sendable {
  /// The least value of each column, [d].
  public let minima: [Double]
  /// The largest value of each column, [d].
  public let maxima: [Double]
  /// a … b, where the fitted data go.
  public let range: ClosedRange<Double>

  /// The extremes of some data.
  ///
  /// - Parameters:
  ///   - features: [n, d], finite, at least one row.
  ///   - range: a … b, finite, a < b.
  /// - Throws: ``DatasetError/noSamples``, ``DatasetError/nonFiniteFeature(_:row:column:)``,
  ///   ``DatasetError/spreadOverflow(column:)``, ``DatasetError/invalidRange(lower:upper:name:)``.
  public init(
    fitting features: Matrix, to range: ClosedRange<Double> = 0...1
  ) throws(DatasetError) {
    try DatasetError.check(range: range, "the range of the scaled features")
    guard features.rows > 0 else { throw .noSamples }
    try DatasetError.check(features: features)
    var minima = Array(features.row(0))
    var maxima = minima
    for i in 1..<max(features.rows, 1) {
      for (j, x) in features.row(i).enumerated() {
        minima[j] = min(minima[j], x)
        maxima[j] = max(maxima[j], x)
      }
    }
    if let j = minima.indices.first(where: { !(maxima[$0] - minima[$0]).isFinite }) {
      throw .spreadOverflow(column: j)
    }
    self.minima = minima
    self.maxima = maxima
    self.range = range
  }

  /// z = a + (b − a) (x − min) / (max − min), [n, d]. The extremes of the fitted data become a and
  /// b exactly.
  ///
  /// - Throws: ``DatasetError/columnCountMismatch(expected:got:)``,
  ///   ``DatasetError/nonFiniteFeature(_:row:column:)``.
  public func apply(to features: Matrix) throws(DatasetError) -> Matrix {
    let (a, b) = (range.lowerBound, range.upperBound)
    let widths = self.widths
    return try features.mappingColumns(expected: minima.count) { x, j in
      let share = (x - minima[j]) / widths[j]
      // Written from both ends, so that 1 gives b without a rounding.
      return a * (1 - share) + b * share
    }
  }

  /// A data set with its features scaled.
  ///
  /// - Throws: ``DatasetError/columnCountMismatch(expected:got:)``,
  ///   ``DatasetError/nonFiniteFeature(_:row:column:)``.
  public func apply(to dataset: Dataset) throws(DatasetError) -> Dataset {
    try dataset.replacingFeatures(apply(to: dataset.features))
  }

  /// x = min + (max − min) (z − a) / (b − a), [n, d]: what ``apply(to:)-(Matrix)`` was applied to,
  /// but for rounding.
  ///
  /// - Throws: ``DatasetError/columnCountMismatch(expected:got:)``,
  ///   ``DatasetError/nonFiniteFeature(_:row:column:)``.
  public func invert(_ scaled: Matrix) throws(DatasetError) -> Matrix {
    let (a, b) = (range.lowerBound, range.upperBound)
    let widths = self.widths
    return try scaled.mappingColumns(expected: minima.count) { z, j in
      minima[j] + widths[j] * ((z - a) / (b - a))
    }
  }

  /// max − min, and 1 where that is 0.
  private var widths: [Double] {
    zip(minima, maxima).map { $0 == $1 ? 1 : $1 - $0 }
  }
}
