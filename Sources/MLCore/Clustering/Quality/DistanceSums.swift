/// Σ of the distances of each point to all points of each cluster.
///
/// The points of a cluster are packed side by side, so that eight distances are computed, rooted and added
/// at a time. The order is fixed: tiles of a cluster in order, in each of them lanes, then across lanes.
struct DistanceSums {
  /// [n · k]
  private let elements: [Double]
  private let clusters: Int

  /// The sum for a point and a cluster.
  subscript(point: Int, cluster: Int) -> Double { elements[point * clusters + cluster] }

  /// How many points of a cluster are packed together, and of how many points the distances to them are
  /// computed at a time: as many distances as the second cache holds well.
  private static let tile = 512
  private static let block = 32

  /// Some points of one cluster.
  private struct Tile {
    let cluster: Int
    let points: PackedPoints
  }

  init(points: Matrix, labeling: Labeling, metric: ClusteringMetric) {
    clusters = labeling.count
    var tiles: [Tile] = []
    let members = clusterMembers(of: labeling.numbers, sizes: labeling.sizes)
    for (cluster, members) in members.enumerated() {
      for start in stride(from: members.startIndex, to: members.endIndex, by: Self.tile) {
        let part = members[start..<min(start + Self.tile, members.endIndex)]
        tiles.append(
          Tile(
            cluster: cluster,
            points: PackedPoints(points.selectingRows(part), metric: metric.kernel)))
      }
    }
    var sums = [Double](repeating: 0, count: points.rows * clusters)
    Self.fill(
      &sums, points: points.elements, count: points.rows, tiles: tiles, clusters: clusters,
      metric: metric)
    elements = sums
  }

  private static func fill(
    _ sums: UnsafeMutablePointer<Double>, points: UnsafePointer<Double>, count: Int,
    tiles: [Tile], clusters: Int, metric: ClusteringMetric
  ) {
    let kernels = Kernels.best
    let largest = tiles.reduce(0) { max($0, $1.points.stride) }
    // Of few points more at a time: a thread should have some 100,000 distances to compute.
    let block = max(block, 131_072 / count)
    parallel(over: count, chunk: block) { range in
      withUnsafeTemporaryAllocation(of: Double.self, capacity: range.count * largest) { buffer in
        let costs = buffer.baseAddress!
        for tile in tiles {
          kernels.distances(
            of: points + range.lowerBound * tile.points.dimensions, count: range.count,
            to: tile.points, into: costs)
          for (position, i) in range.enumerated() {
            sums[i * clusters + tile.cluster] += sumOfDistances(
              costs + position * tile.points.stride, count: tile.points.count, metric: metric)
          }
        }
      }
    }
  }

  /// Σ of the distances that belong to costs, in eight lanes.
  @inline(__always)
  private static func sumOfDistances(
    _ costs: UnsafePointer<Double>, count: Int, metric: ClusteringMetric
  ) -> Double {
    guard metric == .euclidean else { return laneSum(costs, count: count) }
    var lanes = SIMD8<Double>()
    let whole = count & ~7
    var index = 0
    while index < whole {
      lanes += UnsafeRawPointer(costs + index).loadUnaligned(as: SIMD8<Double>.self).squareRoot()
      index += 8
    }
    var total = sumOfLanes(lanes)
    // The last panel may be filled up with points that are infinitely far away.
    while index < count {
      total += costs[index].squareRoot()
      index += 1
    }
    return total
  }
}
