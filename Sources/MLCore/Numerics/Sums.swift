/// A sum as accurate as if it were computed in twice the precision and then rounded.
///
/// Every addition's rounding error is computed exactly and added at the end, always in the order of
/// the array, so the bits are the same on every machine and hardly depend on the order:
///
///     |result − Σxᵢ| ≤ u |Σxᵢ| + (nu)² Σ|xᵢ|       u = 2⁻⁵³
///
/// - Returns: 0 for no values; NaN or an infinity where plain addition would give one.
/// - Complexity: O(n), about six additions a value.
/// - Source: Ogita, Rump & Oishi 2005 (algorithm Sum2); the error term is Knuth's TwoSum.
public func sum(of values: [Double]) -> Double {
  var total = CompensatedSum()
  for value in values { total.add(value) }
  return total.value
}

/// The running form of ``sum(of:)``, for values that arrive one at a time.
public struct CompensatedSum: Sendable, Equatable {
  private var total = 0.0
  private var error = 0.0

  /// An empty sum, 0.
  public init() {}

  /// Adds a value.
  @inline(__always)
  public mutating func add(_ value: Double) {
    let next = total + value
    let rounded = next - total
    error += (total - (next - rounded)) + (value - rounded)
    total = next
  }

  /// The sum of all values so far.
  public var value: Double {
    // After an overflow the error term is NaN, although the sum is an honest infinity.
    total.isFinite ? total + error : total
  }
}
