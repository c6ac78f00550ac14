/// One plot in its frame: its axes, marks and the texts beside them.
///
/// The stages are methods, in this order: ``arrange()`` finds the plot's rectangle from what stands on
/// its sides, then ``drawAxes()``, ``drawMarks()`` and ``annotate(taken:)``.
struct PanelLayout {
  /// Everything of the panel lies in it, but not the axes' titles.
  let frame: Rect
  let spec: ChartSpec
  /// Stacked, in the order of drawing.
  let marks: [MarkSpec]
  let styles: SeriesStyles
  let halfBar: (x: Double, y: Double)
  /// How far slanted labels may reach down.
  let slantedRoom: Double
  var x: Scale
  var y: Scale
  /// Names for the ends of lines.
  var names: [String] = []
  /// The plot's rectangle where it is given, as in small multiples.
  var givenPlot: Rect?
  var showsXLabels = true
  var showsYLabels = true

  private(set) var plot = Rect(left: 0, top: 0, right: 0, bottom: 0)
  private(set) var xs: [AxisLayout] = []
  private(set) var ys: [AxisLayout] = []
  private(set) var form = AxisLabelForm.flat
  private(set) var warnings: [String] = []
  /// Labels of the axes.
  private(set) var axisTexts: [TextLine] = []
  /// Names of lines and annotations.
  private(set) var markTexts: [TextLine] = []
  var texts: [TextLine] { axisTexts + markTexts }
  private(set) var background: [Shape] = []
  private(set) var clipped: [Shape] = []
  private(set) var foreground: [Shape] = []
  private(set) var leaders: [Shape] = []
  private var drawn: MarkLayout?

  init(
    frame: Rect, spec: ChartSpec, marks: [MarkSpec], styles: SeriesStyles,
    halfBar: (x: Double, y: Double), x: Scale, y: Scale, slantedRoom: Double
  ) {
    self.frame = frame
    self.spec = spec
    self.marks = marks
    self.styles = styles
    self.halfBar = halfBar
    self.slantedRoom = slantedRoom
    self.x = x
    self.y = y
  }

  // MARK: The plot's rectangle

  private var hasXLabels: Bool {
    showsXLabels && !spec.xAxis.isHidden
      && spec.xAxis.marks.contains { $0.showsLabels && $0.position != .top }
  }
  private var hasTopLabels: Bool {
    showsXLabels && !spec.xAxis.isHidden
      && spec.xAxis.marks.contains { $0.showsLabels && $0.position == .top }
  }
  private var hasYLabels: Bool { showsYLabels && !spec.yAxis.isHidden }

  /// - Returns: false where names at the lines' ends were asked for and have no room.
  mutating func arrange() -> Bool {
    if let givenPlot {
      setHorizontal(givenPlot.left, givenPlot.right)
      setVertical(givenPlot.top, givenPlot.bottom)
      if hasXLabels { form = bestForm() }
      plot = givenPlot
      fitLabels()
      return true
    }
    let barTexts = barAnnotations()
    var top = frame.top
    if barTexts.above { top += TextMetrics.lineHeight - 4 }
    if hasTopLabels { top += 20 }
    var below = hasXLabels ? 28.0 : 8
    setVertical(top, frame.bottom - below)

    // Left and right follow from what is written there.
    var left = 6.0
    var right = 8.0
    let nameWidth = names.map { TextMetrics.width($0) }.max() ?? 0
    if nameWidth > frame.width * 0.34 { return false }
    if nameWidth > 0 { right = nameWidth + 24 }
    if barTexts.width > 0 { right = max(right, min(barTexts.width + 8, frame.width * 0.3)) }
    if hasYLabels {
      for axis in ys.indices where ys[axis].hasLabels {
        cutLabels(of: axis, to: frame.width * 0.38)
        let longest = ys[axis].major.map { TextMetrics.width($0.label) }.max() ?? 0
        if ys[axis].isTrailing {
          if nameWidth > 0 { return false }
          right = max(right, longest + 11)
        } else {
          left = max(left, longest + 10)
        }
      }
    }
    setHorizontal(frame.left + left, frame.right - right)
    if hasXLabels {
      form = bestForm()
      if form != .slanted { widenForOuterLabels(&left, &right) }
    }
    if form == .slanted {
      below += reserveSlanted(&left, right)
    } else if form == .wrapped {
      let lines = xs.flatMap { $0.major.map { $0.lines?.count ?? 1 } }.max() ?? 1
      below += Double(lines - 1) * TextMetrics.lineHeight
      setVertical(top, frame.bottom - below)
    }
    plot = Rect(left: x.start, top: y.end, right: x.end, bottom: y.start)
    fitLabels()
    return true
  }

  private mutating func setVertical(_ top: Double, _ bottom: Double) {
    y.start = max(bottom, top + 20)
    y.end = top
    let count = max(2, Int((y.start - y.end) / 35))
    // One tick for 80 points across and for 35 up, the domain widened to end at them.
    y.widen(toTicks: count)
    ys = spec.yAxis.marks.map { AxisLayout(y, $0, count: count) }
  }

  private mutating func setHorizontal(_ left: Double, _ right: Double) {
    x.start = left
    x.end = max(right, left + 40)
    let count = max(2, Int((x.end - x.start) / 80))
    x.widen(toTicks: count)
    xs = spec.xAxis.marks.map { AxisLayout(x, $0, count: count) }
    if form == .wrapped { wrapLabels() }
  }

  private mutating func cutLabels(of axis: Int, to width: Double) {
    for index in ys[axis].major.indices {
      ys[axis].major[index].label = TextMetrics.fitted(ys[axis].major[index].label, to: width)
    }
  }

  /// Half of an outer label hangs over the plot's corner.
  private mutating func widenForOuterLabels(_ left: inout Double, _ right: inout Double) {
    for axis in xs where axis.hasLabels {
      for tick in axis.major {
        let half = (tick.lines ?? [tick.label]).map { TextMetrics.width($0) / 2 }.max() ?? 0
        left = max(left, half - (tick.place - x.start) + (x.start - frame.left))
        right = max(right, half - (x.end - tick.place))
      }
    }
    right = min(right, frame.width * 0.4)
    left = min(left, frame.width * 0.45)
    setHorizontal(frame.left + left, frame.right - right)
  }

  /// How far the first and the last label reach beyond the plot, in all.
  var overhang: Double {
    guard form == .flat, hasXLabels else { return 0 }
    let axes = xs.filter { $0.hasLabels && !$0.isTop }
    let ticks = axes.flatMap(\.major).map { ($0.place, TextMetrics.width($0.label) / 2) }
    let before = ticks.map { plot.left - ($0.0 - $0.1) }.max() ?? 0
    let after = ticks.map { $0.0 + $0.1 - plot.right }.max() ?? 0
    return max(before, 0) + max(after, 0)
  }

  // MARK: Labels of the horizontal axis

  /// Flat where they fit, else slanted; wrapped where slanted ones would lose their ends.
  private mutating func bestForm() -> AxisLabelForm {
    guard x.categories != nil, let axis = xs.first(where: { $0.hasLabels && !$0.isTop }) else {
      return .flat
    }
    let longest = axis.major.map { TextMetrics.width($0.label) }.max() ?? 0
    let areNumbers = axis.major.allSatisfy {
      $0.label.unicodeScalars.allSatisfy { $0.value < 0x3A }
    }
    guard longest > abs(x.step) - 6, !areNumbers else { return .flat }
    let slanted = (slantedRoom - 8) / 0.7072
    if axis.major.count > 1, longest <= slanted { return .slanted }
    // What each form can show of the longest label.
    let lines = Double(AxisLabels.wrappedLines)
    let width = wrappedWidth
    guard width >= 60, axis.major.count == 1 || width * lines * 0.8 > slanted else {
      return axis.major.count > 1 ? .slanted : .flat
    }
    wrapLabels()
    return .wrapped
  }

  private var wrappedWidth: Double { min(abs(x.step) - 8, frame.width * 0.6) }

  private mutating func wrapLabels() {
    for axis in xs.indices where xs[axis].hasLabels && !xs[axis].isTop {
      for index in xs[axis].major.indices {
        xs[axis].major[index].lines = TextMetrics.wrapped(
          xs[axis].major[index].label, to: wrappedWidth, count: AxisLabels.wrappedLines)
      }
    }
  }

  /// - Returns: how much deeper than a flat row slanted labels reach.
  private mutating func reserveSlanted(_ left: inout Double, _ right: Double) -> Double {
    let labels = xs.filter { $0.hasLabels && !$0.isTop }.flatMap(\.major).map(\.label)
    let longest = labels.map { TextMetrics.width($0) }.max() ?? 0
    // The first labels reach left of the plot.
    let reach = min(longest * 0.7072, slantedRoom - 8) + 14
    left = max(left, min(reach - abs(x.step) / 2, frame.width * 0.2))
    setHorizontal(frame.left + left, frame.right - right)
    let deeper = min(longest * 0.7072 + 4, slantedRoom) - 12
    setVertical(y.end, frame.bottom - 28 - deeper)
    if hasYLabels {
      for axis in ys.indices where !ys[axis].isTrailing { cutLabels(of: axis, to: left - 10) }
    }
    return deeper
  }

  /// Drops what would overlap.
  private mutating func fitLabels() {
    for axis in xs.indices {
      let isFlat = form != .slanted || xs[axis].isTop
      if x.categories != nil, xs[axis].major.count == 1, form == .flat {
        let place = xs[axis].major[0].place
        xs[axis].major[0].label = TextMetrics.fitted(
          xs[axis].major[0].label, to: 2 * min(place - frame.left, frame.right - place))
      } else if form != .wrapped {
        xs[axis].thin { a, b in
          isFlat
            ? (TextMetrics.width(a) + TextMetrics.width(b)) / 2 + 8 : TextMetrics.lineHeight * 1.1
        }
      }
      guard x.categories != nil, xs[axis].hasLabels, showsXLabels, !spec.xAxis.isHidden,
        xs[axis].spec.labels == nil
      else { continue }
      let hidden = xs[axis].major.count(where: \.label.isEmpty)
      if hidden > 0 {
        warnings.append(
          "\(hidden) of \(xs[axis].major.count) category labels of the horizontal axis have no room"
        )
      }
    }
    for axis in ys.indices { ys[axis].thin { _, _ in TextMetrics.lineHeight } }
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

  // MARK: Drawing

  mutating func drawAxes() {
    if let style = spec.plotStyle { background += PlotStyleDrawing.background(style, plot) }
    background += AxisDrawing.shapes(xs: xs, ys: ys, spec: spec, plot: plot)
    if let style = spec.plotStyle { background += PlotStyleDrawing.border(style, plot) }
    let labels = AxisLabels(plot: plot, form: form, slantedRoom: slantedRoom, left: frame.left)
    for axis in xs where axis.hasLabels && showsXLabels && !spec.xAxis.isHidden {
      axisTexts += labels.horizontal(axis)
    }
    for axis in ys where axis.hasLabels && hasYLabels { axisTexts += labels.vertical(axis) }
  }

  private var barStep: (x: Double, y: Double) {
    func step(_ scale: Scale, _ half: Double) -> Double {
      let length = abs(scale.end - scale.start)
      guard scale.kind == .linear, half > 0 else { return length / 12 }
      return length * min(2 * half / (scale.upper - scale.lower), 1)
    }
    return (step(x, halfBar.x), step(y, halfBar.y))
  }

  /// How marks find their places.
  var markLayout: MarkLayout {
    MarkLayout(
      x: x, y: y, plot: plot, styles: styles, barStep: barStep,
      positions: Domain.names(marks.compactMap(\.position)))
  }

  /// - Returns: false where names at the lines' ends were asked for and have no room.
  mutating func drawMarks() -> Bool {
    var layout = markLayout
    for mark in marks { layout.add(mark) }
    if !names.isEmpty {
      let placed = LineLabels(
        names: names, ends: layout.lineEnds, tracks: layout.tracks, plot: plot, frame: frame,
        styles: styles)
      guard let placed else { return false }
      markTexts += placed.texts
      leaders = placed.leaders
    }
    clipped = layout.clipped
    foreground = layout.foreground
    drawn = layout
    let written = layout.fittedTexts(taken: texts.map(\.box))
    if written.left > 0 {
      warnings.append(
        "\(written.left) of \(layout.texts.count) texts have no room and were left out")
    }
    markTexts += written.lines
    if !marks.contains(where: { $0.count > 0 }) {
      let middle = Point(x: (plot.left + plot.right) / 2, y: (plot.top + plot.bottom) / 2)
      markTexts.append(
        TextLine(text: "no data", at: middle, anchor: .middle, isMuted: true, hasHalo: true))
    }
    return true
  }

  /// The texts beside marks.
  ///
  /// - Parameter taken: what stands around the panel.
  mutating func annotate(taken: [Rect]) {
    guard let drawn else { return }
    var placement = LabelPlacement(frame: frame, taken: taken + texts.map(\.box))
    for mark in marks {
      for annotation in mark.annotations {
        guard let box = drawn.box(mark, annotation.row) else { continue }
        let shown = annotation.text.replacingLineFeeds(by: " ")
        guard box.intersects(plot.grown(by: 1)) else {
          warnings.append("the annotation \"\(shown)\" lies outside the axes")
          continue
        }
        if let lines = placement.place(annotation, of: mark, beside: box) {
          markTexts += lines
        } else {
          warnings.append("the annotation \"\(shown)\" has no room and was left out")
        }
      }
    }
  }
}

/// The plot's own look.
private enum PlotStyleDrawing {
  static func background(_ style: PlotStyleSpec, _ plot: Rect) -> [Shape] {
    guard let color = style.background else { return [] }
    var path = PathBuilder()
    path.box(plot)
    var shape = Shape(geometry: .path(path.data), fill: .color(color))
    shape.opacity = style.backgroundOpacity ?? 0.1
    return [shape]
  }

  static func border(_ style: PlotStyleSpec, _ plot: Rect) -> [Shape] {
    guard let color = style.border else { return [] }
    var path = PathBuilder()
    path.box(plot)
    var shape = Shape(geometry: .path(path.data), stroke: .color(color))
    shape.lineWidth = style.borderWidth ?? 1
    return [shape]
  }
}

extension String {
  func replacingLineFeeds(by text: String) -> String {
    split(separator: "\n", omittingEmptySubsequences: false).joined(separator: text)
  }
}
