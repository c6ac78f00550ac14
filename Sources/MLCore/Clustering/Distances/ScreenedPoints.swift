/// Points whose nearest centroids are found in single precision, where that leaves no doubt, and otherwise as
/// ever: with the same labels, in a third of the time.
///
/// Only labels can be screened, for they are no numbers that are rounded: the nearest of the rounded distances is
/// the nearest of all where the second nearest is farther by more than both may be off. The points are
/// shifted to their mean, so that little is lost of coordinates that are all large, and scaled to sizes up to
/// 1, so that no square overflows.
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
/// (by 2⁻⁵³ (d + 2) D) and in the shift; 10⁻³⁰ covers what underflows. What the kernel allows, taken from D̂,
/// grows with D̂ wherever it is above 0, so if the second nearest is far enough, all others are.
struct ScreenedPoints: Sendable {
  private let points: Matrix
  private let packed: PackedSingles
  private let origin: [Double]
  private let scale: Double

  /// The points for which it is worth it and proven; nil for others.
  ///
  /// With few coordinates the comparisons take the time, not the distances. The spread is bounded, so that the
  /// squares of double precision do not underflow where those of the scaled numbers do not.
  init?(_ points: Matrix, metric: ClusteringMetric) {
    guard metric == .euclidean, (4...4096).contains(points.columns) else { return nil }
    origin = columnMeans(of: points)
    let spread = largestDistance(of: points, from: origin)
    guard spread > 1e-100, spread < 1e200 else { return nil }
    // A power of two, so that scaling rounds nothing.
    scale = 1 / spread.binade
    self.points = points
    packed = PackedSingles(points, origin: origin, scale: scale)
  }

  /// The nearest centroid of each point of a range, the first of equals. `labels` begins with the range's first
  /// point.
  func nearest(
    of range: Range<Int>, among centroids: ScreeningCentroids, kernels: Kernels,
    labels: UnsafeMutablePointer<Int>
  ) {
    kernels.screen(
      range, of: packed, among: centroids.singles, count: centroids.exact.rows, labels: labels)
    let doubtful = range.indices.filter { labels[$0 - range.lowerBound] < 0 }
    guard !doubtful.isEmpty else { return }
    let exact = PackedPoints(points.selectingRows(doubtful), metric: .squaredEuclidean)
    let n = doubtful.count
    withUnsafeTemporaryAllocation(of: Int.self, capacity: n) { found in
      withUnsafeTemporaryAllocation(of: Double.self, capacity: n) { distances in
        kernels.nearest(
          of: 0..<n, in: exact, among: centroids.exact, labels: found.baseAddress!,
          distances: distances.baseAddress!)
      }
      for (position, i) in doubtful.enumerated() { labels[i - range.lowerBound] = found[position] }
    }
  }

  /// Centroids, and the same shifted and scaled as the points.
  func centroids(_ exact: Matrix) -> ScreeningCentroids {
    // Far outside of the points this may be infinite: then the kernel is in doubt of all.
    let singles = exact.elements.indices.map {
      Float((exact.elements[$0] - origin[$0 % exact.columns]) * scale)
    }
    return ScreeningCentroids(exact: exact, singles: singles)
  }
}

/// Centroids in both precisions.
struct ScreeningCentroids {
  let exact: Matrix
  fileprivate let singles: [Float]
}

/// The mean of each column, rounded somehow: any origin will do.
private func columnMeans(of points: Matrix) -> [Double] {
  clusterSums(of: points, labels: [Int](repeating: 0, count: points.rows), clusters: 1)
    .map { $0 / Double(points.rows) }
}

/// The largest distance of any coordinate from its origin.
private func largestDistance(of points: Matrix, from origin: [Double]) -> Double {
  var largest = [Double](repeating: 0, count: origin.count)
  points.elements.withUnsafeBufferPointer { elements in
    for start in stride(from: 0, to: elements.count, by: origin.count) {
      for l in origin.indices { largest[l] = max(largest[l], abs(elements[start + l] - origin[l])) }
    }
  }
  return largest.max() ?? 0
}
