/// The cost of one point at one centroid, summed as the kernels sum it: from the first coordinate to the
/// last.
@inline(__always)
func costOfPoint(
  _ x: UnsafePointer<Double>, _ c: UnsafePointer<Double>, dimensions: Int, metric: ClusteringMetric
) -> Double {
  var cost = 0.0
  switch metric {
  case .euclidean:
    for l in 0..<dimensions { cost += (x[l] - c[l]) * (x[l] - c[l]) }
  case .manhattan:
    for l in 0..<dimensions { cost += abs(x[l] - c[l]) }
  }
  return cost
}

/// The cost of each point at the centroid of its label, [n].
func costsOfPoints(
  _ points: Matrix, labels: [Int], centroids: Matrix, metric: ClusteringMetric
) -> [Double] {
  func fill(
    _ costs: UnsafeMutablePointer<Double>, _ points: UnsafePointer<Double>,
    _ labels: UnsafePointer<Int>, _ centroids: UnsafePointer<Double>, count: Int, d: Int
  ) {
    parallel(over: count, chunk: pointChunk, work: d * Work.move) { range in
      for i in range {
        costs[i] = costOfPoint(
          points + i * d, centroids + labels[i] * d, dimensions: d, metric: metric)
      }
    }
  }
  var costs = [Double](repeating: 0, count: points.rows)
  fill(
    &costs, points.elements, labels, centroids.elements, count: points.rows, d: points.columns)
  return costs
}

/// The sum of costs, chunk by chunk.
func inertiaOfCosts(_ costs: [Double]) -> Double {
  costs.withUnsafeBufferPointer { costs in
    var inertia = 0.0
    for start in stride(from: 0, to: costs.count, by: pointChunk) {
      inertia += laneSum(
        costs.baseAddress! + start, count: min(pointChunk, costs.count - start))
    }
    return inertia
  }
}
