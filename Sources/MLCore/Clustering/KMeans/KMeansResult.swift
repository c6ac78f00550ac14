/// Where K-means ended.
public struct KMeansResult: Equatable, Sendable {
  /// [k, d]
  public let centroids: Matrix
  /// The nearest centroid of each point, numbers 0 ..< k, [n].
  public let labels: [Int]
  /// Σ of the costs of all points at their centroids: squared distances, or Manhattan distances.
  public let inertia: Double
  /// How many times the centroids were updated.
  public let iterations: Int
  /// Why it ended.
  public let stopReason: StopReason
  /// Which distance it used.
  public let metric: ClusteringMetric

  /// Why K-means ends.
  public enum StopReason: Equatable, Sendable {
    /// No point changed its cluster: nothing would ever change again.
    case unchangedLabels
    /// No centroid moved as far as the tolerance.
    case shiftBelowTolerance
    /// The allowed number of iterations was done.
    case iterationLimit
  }

  init(_ run: LloydRun, stopReason: StopReason) {
    centroids = run.lloyd.centroids
    labels = run.lloyd.assignment.labels
    inertia = run.lloyd.assignment.inertia
    iterations = run.iteration
    metric = run.lloyd.metric
    self.stopReason = stopReason
  }

  /// Whether it ended by itself and not at the limit of iterations.
  public var converged: Bool { stopReason != .iterationLimit }

  /// How many points each cluster has, [k]. A size of 0 is possible at the limit of iterations only, or
  /// where distances are too small to be squared.
  public var sizes: [Int] { occurrences(of: labels, classes: centroids.rows) }

  /// The nearest centroids of points that may be new.
  ///
  /// - Parameter points: [n, d]
  /// - Throws: as ``nearestCentroids(of:among:metric:)``.
  public func labels(of points: Matrix) throws(ClusteringError) -> [Int] {
    try nearestCentroids(of: points, among: centroids, metric: metric)
  }
}
