/// How much nearer each point is to its own cluster than to the next.
///
///     sᵢ = (bᵢ − aᵢ) / max(aᵢ, bᵢ)
///
///     aᵢ: the mean distance of i to the other points of its cluster
///     bᵢ: the least of the mean distances of i to the points of another cluster
///
/// A cluster of one point has no other points: its sᵢ is 0. So it is where aᵢ = bᵢ = 0.
///
/// - Parameters:
///   - points: [n, d], finite.
///   - labels: any whole numbers, [n]; each value is a cluster. There must be 2 … n − 1 clusters.
///   - metric: which distance; the Euclidean is not squared.
/// - Returns: numbers between −1 and 1, [n].
/// - Throws: ``ClusteringError``, ``ClusteringError/unusableClusterCount(_:points:)`` for instance.
/// - Complexity: O(n²d)
/// - Source: Rousseeuw 1987.
public func silhouetteSamples(
  points: Matrix, labels: [Int], metric: ClusteringMetric = .euclidean
) throws(ClusteringError) -> [Double] {
  let labeling = try Labeling(checking: labels, points: points)
  let sums = DistanceSums(points: points, labeling: labeling, metric: metric)
  return (0..<points.rows).map { i in
    let own = labeling.numbers[i]
    guard labeling.sizes[own] > 1 else { return 0 }
    let a = sums[i, own] / Double(labeling.sizes[own] - 1)
    var b = Double.infinity
    for other in 0..<labeling.count where other != own {
      b = min(b, sums[i, other] / Double(labeling.sizes[other]))
    }
    let larger = max(a, b)
    return larger == 0 ? 0 : (b - a) / larger
  }
}

/// The mean silhouette of all points (``silhouetteSamples(points:labels:metric:)``): near 1 for clusters that
/// are narrow and far apart, around 0 where they overlap.
///
/// - Throws: ``ClusteringError``
/// - Complexity: O(n²d)
/// - Source: Rousseeuw 1987.
public func silhouetteScore(
  points: Matrix, labels: [Int], metric: ClusteringMetric = .euclidean
) throws(ClusteringError) -> Double {
  let samples = try silhouetteSamples(points: points, labels: labels, metric: metric)
  return sum(of: samples) / Double(samples.count)
}
