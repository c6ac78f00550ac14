/// Points as an assignment reads them.
enum AssignablePoints: Sendable {
  /// Every distance is computed.
  case all(PackedPoints)
  /// Single precision decides where it can.
  case screened(ScreenedPoints)
}

/// Who belongs to which centroid, at which cost.
struct Assignment: Sendable {
  /// [n]; −1 before the first assignment.
  var labels: [Int]
  /// The cost of each point at its centroid, [n], as of the last measurement.
  private(set) var costs: [Double]
  /// Σ of the costs, as of the last measurement.
  private(set) var inertia = Double.infinity
  /// The labels before the last assignment.
  private var previous: [Int]
  /// The sizes and sums of the clusters of the last assignment, where it has added them up on the way.
  private(set) var totals: ClusterTotals?

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
    switch points {
    case .all(let points):
      totals = nil
      Self.assign(points, to: centroids, labels: &labels, distances: &costs)
    case .screened(let points):
      totals = Self.assign(points, to: centroids, labels: &labels)
    }
    return zip(labels, previous).reduce(0) { $0 + ($1.0 == $1.1 ? 0 : 1) }
  }

  private static func assign(
    _ points: PackedPoints, to centroids: Matrix, labels: UnsafeMutablePointer<Int>,
    distances: UnsafeMutablePointer<Double>
  ) {
    let kernels = Kernels.best
    let work = centroids.elements.count
    parallel(over: points.count, chunk: pointChunk, work: work) { range in
      let start = range.lowerBound
      kernels.nearest(
        of: range, in: points, among: centroids, labels: labels + start,
        distances: distances + start)
    }
  }

  /// - Returns: what the clusters then are, unless they are so many that the sums of each chunk would take
  ///   more room than its points.
  private static func assign(
    _ points: ScreenedPoints, to centroids: Matrix, labels: UnsafeMutablePointer<Int>
  ) -> ClusterTotals? {
    let (k, d) = (centroids.rows, centroids.columns)
    guard sumChunk(clusters: k) == pointChunk else {
      points.assign(to: centroids, labels: labels) { _ in }
      return nil
    }
    let n = points.exact.rows
    let chunks = (n + pointChunk - 1) / pointChunk
    func assign(
      _ points: ScreenedPoints, rows: UnsafePointer<Double>, sizes: UnsafeMutablePointer<Int>,
      sums: UnsafeMutablePointer<Double>
    ) {
      // The labels are still in the cache, and the threads at work.
      points.assign(to: centroids, labels: labels) { range in
        let chunk = range.lowerBound / pointChunk
        for i in range { sizes[chunk * k + labels[i]] += 1 }
        addRows(range, of: rows, labels: labels, dimensions: d, to: sums + chunk * k * d)
      }
    }
    var sizes = [Int](repeating: 0, count: chunks * k)
    var sums = [Double](repeating: 0, count: chunks * k * d)
    assign(points, rows: points.exact.elements, sizes: &sizes, sums: &sums)
    return ClusterTotals(sizes: sumOfParts(sizes, size: k), sums: sumOfParts(sums, size: k * d))
  }

  /// Computes the costs of all points at the centroids of their labels, and the inertia.
  mutating func measure(_ points: Matrix, at centroids: Matrix, metric: ClusteringMetric) {
    costs = costsOfPoints(points, labels: labels, centroids: centroids, metric: metric)
    inertia = inertiaOfCosts(costs)
  }
}
