/// Samples with their features and a number that is to be predicted.
public struct RegressionDataset: Equatable, Sendable {
  /// A sample a row, a feature a column, [n, d].
  public let features: Matrix
  /// The number that belongs to each sample, [n].
  public let targets: [Double]
  /// A name a feature, [d], all different.
  public let featureNames: [String]

  /// How many samples there are, n.
  public var count: Int { features.rows }
  /// How many features a sample has, d.
  public var featureCount: Int { features.columns }

  /// Samples with their targets.
  ///
  /// - Parameters:
  ///   - features: [n, d], finite.
  ///   - targets: [n], finite.
  ///   - featureNames: [d]; `x1`, `x2`, … where none are given.
  /// - Throws: ``DatasetError/targetCountMismatch(targets:rows:)``,
  ///   ``DatasetError/nonFiniteFeature(_:row:column:)``,
  ///   ``DatasetError/nonFiniteTarget(_:index:)``,
  ///   ``DatasetError/featureNameCountMismatch(names:columns:)``,
  ///   ``DatasetError/duplicateName(_:first:second:)``.
  public init(
    features: Matrix, targets: [Double], featureNames: [String]? = nil
  ) throws(DatasetError) {
    guard targets.count == features.rows else {
      throw .targetCountMismatch(targets: targets.count, rows: features.rows)
    }
    let featureNames = try DatasetError.checkedNames(featureNames, ofColumns: features.columns)
    try DatasetError.check(features: features)
    if let index = targets.firstIndex(where: { !$0.isFinite }) {
      throw .nonFiniteTarget(targets[index], index: index)
    }
    self.features = features
    self.targets = targets
    self.featureNames = featureNames
  }

  /// Points (xᵢ, yᵢ): one feature a sample.
  ///
  /// - Throws: as ``init(features:targets:featureNames:)``.
  public init(x: [Double], y: [Double]) throws(DatasetError) {
    try self.init(features: Matrix(column: x), targets: y, featureNames: ["x"])
  }

  /// The rows of the given numbers, in their order; a number may come more than once.
  public func selectingRows(_ indices: some Collection<Int>) -> RegressionDataset {
    RegressionDataset(
      unchecked: features.selectingRows(indices), targets: indices.map { targets[$0] },
      featureNames: featureNames)
  }

  private init(unchecked features: Matrix, targets: [Double], featureNames: [String]) {
    self.features = features
    self.targets = targets
    self.featureNames = featureNames
  }
}
