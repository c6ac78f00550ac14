extension Dataset {
  /// The rows of the given numbers, in their order; a number may come more than once.
  public func selectingRows(_ indices: some Collection<Int>) -> Dataset {
    Dataset(
      unchecked: features.selectingRows(indices), labels: indices.map { labels[$0] },
      featureNames: featureNames, classNames: classNames)
  }

  /// The first rows, all where there are fewer.
  public func prefix(_ count: Int) -> Dataset {
    require(count >= 0, "a prefix cannot have \(count) rows")
    return selectingRows(0..<min(count, self.count))
  }

  /// The features of the given names, in their order.
  ///
  /// - Throws: ``DatasetError/unknownFeature(_:nearest:)``,
  ///   ``DatasetError/duplicateName(_:first:second:)``.
  public func selectingFeatures(_ names: [String]) throws(DatasetError) -> Dataset {
    try DatasetError.check(names: names)
    var columns: [Int] = []
    for name in names {
      guard let column = featureNames.firstIndex(of: name) else {
        throw .unknownFeature(name, nearest: nearestName(to: name, among: featureNames))
      }
      columns.append(column)
    }
    let selected = Matrix(rows: count, columns: columns.count) { features[$0, columns[$1]] }
    return Dataset(
      unchecked: selected, labels: labels, featureNames: names, classNames: classNames)
  }

  /// The rows in random order, all orders equally likely.
  public func permuted(using generator: inout some RandomNumberGenerator) -> Dataset {
    selectingRows(permutation(of: count, using: &generator))
  }

  /// The same samples with other features of the same shape, such as scaled ones.
  ///
  /// - Throws: ``DatasetError/labelCountMismatch(labels:rows:)``,
  ///   ``DatasetError/columnCountMismatch(expected:got:)``,
  ///   ``DatasetError/nonFiniteFeature(_:row:column:)``.
  public func replacingFeatures(_ features: Matrix) throws(DatasetError) -> Dataset {
    guard features.rows == count else {
      throw .labelCountMismatch(labels: count, rows: features.rows)
    }
    guard features.columns == featureCount else {
      throw .columnCountMismatch(expected: featureCount, got: features.columns)
    }
    try DatasetError.check(features: features)
    return Dataset(
      unchecked: features, labels: labels, featureNames: featureNames, classNames: classNames)
  }

  /// The same samples with other labels.
  ///
  /// - Throws: ``DatasetError/labelCountMismatch(labels:rows:)``,
  ///   ``DatasetError/labelOutOfRange(_:index:classes:)``.
  public func replacingLabels(_ labels: [Int]) throws(DatasetError) -> Dataset {
    guard labels.count == count else {
      throw .labelCountMismatch(labels: labels.count, rows: count)
    }
    try DatasetError.check(labels: labels, classes: classCount)
    return Dataset(
      unchecked: features, labels: labels, featureNames: featureNames, classNames: classNames)
  }

  /// Every feature by a function: `digits.mappingFeatures { $0 / 16 }`.
  ///
  /// - Throws: ``DatasetError/nonFiniteFeature(_:row:column:)`` where the function gives a NaN or an
  ///   infinity.
  public func mappingFeatures(_ function: (Double) -> Double) throws(DatasetError) -> Dataset {
    try replacingFeatures(features.mapElements(function))
  }

  /// The samples with one more at the end, such as an outlier.
  ///
  /// - Throws: ``DatasetError/rowLengthMismatch(expected:got:)``,
  ///   ``DatasetError/nonFiniteFeature(_:row:column:)``,
  ///   ``DatasetError/labelOutOfRange(_:index:classes:)``.
  public func appending(_ row: [Double], label: Int) throws(DatasetError) -> Dataset {
    guard row.count == featureCount else {
      throw .rowLengthMismatch(expected: featureCount, got: row.count)
    }
    let one = Matrix(rows: 1, columns: featureCount, elements: row)
    return try appending(
      Dataset(
        unchecked: one, labels: [label], featureNames: featureNames, classNames: classNames))
  }

  /// The samples followed by those of another set with as many features and the same classes.
  ///
  /// - Throws: ``DatasetError/columnCountMismatch(expected:got:)``,
  ///   ``DatasetError/classNamesMismatch(_:_:)``.
  public func appending(_ other: Dataset) throws(DatasetError) -> Dataset {
    guard other.featureCount == featureCount else {
      throw .columnCountMismatch(expected: featureCount, got: other.featureCount)
    }
    guard other.classNames == classNames else {
      throw .classNamesMismatch(classNames, other.classNames)
    }
    let joined = Matrix(
      rows: count + other.count, columns: featureCount,
      elements: features.elements + other.features.elements)
    return try Dataset(
      features: joined, labels: labels + other.labels, featureNames: featureNames,
      classNames: classNames)
  }
}
