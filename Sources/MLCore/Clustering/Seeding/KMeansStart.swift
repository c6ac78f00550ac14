/// How the first centroids of K-means are drawn. (From given ones, see ``KMeans/fit(_:from:)``.)
public enum KMeansStart: Equatable, Sendable {
  /// Points at random, all different.
  ///
  /// - Source: Forgy 1965.
  case randomPoints
  /// k-means++: each next centroid is a point, drawn with a probability proportional to what it costs at the
  /// nearest centroid so far (``PlusPlusSeeding``).
  ///
  /// - Source: Arthur & Vassilvitskii 2007.
  case plusPlus
  /// Greedy k-means++: several points are drawn like that for each centroid, and the one is kept that leaves
  /// the least inertia. Without a number of candidates they are 2 + ⌊ln k⌋, as in scikit-learn.
  ///
  /// - Source: Arthur & Vassilvitskii 2007, the remark in section 3; Celebi, Kingravi & Vela 2013.
  case greedyPlusPlus(candidates: Int? = nil)

  /// Draws centroids.
  ///
  /// - Parameters:
  ///   - points: [n, d], finite.
  ///   - clusters: k, from 1 to the number of distinct points.
  ///   - metric: which distance.
  ///   - generator: where the randomness comes from.
  /// - Returns: k different points, [k, d].
  /// - Throws: ``ClusteringError``
  /// - Complexity: O(nkd) for up to eight candidates.
  public func centroids(
    of points: Matrix, clusters: Int, metric: ClusteringMetric = .euclidean,
    using generator: inout some RandomNumberGenerator
  ) throws(ClusteringError) -> Matrix {
    try ClusteringChecks.check(points: points)
    try ClusteringChecks.check(clusters: clusters, points: points)
    switch self {
    case .randomPoints:
      return randomCentroids(of: points, clusters: clusters, using: &generator)
    case .plusPlus:
      return try plusPlusCentroids(
        of: points, clusters: clusters, metric: metric, candidates: 1, using: &generator)
    case .greedyPlusPlus(let candidates):
      let candidates = candidates ?? 2 + Int(log(Double(clusters)))
      guard candidates > 0 else { throw .noCandidates(candidates) }
      return try plusPlusCentroids(
        of: points, clusters: clusters, metric: metric, candidates: candidates, using: &generator)
    }
  }
}

/// The first centroid is any point; for each next one, the best of some candidates.
private func plusPlusCentroids(
  of points: Matrix, clusters: Int, metric: ClusteringMetric, candidates: Int,
  using generator: inout some RandomNumberGenerator
) throws(ClusteringError) -> Matrix {
  var seeding = PlusPlusSeeding(checked: points, metric: metric)
  seeding.choose(try seeding.draw(using: &generator))
  var room: [Double] = []
  for _ in 1..<clusters {
    let drawn = try seeding.draw(candidates, using: &generator)
    if drawn.count == 1 {
      seeding.choose(drawn[0])
    } else {
      seeding.chooseBest(of: drawn, lowered: &room)
    }
  }
  return seeding.centroids
}

/// Different points, by walking through all of them in random order.
private func randomCentroids(
  of points: Matrix, clusters: Int, using generator: inout some RandomNumberGenerator
) -> Matrix {
  let order = permutation(of: points.rows, using: &generator)
  return points.selectingRows(
    firstDistinctRows(of: points, in: order.count, atMost: clusters) { order[$0] })
}
