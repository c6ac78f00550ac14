/// The outlines of symbols, all of the same area.
enum SymbolShape {
  static func element(_ symbol: BasicChartSymbolShape, area: Double, at place: Point) -> String {
    let x = coordinate(place.x)
    let y = coordinate(place.y)
    if symbol == .circle {
      let radius = (area / 3.141592653589793).squareRoot()
      return "<circle cx=\"\(x)\" cy=\"\(y)\" r=\"\(coordinate(radius))\"/>\n"
    }
    var path = PathBuilder()
    for (index, corner) in corners(symbol).enumerated() {
      let size = area.squareRoot()
      let px = place.x + corner.x * size
      let py = place.y + corner.y * size
      if index == 0 { path.move(px, py) } else { path.line(px, py) }
    }
    path.close()
    return "<path d=\"\(path.data)\"/>\n"
  }

  /// The corners of a shape of area 1 around the origin.
  private static func corners(_ symbol: BasicChartSymbolShape) -> [Point] {
    func points(_ list: [(Double, Double)]) -> [Point] { list.map { Point(x: $0.0, y: $0.1) } }
    switch symbol {
    case .circle: return []
    case .square: return points([(-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5)])
    case .triangle:  // equilateral, of side 2/∜3
      return points([(0, -0.8774), (0.7598, 0.4387), (-0.7598, 0.4387)])
    case .diamond: return points([(0, -0.7071), (0.7071, 0), (0, 0.7071), (-0.7071, 0)])
    case .plus, .cross:
      // Arms of width w and length 5w/… : a 3 × 3 block without its corners has 5 cells.
      let w = 0.2236
      let plus: [(Double, Double)] = [
        (-w, -3 * w), (w, -3 * w), (w, -w), (3 * w, -w), (3 * w, w), (w, w), (w, 3 * w),
        (-w, 3 * w), (-w, w), (-3 * w, w), (-3 * w, -w), (-w, -w),
      ]
      if symbol == .plus { return points(plus) }
      let s = 0.7071
      return plus.map { Point(x: ($0.0 - $0.1) * s, y: ($0.0 + $0.1) * s) }
    case .asterisk:
      // Six arms of width w that reach to 4w; the notches between them lie at w. Area 21.4 w².
      let w = 0.2162
      let (cos30, half) = (0.8660254, 0.5)
      let arm = [(-half * w, -4 * w), (half * w, -4 * w), (half * w, -cos30 * w)]
      var outline: [Point] = []
      var turn = (cos: 1.0, sin: 0.0)
      for _ in 0..<6 {
        outline += arm.map {
          Point(x: $0.0 * turn.cos - $0.1 * turn.sin, y: $0.0 * turn.sin + $0.1 * turn.cos)
        }
        turn = (turn.cos * half - turn.sin * cos30, turn.sin * half + turn.cos * cos30)
      }
      return outline
    case .pentagon:
      return points([
        (0, -0.6485), (0.6168, -0.2004), (0.3812, 0.5246), (-0.3812, 0.5246), (-0.6168, -0.2004),
      ])
    }
  }
}
