extension Dataset {
  /// Spirals that wind around each other from the origin to radius 1, a class each.
  ///
  ///     r = i / n          t = 2π (turns · r + arm / arms)          (r cos t, r sin t) + N(0, noise²)
  ///
  /// for i from 1 to n. Rows come arm by arm, from the inside out; each coordinate takes one draw.
  ///
  /// - Parameters:
  ///   - arms: how many there are, at least 1.
  ///   - countPerArm: n, at least 1.
  ///   - turns: how often an arm winds around the origin; a negative number winds the other way.
  ///   - noise: the standard deviation, 0 or more.
  ///   - generator: what draws.
  /// - Throws: ``DatasetError/countOutOfRange(_:name:minimum:)``, ``DatasetError/negative(_:name:)``,
  ///   ``DatasetError/nonFiniteParameter(_:name:)``.
  public static func spirals(
    arms: Int = 2, countPerArm: Int, turns: Double = 1.5, noise: Double = 0.02,
    using generator: inout some RandomNumberGenerator
  ) throws(DatasetError) -> Dataset {
    try DatasetError.check(count: arms, "the number of arms", atLeast: 1)
    try DatasetError.check(count: countPerArm, "the number of points of an arm", atLeast: 1)
    try DatasetError.check(notNegative: noise, "the noise of the spirals")
    guard turns.isFinite else { throw .nonFiniteParameter(turns, name: "the number of turns") }
    var cloud = PlaneCloud(noise: noise)
    for arm in 0..<arms {
      for i in 1...countPerArm {
        let r = Double(i) / Double(countPerArm)
        let t = 2 * .pi * (turns * r + Double(arm) / Double(arms))
        cloud.add(r * cos(t), r * sin(t), label: arm, using: &generator)
      }
    }
    return try cloud.dataset(classes: arms)
  }
}
