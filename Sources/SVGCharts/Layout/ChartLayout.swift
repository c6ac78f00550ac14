/// From a specification to a scene: scales, axes, marks, labels.
package struct ChartLayout {
  package static let defaultWidth = 540.0
  package static let heightShare = 0.6

  package private(set) var scene: Scene
  package private(set) var warnings: [String] = []
  private(set) var x: Scale
  private(set) var y: Scale

  let spec: ChartSpec
  private let marks: [MarkSpec]
  /// The number of each of `marks` in the specification.
  private let order: [Int]
  private let styles: SeriesStyles
  private let halfBar: (x: Double, y: Double)

  package init(_ spec: ChartSpec, width: Double? = nil, height: Double? = nil) {
    func checked(_ value: Double?) -> Double? { value.flatMap { $0.isFinite && $0 > 0 ? $0 : nil } }
    let width = min(max(checked(width) ?? checked(spec.width) ?? Self.defaultWidth, 160), 4000)
    let height = min(
      max(checked(height) ?? checked(spec.height) ?? (width * Self.heightShare).rounded(), 110),
      4000)
    let spec = spec.normalized()
    self.spec = spec
    order = spec.marks.indices.sorted { a, b in
      (spec.marks[a].style.zIndex ?? 0, a) < (spec.marks[b].style.zIndex ?? 0, b)
    }
    marks = Stacker.resolve(order.map { spec.marks[$0] })
    styles = SeriesStyles(spec)
    halfBar = (Self.halfBar(marks, isHorizontal: false), Self.halfBar(marks, isHorizontal: true))

    let xs = marks.flatMap { [$0.x, $0.xStart, $0.xEnd].compactMap { $0 } }
    let ys = marks.flatMap { [$0.y, $0.yStart, $0.yEnd].compactMap { $0 } }
    x = Domain.scale(
      spec.xScale, channels: xs, halfBar: halfBar.x, axis: "horizontal", warnings: &warnings)
    y = Domain.scale(
      spec.yScale, channels: ys, halfBar: halfBar.y, axis: "vertical", warnings: &warnings)
    scene = Scene(
      width: width, height: height, plot: Rect(left: 0, top: 0, right: width, bottom: height))
    y.isReversed = y.categories != nil
    warnings += Omissions.find(in: spec, x: x, y: y)

    let known = warnings
    if !layOut(labelsLineEnds: true) {
      warnings = known
      _ = layOut(labelsLineEnds: false)
    }
  }

  /// Half the smallest distance between bars on a continuous axis, in its units.
  private static func halfBar(_ marks: [MarkSpec], isHorizontal: Bool) -> Double {
    let bars = marks.filter { $0.kind == .bar && $0.isHorizontal == isHorizontal }
    let values = bars.flatMap { (isHorizontal ? $0.y : $0.x)?.values.numbers ?? [] }
      .filter(\.isFinite).sorted()
    if values.isEmpty { return 0 }
    let gaps = zip(values, values.dropFirst()).map { $1 - $0 }.filter { $0 > 0 && $0.isFinite }
    return (gaps.min() ?? 1) / 2
  }

  // MARK: The frame

  /// - Returns: false where names at the lines' ends were asked for and have no room.
  private mutating func layOut(labelsLineEnds: Bool) -> Bool {
    let entries = spec.legend.isHidden ? [] : styles.entries
    let names = labelsLineEnds ? directNames(entries) : []
    if labelsLineEnds, names.isEmpty, !entries.isEmpty { return false }

    let width = scene.width
    var texts: [TextLine] = []
    var keys: [Shape] = []
    var top = 8.0
    if let label = axisLabel(spec.yAxis, \.y, \.yStart, \.yEnd) {
      texts.append(
        TextLine(
          text: TextMetrics.fitted(label, to: width), at: Point(x: 0, y: 14), isMuted: true))
      top = 28
    }
    let legend = LegendLayout(labelsLineEnds ? [] : entries, top: 0, width: width)
    let isBelow = spec.legend.position == .bottom
    let legendTop = isBelow ? scene.height - legend.height + 4 : max(top - 8, 0)
    let placed = LegendLayout(labelsLineEnds ? [] : entries, top: legendTop, width: width)
    keys += placed.shapes
    texts += placed.texts
    if !isBelow { top += legend.height }

    let barTexts = barAnnotations()
    if barTexts.above { top += TextMetrics.lineHeight - 4 }

    let xLabel = axisLabel(spec.xAxis, \.x, \.xStart, \.xEnd)
    var below = isBelow ? legend.height : 0
    let xLabelBaseline = scene.height - below - 6
    if xLabel != nil { below += 24 }
    let hasXLabels = !spec.xAxis.isHidden && spec.xAxis.showsLabels
    below += hasXLabels ? 26 : 8

    // Left and right follow from what is written there.
    var left = 6.0
    y.start = max(scene.height - below, top + 20)
    y.end = top
    var yAxis = yTicks()
    if !spec.yAxis.isHidden, spec.yAxis.showsLabels {
      for index in yAxis.major.indices {
        yAxis.major[index].label = TextMetrics.fitted(yAxis.major[index].label, to: width * 0.38)
      }
      left = max(6, (yAxis.major.map { TextMetrics.width($0.label) }.max() ?? 0) + 10)
    }
    let nameWidth = names.map { TextMetrics.width($0) }.max() ?? 0
    if nameWidth > width * 0.34 { return false }
    var right = nameWidth > 0 ? nameWidth + 24 : 8
    if barTexts.width > 0 { right = max(right, min(barTexts.width + 8, width * 0.3)) }

    x.start = left
    x.end = max(width - right, left + 40)
    var xAxis = xTicks()
    var isSlanted = false
    if hasXLabels {
      if x.categories != nil {
        let longest = xAxis.major.map { TextMetrics.width($0.label) }.max() ?? 0
        let areNumbers = xAxis.major.allSatisfy {
          $0.label.unicodeScalars.allSatisfy { $0.value < 0x3A }
        }
        isSlanted = longest > abs(x.step) - 6 && !areNumbers && xAxis.major.count > 1
      }
      if !isSlanted {
        // Half of an outer label hangs over the plot's corner.
        let over = xAxis.major.map { ($0.place - x.start, TextMetrics.width($0.label) / 2) }
        left = max(left, over.map { $0.1 - $0.0 + left }.max() ?? 0)
        right = max(
          right, xAxis.major.map { TextMetrics.width($0.label) / 2 - (x.end - $0.place) }.max() ?? 0
        )
        right = min(right, width * 0.4)
        left = min(left, width * 0.45)
        x.start = left
        x.end = max(width - right, left + 40)
        xAxis = xTicks()
      }
    }
    let slantedRoom = scene.height * 0.34
    if isSlanted {
      let longest = xAxis.major.map { TextMetrics.width($0.label) }.max() ?? 0
      // The first labels reach left of the plot.
      let reach = min(longest * 0.7072, slantedRoom - 8) + 14
      left = max(left, min(reach - abs(x.step) / 2, width * 0.2))
      x.start = left
      x.end = max(width - right, left + 40)
      xAxis = xTicks()
      below += min(longest * 0.7072 + 4, slantedRoom) - 12
      y.start = max(scene.height - below, top + 20)
      yAxis = yTicks()
      for index in yAxis.major.indices {
        yAxis.major[index].label = TextMetrics.fitted(yAxis.major[index].label, to: left - 10)
      }
    }
    scene.plot = Rect(left: x.start, top: y.end, right: x.end, bottom: y.start)

    // What is written along the axes.
    if hasXLabels {
      if isSlanted {
        xAxis.thin { _, _ in TextMetrics.lineHeight * 1.1 }
      } else if x.categories != nil, xAxis.major.count == 1 {
        xAxis.major[0].label = TextMetrics.fitted(
          xAxis.major[0].label, to: 2 * min(xAxis.major[0].place, width - xAxis.major[0].place))
      } else {
        xAxis.thin { (TextMetrics.width($0) + TextMetrics.width($1)) / 2 + 8 }
      }
    }
    yAxis.thin { _, _ in TextMetrics.lineHeight }
    if x.categories != nil {
      let hidden = xAxis.major.filter(\.label.isEmpty).count
      if hidden > 0, hasXLabels {
        warnings.append(
          "\(hidden) of \(xAxis.major.count) category labels of the horizontal axis have no room")
      }
    }
    texts += AxisDrawing.labels(
      x: xAxis, y: yAxis, spec: spec, plot: scene.plot, isSlanted: isSlanted,
      slantedRoom: slantedRoom)
    if let xLabel {
      let text = TextMetrics.fitted(xLabel, to: width)
      let half = TextMetrics.width(text) / 2
      let middle = min(max((x.start + x.end) / 2, half), width - half)
      texts.append(
        TextLine(
          text: text, at: Point(x: middle, y: xLabelBaseline), anchor: .middle, isMuted: true))
    }

    // Marks.
    var layout = MarkLayout(
      x: x, y: y, plot: scene.plot, styles: styles, barStep: barStep,
      positions: Domain.names(marks.compactMap(\.position)))
    for mark in marks { layout.add(mark) }
    if labelsLineEnds, !names.isEmpty {
      guard let labels = lineLabels(names, layout.lineEnds) else { return false }
      texts += labels.texts
      keys += labels.leaders
    }
    scene.background = AxisDrawing.shapes(x: xAxis, y: yAxis, spec: spec, plot: scene.plot)
    scene.clipped = layout.clipped
    scene.foreground = layout.foreground + keys
    if !marks.contains(where: { $0.count > 0 }) {
      let middle = Point(
        x: (scene.plot.left + scene.plot.right) / 2, y: (scene.plot.top + scene.plot.bottom) / 2)
      texts.append(
        TextLine(text: "no data", at: middle, anchor: .middle, isMuted: true, hasHalo: true))
    }
    let written = layout.fittedTexts(taken: texts.map(\.box))
    if written.left > 0 {
      warnings.append(
        "\(written.left) of \(layout.texts.count) texts have no room and were left out")
    }
    texts += written.lines
    scene.texts = texts + annotations(layout, taken: texts.map(\.box))
    return true
  }

  /// Room for the texts at the ends of bars.
  private func barAnnotations() -> (above: Bool, width: Double) {
    var above = false
    var width = 0.0
    for mark in marks where mark.kind == .bar {
      for annotation in mark.annotations {
        switch annotation.position {
        case .automatic where mark.isHorizontal, .trailing where mark.isHorizontal:
          width = max(width, TextMetrics.width(annotation.text))
        case .automatic, .top: above = above || !mark.isHorizontal
        default: break
        }
      }
    }
    return (above, width)
  }

  /// One tick for 80 points across and for 35 up, the domain widened to end at them.
  private mutating func xTicks() -> AxisLayout {
    let count = max(2, Int((x.end - x.start) / 80))
    x.widen(toTicks: count)
    return AxisLayout(x, spec.xAxis, count: count)
  }

  private mutating func yTicks() -> AxisLayout {
    let count = max(2, Int((y.start - y.end) / 35))
    y.widen(toTicks: count)
    return AxisLayout(y, spec.yAxis, count: count)
  }

  private var barStep: (x: Double, y: Double) {
    func step(_ scale: Scale, _ half: Double) -> Double {
      let length = abs(scale.end - scale.start)
      guard scale.kind == .linear, half > 0 else { return length / 12 }
      return length * min(2 * half / (scale.upper - scale.lower), 1)
    }
    return (step(x, halfBar.x), step(y, halfBar.y))
  }

  /// What the axis measures: as the author says, else the label of the first mark that is more than
  /// a rule.
  private func axisLabel(
    _ axis: AxisSpec, _ channels: KeyPath<MarkSpec, ChannelSpec?>...
  ) -> String? {
    if axis.isHidden && axis.label == nil { return nil }
    if let label = axis.label { return label.isEmpty ? nil : label }
    let ordered = spec.marks.filter { $0.kind != .rule } + spec.marks.filter { $0.kind == .rule }
    for mark in ordered {
      for channel in channels {
        if let label = mark[keyPath: channel]?.label, !label.isEmpty { return label }
      }
    }
    return nil
  }

  func axisLabels() -> (x: String?, y: String?) {
    (axisLabel(spec.xAxis, \.x, \.xStart, \.xEnd), axisLabel(spec.yAxis, \.y, \.yStart, \.yEnd))
  }

  /// Where a row of one of the specification's marks is: its value's end for a bar or an area; nil where
  /// it is outside.
  func place(mark number: Int, row: Int) -> Point? {
    guard let index = order.firstIndex(of: number) else { return nil }
    let mark = marks[index]
    let layout = MarkLayout(
      x: x, y: y, plot: scene.plot, styles: styles, barStep: barStep,
      positions: Domain.names(marks.compactMap(\.position)))
    guard let box = layout.box(mark, row) else { return nil }
    var point = Point(x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2)
    if mark.kind == .area { point.y = box.top }
    if mark.kind == .bar {
      if mark.isHorizontal { point.x = box.right } else { point.y = box.top }
    }
    guard point.x.isFinite, point.y.isFinite, scene.plot.grown(by: 1).contains(point) else {
      return nil
    }
    return point
  }

  // MARK: Names

  /// The series that can be named at their lines' ends: all of them, or none.
  private func directNames(_ entries: [SeriesStyles.Entry]) -> [String] {
    guard spec.legend.position == nil,
      entries.allSatisfy({ $0.usesColor && $0.hasLine && !$0.hasFill })
    else { return [] }
    return entries.map(\.name)
  }

  private func lineLabels(
    _ names: [String], _ ends: [String: [Point]]
  ) -> (texts: [TextLine], leaders: [Shape])? {
    let plot = scene.plot
    let points = names.map { ends[$0] ?? [] }
    // One line a name, all of them ending near the right border.
    guard points.allSatisfy({ $0.count == 1 }) else { return nil }
    let places = points.map { $0[0] }
    guard
      places.allSatisfy({ plot.grown(by: 1).contains($0) && $0.x > plot.right - plot.width * 0.1 }),
      let spread = spreadApart(
        places.map(\.y), distance: TextMetrics.lineHeight - 2,
        in: (plot.top + 2)...max(plot.bottom - 2, plot.top + 2)),
      zip(places, spread).allSatisfy({ abs($0.y - $1) <= 2.5 * TextMetrics.lineHeight })
    else { return nil }
    var texts: [TextLine] = []
    var leaders: [Shape] = []
    for (index, name) in names.enumerated() {
      texts.append(
        TextLine(text: name, at: Point(x: plot.right + 20, y: spread[index] + 4), hasHalo: true))
      guard let entry = styles.entry(name) else { continue }
      var path = PathBuilder()
      path.move(places[index].x + 2, places[index].y)
      path.line(plot.right + 16, spread[index])
      var shape = Shape(geometry: .path(path.data), stroke: .color(entry.color))
      shape.lineWidth = 1
      leaders.append(shape)
    }
    return (texts, leaders)
  }

  private mutating func annotations(_ layout: MarkLayout, taken: [Rect]) -> [TextLine] {
    let frame = Rect(left: 0, top: 0, right: scene.width, bottom: scene.height)
    var placement = LabelPlacement(frame: frame, taken: taken)
    var lines: [TextLine] = []
    for mark in marks {
      for annotation in mark.annotations {
        guard var box = layout.box(mark, annotation.row) else { continue }
        guard box.intersects(scene.plot.grown(by: 1)) else {
          warnings.append("the annotation \"\(annotation.text)\" lies outside the axes")
          continue
        }
        var wanted = annotation.position
        if mark.kind == .rule {
          // A rule across the plot is named at its end, inside.
          if mark.x != nil, mark.yStart == nil {
            box.bottom = box.top + TextMetrics.lineHeight
            if wanted == .automatic || wanted == .top { wanted = .trailing }
          } else if mark.y != nil, mark.xStart == nil {
            let text = TextMetrics.width(annotation.text)
            box.left = max(box.left, box.right - text - 8)
            if wanted == .automatic { wanted = .top }
          }
        } else if mark.kind == .point {
          box = box.grown(by: 2)
        } else if mark.kind == .rectangle, wanted == .automatic {
          wanted = .overlay
        } else if mark.kind == .bar, wanted == .automatic {
          wanted = mark.isHorizontal ? .trailing : .top
        }
        if let line = placement.place(
          annotation.text, beside: box, wanted: wanted, insideFirst: mark.kind == .bar)
        {
          lines.append(line)
        } else {
          warnings.append("the annotation \"\(annotation.text)\" has no room and was left out")
        }
      }
    }
    return lines
  }
}
