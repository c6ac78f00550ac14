extension Dataset {
  /// The four corners of a square; the class is 1 where exactly one coordinate is high.
  ///
  ///     (low, low) 0          (low, high) 1          (high, low) 1          (high, high) 0
  ///
  /// The smallest problem that needs a hidden layer.
  ///
  /// - Throws: ``DatasetError/invalidRange(lower:upper:name:)`` unless low < high, both finite.
  /// - Source: Minsky & Papert 1969, *Perceptrons*.
  public static func exclusiveOr(
    low: Double = 0, high: Double = 1
  ) throws(DatasetError) -> Dataset {
    guard low < high, low.isFinite, high.isFinite else {
      throw .invalidRange(lower: low, upper: high, name: "the coordinates of the corners")
    }
    return try Dataset(
      features: Matrix(
        rows: 4, columns: 2, elements: [low, low, low, high, high, low, high, high]),
      labels: [0, 1, 1, 0])
  }

  /// Clouds around the four corners of ``exclusiveOr(low:high:)``.
  ///
  /// Rows come corner by corner, in its order; each coordinate takes one draw.
  ///
  /// - Parameters:
  ///   - countPerCorner: 0 or more.
  ///   - noise: the standard deviation on each coordinate, 0 or more.
  ///   - low: the lower coordinate of the corners.
  ///   - high: the upper one.
  ///   - generator: what draws.
  /// - Throws: ``DatasetError/countOutOfRange(_:name:minimum:)``, ``DatasetError/negative(_:name:)``,
  ///   ``DatasetError/invalidRange(lower:upper:name:)``.
  public static func exclusiveOr(
    countPerCorner: Int, noise: Double, low: Double = 0, high: Double = 1,
    using generator: inout some RandomNumberGenerator
  ) throws(DatasetError) -> Dataset {
    try DatasetError.check(count: countPerCorner, "the count of a corner", atLeast: 0)
    try DatasetError.check(notNegative: noise, "the noise of the corners")
    let corners = try exclusiveOr(low: low, high: high)
    var cloud = PlaneCloud(noise: noise)
    for (corner, label) in corners.labels.enumerated() {
      for _ in 0..<countPerCorner {
        cloud.add(
          corners.features[corner, 0], corners.features[corner, 1], label: label,
          using: &generator)
      }
    }
    return try cloud.dataset(classes: 2)
  }
}
