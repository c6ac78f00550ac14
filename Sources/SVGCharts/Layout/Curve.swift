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
    case .linear:
      // A twentieth of a point is less than a screen can show.
      for point in simplified(points, tolerance: 0.05).dropFirst() { path.line(point.x, point.y) }
    case .stepStart, .stepCenter, .stepEnd:
      for (from, to) in zip(points, points.dropFirst()) {
        let x = method == .stepStart ? to.x : method == .stepEnd ? from.x : (from.x + to.x) / 2
        if x != from.x { path.line(x, from.y) }
        if to.y != from.y { path.line(x, to.y) }
        if x != to.x { path.line(to.x, to.y) }
      }
    case .monotone, .catmullRom:
      let slopes = method == .monotone ? monotoneSlopes(points) : nil
      for index in points.indices.dropLast() {
        let from = points[index]
        let to = points[index + 1]
        if let slopes {
          let third = (to.x - from.x) / 3
          path.curve(
            Point(x: from.x + third, y: from.y + third * slopes[index]),
            Point(x: to.x - third, y: to.y - third * slopes[index + 1]), to)
        } else {
          let before = points[max(index - 1, 0)]
          let after = points[min(index + 2, points.count - 1)]
          path.curve(
            Point(x: from.x + (to.x - before.x) / 6, y: from.y + (to.y - before.y) / 6),
            Point(x: to.x - (after.x - from.x) / 6, y: to.y - (after.y - from.y) / 6), to)
        }
      }
    }
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
