/// Joins points by an interpolation method.
struct Curve {
  var method: InterpolationMethod

  /// The same curve for the points in reverse.
  var reversed: Curve {
    switch method {
    case .stepStart: Curve(method: .stepEnd)
    case .stepEnd: Curve(method: .stepStart)
    default: self
    }
  }

  /// Draws through the points; begins with a line, or a move where `moves`.
  func draw(_ points: [Point], into path: inout PathBuilder, moves: Bool = true) {
    guard let first = points.first else { return }
    if moves { path.move(first.x, first.y) } else { path.line(first.x, first.y) }
    switch method {
    case .stepStart, .stepCenter, .stepEnd:
      for (from, to) in zip(points, points.dropFirst()) {
        let x = method == .stepStart ? to.x : method == .stepEnd ? from.x : (from.x + to.x) / 2
        if x != from.x { path.line(x, from.y) }
        if to.y != from.y { path.line(x, to.y) }
        if x != to.x { path.line(to.x, to.y) }
      }
    case .monotone: drawMonotone(points, into: &path)
    default:
      if let tension = method.parameter(of: "cardinal", default: 0) {
        drawSpline(points, into: &path) { Self.cardinal($0, $1, $2, $3, tension: tension) }
      } else if let alpha = method.parameter(of: "catmullRom", default: 0.5) {
        drawSpline(points, into: &path) { Self.catmullRom($0, $1, $2, $3, alpha: alpha) }
      } else {
        // A twentieth of a point is less than a screen can show.
        for point in simplified(points, tolerance: 0.05).dropFirst() { path.line(point.x, point.y) }
      }
    }
  }

  // MARK: Splines

  private func drawMonotone(_ points: [Point], into path: inout PathBuilder) {
    let slopes = monotoneSlopes(points)
    for (index, (from, to)) in zip(points, points.dropFirst()).enumerated() {
      let third = (to.x - from.x) / 3
      path.curve(
        Point(x: from.x + third, y: from.y + third * slopes[index]),
        Point(x: to.x - third, y: to.y - third * slopes[index + 1]), to)
    }
  }

  /// - Parameter controls: the two control points between the second and the third of four points; at the
  ///   ends of the line the outer one is repeated.
  private func drawSpline(
    _ points: [Point], into path: inout PathBuilder,
    _ controls: (Point, Point, Point, Point) -> (Point, Point)
  ) {
    for index in points.indices.dropLast() {
      let before = points[max(index - 1, 0)]
      let after = points[min(index + 2, points.count - 1)]
      let (first, second) = controls(before, points[index], points[index + 1], after)
      path.curve(first, second, points[index + 1])
    }
  }

  /// Slopes along the neighbours' chord, the flatter the higher the tension.
  private static func cardinal(
    _ a: Point, _ b: Point, _ c: Point, _ d: Point, tension: Double
  ) -> (Point, Point) {
    let k = (1 - tension) / 6
    return (
      Point(x: b.x + k * (c.x - a.x), y: b.y + k * (c.y - a.y)),
      Point(x: c.x - k * (d.x - b.x), y: c.y - k * (d.y - b.y))
    )
  }

  /// Knots at distances |Δ|ᵅ (Barry & Goldman 1988), as a Bézier curve.
  ///
  ///     b₁ = (p₁(2l₁² + 3l₁l₂ + l₂²) − p₀l₂² + p₂l₁²) / (3l₁(l₁ + l₂))        lᵢ = |pᵢ − pᵢ₋₁|ᵅ
  private static func catmullRom(
    _ a: Point, _ b: Point, _ c: Point, _ d: Point, alpha: Double
  ) -> (Point, Point) {
    func length(_ p: Point, _ q: Point) -> Double {
      let (dx, dy) = (q.x - p.x, q.y - p.y)
      return power((dx * dx + dy * dy).squareRoot(), alpha)
    }
    func control(_ outer: Point, _ near: Point, _ far: Point) -> Point {
      let (l1, l2) = (length(outer, near), length(near, far))
      guard l1 > 1e-6 else { return near }
      let weight = 2 * l1 * l1 + 3 * l1 * l2 + l2 * l2
      let whole = 3 * l1 * (l1 + l2)
      return Point(
        x: (near.x * weight - outer.x * l2 * l2 + far.x * l1 * l1) / whole,
        y: (near.y * weight - outer.y * l2 * l2 + far.y * l1 * l1) / whole)
    }
    return (control(a, b, c), control(d, c, b))
  }

  /// Slopes of a cubic that stays between its points: the harmonic mean of the neighbouring secants,
  /// zero at an extreme.
  private func monotoneSlopes(_ points: [Point]) -> [Double] {
    let secants = zip(points, points.dropFirst()).map { from, to in
      to.x == from.x ? 0 : (to.y - from.y) / (to.x - from.x)
    }
    guard let first = secants.first, let last = secants.last else { return [0] }
    var slopes = [first]
    for (a, b) in zip(secants, secants.dropFirst()) {
      slopes.append(a * b <= 0 ? 0 : 2 * a * b / (a + b))
    }
    slopes.append(last)
    return slopes
  }
}
