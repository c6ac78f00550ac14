extension Dataset {
  /// How many samples each class has, [classCount].
  public var classCounts: [Int] { occurrences(of: labels, classes: classCount) }

  /// The numbers of the rows of a class, ascending.
  public func rows(ofClass label: Int) -> [Int] {
    require(
      label >= 0 && label < classCount, "there are \(classCount) classes and none is \(label)")
    return labels.indices.filter { labels[$0] == label }
  }

  /// Whether each sample is of a class, [n]: the labels of a binary question, as the metrics take
  /// them.
  ///
  /// - Throws: ``DatasetError/unknownClass(_:nearest:)``
  public func isClass(_ name: String) throws(DatasetError) -> [Bool] {
    guard let label = classNames.firstIndex(of: name) else {
      throw .unknownClass(name, nearest: nearestName(to: name, among: classNames))
    }
    return labels.map { $0 == label }
  }

  /// The samples of some classes only, whose numbers become their places in the list.
  ///
  /// - Parameter names: all different.
  /// - Throws: ``DatasetError/unknownClass(_:nearest:)``,
  ///   ``DatasetError/duplicateName(_:first:second:)``.
  public func selectingClasses(_ names: [String]) throws(DatasetError) -> Dataset {
    try DatasetError.check(names: names)
    var newLabels = [Int?](repeating: nil, count: classCount)
    for (label, name) in names.enumerated() {
      guard let old = classNames.firstIndex(of: name) else {
        throw .unknownClass(name, nearest: nearestName(to: name, among: classNames))
      }
      newLabels[old] = label
    }
    let rows = labels.indices.filter { newLabels[labels[$0]] != nil }
    return Dataset(
      unchecked: features.selectingRows(rows), labels: rows.map { newLabels[labels[$0]]! },
      featureNames: featureNames, classNames: names)
  }
}
