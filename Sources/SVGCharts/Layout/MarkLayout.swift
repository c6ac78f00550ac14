/// Places marks: rows of values become shapes.
struct MarkLayout {
  let x: Scale
  let y: Scale
  let plot: Rect
  let styles: SeriesStyles
  /// The width in points of one bar's share of a continuous axis.
  let barStep: (x: Double, y: Double)
  var positions: [String] = []

  var clipped: [Shape] = []
  var foreground: [Shape] = []
  /// Where the lines of each coloured series end, for labels.
  var lineEnds: [String: [Point]] = [:]
  /// The points of all lines, so that names keep off them.
  var tracks: [[Point]] = []

  mutating func add(_ mark: MarkSpec) {
    for group in mark.groups() {
      switch mark.kind {
      case .line: addLine(mark, group)
      case .area: addArea(mark, group)
      case .point: addSymbols(mark, group, centers(mark, group.rows).compactMap { $0 })
      case .bar, .rectangle: addBoxes(mark, group)
      case .rule: addRules(mark, group)
      }
    }
  }

  // MARK: Looks

  private func color(_ mark: MarkSpec, _ group: RowGroup) -> ChartColor {
    if let entry = styles.entry(group.color) { return entry.color }
    return mark.style.color ?? (mark.kind == .rule ? .secondary : .blue)
  }

  private func stroked(_ mark: MarkSpec, _ group: RowGroup, _ data: String) -> Shape {
    var shape = Shape(geometry: .path(data), stroke: .color(color(mark, group)))
    shape.lineWidth = mark.style.line?.lineWidth ?? (mark.kind == .rule ? 1.5 : 2)
    shape.dash = mark.style.line?.dash ?? []
    if mark.style.line?.dash.isEmpty ?? true, mark.kind == .line,
      let entry = styles.entry(group.color)
    {
      shape.dash = entry.dash
    }
    shape.opacity = mark.style.opacity ?? 1
    return shape
  }

  // MARK: Lines and areas

  private func centers(_ mark: MarkSpec, _ rows: [Int]) -> [Point?] {
    guard let xs = mark.x?.values, let ys = mark.y?.values else { return [] }
    return rows.map { row in
      guard let px = place(x, xs, row), let py = place(y, ys, row) else { return nil }
      return Point(x: px, y: py)
    }
  }

  private func place(_ scale: Scale, _ column: Column, _ row: Int) -> Double? {
    switch column {
    case .numbers(let values): row < values.count ? scale.place(values[row]) : nil
    case .categories(let names): row < names.count ? scale.place(names[row]) : nil
    }
  }

  private mutating func addLine(_ mark: MarkSpec, _ group: RowGroup) {
    let points = centers(mark, group.rows)
    var path = PathBuilder()
    var lonely: [Point] = []
    for run in points.split(separator: nil) {
      let run = run.map { $0! }
      if run.count == 1 { lonely.append(run[0]) }
      if run.count > 1 {
        Curve(method: mark.style.interpolation ?? .linear).draw(run, into: &path)
      }
    }
    if !path.data.isEmpty { clipped.append(stroked(mark, group, path.data)) }
    if mark.symbol != nil || mark.style.symbol != nil {
      addSymbols(mark, group, points.compactMap { $0 })
    } else if !lonely.isEmpty {
      // A point between two gaps has no line: a dot keeps it visible.
      addSymbols(mark, group, lonely)
    }
    tracks.append(points.compactMap { $0 })
    if let name = group.color, let end = points.last(where: { $0 != nil }) {
      lineEnds[name, default: []].append(end!)
    }
  }

  private mutating func addArea(_ mark: MarkSpec, _ group: RowGroup) {
    guard let xs = mark.x?.values, let starts = mark.yStart?.values, let ends = mark.yEnd?.values
    else { return }
    let edges: [(low: Point, high: Point)?] = group.rows.map { row in
      guard let px = place(x, xs, row), let high = place(y, ends, row),
        let low = base(y, starts, row)
      else { return nil }
      return (Point(x: px, y: low), Point(x: px, y: high))
    }
    var path = PathBuilder()
    let curve = Curve(method: mark.style.interpolation ?? .linear)
    for run in edges.split(whereSeparator: { $0 == nil }) where run.count > 1 {
      curve.draw(run.map { $0!.high }, into: &path)
      curve.reversed.draw(run.reversed().map { $0!.low }, into: &path, moves: false)
      path.close()
    }
    guard !path.data.isEmpty else { return }
    var shape = Shape(geometry: .path(path.data), fill: .color(color(mark, group)))
    shape.opacity = mark.style.opacity ?? 1
    clipped.append(shape)
  }

  /// The start of a bar or area: on a log scale, which has no zero, the scale's own.
  private func base(_ scale: Scale, _ column: Column, _ row: Int) -> Double? {
    if scale.kind == .log, let value = column.numbers?[row], value <= 0 { return scale.start }
    return place(scale, column, row)
  }

  // MARK: Symbols

  private mutating func addSymbols(_ mark: MarkSpec, _ group: RowGroup, _ points: [Point]) {
    let inside = points.filter(plot.grown(by: 0.01).contains)
    guard !inside.isEmpty else { return }
    let entry = styles.entry(group.symbol) ?? styles.entry(group.color)
    var symbol = mark.style.symbol ?? entry?.symbol ?? .circle
    if mark.symbol != nil, let own = styles.entry(group.symbol) { symbol = own.symbol }
    var shape = Shape(
      geometry: .symbols(symbol, area: mark.style.symbolSize ?? 30, inside),
      fill: .color(color(mark, group)))
    shape.opacity = mark.style.opacity ?? 1
    foreground.append(shape)
  }

  // MARK: Boxes

  private mutating func addBoxes(_ mark: MarkSpec, _ group: RowGroup) {
    var boxes: [Rect] = []
    for row in group.rows {
      guard let box = box(mark, row), box.width > 0, box.height > 0 else { continue }
      // Cells of one row that touch become one: a matrix of 200 × 200 stays small.
      if mark.style.cornerRadius == nil, mark.kind == .rectangle, let last = boxes.last,
        last.top == box.top, last.bottom == box.bottom, abs(last.right - box.left) < 0.005
      {
        boxes[boxes.count - 1].right = box.right
      } else {
        boxes.append(box)
      }
    }
    var path = PathBuilder()
    for box in boxes { path.box(box, radius: mark.style.cornerRadius ?? 0) }
    guard !path.data.isEmpty else { return }
    var shape = Shape(geometry: .path(path.data), fill: .color(color(mark, group)))
    shape.opacity = mark.style.opacity ?? 1
    clipped.append(shape)
  }

  /// Where the mark of one row is; for a point, a line or a rule a box without area.
  func box(_ mark: MarkSpec, _ row: Int) -> Rect? {
    let isBar = mark.kind == .bar
    let horizontal = extent(
      x, center: mark.x, start: mark.xStart, end: mark.xEnd, row: row,
      size: isBar || mark.kind == .rectangle ? mark.style.width ?? .automatic : .fixed(0),
      barStep: barStep.x, mark: mark)
    let vertical = extent(
      y, center: mark.y, start: mark.yStart, end: mark.yEnd, row: row,
      size: isBar || mark.kind == .rectangle ? mark.style.height ?? .automatic : .fixed(0),
      barStep: barStep.y, mark: mark)
    guard let horizontal, let vertical else { return nil }
    return Rect(
      left: min(horizontal.0, horizontal.1), top: min(vertical.0, vertical.1),
      right: max(horizontal.0, horizontal.1), bottom: max(vertical.0, vertical.1))
  }

  private func extent(
    _ scale: Scale, center: ChannelSpec?, start: ChannelSpec?, end: ChannelSpec?, row: Int,
    size: MarkDimension, barStep: Double, mark: MarkSpec
  ) -> (Double, Double)? {
    if let start, let end {
      let low = mark.kind == .bar ? base(scale, start.values, row) : place(scale, start.values, row)
      guard let low, let high = place(scale, end.values, row) else { return nil }
      return (low, high)
    }
    guard let center else { return (scale.start, scale.end) }  // a rule across the plot
    guard let middle = place(scale, center.values, row) else { return nil }
    let room = scale.categories != nil ? abs(scale.step) : barStep
    var width: Double
    switch size {
    case .automatic: width = room * (mark.kind == .bar ? 0.8 : 1)
    case .ratio(let share): width = room * (share.isFinite ? min(max(share, 0), 1) : 0.8)
    case .fixed(let points): width = points.isFinite ? max(points, 0) : 0
    }
    guard mark.kind == .bar, let names = mark.position?.values.names, row < names.count,
      let place = positions.firstIndex(of: names[row])
    else { return (middle - width / 2, middle + width / 2) }
    let left = middle - width / 2
    width /= Double(positions.count)
    return (left + width * Double(place), left + width * Double(place) + width * 0.94)
  }

  // MARK: Rules

  private mutating func addRules(_ mark: MarkSpec, _ group: RowGroup) {
    var path = PathBuilder()
    for row in group.rows {
      guard let box = box(mark, row) else { continue }
      path.move(box.left, box.bottom)
      path.line(box.right, box.top)
    }
    if !path.data.isEmpty { clipped.append(stroked(mark, group, path.data)) }
  }
}
