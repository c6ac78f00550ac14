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
  assignment.assign(PackedPoints(points, metric: metric.kernel), to: centroids)
  return assignment.labels
}

/// Who belongs to which centroid, at which cost.
struct Assignment {
  /// [n]; −1 before the first assignment.
  var labels: [Int]
  /// The cost of each point at its centroid, [n].
  private(set) var costs: [Double]
  /// Σ of the costs.
  private(set) var inertia = Double.infinity
  /// The labels before the last assignment.
  private var previous: [Int]

  init(points n: Int) {
    labels = [Int](repeating: -1, count: n)
    previous = labels
    costs = [Double](repeating: .infinity, count: n)
  }

  /// What a thread reports of its chunk.
  private struct Part {
    var inertia = 0.0
    var changes = 0
  }

  /// Gives each point to its nearest centroid.
  ///
  /// - Returns: how many points have another label than before.
  @discardableResult
  mutating func assign(_ points: PackedPoints, to centroids: Matrix) -> Int {
    swap(&labels, &previous)
    var parts = [Part](
      repeating: Part(), count: (labels.count + pointChunk - 1) / pointChunk)
    Self.assign(
      points, to: centroids, before: previous, labels: &labels, costs: &costs, parts: &parts)
    inertia = parts.reduce(0) { $0 + $1.inertia }
    return parts.reduce(0) { $0 + $1.changes }
  }

  private static func assign(
    _ points: PackedPoints, to centroids: Matrix, before: UnsafePointer<Int>,
    labels: UnsafeMutablePointer<Int>, costs: UnsafeMutablePointer<Double>,
    parts: UnsafeMutablePointer<Part>
  ) {
    let kernels = Kernels.best
    let work = centroids.rows * centroids.columns
    parallel(over: points.count, chunk: pointChunk, work: work) { range in
      let start = range.lowerBound
      kernels.nearest(
        of: range, in: points, among: centroids, labels: labels + start, distances: costs + start)
      var part = Part(inertia: laneSum(costs + start, count: range.count))
      for i in range { part.changes += labels[i] == before[i] ? 0 : 1 }
      parts[start / pointChunk] = part
    }
  }

  /// Computes the costs anew for labels that are kept although the centroids have moved.
  mutating func measure(_ points: Matrix, at centroids: Matrix, metric: ClusteringMetric) {
    costs = costsOfPoints(points, labels: labels, centroids: centroids, metric: metric)
    inertia = inertiaOfCosts(costs)
  }
}
