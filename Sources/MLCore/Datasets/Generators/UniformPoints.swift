extension Dataset {
  /// Points anywhere in a box, all of one class: data without any groups.
  ///
  /// Each coordinate takes one draw.
  ///
  /// - Parameters:
  ///   - count: n, 0 or more.
  ///   - dimensions: d, at least 1.
  ///   - range: of every coordinate.
  ///   - generator: what draws.
  /// - Throws: ``DatasetError/countOutOfRange(_:name:minimum:)``,
  ///   ``DatasetError/invalidRange(lower:upper:name:)``.
  public static func uniform(
    count: Int, dimensions: Int = 2, in range: ClosedRange<Double> = 0...1,
    using generator: inout some RandomNumberGenerator
  ) throws(DatasetError) -> Dataset {
    try DatasetError.check(count: count, "the number of points", atLeast: 0)
    try DatasetError.check(count: dimensions, "the number of dimensions", atLeast: 1)
    try DatasetError.check(range: range, "the range of the points")
    return try Dataset(
      features: uniformPoints(count, dimensions, in: range, using: &generator),
      labels: [Int](repeating: 0, count: count), classNames: ["0"])
  }
}

/// Points whose coordinates are uniform on the half-open range, [n, d].
func uniformPoints(
  _ n: Int, _ d: Int, in range: ClosedRange<Double>,
  using generator: inout some RandomNumberGenerator
) -> Matrix {
  let range = range.lowerBound..<range.upperBound
  let elements = (0..<n * d).map { _ in Double.uniform(in: range, using: &generator) }
  return Matrix(rows: n, columns: d, elements: elements)
}
