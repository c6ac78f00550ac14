/// Places the marks of figures: texts, arrows, filled rings, dots.
extension MarkLayout {
  // MARK: Texts

  mutating func addTexts(_ mark: MarkSpec, _ group: RowGroup) {
    guard let words = mark.text?.values.names else { return }
    for (row, center) in zip(group.rows, centers(mark, group.rows)) {
      guard let center, row < words.count, plot.grown(by: 1).contains(center) else { continue }
      let drop = (TextMetrics.ascent - TextMetrics.descent) / 2
      var line = TextLine(
        text: words[row], at: Point(x: center.x, y: center.y + drop), anchor: .middle)
      line.isMuted = mark.style.color == .secondary
      if mark.style.isLeading == true { line.anchor = .start }
      if mark.kind == .rectangle {
        if opacity(mark, group) == 1 {
          line.color = paint(mark, group).ink
        } else {
          line.hasHalo = true
        }
      }
      if mark.style.isOptional == true {
        line.hasHalo = true
        if plot.contains(line.box) { optionalTexts.append(line) }
      } else {
        texts.append(line)
      }
    }
  }

  /// The texts that cover neither another one nor the border; those that come first win.
  func fittedTexts(taken: [Rect]) -> (lines: [TextLine], left: Int) {
    var taken = taken
    let frame = Rect(left: 0, top: 0, right: plot.right + 8, bottom: plot.bottom + 4)
    func fits(_ line: TextLine) -> Bool {
      let box = line.box
      guard frame.contains(box), !taken.contains(where: box.intersects) else { return false }
      taken.append(box)
      return true
    }
    let kept = texts.filter(fits)
    return (kept + optionalTexts.filter(fits), texts.count - kept.count)
  }

  // MARK: Arrows

  /// The head's length and half its width, in points.
  private static let head = (length: 6.0, half: 2.6)

  mutating func addVectors(_ mark: MarkSpec, _ group: RowGroup) {
    guard let xs = mark.xEnd?.values, let ys = mark.yEnd?.values else { return }
    var shafts = PathBuilder()
    var heads = PathBuilder()
    for (row, start) in zip(group.rows, centers(mark, group.rows)) {
      guard let start, let endX = place(x, xs, row), let endY = place(y, ys, row) else { continue }
      let dx = endX - start.x
      let dy = endY - start.y
      let length = (dx * dx + dy * dy).squareRoot()
      guard length > 0.05 else { continue }
      let (ux, uy) = (dx / length, dy / length)
      // A short arrow is a head of its own length, and nothing else.
      let long = min(Self.head.length, length)
      let half = Self.head.half * long / Self.head.length
      let neck = Point(x: endX - ux * long, y: endY - uy * long)
      if length > long {
        shafts.move(start.x, start.y)
        shafts.line(neck.x, neck.y)
      }
      heads.move(endX, endY)
      heads.line(neck.x - uy * half, neck.y + ux * half)
      heads.line(neck.x + uy * half, neck.y - ux * half)
      heads.close()
    }
    if !shafts.data.isEmpty {
      var shape = stroked(mark, group, shafts.data)
      shape.lineWidth = mark.style.line?.lineWidth ?? 1.5
      clipped.append(shape)
    }
    guard !heads.data.isEmpty else { return }
    var shape = Shape(geometry: .path(heads.data), fill: .color(color(mark, group)))
    shape.opacity = mark.style.opacity ?? 1
    clipped.append(shape)
  }

  // MARK: Filled rings

  /// All rings of one colour are one path: the rule of winding numbers cuts the holes.
  mutating func addPolygons(_ mark: MarkSpec) {
    let rings = mark.series?.values.names
    var plain = mark
    plain.series = nil
    for group in looks(plain) {
      var path = PathBuilder()
      var ring: [Point] = []
      func finish() {
        guard ring.count > 2 else { return }
        Curve(method: .linear).draw(ring, into: &path)
        path.close()
      }
      for (place, row) in group.rows.enumerated() {
        if place > 0, let rings, rings[row] != rings[group.rows[place - 1]] {
          finish()
          ring = []
        }
        if let point = centers(mark, [row]).first ?? nil { ring.append(point) }
      }
      finish()
      guard !path.data.isEmpty else { continue }
      var shape = Shape(geometry: .path(path.data), fill: paint(mark, group))
      shape.opacity = opacity(mark, group)
      clipped.append(shape)
    }
  }

  // MARK: Crowds

  /// Points moved across their category's axis until none covers another: in the order of their
  /// values each takes the free place nearest to the middle. Where the category is too narrow the
  /// outermost ones lie on its border.
  func swarmed(_ mark: MarkSpec, _ points: [Point]) -> [Point] {
    let isHorizontal = mark.y.map { !$0.values.isNumeric } ?? false
    let room = abs((isHorizontal ? y : x).step) * 0.45
    let size = 2 * ((mark.style.symbolSize ?? 30) / 3.141592653589793).squareRoot() + 0.5
    func value(_ point: Point) -> Double { isHorizontal ? point.x : point.y }
    func middle(_ point: Point) -> Double { isHorizontal ? point.y : point.x }
    let order = points.indices.sorted { (value(points[$0]), $0) < (value(points[$1]), $1) }
    var places = points
    var offsets: [(middle: Double, value: Double, offset: Double)] = []
    for index in order {
      let at = value(points[index])
      let near = offsets.reversed().prefix { at - $0.value < size }
        .filter { $0.middle == middle(points[index]) }
      // Right beside each neighbour, on either side, or in the middle.
      let reaches: [(offset: Double, reach: Double)] = near.map { other in
        let apart = at - other.value
        return (other.offset, (size * size - apart * apart).squareRoot())
      }
      var choices: [Double] = [0]
      for other in reaches {
        choices.append(other.offset + other.reach)
        choices.append(other.offset - other.reach)
      }
      let free = choices.filter { choice in
        reaches.allSatisfy { abs(choice - $0.offset) >= $0.reach - 1e-9 }
      }
      let best = free.min { (abs($0), -$0) < (abs($1), -$1) } ?? 0
      let offset = min(max(best, -room), room)
      offsets.append((middle(points[index]), at, offset))
      if isHorizontal { places[index].y += offset } else { places[index].x += offset }
    }
    return places
  }

  /// The place of one of several rules that share a category.
  func spread(_ box: inout Rect, rank: Int, of count: Int) {
    let isHorizontal = y.categories != nil
    let share = (Double(rank) + 0.5) / Double(count) - 0.5
    let offset = share * 0.84 * abs((isHorizontal ? y : x).step)
    if isHorizontal {
      box.top += offset
      box.bottom += offset
    } else {
      box.left += offset
      box.right += offset
    }
  }

  // MARK: Dots

  /// From dot to dot, in points.
  func dotStep(_ box: Rect, _ dots: Int) -> Double {
    dots > 1 ? box.width / Double(dots - 1) : 1
  }

  /// Turns a line into dots: dashes without length and with round ends.
  func dot(_ shape: inout Shape, _ mark: MarkSpec, _ group: RowGroup, _ dots: Int) {
    guard let row = group.rows.first, let box = box(mark, row) else { return }
    let step = dotStep(box, dots)
    shape.dash = [0, dots > 1 ? step : 10]
    shape.lineWidth = mark.style.line?.lineWidth ?? 2
  }
}
