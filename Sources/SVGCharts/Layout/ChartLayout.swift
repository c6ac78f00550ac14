/// Where the names of series stand.
package enum SeriesNaming { case lineEnds, legend }

/// From a specification to a scene, in stages with a type each: scales (``Domain``) → what stands around
/// the plot (this type: titles of the axes, legend) → the plot (``PanelLayout``), or a grid of them
/// (``FacetLayout``).
package struct ChartLayout {
  package static let defaultWidth = 540.0
  package static let heightShare = 0.6

  package private(set) var scene: Scene
  package private(set) var warnings: [String] = []
  /// Of the first panel, with their places.
  package private(set) var x: Scale
  package private(set) var y: Scale
  /// How the series are named; nil where none is.
  private(set) var naming: SeriesNaming?
  /// Where the marks of each set of each axis stand.
  private(set) var axisValues: (x: [AxisValues], y: [AxisValues]) = ([], [])

  let spec: ChartSpec
  private let marks: [MarkSpec]
  /// The number of each of `marks` in the specification.
  private let order: [Int]
  private let styles: SeriesStyles
  private var panel: PanelLayout?
  /// Of small multiples: what each panel shows, and how it is laid out.
  private var multiples: (facets: Facets, panels: [PanelLayout])?
  /// The number of warnings that do not depend on the size.
  private var ownWarnings = 0
  private var heightIsGiven: Bool

  package init(_ spec: ChartSpec, width: Double? = nil, height: Double? = nil) {
    func checked(_ value: Double?) -> Double? { value.flatMap { $0.isFinite && $0 > 0 ? $0 : nil } }
    let width = min(max(checked(width) ?? checked(spec.width) ?? Self.defaultWidth, 160), 4000)
    let givenHeight = checked(height) ?? checked(spec.height)
    let height = min(
      max(givenHeight ?? (width * Self.heightShare).rounded(), 110),
      4000)
    heightIsGiven = givenHeight != nil
    let spec = spec.normalized()
    self.spec = spec
    order = spec.marks.indices.sorted { a, b in
      (spec.marks[a].style.zIndex ?? 0, a) < (spec.marks[b].style.zIndex ?? 0, b)
    }
    let ordered = order.map { spec.marks[$0] }
    let facets = Facets(ordered, baseline: spec.facets?.baseline)
    // Stacks end at a panel's border.
    marks = facets == nil ? Stacker.resolve(ordered) : ordered
    styles = SeriesStyles(spec)
    let spanned = facets.map { $0.panels.flatMap(\.marks) } ?? marks
    x = Self.horizontalScale(spec, spanned, &warnings)
    y = Self.verticalScale(spec, spanned, &warnings)
    scene = Scene(
      width: width, height: height, plot: Rect(left: 0, top: 0, right: width, bottom: height))
    warnings += Omissions.find(in: spec, x: x, y: y)
    ownWarnings = warnings.count

    layOut(facets)
    if let style = spec.plotStyle, style.width != nil || style.height != nil, facets == nil {
      // What stands around the plot depends little on its size: the second time is exact enough.
      for _ in 0..<2 {
        fitToPlot(style)
        layOut(nil)
      }
    }
  }

  private mutating func layOut(_ facets: Facets?) {
    let known = warnings.prefix(ownWarnings)
    warnings = Array(known)
    if let facets {
      layOutPanels(facets)
    } else if !layOut(labelsLineEnds: true) {
      warnings = Array(known)
      _ = layOut(labelsLineEnds: false)
    }
  }

  static func horizontalScale(
    _ spec: ChartSpec, _ marks: [MarkSpec], _ warnings: inout [String]
  ) -> Scale {
    Domain.scale(
      spec.xScale, channels: marks.flatMap { [$0.x, $0.xStart, $0.xEnd].compactMap { $0 } },
      halfBar: halfBar(marks, isHorizontal: false), axis: "horizontal", warnings: &warnings)
  }

  static func verticalScale(
    _ spec: ChartSpec, _ marks: [MarkSpec], _ warnings: inout [String]
  ) -> Scale {
    var scale = Domain.scale(
      spec.yScale, channels: marks.flatMap { [$0.y, $0.yStart, $0.yEnd].compactMap { $0 } },
      halfBar: halfBar(marks, isHorizontal: true), axis: "vertical", warnings: &warnings)
    scale.isReversed = scale.categories != nil
    return scale
  }

  /// Half the smallest distance between bars on a continuous axis, in its units.
  static func halfBar(_ marks: [MarkSpec], isHorizontal: Bool) -> Double {
    let bars = marks.filter { $0.kind == .bar && $0.isHorizontal == isHorizontal }
    let values = bars.flatMap { (isHorizontal ? $0.y : $0.x)?.values.numbers ?? [] }
      .filter(\.isFinite).sorted()
    if values.isEmpty { return 0 }
    let gaps = zip(values, values.dropFirst()).map { $1 - $0 }.filter { $0 > 0 && $0.isFinite }
    return (gaps.min() ?? 1) / 2
  }

  // MARK: What stands around the plot

  /// Titles of the axes and a legend, and the frame that they leave for the plot.
  private struct Surroundings {
    var frame: Rect
    var keys: [Shape] = []
    var texts: [TextLine] = []
    /// The horizontal axis's title and its baseline: it is centred once the plot is known.
    var xTitle: (text: String, baseline: Double)?
    /// A legend over the plot.
    var overlay: [SeriesStyles.Entry] = []
  }

  private mutating func surroundings(_ entries: [SeriesStyles.Entry]) -> Surroundings {
    let side = spec.legend.side
    let width = scene.width
    let labels = axisLabels()
    var top = 8.0
    if labels.y != nil { top = 28 }
    let gap = spec.legend.spacing ?? 6
    let isRow = side == .top || side == .bottom
    let row = LegendLayout(isRow ? entries : [], top: 0, width: width)
    let rowHeight = row.height > 0 ? row.height + gap : 0
    if !heightIsGiven, row.height > 3 * TextMetrics.lineHeight {
      // Many series do not press the plot flat.
      scene.height = min(scene.height + row.height - 3 * TextMetrics.lineHeight, 4000)
    }
    var around = Surroundings(
      frame: Rect(left: 0, top: top, right: width, bottom: scene.height))
    if let label = labels.y {
      var title = TextLine(
        text: TextMetrics.fitted(label, to: width), at: Point(x: 0, y: 14), isMuted: true)
      title.align(spec.yAxis.labelAlignment?.down == 0.5 ? 0.5 : 0, from: 0, to: width)
      around.texts.append(title)
    }
    let legendTop = side == .bottom ? scene.height - rowHeight + 4 : max(top - 8, 0)
    let placed = LegendLayout(
      isRow ? entries : [], top: legendTop, width: width, alignment: spec.legend.across)
    around.keys += placed.shapes
    around.texts += placed.texts
    if side == .bottom { around.frame.bottom -= rowHeight } else { around.frame.top += rowHeight }
    if let ramp = styles.ramp, ramp.showsKey, !spec.legend.isHidden {
      let key = ColorKey(ramp, top: max(around.frame.top - 8, 0), width: width)
      around.keys += key.shapes
      around.texts += key.texts
      around.frame.top += key.height + gap
    }
    if let label = labels.x {
      around.xTitle = (label, around.frame.bottom - 6)
      around.frame.bottom -= 24
    }
    if side == .leading || side == .trailing { addColumn(entries, side, &around) }
    if side == .overlay { around.overlay = entries }
    return around
  }

  /// A legend in a column beside the plot.
  private mutating func addColumn(
    _ entries: [SeriesStyles.Entry], _ side: LegendPosition, _ around: inout Surroundings
  ) {
    if entries.isEmpty { return }
    let gap = (spec.legend.spacing ?? 6) + 6
    let limit = scene.width * 0.4
    var column = LegendLayout(entries, top: 0, width: limit, isColumn: true)
    let missing = column.height - around.frame.height
    if missing > 0 {
      scene.height = min(scene.height + missing, 4000)
      around.frame.bottom += missing
      around.xTitle?.baseline += missing
    }
    let left = side == .leading ? 0 : scene.width - column.width - 2
    let top =
      around.frame.top + max(around.frame.height - 30 - column.height, 0) * spec.legend.down
    column = LegendLayout(entries, left: left, top: top, width: limit, isColumn: true)
    around.keys += column.shapes
    around.texts += column.texts
    if side == .leading {
      around.frame.left += column.width + gap
    } else {
      around.frame.right -= column.width + gap
    }
  }

  /// - Returns: false where names at the lines' ends were asked for and have no room.
  private mutating func layOut(labelsLineEnds: Bool) -> Bool {
    let entries = spec.legend.isHidden ? [] : styles.entries
    let names = labelsLineEnds ? directNames(entries) : []
    if labelsLineEnds, names.isEmpty, !entries.isEmpty { return false }

    let around = surroundings(labelsLineEnds ? [] : entries)
    var panel = PanelLayout(
      frame: around.frame, spec: spec, marks: marks, styles: styles,
      halfBar: (
        Self.halfBar(marks, isHorizontal: false), Self.halfBar(marks, isHorizontal: true)
      ), x: x, y: y, slantedRoom: scene.height * 0.34)
    panel.names = names
    guard panel.arrange() else { return false }
    panel.drawAxes()
    guard panel.drawMarks() else { return false }
    let title = xTitle(around, from: panel.x.start, to: panel.x.end)
    let overlay = overlay(around.overlay, on: panel.plot)
    // Texts in the order in which they are read.
    panel.annotate(
      taken: (around.texts + title + overlay.texts).map(\.box)
        + [overlay.box].compactMap { $0 })
    warnings += panel.warnings
    scene.plot = panel.plot
    scene.background = panel.background
    scene.clipped = panel.clipped
    scene.foreground = panel.foreground + overlay.backdrop + around.keys + overlay.keys
    scene.foreground += panel.leaders
    scene.texts = around.texts + panel.axisTexts + title + overlay.texts + panel.markTexts
    naming = entries.isEmpty ? nil : labelsLineEnds ? .lineEnds : .legend
    x = panel.x
    y = panel.y
    axisValues = (panel.xs.map(\.values), panel.ys.map(\.values))
    self.panel = panel
    return true
  }

  private func xTitle(_ around: Surroundings, from left: Double, to right: Double) -> [TextLine] {
    guard let title = around.xTitle else { return [] }
    var line = TextLine(
      text: TextMetrics.fitted(title.text, to: scene.width),
      at: Point(x: 0, y: title.baseline), anchor: .middle, isMuted: true)
    let half = TextMetrics.width(line.text) / 2
    let share = spec.xAxis.labelAlignment?.across ?? 0.5
    let wanted = (left + half) * (1 - share) + (right - half) * share
    line.at.x = min(max(share == 0.5 ? (left + right) / 2 : wanted, half), scene.width - half)
    return [line]
  }

  /// A legend in a corner of the plot, on the page's colour.
  private func overlay(
    _ entries: [SeriesStyles.Entry], on plot: Rect
  ) -> (backdrop: [Shape], keys: [Shape], texts: [TextLine], box: Rect?) {
    if entries.isEmpty { return ([], [], [], nil) }
    let limit = plot.width * 0.6
    let size = LegendLayout(entries, top: 0, width: limit, isColumn: true)
    let inner = plot.grown(by: -10)
    let legend = LegendLayout(
      entries, left: inner.left + max(inner.width - size.width, 0) * spec.legend.across,
      top: inner.top + max(inner.height - size.height, 0) * spec.legend.down, width: limit,
      isColumn: true)
    guard let box = legend.box?.grown(by: 5) else { return ([], [], [], nil) }
    var path = PathBuilder()
    path.box(box, radius: 3)
    var backdrop = Shape(geometry: .path(path.data), fill: .background)
    backdrop.opacity = 0.9
    return ([backdrop], legend.shapes, legend.texts, box)
  }

  /// Makes the drawing as much larger or smaller as the plot is to be.
  private mutating func fitToPlot(_ style: PlotStyleSpec) {
    heightIsGiven = heightIsGiven || style.height != nil
    if let width = style.width {
      scene.width = min(max(scene.width + width - scene.plot.width, 80), 4000)
    }
    if let height = style.height {
      scene.height = min(max(scene.height + height - scene.plot.height, 60), 4000)
    }
  }

  // MARK: Small multiples

  private mutating func layOutPanels(_ facets: Facets) {
    let around = surroundings(spec.legend.isHidden ? [] : styles.entries)
    let grid = FacetLayout(
      facets, spec: spec, styles: styles, x: x, y: y, frame: around.frame,
      heightIsGiven: heightIsGiven)
    let added = grid.height - around.frame.height
    scene.height += added
    var title = around.xTitle
    title?.baseline += added
    var moved = around
    moved.xTitle = title
    let titles = xTitle(moved, from: grid.bounds.left, to: grid.bounds.right)
    let isBelow = spec.legend.side == .bottom
    // A legend below moves down with the drawing's edge.
    let isLegend = { (line: TextLine) in isBelow && line.series != nil }
    var texts = around.texts
    for index in texts.indices where isLegend(texts[index]) { texts[index].at.y += added }
    let keys =
      isBelow
      ? LegendLayout(
        styles.entries, top: (around.frame.bottom + (title == nil ? 0 : 24)) + added + 4,
        width: scene.width, alignment: spec.legend.across
      ).shapes : around.keys
    multiples = (facets, grid.panels)
    scene.plot = grid.panels[0].plot
    scene.background = grid.panels.flatMap(\.background)
    scene.clipped = grid.panels[0].clipped
    scene.panels = grid.panels.dropFirst().map { Panel(plot: $0.plot, clipped: $0.clipped) }
    scene.foreground = grid.panels.flatMap(\.foreground) + (spec.legend.isHidden ? [] : keys)
    scene.texts = texts + grid.titles + grid.panels.flatMap(\.texts) + titles
    for warning in grid.panels.flatMap(\.warnings) where !warnings.contains(warning) {
      warnings.append(warning)
    }
    x = grid.panels[0].x
    y = grid.panels[0].y
    axisValues = (grid.panels[0].xs.map(\.values), grid.panels[0].ys.map(\.values))
  }

  /// The names of the panels; empty for a chart of one.
  var facetNames: [String] { Domain.names(spec.marks.compactMap(\.facet)) }

  // MARK: Names

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

  /// The series that can be named at their lines' ends: all of them, or none.
  private func directNames(_ entries: [SeriesStyles.Entry]) -> [String] {
    guard spec.legend.position == nil,
      entries.allSatisfy({ $0.usesColor && $0.hasLine && !$0.hasFill })
    else { return [] }
    return entries.map(\.name)
  }

  /// Where a row of one of the specification's marks is: its value's end for a bar or an area; nil where
  /// it is outside.
  func place(mark number: Int, row: Int) -> Point? {
    guard let index = order.firstIndex(of: number) else { return nil }
    if let multiples {
      guard let shown = multiples.facets.panel(showing: row, of: marks[index]),
        let mark = multiples.facets.panels[shown.panel].mark(index)
      else { return nil }
      return place(mark, shown.row, in: multiples.panels[shown.panel])
    }
    return panel.flatMap { place(marks[index], row, in: $0) }
  }

  private func place(_ mark: MarkSpec, _ row: Int, in panel: PanelLayout) -> Point? {
    guard let box = panel.markLayout.box(mark, row) else { return nil }
    var point = Point(x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2)
    if mark.kind == .area { point.y = box.top }
    if mark.kind == .bar {
      if mark.isHorizontal { point.x = box.right } else { point.y = box.top }
    }
    guard point.x.isFinite, point.y.isFinite, panel.plot.grown(by: 1).contains(point) else {
      return nil
    }
    return point
  }
}

extension TextLine {
  /// Moves the text to a share of what is free between two borders.
  fileprivate mutating func align(_ share: Double, from left: Double, to right: Double) {
    at.x = left + max(right - left - TextMetrics.width(text), 0) * share
  }
}
