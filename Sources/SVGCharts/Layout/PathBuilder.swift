/// Writes path data: absolute places with two decimals at most, each number as short as it goes.
struct PathBuilder {
  private(set) var data = ""

  mutating func move(_ x: Double, _ y: Double) { add("M", x, y) }
  mutating func line(_ x: Double, _ y: Double) { add("L", x, y) }
  mutating func curve(_ a: Point, _ b: Point, _ end: Point) {
    data += "C\(coordinate(a.x)) \(coordinate(a.y)) \(coordinate(b.x)) \(coordinate(b.y))"
    data += " \(coordinate(end.x)) \(coordinate(end.y))"
  }
  mutating func close() { data += "Z" }

  private mutating func add(_ command: String, _ x: Double, _ y: Double) {
    data += command
    data += coordinate(x)
    data += " "
    data += coordinate(y)
  }

  /// A box, its corners rounded where asked.
  mutating func box(_ rect: Rect, radius: Double = 0) {
    let r = min(radius, rect.width / 2, rect.height / 2)
    if r < 0.005 {
      data += "M\(coordinate(rect.left)) \(coordinate(rect.top))H\(coordinate(rect.right))"
      data += "V\(coordinate(rect.bottom))H\(coordinate(rect.left))Z"
      return
    }
    let round = coordinate(r)
    func arc(_ x: Double, _ y: Double) -> String {
      "A\(round) \(round) 0 0 1 \(coordinate(x)) \(coordinate(y))"
    }
    move(rect.left + r, rect.top)
    data += "H\(coordinate(rect.right - r))" + arc(rect.right, rect.top + r)
    data += "V\(coordinate(rect.bottom - r))" + arc(rect.right - r, rect.bottom)
    data += "H\(coordinate(rect.left + r))" + arc(rect.left, rect.bottom - r)
    data += "V\(coordinate(rect.top + r))" + arc(rect.left + r, rect.top)
    close()
  }
}

/// A number of points with at most two decimals: 12.5, 0.07, -3.
package func coordinate(_ value: Double) -> String {
  guard value.isFinite else { return "0" }
  let hundredths = Int((min(max(value, -1e9), 1e9) * 100).rounded())
  let size = abs(hundredths)
  let sign = hundredths < 0 ? "-" : ""
  let rest = size % 100
  if rest == 0 { return sign + String(size / 100) }
  if rest % 10 == 0 { return sign + "\(size / 100).\(rest / 10)" }
  return sign + "\(size / 100).\(rest < 10 ? "0" : "")\(rest)"
}
