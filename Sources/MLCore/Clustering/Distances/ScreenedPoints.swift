/// Points whose nearest centroids are found in single precision, where that leaves no doubt, and otherwise as
/// ever: with the same labels, in a third of the time.
///
/// Only labels can be screened, for they are no numbers that are rounded: the nearest of the rounded distances is
/// the nearest of all where the second nearest is farther by more than both may be off. The points are
/// shifted to their mean, so that little is lost of coordinates that are all large, and scaled to sizes below
/// 2, so that no square overflows.
///
/// How far off a squared distance D̂ is that was computed in single precision, u = 2⁻²⁴, for a point x and a
/// centroid c, shifted and scaled, T = x − c, D = ‖T‖², N = ‖x‖:
///
///     each coordinate        t̂ₗ = Tₗ + eₗ     |eₗ| ≤ 1.01 u (|xₗ| + |cₗ| + |Tₗ|) ≤ 2.02 u (|xₗ| + |Tₗ|)
///     so the sum is off by   |D̂ − D| ≤ 2√D ‖e‖ + ‖e‖² + 1.01 (d + 2) u D      ‖e‖ ≤ 2.02 u (N + √D)
///     solved for D̂           |D̂ − D| ≤ u (1.2 (d + 8) D̂ + 4.8 √D̂ N + 44 u N²)       d ≤ 4096
///     the kernel allows      u ((2d + 16) D̂ + 8 √D̂ N + 64 u N²) + 10⁻³⁰
///
/// The rest of the allowance covers that double precision rounds too, in the distances that decide otherwise
/// (by 2⁻⁵³ (d + 2) D) and in the shift; 10⁻³⁰ covers what underflows. D̂ less what is allowed grows with D̂
/// wherever it is above 0, so if the second nearest is far enough, all others are.
struct ScreenedPoints: Sendable {
  /// The points in double precision.
  let exact: Matrix
  private let packed: PackedSingles
  private let origin: [Double]
  private let scale: Double

  /// Points where screening is proven and worth it; nil for others.
  ///
  /// One centroid has no second nearest; with few centroids of few coordinates the comparisons take the time,
  /// not the distances. The spread is bounded, so that the squares of double precision do not underflow where
  /// those of the scaled numbers do not.
  init?(_ points: Matrix, clusters: Int, metric: ClusteringMetric) {
    let d = points.columns
    guard metric == .euclidean, clusters > 1, d <= 4096, clusters * d >= 32 else { return nil }
    origin = columnMeans(of: points)
    let spread = largestDistance(of: points, from: origin)
    guard spread > 1e-100, spread < 1e200 else { return nil }
    // A power of two, so that scaling rounds nothing.
    scale = 1 / spread.binade
    exact = points
    packed = PackedSingles(points, origin: origin, scale: scale)
  }

  /// The nearest centroid of each point, the first of equals, chunk by chunk.
  ///
  /// - Parameter afterChunk: called for each chunk when its labels are there, from several threads.
  func assign(
    to centroids: Matrix, labels: UnsafeMutablePointer<Int>, afterChunk: (Range<Int>) -> Void
  ) {
    let kernels = Kernels.best
    // Far outside of the points these may be infinite: then the kernel is in doubt of all.
    let singles = centroids.elements.indices.map {
      Float((centroids.elements[$0] - origin[$0 % origin.count]) * scale)
    }
    // A distance takes a third of the time; the sums take theirs.
    let work = singles.count / 3 + origin.count * Work.move
    parallel(over: exact.rows, chunk: pointChunk, work: work) { range in
      kernels.screen(
        range, of: packed, among: singles, count: centroids.rows, labels: labels + range.lowerBound)
      let doubtful = range.filter { labels[$0] < 0 }
      if !doubtful.isEmpty { decide(doubtful, among: centroids, kernels: kernels, labels: labels) }
      afterChunk(range)
    }
  }

  /// Gives some points to their nearest centroids by double precision.
  private func decide(
    _ doubtful: [Int], among centroids: Matrix, kernels: Kernels,
    labels: UnsafeMutablePointer<Int>
  ) {
    let n = doubtful.count
    let points = PackedPoints(exact.selectingRows(doubtful), metric: .squaredEuclidean)
    var nearest = [Int](repeating: 0, count: n)
    var distances = [Double](repeating: 0, count: n)
    kernels.nearest(
      of: 0..<n, in: points, among: centroids, labels: &nearest, distances: &distances)
    for (i, label) in zip(doubtful, nearest) { labels[i] = label }
  }
}

/// The mean of each column, rounded somehow: any origin will do.
private func columnMeans(of points: Matrix) -> [Double] {
  clusterSums(of: points, labels: [Int](repeating: 0, count: points.rows), clusters: 1)
    .map { $0 / Double(points.rows) }
}

/// The largest distance of any coordinate from its origin.
private func largestDistance(of points: Matrix, from origin: [Double]) -> Double {
  var largest = 0.0
  points.elements.withUnsafeBufferPointer { elements in
    origin.withUnsafeBufferPointer { origin in
      for start in stride(from: 0, to: elements.count, by: origin.count) {
        for l in origin.indices {
          let distance = abs(elements[start + l] - origin[l])
          if distance > largest { largest = distance }
        }
      }
    }
  }
  return largest
}
