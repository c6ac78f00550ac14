/// Rows to train on and rows to test on, by their numbers, each list in random order.
public struct DataSplit: Equatable, Sendable {
  /// The numbers of the rows to train on.
  public let training: [Int]
  /// The numbers of the rows to test on, none of which is for training.
  public let test: [Int]

  /// The given rows.
  public init(training: [Int], test: [Int]) {
    self.training = training
    self.test = test
  }

  /// So many of n rows for each part, all choices equally likely; rows that neither takes are left
  /// out.
  ///
  /// - Parameters:
  ///   - n: how many rows there are.
  ///   - trainCount: at least 1.
  ///   - testCount: at least 1; both together at most n.
  ///   - generator: what draws.
  /// - Throws: ``DatasetError/countOutOfRange(_:name:minimum:)``,
  ///   ``DatasetError/tooFewSamples(count:needed:)``.
  public init(
    of n: Int, trainCount: Int, testCount: Int, using generator: inout some RandomNumberGenerator
  ) throws(DatasetError) {
    try Self.check(trainCount: trainCount, testCount: testCount, of: n)
    let chosen = choose(trainCount + testCount, from: n, using: &generator)
    training = Array(chosen.prefix(trainCount))
    test = Array(chosen.dropFirst(trainCount))
  }

  /// So many of the rows for each part, the classes in each part in the proportions of all labels.
  ///
  /// A class has the whole number of rows next below or above its exact share, in the chosen rows
  /// and in the test part; the rows left over by rounding down go to the largest remainders, the
  /// first class of equals.
  ///
  /// - Parameters:
  ///   - labels: [n], 0 or more; at least 2 samples in each class that occurs.
  ///   - trainCount: at least 1.
  ///   - testCount: at least 1; both together at most n.
  ///   - generator: what draws.
  /// - Throws: ``DatasetError/countOutOfRange(_:name:minimum:)``,
  ///   ``DatasetError/tooFewSamples(count:needed:)``, ``DatasetError/tooFewInClass(_:count:needed:)``,
  ///   ``DatasetError/labelOutOfRange(_:index:classes:)``.
  public init(
    stratifying labels: [Int], trainCount: Int, testCount: Int,
    using generator: inout some RandomNumberGenerator
  ) throws(DatasetError) {
    try Self.check(trainCount: trainCount, testCount: testCount, of: labels.count)
    let counts = try classCounts(of: labels, needed: 2)
    let chosen = apportion(trainCount + testCount, to: counts)
    var testLeft = apportion(testCount, to: chosen)
    var trainLeft = zip(chosen, testLeft).map { $0 - $1 }
    var training: [Int] = []
    var test: [Int] = []
    for row in permutation(of: labels.count, using: &generator) {
      let label = labels[row]
      if testLeft[label] > 0 {
        testLeft[label] -= 1
        test.append(row)
      } else if trainLeft[label] > 0 {
        trainLeft[label] -= 1
        training.append(row)
      }
    }
    self.training = training
    self.test = test
  }

  /// How many of n rows a share for testing is: share · n, rounded to the nearest, a half upwards.
  ///
  /// - Throws: ``DatasetError/fractionOutOfRange(_:name:)``, ``DatasetError/emptyPart(test:of:)`` where a
  ///   part would have no row.
  public static func testCount(fraction: Double, of n: Int) throws(DatasetError) -> Int {
    try DatasetError.check(fraction: fraction, "the share of the rows for testing")
    let count = Int((fraction * Double(n)).rounded(.toNearestOrAwayFromZero))
    guard count > 0, count < n else { throw .emptyPart(test: count, of: n) }
    return count
  }

  private static func check(trainCount: Int, testCount: Int, of n: Int) throws(DatasetError) {
    try DatasetError.check(count: trainCount, "the number of rows for training", atLeast: 1)
    try DatasetError.check(count: testCount, "the number of rows for testing", atLeast: 1)
    let (needed, overflow) = trainCount.addingReportingOverflow(testCount)
    guard !overflow, needed <= n else {
      throw .tooFewSamples(count: n, needed: overflow ? .max : needed)
    }
  }
}

/// How many samples each class has, classes that do not occur included up to the largest label.
///
/// - Parameter needed: how many each class that occurs must have.
func classCounts(of labels: [Int], needed: Int) throws(DatasetError) -> [Int] {
  try DatasetError.check(labels: labels, classes: Dataset.largestUnnamedClassCount)
  let counts = occurrences(of: labels, classes: (labels.max() ?? -1) + 1)
  if let label = counts.firstIndex(where: { $0 > 0 && $0 < needed }) {
    throw .tooFewInClass(label, count: counts[label], needed: needed)
  }
  return counts
}

/// A total in whole parts proportional to counts, none above its count: the method of largest
/// remainders, exact in integers.
///
/// - Parameter total: 0 … the sum of the counts.
func apportion(_ total: Int, to counts: [Int]) -> [Int] {
  let sum = counts.reduce(0, +)
  guard sum > 0 else { return counts }
  let shares = counts.map { count in
    // In full width: the product of two counts may not fit.
    sum.dividingFullWidth(total.multipliedFullWidth(by: count))
  }
  var parts = shares.map(\.quotient)
  let byRemainder = counts.indices.sorted {
    (-shares[$0].remainder, $0) < (-shares[$1].remainder, $1)
  }
  for index in byRemainder.prefix(total - parts.reduce(0, +)) { parts[index] += 1 }
  return parts
}
