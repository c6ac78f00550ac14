extension Labeling {
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
