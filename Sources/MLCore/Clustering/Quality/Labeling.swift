/// Labels of any values, numbered 0, 1, … in the order of the values.
struct Labeling {
  /// The different labels, ascending.
  let values: [Int]
  /// The number of each sample's label among the values, [n].
  let numbers: [Int]
  /// How many samples have each, none of them 0.
  let sizes: [Int]

  /// How many different labels there are.
  var count: Int { values.count }

  init(_ labels: [Int]) {
    var values: [Int] = []
    for label in labels.sorted() where label != values.last { values.append(label) }
    self.values = values
    numbers = labels.map { label in
      var (low, high) = (0, values.count - 1)
      while low < high {
        let middle = (low + high) / 2
        if values[middle] < label { low = middle + 1 } else { high = middle }
      }
      return low
    }
    sizes = clusterSizes(of: numbers, clusters: values.count)
  }

  /// Labels for measures that compare clusters: one for each point, at least two clusters, and one cluster
  /// at least with two points.
  init(checking labels: [Int], points: Matrix) throws(ClusteringError) {
    try ClusteringChecks.check(points: points)
    guard labels.count == points.rows else {
      throw .labelCountMismatch(points: points.rows, labels: labels.count)
    }
    self.init(labels)
    guard count >= 2, count < points.rows else {
      throw .unusableClusterCount(count, points: points.rows)
    }
  }
}
