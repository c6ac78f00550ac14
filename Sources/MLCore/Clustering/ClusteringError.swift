/// What can be wrong with the points, labels or settings that clustering is asked to work with.
///
/// The cases hold the facts; ``description`` is the only place with their wording.
public enum ClusteringError: Error, Equatable, Sendable {
  /// Not a single point.
  case noPoints
  /// Points of no coordinates.
  case noCoordinates(points: Int)
  /// A coordinate of a point that is NaN or infinite.
  case nonFinitePoint(Double, row: Int, column: Int)
  /// A coordinate of a centroid that is NaN or infinite.
  case nonFiniteCentroid(Double, row: Int, column: Int)
  /// A coordinate whose squared distances might overflow.
  case pointTooLarge(Double, row: Int, column: Int, limit: Double)
  /// The same for a coordinate of a centroid.
  case centroidTooLarge(Double, row: Int, column: Int, limit: Double)
  /// A number of clusters below 1.
  case noClusters(Int)
  /// Fewer different points than clusters, some of which would stay empty.
  case tooFewDistinctPoints(distinct: Int, clusters: Int)
  /// Points and centroids of different numbers of coordinates.
  case dimensionMismatch(points: Int, centroids: Int)
  /// Points and labels that do not pair up.
  case labelCountMismatch(points: Int, labels: Int)
  /// A label that is not the number of a cluster.
  case labelOutOfRange(Int, index: Int, clusters: Int)
  /// A measure of quality compares clusters, and needs one of two points or more.
  case unusableClusterCount(Int, points: Int)
  /// Two labelings of different numbers of samples.
  case labelingCountMismatch(first: Int, second: Int)
  /// Two labelings of no samples.
  case noLabels
  /// A tolerance that is negative or not finite.
  case invalidTolerance(Double)
  /// A limit below 1 iteration.
  case noIterations(Int)
  /// A number of runs below 1.
  case noRestarts(Int)
  /// A number of candidates a centroid below 1.
  case noCandidates(Int)
  /// A bend needs a neighbour on either side.
  case tooFewClusterCounts(Int)
  /// An inertia without a logarithm.
  case inertiaNotPositive(Double, clusters: Int)
}

extension ClusteringError: CustomStringConvertible {
  /// What was expected, and what was found.
  public var description: String {
    switch self {
    case .noPoints:
      "there is nothing to cluster: got 0 points, expected at least 1"
    case .noCoordinates(let points):
      "points need at least 1 coordinate: got \(points) points of 0"
    case .nonFinitePoint(let value, let row, let column):
      "points must be finite: points[\(row), \(column)] is \(value)"
    case .nonFiniteCentroid(let value, let row, let column):
      "centroids must be finite: centroids[\(row), \(column)] is \(value)"
    case .pointTooLarge(let value, let row, let column, let limit):
      """
      coordinates must not exceed \(limit) in size, so that squared distances stay finite: \
      points[\(row), \(column)] is \(value)
      """
    case .centroidTooLarge(let value, let row, let column, let limit):
      """
      coordinates must not exceed \(limit) in size, so that squared distances stay finite: \
      centroids[\(row), \(column)] is \(value)
      """
    case .noClusters(let clusters):
      "there must be at least 1 cluster: got \(clusters)"
    case .tooFewDistinctPoints(let distinct, let clusters):
      "\(clusters) clusters need \(clusters) distinct points: got only \(distinct)"
    case .dimensionMismatch(let points, let centroids):
      """
      points and centroids must have the same number of coordinates: \
      got \(points) and \(centroids)
      """
    case .labelCountMismatch(let points, let labels):
      "points and labels must pair up: got \(points) points and \(labels) labels"
    case .labelOutOfRange(let label, let index, let clusters):
      "labels must lie between 0 and \(clusters - 1): labels[\(index)] is \(label)"
    case .unusableClusterCount(let clusters, let points):
      """
      the measure needs at least 2 clusters and fewer clusters than points: \
      got \(clusters) clusters of \(points) points
      """
    case .labelingCountMismatch(let first, let second):
      "two labelings must name the same samples: got \(first) and \(second) labels"
    case .noLabels:
      "there is nothing to compare: got 0 labels, expected at least 1"
    case .invalidTolerance(let tolerance):
      "the tolerance must be finite and not negative: got \(tolerance)"
    case .noIterations(let iterations):
      "at least 1 iteration must be allowed: got \(iterations)"
    case .noRestarts(let restarts):
      "there must be at least 1 run: got \(restarts)"
    case .noCandidates(let candidates):
      "greedy seeding needs at least 1 candidate a centroid: got \(candidates)"
    case .tooFewClusterCounts(let count):
      "an elbow needs the inertia of at least 3 numbers of clusters: got \(count)"
    case .inertiaNotPositive(let inertia, let clusters):
      """
      the logarithm needs inertias that are finite and above 0: \
      \(clusters) clusters have \(inertia)
      """
    }
  }
}
