// # What a path tells

extension Trace {
  /// How often a coordinate changed sides of a value, from step to step. A point exactly at the value
  /// belongs to the side that the path came from.
  public func signChanges(of coordinate: Int, around value: Double = 0) -> Int {
    var changes = 0
    var side = 0.0
    for x in self.coordinate(coordinate) where x != value {
      let here = x > value ? 1.0 : -1.0
      if here == -side { changes += 1 }
      side = here
    }
    return changes
  }

  /// How far a coordinate travelled, Σ|xₜ₊₁ − xₜ|.
  public func pathLength(of coordinate: Int) -> Double {
    let x = self.coordinate(coordinate)
    return sum(of: zip(x, x.dropFirst()).map { abs($1 - $0) })
  }

  /// How far the point travelled, Σ‖θₜ₊₁ − θₜ‖.
  public var pathLength: Double {
    sum(of: zip(points, points.dropFirst()).map { Surface.distance($0, $1) })
  }

  /// How far beyond a value a coordinate went, seen from where it started; 0 where it stayed on its side.
  public func overshoot(of coordinate: Int, past value: Double = 0) -> Double {
    let x = self.coordinate(coordinate)
    let direction = x[0] > value ? -1.0 : 1.0
    return x.reduce(0) { max($0, direction * ($1 - value)) }
  }

  /// ‖θₜ − point‖, [T + 1].
  public func distances(to point: [Double]) -> [Double] {
    points.map { Surface.distance($0, point) }
  }

  /// The first step count after which the path is within a distance of a point, and stays so to its end.
  ///
  /// A path that only passes through has not arrived. How long "to its end" is, is the caller's choice.
  ///
  /// - Parameters:
  ///   - point: for instance one of ``Surface/minima``, [d].
  ///   - tolerance: a distance, its bound included.
  /// - Returns: nil where the last point is farther away, or the path diverged.
  public func stepsToStay(within tolerance: Double, of point: [Double]) -> Int? {
    stepsToStay { Surface.distance(points[$0], point) <= tolerance }
  }

  /// The first step count after which the value stays at or below a level to the end of the path.
  public func stepsToStay(valueAtMost level: Double) -> Int? {
    stepsToStay { values[$0] <= level }
  }

  /// The first step count after which the gradient's norm stays at or below a level to the end of the path.
  public func stepsToStay(gradientNormAtMost level: Double) -> Int? {
    stepsToStay { gradientNorms[$0] <= level }
  }

  private func stepsToStay(_ holds: (Int) -> Bool) -> Int? {
    guard !diverged else { return nil }
    let first = (points.indices.last { !holds($0) } ?? -1) + 1
    return first < points.count ? first : nil
  }
}
