/// How much clusters overlap, each with the one it overlaps most.
///
///     DB = 1/k Σᵢ max_{j≠i} (sᵢ + sⱼ) / |cᵢ − cⱼ|
///
///     cᵢ: the mean of cluster i          sᵢ: the mean distance of its points to cᵢ
///
/// Lower is better. Infinite where two clusters have the same mean (scikit-learn leaves such pairs out).
///
/// - Parameters:
///   - points: [n, d], finite.
///   - labels: any whole numbers, [n]; each value is a cluster. There must be 2 … n − 1 clusters.
/// - Returns: 0 or more.
/// - Throws: ``ClusteringError``
/// - Complexity: O(nd + k²d)
/// - Source: Davies & Bouldin 1979.
public func daviesBouldinIndex(
  points: Matrix, labels: [Int]
) throws(ClusteringError) -> Double {
  let labeling = try Labeling(checking: labels, points: points)
  let c = centroids(of: points, labeling: labeling, metric: .euclidean)
  let costs = costsOfPoints(
    points, labels: labeling.numbers, centroids: c, metric: .euclidean)
  var s = [Double](repeating: 0, count: labeling.count)
  for (cluster, cost) in zip(labeling.numbers, costs) { s[cluster] += cost.squareRoot() }
  for i in s.indices { s[i] /= Double(labeling.sizes[i]) }

  let between = DistancesBetweenRows(c)
  var total = 0.0
  for i in s.indices {
    var worst = 0.0
    for j in s.indices where j != i {
      let distance = between[i, j]
      worst = max(worst, distance == 0 ? .infinity : (s[i] + s[j]) / distance)
    }
    total += worst
  }
  return total / Double(labeling.count)
}

/// The Euclidean distances between the rows of a matrix.
private struct DistancesBetweenRows {
  private let elements: [Double]
  private let rows: Int

  init(_ matrix: Matrix) {
    rows = matrix.rows
    elements = matrix.elements.withUnsafeBufferPointer { elements in
      let d = matrix.columns
      return (0..<matrix.rows * matrix.rows).map { pair in
        costOfPoint(
          elements.baseAddress! + pair / matrix.rows * d,
          elements.baseAddress! + pair % matrix.rows * d, dimensions: d, metric: .euclidean
        ).squareRoot()
      }
    }
  }

  subscript(i: Int, j: Int) -> Double { elements[i * rows + j] }
}
