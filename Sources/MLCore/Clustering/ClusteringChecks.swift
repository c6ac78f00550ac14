/// The checks that clustering makes on its data before it reads them.
enum ClusteringChecks {
  /// Squares of differences of such numbers can be added 10²⁷ times without overflow.
  static let largestCoordinate = 1e140

  /// Checks that there are points, with coordinates that are finite and not too large.
  static func check(points: Matrix) throws(ClusteringError) {
    guard points.rows > 0 else { throw .noPoints }
    guard points.columns > 0 else { throw .noCoordinates(points: points.rows) }
    guard let (value, row, column) = firstUnusable(in: points) else { return }
    guard value.isFinite else { throw .nonFinitePoint(value, row: row, column: column) }
    throw .pointTooLarge(value, row: row, column: column, limit: largestCoordinate)
  }

  /// Checks that there are centroids that fit the points and are finite and not too large.
  static func check(centroids: Matrix, points: Matrix) throws(ClusteringError) {
    guard centroids.rows > 0 else { throw .noClusters(0) }
    guard centroids.columns == points.columns else {
      throw .dimensionMismatch(points: points.columns, centroids: centroids.columns)
    }
    guard let (value, row, column) = firstUnusable(in: centroids) else { return }
    guard value.isFinite else { throw .nonFiniteCentroid(value, row: row, column: column) }
    throw .centroidTooLarge(value, row: row, column: column, limit: largestCoordinate)
  }

  /// Checks that the points can make so many clusters.
  static func check(clusters: Int, points: Matrix) throws(ClusteringError) {
    guard clusters > 0 else { throw .noClusters(clusters) }
    let distinct = firstDistinctRows(of: points, in: points.rows, atMost: clusters) { $0 }
    guard distinct.count == clusters else {
      throw .tooFewDistinctPoints(distinct: distinct.count, clusters: clusters)
    }
  }

  private static func firstUnusable(in matrix: Matrix) -> (value: Double, row: Int, column: Int)? {
    // Negated, so that NaN, which compares with nothing, is found too.
    guard let index = matrix.elements.firstIndex(where: { !(abs($0) <= largestCoordinate) })
    else { return nil }
    return (matrix.elements[index], index / matrix.columns, index % matrix.columns)
  }
}

/// The first rows that differ from all before them, of a sequence of row numbers.
///
/// - Complexity: O(rows read × rows found × columns); it stops as soon as enough are found.
func firstDistinctRows(
  of points: Matrix, in count: Int, atMost limit: Int, _ rowAt: (Int) -> Int
) -> [Int] {
  var found: [Int] = []
  found.reserveCapacity(min(limit, count))
  points.elements.withUnsafeBufferPointer { elements in
    let d = points.columns
    var position = 0
    while position < count, found.count < limit {
      let row = rowAt(position)
      let isNew = !found.contains { other in
        (0..<d).allSatisfy { elements[row * d + $0] == elements[other * d + $0] }
      }
      if isNew { found.append(row) }
      position += 1
    }
  }
  return found
}
