extension Dataset {
  /// Two half circles that hook into each other: classes that no straight line separates.
  ///
  ///     class 0: (cos t, sin t)          class 1: (1 − cos t, ½ − sin t)          t from 0 to π, even steps
  ///
  /// plus N(0, noise²) on each coordinate. Rows come class by class, along the arc; each coordinate
  /// takes one draw.
  ///
  /// - Parameters:
  ///   - count: of both classes together, at least 4; of an odd count the first gets one more.
  ///   - noise: the standard deviation, 0 or more; .15 leaves them nearly apart.
  ///   - generator: what draws.
  /// - Throws: ``DatasetError/countOutOfRange(_:name:minimum:)``, ``DatasetError/negative(_:name:)``.
  /// - Source: the shape of scikit-learn's `make_moons`.
  public static func moons(
    count: Int, noise: Double = 0.15, using generator: inout some RandomNumberGenerator
  ) throws(DatasetError) -> Dataset {
    try DatasetError.check(count: count, "the number of points of the moons", atLeast: 4)
    try DatasetError.check(notNegative: noise, "the noise of the moons")
    var cloud = PlaneCloud(noise: noise)
    for t in evenlySpaced(from: 0, to: .pi, count: count - count / 2) {
      cloud.add(cos(t), sin(t), label: 0, using: &generator)
    }
    for t in evenlySpaced(from: 0, to: .pi, count: count / 2) {
      cloud.add(1 - cos(t), 0.5 - sin(t), label: 1, using: &generator)
    }
    return try cloud.dataset(classes: 2)
  }
}

/// Points of the plane that are collected with normal noise on both coordinates.
struct PlaneCloud {
  let noise: Double
  private var points: [Double] = []
  private var labels: [Int] = []

  init(noise: Double) { self.noise = noise }

  /// Adds (x, y) + N(0, noise²). Two draws.
  mutating func add(
    _ x: Double, _ y: Double, label: Int, using generator: inout some RandomNumberGenerator
  ) {
    points.append(Double.normal(mean: x, standardDeviation: noise, using: &generator))
    points.append(Double.normal(mean: y, standardDeviation: noise, using: &generator))
    labels.append(label)
  }

  func dataset(classes: Int) throws(DatasetError) -> Dataset {
    try Dataset(
      features: Matrix(rows: labels.count, columns: 2, elements: points), labels: labels,
      classNames: (0..<classes).map(String.init))
  }
}
