/// √Σxᵢ², the Euclidean (L2) norm.
///
/// Summed in eight lanes that are added in a fixed order: the same bits everywhere. Squares above 1e308 make it
/// infinite, those below 1e-308 are lost, unless all squares are, in which case the values are scaled first.
///
/// - Complexity: O(n)
public func euclideanNorm(_ values: [Double]) -> Double {
  let squares = sumOfSquares(values, scale: 1)
  if squares.isNormal || squares.isNaN { return sqrt(squares) }
  // Overflow, underflow, zeros or infinities: once more, by the largest.
  let largest = values.reduce(0) { max($0, abs($1)) }
  guard largest > 0, largest.isFinite else { return largest }
  return largest * sqrt(sumOfSquares(values, scale: 1 / largest))
}

private func sumOfSquares(_ values: [Double], scale: Double) -> Double {
  values.withUnsafeBufferPointer { x in
    var lanes = SIMD8<Double>()
    let whole = x.count & ~7
    var i = 0
    while i < whole {
      let part = UnsafeRawPointer(x.baseAddress! + i).loadUnaligned(as: SIMD8<Double>.self) * scale
      lanes += part * part
      i += 8
    }
    let four = lanes.lowHalf + lanes.highHalf
    let two = four.lowHalf + four.highHalf
    var total = two[0] + two[1]
    while i < x.count {
      total += x[i] * scale * (x[i] * scale)
      i += 1
    }
    return total
  }
}
