/// The points that a polyline needs so that no point left out lies further than `tolerance` from it.
///
/// Functions are sampled densely, and are often nearly straight: most of their points say nothing that an
/// eye could see. The first and the last point stay.
///
/// - Complexity: O(n log n) for most lines, O(n²) at worst.
/// - Source: Ramer 1972; Douglas & Peucker 1973.
func simplified(_ points: [Point], tolerance: Double) -> [Point] {
  guard points.count > 2 else { return points }
  var isKept = [Bool](repeating: false, count: points.count)
  isKept[0] = true
  isKept[points.count - 1] = true
  var stretches = [(0, points.count - 1)]
  while let (start, end) = stretches.popLast() {
    var farthest = start
    var distance = tolerance * tolerance
    for index in (start + 1)..<max(end, start + 1) {
      let squared = squaredDistance(points[index], from: points[start], to: points[end])
      if squared > distance {
        distance = squared
        farthest = index
      }
    }
    guard farthest > start else { continue }
    isKept[farthest] = true
    stretches.append((start, farthest))
    stretches.append((farthest, end))
  }
  return points.indices.filter { isKept[$0] }.map { points[$0] }
}

/// Of a point from a stretch of line.
private func squaredDistance(_ point: Point, from start: Point, to end: Point) -> Double {
  let dx = end.x - start.x
  let dy = end.y - start.y
  let length = dx * dx + dy * dy
  let along =
    length == 0
    ? 0 : min(max(((point.x - start.x) * dx + (point.y - start.y) * dy) / length, 0), 1)
  let x = point.x - start.x - along * dx
  let y = point.y - start.y - along * dy
  return x * x + y * y
}
