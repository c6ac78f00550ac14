/// The two halves of an iteration of Lloyd's algorithm, each of which can only lower the inertia.
///
/// - Source: Lloyd 1957 (published 1982); Forgy 1965.
struct Lloyd {
  let points: Matrix
  let metric: ClusteringMetric
  private let assignable: AssignablePoints
  private(set) var centroids: Matrix
  private(set) var assignment: Assignment
  /// How many points changed their label in the last assignment; all of them in the first.
  private(set) var changes = 0
  /// How far the centroid that moved farthest moved in the last update.
  private(set) var shift = Double.infinity
  /// The clusters that were empty before the last update.
  private(set) var reseated: [ReseatedCluster] = []

  init(points: Matrix, metric: ClusteringMetric, centroids: Matrix) {
    self.points = points
    self.metric = metric
    let screened = ScreenedPoints(points, clusters: centroids.rows, metric: metric)
    assignable =
      screened.map { .screened($0) } ?? .all(PackedPoints(points, metric: metric.kernel))
    self.centroids = centroids
    assignment = Assignment(points: points.rows)
  }

  /// Each point to its nearest centroid.
  mutating func assign() {
    changes = assignment.assign(assignable, to: centroids)
  }

  /// Each centroid to the mean or median of its points; before that, a point for each cluster that has
  /// none.
  mutating func update() {
    let totals = assignment.totals
    var sizes = totals?.sizes ?? occurrences(of: assignment.labels, classes: centroids.rows)
    if sizes.contains(0) { measure() }
    reseated = reseatEmptyClusters(
      labels: &assignment.labels, sizes: &sizes, costs: assignment.costs)
    let moved =
      if let totals, reseated.isEmpty {
        means(of: totals, previous: centroids)
      } else {
        MLCore.centroids(
          of: points, labels: assignment.labels, sizes: sizes, previous: centroids, metric: metric)
      }
    shift = largestShift(from: centroids, to: moved, metric: metric)
    centroids = moved
  }

  /// Brings the costs and the inertia up to date, which neither half needs.
  mutating func measure() {
    assignment.measure(points, at: centroids, metric: metric)
  }

  /// Whether some cluster has no point.
  var hasEmptyCluster: Bool {
    occurrences(of: assignment.labels, classes: centroids.rows).contains(0)
  }
}

/// The largest distance between a centroid and where it moved to.
private func largestShift(
  from before: Matrix, to after: Matrix, metric: ClusteringMetric
) -> Double {
  before.elements.withUnsafeBufferPointer { before in
    after.elements.withUnsafeBufferPointer { afterElements in
      var largest = 0.0
      for start in stride(from: 0, to: before.count, by: after.columns) {
        let cost = costOfPoint(
          before.baseAddress! + start, afterElements.baseAddress! + start,
          dimensions: after.columns, metric: metric)
        largest = max(largest, cost)
      }
      return metric.distance(cost: largest)
    }
  }
}
