extension DataSplit {
  /// The k splits of cross-validation: n rows are cut into k folds at random, and each fold is the
  /// test part once, the others together being the training part.
  ///
  /// Fold sizes differ by at most 1: n mod k folds, the first ones, have ⌈n/k⌉ rows, the others
  /// ⌊n/k⌋.
  ///
  /// - Parameters:
  ///   - k: 2 … n.
  ///   - n: how many rows there are.
  ///   - generator: what draws.
  /// - Throws: ``DatasetError/foldCountOutOfRange(_:samples:)``
  /// - Complexity: O(kn), the size of the result.
  public static func folds(
    _ k: Int, of n: Int, using generator: inout some RandomNumberGenerator
  ) throws(DatasetError) -> [DataSplit] {
    try stratifiedFolds(k, labels: [Int](repeating: 0, count: max(n, 0)), using: &generator)
  }

  /// The k splits of cross-validation with the classes of every fold in the proportions of all
  /// labels.
  ///
  /// The rows, class by class, are dealt to the folds in turn. So fold sizes differ by at most 1,
  /// and the counts of any one class do too.
  ///
  /// - Parameters:
  ///   - k: 2 … n.
  ///   - labels: [n], 0 or more; at least k samples in each class that occurs.
  ///   - generator: what draws.
  /// - Throws: ``DatasetError/foldCountOutOfRange(_:samples:)``,
  ///   ``DatasetError/tooFewInClass(_:count:needed:)``,
  ///   ``DatasetError/labelOutOfRange(_:index:classes:)``.
  /// - Complexity: O(kn), the size of the result.
  public static func stratifiedFolds(
    _ k: Int, labels: [Int], using generator: inout some RandomNumberGenerator
  ) throws(DatasetError) -> [DataSplit] {
    let n = labels.count
    guard k >= 2, k <= n else { throw .foldCountOutOfRange(k, samples: n) }
    // The place of the next sample of each class in the order class by class.
    var next: [Int] = []
    var total = 0
    for count in try classCounts(of: labels, needed: k) {
      next.append(total)
      total += count
    }
    let order = permutation(of: n, using: &generator)
    var folds: [Int] = []
    folds.reserveCapacity(n)
    for row in order {
      folds.append(next[labels[row]] % k)
      next[labels[row]] += 1
    }
    return (0..<k).map { fold in
      var training: [Int] = []
      var test: [Int] = []
      training.reserveCapacity(n - n / k)
      for (row, its) in zip(order, folds) {
        if its == fold { test.append(row) } else { training.append(row) }
      }
      return DataSplit(training: training, test: test)
    }
  }
}
