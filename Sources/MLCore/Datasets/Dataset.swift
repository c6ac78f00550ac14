/// Samples with their features and their classes.
///
///     let digits = Dataset.digits                               // 1,797 images of 64 pixels
///     let (training, test) = try digits.split(trainCount: 500, testCount: 500, using: &generator)
///
/// A value: what selects, scales or splits gives a new one. All features are finite and all labels
/// are numbers of classes; a data set that says otherwise cannot be made.
public struct Dataset: Equatable, Sendable {
  /// A sample a row, a feature a column, [n, d].
  public let features: Matrix
  /// The class of each sample, 0 ..< classCount, [n].
  public let labels: [Int]
  /// A name a feature, [d], all different.
  public let featureNames: [String]
  /// A name a class, all different. A class may have no samples.
  public let classNames: [String]

  /// How many samples there are, n.
  public var count: Int { features.rows }
  /// How many features a sample has, d.
  public var featureCount: Int { features.columns }
  /// How many classes there are, those without samples included.
  public var classCount: Int { classNames.count }

  /// Samples with their classes.
  ///
  /// - Parameters:
  ///   - features: [n, d], finite.
  ///   - labels: [n], from 0.
  ///   - featureNames: [d]; `x1`, `x2`, … where none are given.
  ///   - classNames: at least as many as the largest label demands; `0`, `1`, … up to it where none are
  ///     given, labels below 2²⁰ then.
  /// - Throws: ``DatasetError/labelCountMismatch(labels:rows:)``,
  ///   ``DatasetError/nonFiniteFeature(_:row:column:)``,
  ///   ``DatasetError/labelOutOfRange(_:index:classes:)``,
  ///   ``DatasetError/featureNameCountMismatch(names:columns:)``,
  ///   ``DatasetError/duplicateName(_:first:second:)``.
  public init(
    features: Matrix, labels: [Int], featureNames: [String]? = nil, classNames: [String]? = nil
  ) throws(DatasetError) {
    guard labels.count == features.rows else {
      throw .labelCountMismatch(labels: labels.count, rows: features.rows)
    }
    let featureNames = try DatasetError.checkedNames(featureNames, ofColumns: features.columns)
    if let classNames {
      try DatasetError.check(names: classNames)
      try DatasetError.check(labels: labels, classes: classNames.count)
    } else {
      try DatasetError.check(labels: labels, classes: Self.largestUnnamedClassCount)
    }
    try DatasetError.check(features: features)
    self.features = features
    self.labels = labels
    self.featureNames = featureNames
    self.classNames = classNames ?? (0..<(labels.max() ?? -1) + 1).map(String.init)
  }

  /// Parts that are known to fit: a change of a checked data set.
  init(unchecked features: Matrix, labels: [Int], featureNames: [String], classNames: [String]) {
    self.features = features
    self.labels = labels
    self.featureNames = featureNames
    self.classNames = classNames
  }

  /// A larger number is a mistake, and would make as many names.
  static let largestUnnamedClassCount = 1 << 20
}

extension Dataset: CustomStringConvertible {
  /// The size, and how many samples each class has.
  public var description: String {
    let classes = zip(classNames, classCounts).map { "\($0) \($1)" }.joined(separator: ", ")
    return "\(count) samples of \(featureCount) features; \(classes)"
  }
}
