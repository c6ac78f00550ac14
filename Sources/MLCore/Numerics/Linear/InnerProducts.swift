/// Products of vectors in memory, each summed in an order of its own that is the same on every processor.
enum InnerProducts {
  /// Σ xᵢyᵢ, in four sums that are added at the end.
  @inline(__always)
  static func dot(_ x: UnsafePointer<Double>, _ y: UnsafePointer<Double>, count: Int) -> Double {
    var (s0, s1, s2, s3) = (0.0, 0.0, 0.0, 0.0)
    var i = 0
    while i + 4 <= count {
      s0 += x[i] * y[i]
      s1 += x[i + 1] * y[i + 1]
      s2 += x[i + 2] * y[i + 2]
      s3 += x[i + 3] * y[i + 3]
      i += 4
    }
    while i < count {
      s0 += x[i] * y[i]
      i += 1
    }
    return (s0 + s1) + (s2 + s3)
  }

  /// √Σxᵢ², without overflow or underflow on the way.
  static func norm(_ x: UnsafePointer<Double>, count: Int) -> Double {
    var largest = 0.0
    for i in 0..<count { largest = max(largest, abs(x[i])) }
    guard largest > 0 else { return 0 }
    guard largest < 0x1p-500 || largest > 0x1p500 else { return sqrt(dot(x, x, count: count)) }
    // A power of two scales without rounding.
    let scale = Double(sign: .plus, exponent: largest.exponent, significand: 1)
    var squares = 0.0
    for i in 0..<count { squares += (x[i] / scale) * (x[i] / scale) }
    return scale * sqrt(squares)
  }

  /// y ← (I − vvᵀ) y
  @inline(__always)
  static func reflect(
    _ y: UnsafeMutablePointer<Double>, by v: UnsafePointer<Double>, count: Int
  ) {
    let share = dot(v, y, count: count)
    for i in 0..<count { y[i] -= share * v[i] }
  }
}
