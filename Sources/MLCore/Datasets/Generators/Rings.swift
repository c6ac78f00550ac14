extension Dataset {
  /// Rings around the origin, a class each: groups that no set of centers can tell apart.
  ///
  ///     (r cos t, r sin t) + N(0, noise²) on each coordinate,          t uniform on [0, 2π)
  ///
  /// Rows come ring by ring; a point takes three draws.
  ///
  ///     try Dataset.rings(radii: [1, 4], counts: [200, 200], noise: 0.15, using: &generator)
  ///
  /// - Parameters:
  ///   - radii: r, one a ring, 0 or more.
  ///   - counts: how many points each ring has.
  ///   - noise: the standard deviation, 0 or more.
  ///   - generator: what draws.
  /// - Throws: ``DatasetError/countCountMismatch(counts:groups:)``,
  ///   ``DatasetError/countOutOfRange(_:name:minimum:)``, ``DatasetError/negative(_:name:)``.
  public static func rings(
    radii: [Double], counts: [Int], noise: Double,
    using generator: inout some RandomNumberGenerator
  ) throws(DatasetError) -> Dataset {
    guard radii.count == counts.count else {
      throw .countCountMismatch(counts: counts.count, groups: radii.count)
    }
    try DatasetError.check(notNegative: noise, "the noise of the rings")
    var cloud = PlaneCloud(noise: noise)
    for (ring, (r, count)) in zip(radii, counts).enumerated() {
      try DatasetError.check(notNegative: r, "the radius of a ring")
      try DatasetError.check(count: count, "the count of a ring", atLeast: 0)
      for _ in 0..<count {
        let t = 2 * .pi * Double.uniform(using: &generator)
        cloud.add(r * cos(t), r * sin(t), label: ring, using: &generator)
      }
    }
    return try cloud.dataset(classes: radii.count)
  }
}
