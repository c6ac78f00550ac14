/// The mean of each cluster: its sum over its size. A cluster without points keeps the centroid that it had.
func means(of points: Matrix, labels: [Int], sizes: [Int], previous: Matrix) -> Matrix {
  means(
    of: ClusterTotals(
      sizes: sizes, sums: clusterSums(of: points, labels: labels, clusters: sizes.count)),
    previous: previous)
}

func means(of totals: ClusterTotals, previous: Matrix) -> Matrix {
  let d = previous.columns
  return Matrix(rows: totals.sizes.count, columns: d) { cluster, column in
    totals.sizes[cluster] == 0
      ? previous[cluster, column]
      : totals.sums[cluster * d + column] / Double(totals.sizes[cluster])
  }
}

/// The number of points of each cluster, [k], and their sums, [k · d].
struct ClusterTotals {
  let sizes: [Int]
  let sums: [Double]
}

/// With many clusters larger chunks, so that the sums of all chunks take less room than the points.
func sumChunk(clusters k: Int) -> Int { max(pointChunk, 8 * k) }

/// The sum of the points of each cluster, [k · d]: sums of chunks, added in the order of the chunks.
func clusterSums(of points: Matrix, labels: [Int], clusters k: Int) -> [Double] {
  func fill(
    _ partial: UnsafeMutablePointer<Double>, _ points: UnsafePointer<Double>,
    _ labels: UnsafePointer<Int>, count: Int, d: Int, chunk: Int
  ) {
    parallel(over: count, chunk: chunk, work: d * Work.move) { range in
      addRows(
        range, of: points, labels: labels, dimensions: d,
        to: partial + range.lowerBound / chunk * k * d)
    }
  }
  let (n, d) = (points.rows, points.columns)
  let chunk = sumChunk(clusters: k)
  var partial = [Double](repeating: 0, count: (n + chunk - 1) / chunk * k * d)
  fill(&partial, points.elements, labels, count: n, d: d, chunk: chunk)
  return sumOfParts(partial, size: k * d)
}

/// The sum of parts of the same size that lie one after the other, in their order.
func sumOfParts<Number: AdditiveArithmetic>(_ parts: [Number], size: Int) -> [Number] {
  var sums = [Number](repeating: .zero, count: size)
  for start in stride(from: 0, to: parts.count, by: size) {
    for index in 0..<size { sums[index] += parts[start + index] }
  }
  return sums
}

/// Adds each point of a range to the sum of its cluster.
func addRows(
  _ range: Range<Int>, of points: UnsafePointer<Double>, labels: UnsafePointer<Int>,
  dimensions d: Int, to sums: UnsafeMutablePointer<Double>
) {
  for i in range { addRow(points + i * d, to: sums + labels[i] * d, count: d) }
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
