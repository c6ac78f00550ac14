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

/// Points as an assignment reads them.
enum AssignablePoints: Sendable {
  /// Every distance is computed.
  case all(PackedPoints)
  /// Single precision decides where it can.
  case screened(ScreenedPoints)
}

/// Who belongs to which centroid, at which cost.
struct Assignment {
  /// [n]; −1 before the first assignment.
  var labels: [Int]
  /// The cost of each point at its centroid, [n], as of the last measurement.
  private(set) var costs: [Double]
  /// Σ of the costs, as of the last measurement.
  private(set) var inertia = Double.infinity
  /// The labels before the last assignment.
  private var previous: [Int]

  init(points n: Int) {
    labels = [Int](repeating: -1, count: n)
    previous = labels
    costs = [Double](repeating: .infinity, count: n)
  }

  /// Gives each point to its nearest centroid.
  ///
  /// - Returns: how many points have another label than before.
  @discardableResult
  mutating func assign(_ points: AssignablePoints, to centroids: Matrix) -> Int {
    swap(&labels, &previous)
    var changes = [Int](repeating: 0, count: (labels.count + pointChunk - 1) / pointChunk)
    Self.assign(
      points, count: labels.count, to: centroids, before: previous, labels: &labels,
      costs: &costs, changes: &changes)
    return changes.reduce(0, +)
  }

  private static func assign(
    _ points: AssignablePoints, count: Int, to centroids: Matrix, before: UnsafePointer<Int>,
    labels: UnsafeMutablePointer<Int>, costs: UnsafeMutablePointer<Double>,
    changes: UnsafeMutablePointer<Int>
  ) {
    let kernels = Kernels.best
    func forEachChunk(_ nearest: (Range<Int>) -> Void) {
      parallel(over: count, chunk: pointChunk, work: centroids.elements.count) { range in
        nearest(range)
        var changed = 0
        for i in range { changed += labels[i] == before[i] ? 0 : 1 }
        changes[range.lowerBound / pointChunk] = changed
      }
    }
    switch points {
    case .all(let points):
      forEachChunk { range in
        let start = range.lowerBound
        kernels.nearest(
          of: range, in: points, among: centroids, labels: labels + start, distances: costs + start)
      }
    case .screened(let points):
      let centroids = points.centroids(centroids)
      forEachChunk { range in
        points.nearest(
          of: range, among: centroids, kernels: kernels, labels: labels + range.lowerBound)
      }
    }
  }

  /// Computes the costs of all points at the centroids of their labels, and the inertia.
  mutating func measure(_ points: Matrix, at centroids: Matrix, metric: ClusteringMetric) {
    costs = costsOfPoints(points, labels: labels, centroids: centroids, metric: metric)
    inertia = inertiaOfCosts(costs)
  }
}
