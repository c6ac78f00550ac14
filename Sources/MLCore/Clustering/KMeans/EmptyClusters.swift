/// A cluster that had lost all its points and was given one.
public struct ReseatedCluster: Equatable, Sendable {
  /// The cluster that was empty.
  public let cluster: Int
  /// The point that it now consists of.
  public let point: Int
  /// The cluster that the point was taken from.
  public let donor: Int
}

/// Gives each empty cluster, the first first, the point that costs most where it is: the farthest from its
/// centroid, the first of equals. A cluster's last point is never taken.
///
/// The point costs nothing at a centroid of its own, so the inertia falls by what it cost. Where no point
/// costs anything (distances too small for the square to be a number above 0), the cluster stays empty.
///
/// - Complexity: O(n) for each empty cluster.
/// - Source: as in scikit-learn.
func reseatEmptyClusters(
  labels: inout [Int], sizes: inout [Int], costs: [Double]
) -> [ReseatedCluster] {
  var reseated: [ReseatedCluster] = []
  for empty in sizes.indices where sizes[empty] == 0 {
    var farthest: Int?
    var highest = 0.0
    for (point, cost) in costs.enumerated() where cost > highest && sizes[labels[point]] > 1 {
      (farthest, highest) = (point, cost)
    }
    guard let point = farthest else { break }
    reseated.append(ReseatedCluster(cluster: empty, point: point, donor: labels[point]))
    sizes[labels[point]] -= 1
    sizes[empty] = 1
    labels[point] = empty
  }
  return reseated
}
