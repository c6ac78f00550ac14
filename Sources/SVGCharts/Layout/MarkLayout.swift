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
  /// Texts that are marks themselves.
  var texts: [TextLine] = []
  /// Those that may be missing.
  var optionalTexts: [TextLine] = []
  /// Where the lines of each coloured series end, for labels.
  var lineEnds: [String: [Point]] = [:]
  /// The points of all lines, so that names keep off them.
  var tracks: [[Point]] = []

  mutating func add(_ mark: MarkSpec) {
    if mark.kind == .polygon { return addPolygons(mark) }
    let before = texts.count
    for group in looks(mark) {
      switch mark.kind {
      case .line: addLine(mark, group)
      case .area: addArea(mark, group)
      case .point:
        let places = centers(mark, group.rows)
        addSymbols(
          mark, group,
          mark.style.crowding == .swarm ? swarmed(mark, places.compactMap { $0 }) : places)
      case .bar: addBoxes(mark, group)
      case .rectangle:
        addBoxes(mark, group)
        addTexts(mark, group)
      case .rule: addRules(mark, group)
      case .text: addTexts(mark, group)
      case .vector: addVectors(mark, group)
      case .polygon: break
      }
    }
    // Cells are grouped by colour, and their texts read line by line.
    if mark.kind == .rectangle {
      texts[before...].sort { ($0.at.y, $0.at.x) < ($1.at.y, $1.at.x) }
    }
  }

  // MARK: Looks

  func color(_ mark: MarkSpec, _ group: RowGroup) -> ChartColor {
    if let entry = styles.entry(group.color) { return entry.color }
    return mark.style.color ?? (mark.kind == .rule ? .secondary : .blue)
  }

  func stroked(_ mark: MarkSpec, _ group: RowGroup, _ data: String) -> Shape {
    var shape = Shape(geometry: .path(data), stroke: paint(mark, group))
    let named = styles.entry(group.lineStyle)
    shape.lineWidth =
      mark.style.line?.lineWidth ?? named?.lineWidth ?? (mark.kind == .rule ? 1.5 : 2)
    shape.dash = named?.dash ?? mark.style.line?.dash ?? []
    if named == nil, shape.dash.isEmpty, mark.kind == .line, let entry = styles.entry(group.color) {
      shape.dash = entry.dash
    }
    shape.opacity = opacity(mark, group)
    shape.series = styles.index(group)
    return shape
  }

  /// On its casing, where the mark has one.
  mutating func addStroked(_ shape: Shape, _ mark: MarkSpec) {
    if mark.style.isCased == true {
      var casing = shape
      casing.stroke = .background
      casing.lineWidth += 2.5
      casing.dash = []
      clipped.append(casing)
    }
    clipped.append(shape)
  }

  // MARK: Lines and areas

  func centers(_ mark: MarkSpec, _ rows: [Int]) -> [Point?] {
    guard let xs = mark.x?.values, let ys = mark.y?.values else { return [] }
    return rows.map { row in
      guard let px = place(x, xs, row), let py = place(y, ys, row) else { return nil }
      let aside = dodge(mark, row)
      return Point(x: px + aside.x, y: py + aside.y)
    }
  }

  func place(_ scale: Scale, _ column: Column, _ row: Int) -> Double? {
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
    if !path.data.isEmpty, mark.style.opacity != 0 {
      addStroked(stroked(mark, group, path.data), mark)
    }
    if mark.symbol != nil || mark.style.symbol != nil {
      addSymbols(mark, group, points)
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
      let aside = dodge(mark, row)
      return (
        Point(x: px + aside.x, y: low + aside.y), Point(x: px + aside.x, y: high + aside.y)
      )
    }
    var path = PathBuilder()
    let curve = Curve(method: mark.style.interpolation ?? .linear)
    for run in edges.split(whereSeparator: { $0 == nil }) where run.count > 1 {
      curve.draw(run.map { $0!.high }, into: &path)
      curve.reversed.draw(run.reversed().map { $0!.low }, into: &path, moves: false)
      path.close()
    }
    guard !path.data.isEmpty else { return }
    var shape = Shape(geometry: .path(path.data), fill: paint(mark, group))
    shape.opacity = opacity(mark, group)
    shape.series = styles.index(group)
    clipped.append(shape)
  }

  /// The start of a bar or area: on a log scale, which has no zero, the scale's own.
  private func base(_ scale: Scale, _ column: Column, _ row: Int) -> Double? {
    if scale.kind == .log, let value = column.numbers?[row], value <= 0 { return scale.origin }
    return place(scale, column, row)
  }

  // MARK: Symbols

  /// - Parameter points: a place for each row of the group, nil where it has none; or some lone places.
  mutating func addSymbols(_ mark: MarkSpec, _ group: RowGroup, _ points: [Point?]) {
    let frame = plot.grown(by: 0.01)
    var inside: [Point] = []
    var areas: [Double] = []
    for (index, point) in points.enumerated() {
      guard let point, frame.contains(point) else { continue }
      if let sizes = mark.symbolSize?.values, points.count == group.rows.count {
        guard let area = styles.sizes?.area(sizes, group.rows[index]), area > 0 else { continue }
        areas.append(area)
      }
      inside.append(point)
    }
    guard !inside.isEmpty else { return }
    let entry = styles.entry(group.symbol) ?? styles.entry(group.color)
    var symbol = mark.style.symbol ?? entry?.symbol ?? .circle
    if mark.symbol != nil, let own = styles.entry(group.symbol) { symbol = own.symbol }
    var shape = Shape(
      geometry: .symbols(symbol, area: mark.style.symbolSize ?? 30, inside),
      fill: paint(mark, group))
    if !areas.isEmpty {
      // The large ones first, so that none hides a smaller one.
      let order = areas.indices.sorted { (-areas[$0], $0) < (-areas[$1], $1) }
      shape.geometry = .bubbles(
        symbol, areas: order.map { areas[$0] }, order.map { inside[$0] })
    }
    if mark.style.isCased == true {
      shape.stroke = .background
      shape.lineWidth = 1.25
    }
    if let border = mark.style.symbolBorder {
      shape.stroke = shape.fill
      shape.fill = .background
      shape.lineWidth = border
    }
    shape.opacity = opacity(mark, group)
    shape.series = styles.index(group)
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
    var shape = Shape(geometry: .path(path.data), fill: paint(mark, group))
    shape.opacity = opacity(mark, group)
    shape.series = styles.index(group)
    shape.isCrisp = mark.style.isCrisp == true
    if shape.opacity > 0 { clipped.append(shape) }
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
    let aside = dodge(mark, row)
    return Rect(
      left: min(horizontal.0, horizontal.1) + aside.x,
      top: min(vertical.0, vertical.1) + aside.y,
      right: max(horizontal.0, horizontal.1) + aside.x,
      bottom: max(vertical.0, vertical.1) + aside.y)
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
    case .automatic:
      width = room * (mark.kind == .bar ? 0.8 : 1)
      if mark.kind == .rectangle, mark.position != nil, dodgesAlongX(mark) == (center == mark.x) {
        width = room * 0.8 / Double(max(positions.count, 1))
      }
    case .inset(let points): width = points.isFinite ? max(room - 2 * points, 0) : room
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
    for (rank, row) in group.rows.enumerated() {
      guard var box = box(mark, row) else { continue }
      if mark.style.crowding == .spread { spread(&box, rank: rank, of: group.rows.count) }
      // Half a step more, so that rounding cannot cost the last dot.
      if let dots = mark.style.dots { box.right += dotStep(box, dots) / 2 }
      path.move(box.left, box.bottom)
      path.line(box.right, box.top)
    }
    guard !path.data.isEmpty else { return }
    var shape = stroked(mark, group, path.data)
    if let dots = mark.style.dots { dot(&shape, mark, group, dots) }
    clipped.append(shape)
  }
}
