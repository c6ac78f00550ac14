/// Values of f on the crossings of a grid; row j, column i at x[i], y[j].
package struct GridSamples {
  package var x: [Double]
  package var y: [Double]
  /// Row by row. NaN is a hole.
  package var values: [Double]

  package init(x: [Double], y: [Double], values: [Double]) {
    require(
      values.count == x.count * y.count,
      "a grid of \(x.count) × \(y.count) has \(x.count * y.count) values, got \(values.count)")
    self.x = x
    self.y = y
    self.values = values
  }

  package init(
    x: ClosedRange<Double>, y: ClosedRange<Double>, columns: Int, rows: Int,
    _ function: (Double, Double) -> Double
  ) {
    self.x = Self.even(x, columns)
    self.y = Self.even(y, rows)
    values = []
    values.reserveCapacity(columns * rows)
    for v in self.y { for u in self.x { values.append(function(u, v)) } }
  }

  static func even(_ range: ClosedRange<Double>, _ count: Int) -> [Double] {
    guard count > 1 else { return [range.lowerBound] }
    return (0..<count).map { index in
      let share = Double(index) / Double(count - 1)
      return range.lowerBound * (1 - share) + range.upperBound * share
    }
  }
}

/// Lines of equal value, and the regions above them, by marching squares.
///
/// A point of the grid counts as high where f > level, as in contourpy: a level through a grid point does
/// not run along its edges twice. In a saddle cell, whose high corners lie across, the mean of the four
/// corners decides whether they are joined, again as in contourpy (and matplotlib). Along an edge f is taken as
/// linear. A cell with a corner that is not finite is left out.
///
/// Every line has the high side on its left (y upwards), so rings of one level are ready to be filled: outer
/// ones turn left, holes turn right.
///
/// - Source: Lorensen & Cline 1987, in two dimensions; contourpy 1.3 for ties and saddles.
package struct Contours {
  package struct Line: Equatable {
    package var points: [Point]
    package var isClosed: Bool
  }
  let grid: GridSamples

  package init(_ grid: GridSamples) { self.grid = grid }

  /// - Complexity: O(cells)
  package func lines(at level: Double) -> [Line] {
    trace(Field(grid, level: level, isFilled: false))
  }

  /// The rings around everything above the level; they run along the grid's border and around holes.
  package func region(above level: Double) -> [[Point]] {
    trace(Field(grid, level: level, isFilled: true)).map(\.points)
  }

  /// Joins the segments of all cells at the edges where they meet.
  private func trace(_ field: Field) -> [Line] {
    var next: [Int: Int] = [:]
    var previous: [Int: Int] = [:]
    var order: [Int] = []
    for row in 0..<max(field.rows - 1, 0) {
      for column in 0..<max(field.columns - 1, 0) {
        for (from, to) in field.segments(column, row) {
          next[from] = to
          previous[to] = from
          order.append(from)
        }
      }
    }
    var lines: [Line] = []
    var seen: Set<Int> = []
    // Open lines from their starts, then rings from wherever they were met first.
    let starts = order.filter { previous[$0] == nil } + order
    for start in starts where !seen.contains(start) {
      var points: [Point] = []
      var edge: Int? = start
      while let at = edge, seen.insert(at).inserted {
        let point = field.point(at)
        // A level through a grid point meets it from several edges.
        if points.last != point { points.append(point) }
        edge = next[at]
      }
      let isClosed = edge == start
      if isClosed, let first = points.first, points.last != first { points.append(first) }
      if points.count > 1 { lines.append(Line(points: points, isClosed: isClosed)) }
    }
    return lines
  }
}

/// The grid as the tracing sees it. To fill, a border of low points in the same places is put around it, and
/// holes count as low: every line then closes.
private struct Field {
  let grid: GridSamples
  let level: Double
  let pad: Int
  let columns: Int
  let rows: Int

  init(_ grid: GridSamples, level: Double, isFilled: Bool) {
    self.grid = grid
    self.level = level
    pad = isFilled ? 1 : 0
    columns = grid.x.count + 2 * pad
    rows = grid.y.count + 2 * pad
  }

  /// Nil outside the grid and in holes.
  private func value(_ column: Int, _ row: Int) -> Double? {
    let (i, j) = (column - pad, row - pad)
    guard grid.x.indices.contains(i), grid.y.indices.contains(j) else { return nil }
    let value = grid.values[j * grid.x.count + i]
    return value.isFinite ? value : nil
  }

  private func isHigh(_ column: Int, _ row: Int) -> Bool {
    value(column, row).map { $0 > level } ?? false
  }

  /// Edges by number: two for each grid point, to the right (even) and upwards (odd).
  private func across(_ column: Int, _ row: Int) -> Int { 2 * (row * columns + column) }
  private func up(_ column: Int, _ row: Int) -> Int { 2 * (row * columns + column) + 1 }

  /// The lines through one cell, from edge to edge, high side on the left.
  func segments(_ column: Int, _ row: Int) -> [(Int, Int)] {
    let corners = [
      value(column, row), value(column + 1, row), value(column + 1, row + 1),
      value(column, row + 1),
    ]
    if pad == 0, corners.contains(where: { $0 == nil }) { return [] }
    let high = corners.map { $0.map { $0 > level } ?? false }
    let code = (high[0] ? 1 : 0) + (high[1] ? 2 : 0) + (high[2] ? 4 : 0) + (high[3] ? 8 : 0)
    let bottom = across(column, row)
    let top = across(column, row + 1)
    let left = up(column, row)
    let right = up(column + 1, row)
    switch code {
    case 1: return [(bottom, left)]
    case 2: return [(right, bottom)]
    case 3: return [(right, left)]
    case 4: return [(top, right)]
    case 6: return [(top, bottom)]
    case 7: return [(top, left)]
    case 8: return [(left, top)]
    case 9: return [(bottom, top)]
    case 11: return [(right, top)]
    case 12: return [(left, right)]
    case 13: return [(bottom, right)]
    case 14: return [(left, bottom)]
    case 5, 10:
      let known = corners.compactMap { $0 }
      let isJoined = known.count == 4 && known.reduce(0) { $0 + $1 / 4 } > level
      if code == 5 {
        return isJoined ? [(bottom, right), (top, left)] : [(bottom, left), (top, right)]
      }
      return isJoined ? [(left, bottom), (right, top)] : [(right, bottom), (left, top)]
    default: return []
    }
  }

  /// Where f crosses the level on an edge; at a border or hole, the high end itself.
  func point(_ edge: Int) -> Point {
    let column = edge / 2 % columns
    let row = edge / 2 / columns
    let (column2, row2) = edge % 2 == 0 ? (column + 1, row) : (column, row + 1)
    let a = value(column, row)
    let b = value(column2, row2)
    func place(_ column: Int, _ row: Int) -> Point {
      Point(
        x: grid.x[min(max(column - pad, 0), grid.x.count - 1)],
        y: grid.y[min(max(row - pad, 0), grid.y.count - 1)])
    }
    let from = place(column, row)
    let to = place(column2, row2)
    guard let a, let b else { return a == nil ? to : from }
    // Halved: the difference of two huge values may overflow.
    let share = (level / 2 - a / 2) / (b / 2 - a / 2)
    return Point(x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y))
  }
}
