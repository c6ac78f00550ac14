/// Samples whose features are mostly 0 and otherwise 1, such as the words of a text, with a yes or
/// no each.
///
/// Only the active features of a row are kept: 10,000 rows of 10 active features among 2,000 take 1
/// MB where a ``Matrix`` takes 160 MB.
public struct SparseDataset: Equatable, Sendable {
  /// How many features there are, d.
  public let featureCount: Int
  /// The class of each sample, [n].
  public let labels: [Bool]
  /// The active features of all rows, row by row, ascending in each.
  private let active: [Int]
  /// Where each row begins in `active`, and where the last one ends, [n + 1].
  private let starts: [Int]

  /// How many samples there are, n.
  public var count: Int { labels.count }

  /// Samples by their active features.
  ///
  /// - Parameters:
  ///   - featureCount: d, 0 or more.
  ///   - rows: the numbers of the active features of each row, 0 ..< featureCount, in any order; a
  ///     number that comes twice counts once.
  ///   - labels: the class of each row, [n].
  /// - Throws: ``DatasetError/labelCountMismatch(labels:rows:)``,
  ///   ``DatasetError/activeFeatureOutOfRange(_:row:features:)``.
  public init(
    featureCount: Int, rows: [[Int]], labels: [Bool]
  ) throws(DatasetError) {
    guard rows.count == labels.count else {
      throw .labelCountMismatch(labels: labels.count, rows: rows.count)
    }
    var active: [Int] = []
    var starts = [0]
    starts.reserveCapacity(rows.count + 1)
    for (index, row) in rows.enumerated() {
      for feature in row.sorted() {
        guard feature >= 0, feature < featureCount else {
          throw .activeFeatureOutOfRange(feature, row: index, features: featureCount)
        }
        if active.count == starts[index] || active.last != feature { active.append(feature) }
      }
      starts.append(active.count)
    }
    self.featureCount = featureCount
    self.labels = labels
    self.active = active
    self.starts = starts
  }

  /// The numbers of the active features of a row, ascending, without a copy.
  public func activeFeatures(ofRow row: Int) -> ArraySlice<Int> {
    require(row >= 0 && row < count, "there are \(count) rows and none is \(row)")
    return active[starts[row]..<starts[row + 1]]
  }

  /// How many rows each feature is active in, [featureCount].
  public var featureCounts: [Int] {
    var counts = [Int](repeating: 0, count: featureCount)
    for feature in active { counts[feature] += 1 }
    return counts
  }

  /// w · x for a row x: the sum of the weights of its active features.
  public func product(ofRow row: Int, with weights: [Double]) -> Double {
    require(
      weights.count == featureCount,
      "each of \(featureCount) features needs one weight, got \(weights.count)")
    var product = 0.0
    for feature in activeFeatures(ofRow: row) { product += weights[feature] }
    return product
  }

  /// All rows in full, [n, featureCount].
  public var matrix: Matrix {
    var matrix = Matrix(rows: count, columns: featureCount)
    for row in 0..<count {
      for feature in activeFeatures(ofRow: row) { matrix[row, feature] = 1 }
    }
    return matrix
  }
}
