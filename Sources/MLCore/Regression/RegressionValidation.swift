/// The checks that every regression makes on its arrays before it reads them.
enum RegressionValidation {
  /// Checks that there are samples and features, all finite.
  static func check(features x: Matrix) throws(RegressionError) {
    guard x.rows > 0 else { throw .noSamples }
    guard x.columns > 0 else { throw .noFeatures }
    if let found = x.firstNonFinite() {
      throw .nonFiniteFeature(found.value, row: found.row, column: found.column)
    }
  }

  /// Checks features, and finite targets as many as samples.
  static func check(features x: Matrix, targets y: [Double]) throws(RegressionError) {
    try check(features: x)
    guard x.rows == y.count else {
      throw .targetCountMismatch(samples: x.rows, targets: y.count)
    }
    if let index = y.firstIndex(where: { !$0.isFinite }) {
      throw .nonFiniteTarget(y[index], index: index)
    }
  }

  /// Checks the weight of a penalty.
  static func check(lambda: Double) throws(RegressionError) {
    guard lambda >= 0, lambda.isFinite else { throw .invalidLambda(lambda) }
  }
}
