/// The checks of data and hyperparameters that the files of this folder share.
extension DatasetError {
  /// Checks that all features are finite.
  static func check(features: Matrix) throws(DatasetError) {
    if let found = features.firstNonFinite() {
      throw .nonFiniteFeature(found.value, row: found.row, column: found.column)
    }
  }

  /// Checks that labels are numbers of classes.
  static func check(labels: [Int], classes: Int) throws(DatasetError) {
    if let index = labels.firstIndex(where: { $0 < 0 || $0 >= classes }) {
      throw .labelOutOfRange(labels[index], index: index, classes: classes)
    }
  }

  /// The names of the columns, numbered where none are given: one a column, all different.
  static func checkedNames(
    _ names: [String]?, ofColumns columns: Int
  ) throws(DatasetError) -> [String] {
    // `x1`, `x2`, …
    guard let names else { return (0..<columns).map { "x\($0 + 1)" } }
    guard names.count == columns else {
      throw .featureNameCountMismatch(names: names.count, columns: columns)
    }
    try check(names: names)
    return names
  }

  /// Checks that no name comes twice.
  static func check(names: [String]) throws(DatasetError) {
    var places: [String: Int] = [:]
    for (index, name) in names.enumerated() {
      if let first = places.updateValue(index, forKey: name) {
        throw .duplicateName(name, first: first, second: index)
      }
    }
  }

  /// Checks that a count reaches a minimum.
  static func check(count: Int, _ name: String, atLeast minimum: Int) throws(DatasetError) {
    guard count >= minimum else {
      throw .countOutOfRange(count, name: name, minimum: minimum)
    }
  }

  /// Checks that a number is finite and not negative.
  static func check(notNegative value: Double, _ name: String) throws(DatasetError) {
    guard value >= 0, value.isFinite else { throw .negative(value, name: name) }
  }

  /// Checks that a share lies between 0 and 1.
  static func check(fraction: Double, _ name: String) throws(DatasetError) {
    guard fraction >= 0, fraction <= 1 else { throw .fractionOutOfRange(fraction, name: name) }
  }

  /// Checks that the width of a range is above 0 and finite.
  static func check(range: ClosedRange<Double>, _ name: String) throws(DatasetError) {
    let width = range.upperBound - range.lowerBound
    guard width > 0, width.isFinite else {
      throw .invalidRange(lower: range.lowerBound, upper: range.upperBound, name: name)
    }
  }
}
