/// Values at equal distances, both ends included exactly.
///
///     xᵢ = from + (to − from) i / (count − 1)
///
/// - Parameters:
///   - from: the first value, finite.
///   - to: the last value, finite; it may lie below the first.
///   - count: at least 2.
public func evenlySpaced(from: Double, to: Double, count: Int) -> [Double] {
  require(count >= 2, "evenly spaced values need a count of at least 2, got \(count)")
  require(
    from.isFinite && to.isFinite, "evenly spaced values need finite ends, got \(from) and \(to)")
  let steps = Double(count - 1)
  return (0..<count).map { index in
    if index == count - 1 { return to }
    return from + (to - from) * (Double(index) / steps)
  }
}

/// Values at equal ratios, both ends included exactly: evenly spaced on a logarithmic axis.
///
///     xᵢ = from · (to / from)^(i / (count − 1))
///
/// - Parameters:
///   - from: the first value, above 0.
///   - to: the last value, above 0.
///   - count: at least 2.
public func geometricallySpaced(from: Double, to: Double, count: Int) -> [Double] {
  require(
    from > 0 && to > 0, "geometrically spaced values need ends above 0, got \(from) and \(to)")
  require(count >= 2, "geometrically spaced values need a count of at least 2, got \(count)")
  // In powers of ten, so that whole decades come out as written.
  let exponents = evenlySpaced(from: log10(from), to: log10(to), count: count)
  return exponents.indices.map { index in
    switch index {
    case 0: from
    case count - 1: to
    default: exp10(exponents[index])
    }
  }
}
