/// The quantile of a level p: linear between the order statistics around position (n − 1)p.
///
///     h = (n − 1)p          Q = x₍⌊h⌋₎ + (h − ⌊h⌋)(x₍⌊h⌋₊₁₎ − x₍⌊h⌋₎)        counting from 0
///
/// - Parameters:
///   - p: the level, 0 … 1; 0 is the minimum, ½ the median, 1 the maximum.
///   - values: in any order, finite.
/// - Throws: ``NumericsError/notAProbability(_:)``, ``NumericsError/tooFewValues(count:needed:)``,
///   ``NumericsError/nonFiniteValue(_:index:)``.
/// - Complexity: O(n log n); for several levels of the same values see ``quantiles(_:of:)``.
/// - Source: Hyndman & Fan 1996, type 7; the default of NumPy and R.
public func quantile(_ p: Double, of values: [Double]) throws(NumericsError) -> Double {
  try quantiles([p], of: values)[0]
}

/// The quantiles of several levels, after sorting once. See ``quantile(_:of:)``.
///
/// - Throws: as ``quantile(_:of:)``.
public func quantiles(
  _ levels: [Double], of values: [Double]
) throws(NumericsError) -> [Double] {
  for p in levels where !(p >= 0 && p <= 1) { throw .notAProbability(p) }
  try validate(values)
  let sorted = values.sorted()
  return levels.map { quantile($0, ofSorted: sorted) }
}

/// The middle value, or the mean of the two middle ones.
///
/// - Throws: as ``mean(of:)``.
public func median(of values: [Double]) throws(NumericsError) -> Double {
  try quantile(0.5, of: values)
}

/// The smallest value.
///
/// - Throws: as ``mean(of:)``: unlike the standard library's `min()`, a NaN does not slip through.
public func minimum(of values: [Double]) throws(NumericsError) -> Double {
  try validate(values)
  return values.reduce(values[0]) { min($0, $1) }
}

/// The largest value.
///
/// - Throws: as ``minimum(of:)``.
public func maximum(of values: [Double]) throws(NumericsError) -> Double {
  try validate(values)
  return values.reduce(values[0]) { max($0, $1) }
}

/// The quantile of values already validated and in ascending order.
func quantile(_ p: Double, ofSorted sorted: [Double]) -> Double {
  let position = Double(sorted.count - 1) * p
  let lower = Int(position)
  let share = position - Double(lower)
  if share == 0 { return sorted[lower] }
  let below = sorted[lower]
  let above = sorted[lower + 1]
  let gap = above - below
  // Only values near the largest number there is have an infinite gap.
  guard gap.isFinite else { return below * (1 - share) + above * share }
  return min(above, below + share * gap)
}
