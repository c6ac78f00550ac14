extension ChartSpec {
  /// A line or area has at most so many rows, a cloud of points five times as many.
  package static let rowLimit = 4_000
  static let pointLimit = 20_000

  /// Drops rows that would not be seen.
  ///
  /// A long line is cut into some hundred columns of its x range, narrower than a pixel, and keeps of
  /// each column the first and last row and those of the lowest and highest values: no spike is lost
  /// (Jugel et al. 2014, "M4"). One gap a column is kept too. Of points that share a cell of a fine
  /// grid one is kept.
  ///
  /// - Complexity: O(rows)
  func reduce(_ mark: inout MarkSpec) {
    let count = mark.count
    guard mark.reduction == nil, count > Self.rowLimit,
      mark.kind == .line || mark.kind == .area || mark.kind == .point
    else { return }
    let groups = mark.groups()
    var kept: [Int]
    if mark.kind == .point {
      guard count > Self.pointLimit else { return }
      kept = keptPoints(mark, groups)
    } else {
      guard groups.contains(where: { $0.rows.count > Self.rowLimit }) else { return }
      if mark.kind == .area, mark.y != nil, groups.count > 1 {
        // Rows of stacked areas lean on each other: stack first, then reduce each.
        mark = Stacker.resolve([mark])[0]
      }
      kept = groups.flatMap { group in
        group.rows.count > Self.rowLimit ? keptRows(mark, group.rows) : group.rows
      }
    }
    let wanted = Set(mark.annotations.map(\.row)).subtracting(kept)
    kept = (kept + wanted.sorted()).sorted()
    mark.reduction = ReductionSpec(count: count, nonFinite: mark.nonFiniteRows)
    for channel in MarkSpec.channels {
      if let column = mark[keyPath: channel]?.values {
        mark[keyPath: channel]!.values = column.selecting(kept)
      }
    }
    let newRows = Dictionary(uniqueKeysWithValues: zip(kept, kept.indices))
    for index in mark.annotations.indices {
      mark.annotations[index].row = newRows[mark.annotations[index].row] ?? 0
    }
  }

  private func keptRows(_ mark: MarkSpec, _ rows: [Int]) -> [Int] {
    guard let xs = mark.x?.values.numbers else { return rows }
    var measures = [mark.y, mark.yStart, mark.yEnd].compactMap { $0?.values.numbers }
    let transform = ScaleTransform(xScale.type)
    let finite = rows.lazy.map { xs[$0] }.filter { transform($0) != nil }
    let isSorted = zip(finite, finite.dropFirst()).allSatisfy { $0 <= $1 }
    guard let first = finite.min(), let last = finite.max() else { return [rows[0]] }
    if !isSorted { measures.append(xs) }

    // Rows a column at most: first, last, a gap, and two for each measure.
    let columns = Self.rowLimit / (3 + 2 * measures.count) - 2
    let lower = max(first, xScale.lower ?? first)
    let upper = min(last, xScale.upper ?? last)
    let from = transform(lower) ?? 0
    let to = transform(upper) ?? 0
    let density = to > from ? Double(columns) / (to - from) : 0

    var kept: [Int] = []
    var column = Int.min
    var cell = ColumnExtremes(measureCount: measures.count)
    for (place, row) in rows.enumerated() {
      var next = column == Int.min ? 0 : column
      if !isSorted {
        next = place * columns / rows.count
      } else if let place = transform(xs[row]) {
        let share = (place - from) * density
        next = Int(min(max(share.rounded(.down), -1), Double(columns)))
      }
      if next != column {
        cell.flush(into: &kept)
        column = next
      }
      cell.add(row, measures, isGap: !xs[row].isFinite)
    }
    cell.flush(into: &kept)
    return kept
  }

  private func keptPoints(_ mark: MarkSpec, _ groups: [RowGroup]) -> [Int] {
    guard let xs = mark.x?.values.numbers, let ys = mark.y?.values.numbers else {
      return Array(0..<mark.count)
    }
    let horizontal = CellScale(
      xs, ScaleTransform(xScale.type), lower: xScale.lower, upper: xScale.upper)
    let vertical = CellScale(
      ys, ScaleTransform(yScale.type), lower: yScale.lower, upper: yScale.upper)
    var kept: [Int] = []
    for resolution in [1_000, 500, 250, 125] {
      kept = []
      for group in groups {
        var seen: Set<Int> = []
        for row in group.rows {
          guard let column = horizontal.cell(xs[row], resolution),
            let line = vertical.cell(ys[row], resolution * 3 / 5)
          else { continue }
          if seen.insert(column * 10_000 + line).inserted { kept.append(row) }
        }
      }
      if kept.count <= Self.pointLimit { break }
    }
    return kept
  }
}

/// The rows of one column of a long line that must stay.
private struct ColumnExtremes {
  var first = -1
  var last = -1
  var gap = -1
  var lowest: [Int]
  var highest: [Int]

  init(measureCount: Int) {
    lowest = Array(repeating: -1, count: measureCount)
    highest = lowest
  }

  mutating func add(_ row: Int, _ measures: [[Double]], isGap: Bool) {
    var isGap = isGap
    for measure in measures.indices where !measures[measure][row].isFinite { isGap = true }
    if isGap {
      if gap < 0 { gap = row }
      return
    }
    if first < 0 { first = row }
    last = row
    for measure in measures.indices {
      let value = measures[measure][row]
      if lowest[measure] < 0 || value < measures[measure][lowest[measure]] { lowest[measure] = row }
      if highest[measure] < 0 || value > measures[measure][highest[measure]] {
        highest[measure] = row
      }
    }
  }

  mutating func flush(into kept: inout [Int]) {
    let rows = ([first, last, gap] + lowest + highest).filter { $0 >= 0 }.sorted()
    for row in rows where kept.last != row { kept.append(row) }
    self = ColumnExtremes(measureCount: lowest.count)
  }
}

/// Cuts a range of values into equal cells.
private struct CellScale {
  var lower = Double.infinity
  var upper = -Double.infinity
  var transform: ScaleTransform

  init(_ values: [Double], _ transform: ScaleTransform, lower: Double?, upper: Double?) {
    self.transform = transform
    for value in values where transform(value) != nil {
      self.lower = min(self.lower, value)
      self.upper = max(self.upper, value)
    }
    if let lower, transform(lower) != nil { self.lower = lower }
    if let upper, transform(upper) != nil { self.upper = upper }
    self.lower = transform(self.lower) ?? 0
    self.upper = transform(self.upper) ?? 0
  }

  func cell(_ value: Double, _ count: Int) -> Int? {
    guard let place = transform(value) else { return nil }
    guard upper > lower, place >= lower, place <= upper else { return upper > lower ? nil : 0 }
    return Int((place - lower) / (upper - lower) * Double(count))
  }
}

extension MarkSpec {
  /// Rows with a position that is not finite.
  fileprivate var nonFiniteRows: Int {
    let columns = Self.positionChannels.compactMap { self[keyPath: $0]?.values.numbers }
    return (0..<count).count { row in columns.contains { !$0[row].isFinite } }
  }
}
