/// The scatter between clusters over the scatter within them, each by its degrees of freedom.
///
///     CH = B/(k − 1) / (W/(n − k))
///
///     B = Σⱼ nⱼ |cⱼ − x̄|²          W = Σᵢ |xᵢ − c_labelᵢ|²          cⱼ: the mean of cluster j
///
/// Higher is better. Infinite where every point lies on its mean (scikit-learn says 1), NaN where in addition
/// all means are one.
///
/// - Parameters:
///   - points: [n, d], finite.
///   - labels: any whole numbers, [n]; each value is a cluster. There must be 2 … n − 1 clusters.
/// - Returns: 0 or more.
/// - Throws: ``ClusteringError``
/// - Complexity: O(nd)
/// - Source: Caliński & Harabasz 1974.
public func calinskiHarabaszIndex(
  points: Matrix, labels: [Int]
) throws(ClusteringError) -> Double {
  let labeling = try Labeling(checking: labels, points: points)
  let (n, k) = (Double(points.rows), Double(labeling.count))
  let c = centroids(of: points, labeling: labeling, metric: .euclidean)
  let mean = centroids(
    of: points, labeling: Labeling([Int](repeating: 0, count: points.rows)), metric: .euclidean)
  let fromMean = costsOfPoints(
    c, labels: [Int](repeating: 0, count: c.rows), centroids: mean, metric: .euclidean)
  let between = zip(labeling.sizes, fromMean).reduce(0) { $0 + Double($1.0) * $1.1 }
  let within = inertiaOfCosts(
    costsOfPoints(points, labels: labeling.numbers, centroids: c, metric: .euclidean))
  return between / (k - 1) / (within / (n - k))
}
