/// How often each label of one labeling meets each of another, for the same samples.
struct ContingencyTable {
  /// How many samples there are.
  let n: Int
  /// How many samples have each label of the first, of the second.
  let rowSums: [Int]
  let columnSums: [Int]
  /// The pairs of labels that occur: the number of either label, and how many samples have both.
  let cells: [(row: Int, column: Int, count: Int)]

  init(_ first: [Int], _ second: [Int]) throws(ClusteringError) {
    guard first.count == second.count else {
      throw .labelingCountMismatch(first: first.count, second: second.count)
    }
    guard !first.isEmpty else { throw .noLabels }
    n = first.count
    let rows = Labeling(first)
    let columns = Labeling(second)
    rowSums = rows.sizes
    columnSums = columns.sizes
    // Only the pairs that occur: a table of all would be n × n at worst.
    let pairs = zip(rows.numbers, columns.numbers).map { $0 * columns.count + $1 }
    let labeling = Labeling(pairs)
    cells = zip(labeling.values, labeling.sizes).map { pair, count in
      (pair / columns.count, pair % columns.count, count)
    }
  }
}
