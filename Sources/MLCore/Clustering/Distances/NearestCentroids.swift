/// The nearest centroid of each point, the first of equally near ones.
///
/// - Parameters:
///   - points: [n, d], finite.
///   - centroids: [k, d], finite.
///   - metric: which distance.
/// - Returns: numbers 0 ..< k, [n]
/// - Throws: ``ClusteringError`` for no points, shapes that do not fit, or numbers that are not finite.
/// - Complexity: O(nkd)
public func nearestCentroids(
  of points: Matrix, among centroids: Matrix, metric: ClusteringMetric = .euclidean
) throws(ClusteringError) -> [Int] {
  try ClusteringChecks.check(points: points)
  try ClusteringChecks.check(centroids: centroids, points: points)
  var assignment = Assignment(points: points.rows)
  assignment.assign(.all(PackedPoints(points, metric: metric.kernel)), to: centroids)
  return assignment.labels
}
