/// K-means by Lloyd's algorithm; with the Manhattan metric, K-medians.
///
///     assignment      labelᵢ ← argminⱼ cost(xᵢ, cⱼ)                the first of equals
///     update          cⱼ ← mean (Euclidean) or median (Manhattan) of the points with label j
///     inertia         Σᵢ cost(xᵢ, c_labelᵢ)                        never rises
///
/// It stops where an assignment changes no label, where no centroid moves as far as the tolerance, or at the
/// limit of iterations, and always with an assignment: each point's label is its nearest centroid. A cluster
/// that loses all points is given the one that costs most (``ReseatedCluster``). Results have the same bits on
/// every processor and any number of threads.
///
///     let fit = try KMeans().fit(points, clusters: 3, using: &generator)
///
/// - Source: Lloyd 1957 (published 1982); K-medians: Bradley, Mangasarian & Street 1997.
public struct KMeans: Equatable, Sendable {
  /// Which distance; Euclidean by default.
  public var metric: ClusteringMetric
  /// At most so many updates of the centroids, at least 1; 300 by default.
  public var maxIterations: Int
  /// Stop where every centroid moves less than this distance, in the units of the points; 0.001 by default.
  /// With 0, only unchanged labels or the limit of iterations stop.
  public var tolerance: Double

  /// Settings of K-means; the values are checked where they are used.
  public init(
    metric: ClusteringMetric = .euclidean, maxIterations: Int = 300, tolerance: Double = 0.001
  ) {
    self.metric = metric
    self.maxIterations = maxIterations
    self.tolerance = tolerance
  }

  /// The algorithm half an iteration at a time, from given centroids.
  ///
  /// - Parameters:
  ///   - points: [n, d], finite, at least k distinct ones among them.
  ///   - centroids: [k, d], finite; they need not differ.
  /// - Throws: ``ClusteringError``
  /// - Complexity: O(nkd) a step.
  public func steps(
    _ points: Matrix, from centroids: Matrix
  ) throws(ClusteringError) -> KMeansSteps {
    try check(points, from: centroids)
    return KMeansSteps(LloydRun(points: points, from: centroids, settings: self))
  }

  /// K-means from given centroids.
  ///
  /// - Parameters: as for ``steps(_:from:)``.
  /// - Throws: ``ClusteringError``
  /// - Complexity: O(nkd) an iteration.
  public func fit(
    _ points: Matrix, from centroids: Matrix
  ) throws(ClusteringError) -> KMeansResult {
    try check(points, from: centroids)
    return run(points, from: centroids)
  }

  /// K-means once, from centroids that are drawn.
  ///
  /// - Parameters:
  ///   - points: [n, d], finite.
  ///   - clusters: k, from 1 to the number of distinct points.
  ///   - start: how the first centroids are drawn.
  ///   - generator: where the randomness comes from.
  /// - Throws: ``ClusteringError``
  /// - Complexity: O(nkd) an iteration.
  public func fit(
    _ points: Matrix, clusters: Int, start: KMeansStart = .greedyPlusPlus(),
    using generator: inout some RandomNumberGenerator
  ) throws(ClusteringError) -> KMeansResult {
    try checkSettings()
    return run(
      points,
      from: try start.centroids(
        of: points, clusters: clusters, metric: metric, using: &generator))
  }

  /// Lloyd's algorithm to its end, the data already checked.
  private func run(_ points: Matrix, from centroids: Matrix) -> KMeansResult {
    var run = LloydRun(points: points, from: centroids, settings: self)
    while run.advance() != nil {}
    run.lloyd.measure()
    return KMeansResult(run, stopReason: run.stopReason!)
  }

  private func check(_ points: Matrix, from centroids: Matrix) throws(ClusteringError) {
    try checkSettings()
    try ClusteringChecks.check(points: points)
    try ClusteringChecks.check(centroids: centroids, points: points)
    try ClusteringChecks.check(clusters: centroids.rows, points: points)
  }

  private func checkSettings() throws(ClusteringError) {
    guard maxIterations > 0 else { throw .noIterations(maxIterations) }
    guard tolerance >= 0, tolerance.isFinite else { throw .invalidTolerance(tolerance) }
  }
}
