/// The best centroids of clusters: means or medians, by the metric. A cluster without points keeps the
/// centroid that it had.
func centroids(
  of points: Matrix, labels: [Int], sizes: [Int], previous: Matrix, metric: ClusteringMetric
) -> Matrix {
  switch metric {
  case .euclidean: means(of: points, labels: labels, sizes: sizes, previous: previous)
  case .manhattan: medians(of: points, labels: labels, sizes: sizes, previous: previous)
  }
}

/// The numbers of the points of each cluster, in ascending order.
func clusterMembers(of labels: [Int], sizes: [Int]) -> [ArraySlice<Int>] {
  var ends: [Int] = []
  var total = 0
  for size in sizes {
    ends.append(total)
    total += size
  }
  var order = [Int](repeating: 0, count: total)
  for (index, label) in labels.enumerated() {
    order[ends[label]] = index
    ends[label] += 1
  }
  return zip(ends, sizes).map { order[($0 - $1)..<$0] }
}
