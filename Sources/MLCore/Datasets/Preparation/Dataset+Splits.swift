extension Dataset {
  /// The two parts of a split.
  public func parts(of split: DataSplit) -> (training: Dataset, test: Dataset) {
    (selectingRows(split.training), selectingRows(split.test))
  }

  /// So many rows to train on and to test on, drawn at random; the others are left out.
  ///
  /// - Throws: as ``DataSplit/init(of:trainCount:testCount:using:)``.
  public func split(
    trainCount: Int, testCount: Int, using generator: inout some RandomNumberGenerator
  ) throws(DatasetError) -> (training: Dataset, test: Dataset) {
    parts(
      of: try DataSplit(
        of: count, trainCount: trainCount, testCount: testCount, using: &generator))
  }

  /// All rows, a share of them, drawn at random, to test on: share · n rounded to the nearest, a
  /// half up.
  ///
  /// - Throws: as ``DataSplit/testCount(fraction:of:)``.
  public func split(
    testFraction: Double, using generator: inout some RandomNumberGenerator
  ) throws(DatasetError) -> (training: Dataset, test: Dataset) {
    let testCount = try DataSplit.testCount(fraction: testFraction, of: count)
    return try split(trainCount: count - testCount, testCount: testCount, using: &generator)
  }

  /// As ``split(trainCount:testCount:using:)``, the classes of each part in the proportions of all.
  ///
  /// - Throws: as ``DataSplit/init(stratifying:trainCount:testCount:using:)``.
  public func stratifiedSplit(
    trainCount: Int, testCount: Int, using generator: inout some RandomNumberGenerator
  ) throws(DatasetError) -> (training: Dataset, test: Dataset) {
    parts(
      of: try DataSplit(
        stratifying: labels, trainCount: trainCount, testCount: testCount, using: &generator))
  }

  /// As ``split(testFraction:using:)``, the classes of each part in the proportions of all.
  ///
  /// - Throws: as ``DataSplit/testCount(fraction:of:)`` and
  ///   ``DataSplit/init(stratifying:trainCount:testCount:using:)``.
  public func stratifiedSplit(
    testFraction: Double, using generator: inout some RandomNumberGenerator
  ) throws(DatasetError) -> (training: Dataset, test: Dataset) {
    let testCount = try DataSplit.testCount(fraction: testFraction, of: count)
    return try stratifiedSplit(
      trainCount: count - testCount, testCount: testCount, using: &generator)
  }
}

extension RegressionDataset {
  /// The two parts of a split.
  public func parts(
    of split: DataSplit
  ) -> (training: RegressionDataset, test: RegressionDataset) {
    (selectingRows(split.training), selectingRows(split.test))
  }
}
