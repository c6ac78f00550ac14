/// √Σxᵢ², the Euclidean (L2) norm of a list.
///
/// Where the squares would overflow or vanish, it is computed from xᵢ / max|x|. The order of the sum depends on the
/// length alone, so the bits are the same on every processor and any number of threads.
///
/// - Parameter values: x, [n].
/// - Returns: 0 for no values; NaN or an infinity where one is among them.
/// - Complexity: O(n)
public func euclideanNorm(_ values: [Double]) -> Double {
  let (scale, norm) = scaledNorm(of: values)
  return scale * norm
}

/// The norm as a product: a scale, 1 unless squares overflow or vanish, and the norm of x / scale.
func scaledNorm(of x: [Double]) -> (scale: Double, norm: Double) {
  let plain = sumOfSquares(of: x)
  // Above this bound what vanishes of the squares is less than their rounding.
  if plain.isFinite && plain > 0x1p-900 { return (1, sqrt(plain)) }
  var largest = 0.0
  for value in x {
    guard value.isFinite else { return (1, plain) }
    largest = max(largest, value.magnitude)
  }
  guard largest > 0 else { return (1, 0) }
  return (largest, sqrt(sumOfSquares(of: x.map { $0 / largest })))
}

/// Σxᵢ²: eight running sums side by side, each chunk by itself, the chunks in their order.
private func sumOfSquares(of x: [Double]) -> Double {
  let chunk = 1 << 17
  let chunks = (x.count + chunk - 1) / chunk
  return x.withUnsafeBufferPointer { x in
    let partial = [Double](unsafeUninitializedCapacity: chunks) { partial, count in
      let sums = partial.baseAddress
      parallel(over: x.count, chunk: chunk) { range in
        sums![range.lowerBound / chunk] = sumOfSquares(UnsafeBufferPointer(rebasing: x[range]))
      }
      count = chunks
    }
    return partial.reduce(0, +)
  }
}

private func sumOfSquares(_ x: UnsafeBufferPointer<Double>) -> Double {
  var lanes = SIMD8<Double>(repeating: 0)
  let whole = x.count & ~7
  for start in stride(from: 0, to: whole, by: 8) {
    let part = UnsafeRawPointer(x.baseAddress! + start).loadUnaligned(as: SIMD8<Double>.self)
    lanes += part * part
  }
  for index in whole..<x.count { lanes[index - whole] += x[index] * x[index] }
  return sumOfLanes(lanes)
}
