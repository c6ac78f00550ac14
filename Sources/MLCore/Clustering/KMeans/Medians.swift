/// The median of each coordinate of each cluster; of an even number of points, the middle between the two
/// middle ones. A cluster without points keeps the centroid that it had.
func medians(of points: Matrix, labels: [Int], sizes: [Int], previous: Matrix) -> Matrix {
  func fill(
    _ medians: UnsafeMutablePointer<Double>, _ points: UnsafePointer<Double>,
    _ members: [ArraySlice<Int>], d: Int, chunk: Int
  ) {
    let largest = members.reduce(0) { max($0, $1.count) }
    parallel(over: members.count * d, chunk: chunk) { range in
      withUnsafeTemporaryAllocation(of: Double.self, capacity: largest) { values in
        for index in range where !members[index / d].isEmpty {
          let (rows, column) = (members[index / d], index % d)
          for (position, row) in rows.enumerated() { values[position] = points[row * d + column] }
          medians[index] = selectMedian(.init(rebasing: values[..<rows.count]))
        }
      }
    }
  }
  let (n, d, k) = (points.rows, points.columns, sizes.count)
  var medians = previous.elements
  // About as many values a chunk as are worth a thread.
  fill(
    &medians, points.elements, clusterMembers(of: labels, sizes: sizes), d: d,
    chunk: max(1, 4 * pointChunk * k / n))
  return Matrix(rows: k, columns: d, elements: medians)
}

/// The median of values, whose order changes.
///
/// - Complexity: O(n) on average, O(n log n) at worst.
private func selectMedian(_ values: UnsafeMutableBufferPointer<Double>) -> Double {
  let middle = values.count / 2
  select(middle, of: values)
  let upper = values[middle]
  guard values.count.isMultiple(of: 2) else { return upper }
  var lower = values[0]
  for value in values[..<middle] where value > lower { lower = value }
  // Rounded as median(of:) rounds.
  return min(upper, lower + 0.5 * (upper - lower))
}

/// Puts the value of a rank at its place, none greater before it and none less behind it.
///
/// - Source: Hoare 1961, "Algorithm 65: find".
private func select(_ rank: Int, of values: UnsafeMutableBufferPointer<Double>) {
  var low = 0
  var high = values.count - 1
  // Enough for all but hostile orders.
  var rounds = 4 * (Int.bitWidth - values.count.leadingZeroBitCount)
  while low < high {
    guard rounds > 0 else {
      var rest = UnsafeMutableBufferPointer(rebasing: values[low...high])
      return rest.sort()
    }
    rounds -= 1
    let (a, b, c) = (values[low], values[(low + high) / 2], values[high])
    let pivot = max(min(a, b), min(max(a, b), c))
    var (left, right) = (low, high)
    while left <= right {
      while values[left] < pivot { left += 1 }
      while pivot < values[right] { right -= 1 }
      guard left <= right else { break }
      values.swapAt(left, right)
      left += 1
      right -= 1
    }
    if rank <= right { high = right } else if rank >= left { low = left } else { return }
  }
}
