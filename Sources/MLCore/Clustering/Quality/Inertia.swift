/// What K-means lowers: the costs of all points at the centroids of their labels.
///
///     inertia = Σᵢ Σₗ (xᵢₗ − cₗ)²          Euclidean
///     inertia = Σᵢ Σₗ |xᵢₗ − cₗ|           Manhattan          c: the centroid of i's label
///
/// - Parameters:
///   - points: [n, d], finite.
///   - labels: numbers 0 ..< k, [n].
///   - centroids: [k, d], finite.
///   - metric: which distance.
/// - Throws: ``ClusteringError``
/// - Complexity: O(nd)
public func inertia(
  points: Matrix, labels: [Int], centroids: Matrix, metric: ClusteringMetric = .euclidean
) throws(ClusteringError) -> Double {
  try ClusteringChecks.check(points: points)
  try ClusteringChecks.check(centroids: centroids, points: points)
  guard labels.count == points.rows else {
    throw .labelCountMismatch(points: points.rows, labels: labels.count)
  }
  if let index = labels.firstIndex(where: { !(0..<centroids.rows).contains($0) }) {
    throw .labelOutOfRange(labels[index], index: index, clusters: centroids.rows)
  }
  return inertiaOfCosts(
    costsOfPoints(points, labels: labels, centroids: centroids, metric: metric))
}

/// The best centroids of given clusters: the mean of each, or with the Manhattan metric the median of each
/// coordinate.
///
/// - Parameters:
///   - points: [n, d], finite.
///   - labels: any whole numbers, [n]; each value is a cluster.
///   - metric: which distance.
/// - Returns: a row for each different label, in ascending order of the labels.
/// - Throws: ``ClusteringError``
/// - Complexity: O(nd) for means, O(nd log n) for medians.
public func centroids(
  of points: Matrix, labels: [Int], metric: ClusteringMetric = .euclidean
) throws(ClusteringError) -> Matrix {
  try ClusteringChecks.check(points: points)
  guard labels.count == points.rows else {
    throw .labelCountMismatch(points: points.rows, labels: labels.count)
  }
  return centroids(of: points, labeling: Labeling(labels), metric: metric)
}

/// The best centroids of clusters, all of which have points.
func centroids(of points: Matrix, labeling: Labeling, metric: ClusteringMetric) -> Matrix {
  centroids(
    of: points, labels: labeling.numbers, sizes: labeling.sizes,
    previous: Matrix(rows: labeling.count, columns: points.columns), metric: metric)
}
