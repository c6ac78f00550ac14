/// The mean of each cluster: its sum over its size. A cluster without points keeps the centroid that it had.
func means(of points: Matrix, labels: [Int], sizes: [Int], previous: Matrix) -> Matrix {
  let d = points.columns
  let sums = clusterSums(of: points, labels: labels, clusters: sizes.count)
  return Matrix(rows: sizes.count, columns: d) { cluster, column in
    sizes[cluster] == 0
      ? previous[cluster, column]
      : sums[cluster * d + column] / Double(sizes[cluster])
  }
}

/// The sum of the points of each cluster, [k · d]: sums of chunks, added in the order of the chunks.
func clusterSums(of points: Matrix, labels: [Int], clusters k: Int) -> [Double] {
  func fill(
    _ partial: UnsafeMutablePointer<Double>, _ points: UnsafePointer<Double>,
    _ labels: UnsafePointer<Int>, count: Int, d: Int, chunk: Int
  ) {
    parallel(over: count, chunk: chunk, work: d * Work.move) { range in
      let sums = partial + range.lowerBound / chunk * k * d
      for i in range { addRow(points + i * d, to: sums + labels[i] * d, count: d) }
    }
  }
  let (n, d) = (points.rows, points.columns)
  // With many clusters larger chunks, so that the partial sums take less room than the points.
  let chunk = max(pointChunk, 8 * k)
  var partial = [Double](repeating: 0, count: (n + chunk - 1) / chunk * k * d)
  fill(&partial, points.elements, labels, count: n, d: d, chunk: chunk)
  var sums = [Double](repeating: 0, count: k * d)
  for (index, value) in partial.enumerated() { sums[index % (k * d)] += value }
  return sums
}

/// target ← target + row
@inline(__always)
private func addRow(
  _ row: UnsafePointer<Double>, to target: UnsafeMutablePointer<Double>, count: Int
) {
  var l = 0
  while l + 8 <= count {
    let sum =
      UnsafeRawPointer(row + l).loadUnaligned(as: SIMD8<Double>.self)
      + UnsafeRawPointer(target + l).loadUnaligned(as: SIMD8<Double>.self)
    UnsafeMutableRawPointer(target + l).storeBytes(of: sum, as: SIMD8<Double>.self)
    l += 8
  }
  while l < count {
    target[l] += row[l]
    l += 1
  }
}
