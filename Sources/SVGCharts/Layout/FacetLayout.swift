/// The panels of a chart whose marks have facets, with what each shows.
struct Facets {
  struct Panel {
    var name: String
    /// Stacked; what stands in grey comes first.
    var marks: [MarkSpec]
    /// The mark of the chart that each of `marks` shows; nil for one in grey.
    var numbers: [Int?]

    /// What the panel shows of one of the chart's marks.
    func mark(_ number: Int) -> MarkSpec? {
      numbers.firstIndex(of: number).map { marks[$0] }
    }
  }
  private(set) var panels: [Panel] = []

  /// Nil where no mark has a facet.
  ///
  /// - Parameter marks: in the order of drawing, not stacked.
  init?(_ marks: [MarkSpec], baseline: FacetBaseline? = nil) {
    let names = Domain.names(marks.compactMap(\.facet))
    if names.isEmpty { return nil }
    for name in names {
      let own = Stacker.resolve(marks.map { $0.inFacet(name) })
      let others: [String] =
        switch baseline {
        case .facet(let chosen): chosen == name ? [] : [chosen]
        case .others: names.filter { $0 != name }
        case nil: []
        }
      let grey = others.flatMap { other in
        Stacker.resolve(marks.filter { $0.facet != nil }.map { $0.inFacet(other) }).map(\.greyed)
      }
      let all =
        grey.map { (mark: $0, number: Int?.none) }
        + own.enumerated().map { (mark: $0.element, number: $0.offset) }
      let shown = all.filter { $0.mark.count > 0 }
      panels.append(Panel(name: name, marks: shown.map(\.mark), numbers: shown.map(\.number)))
    }
  }

  /// The panel that shows a row of a mark, and the row's number in it; the first panel where all show it.
  func panel(showing row: Int, of mark: MarkSpec) -> (panel: Int, row: Int)? {
    guard let names = mark.facet?.values.names else { return (0, row) }
    guard names.indices.contains(row),
      let panel = panels.firstIndex(where: { $0.name == names[row] })
    else { return nil }
    return (panel, names[..<row].count { $0 == names[row] })
  }
}

extension MarkSpec {
  /// The rows of one panel: those of its name, or all where the mark has no facet.
  fileprivate func inFacet(_ name: String) -> MarkSpec {
    guard let names = facet?.values.names else { return self }
    let rows = names.indices.filter { names[$0] == name }
    var copy = self
    for channel in Self.channels {
      if let column = copy[keyPath: channel]?.values {
        copy[keyPath: channel]!.values = column.selecting(rows)
      }
    }
    copy.annotations = annotations.compactMap { annotation in
      guard let row = rows.firstIndex(of: annotation.row) else { return nil }
      var moved = annotation
      moved.row = row
      return moved
    }
    return copy
  }

  /// The same marks standing back, without texts.
  fileprivate var greyed: MarkSpec {
    var copy = self
    copy.series = series ?? color ?? symbol
    copy.color = nil
    copy.symbol = nil
    copy.style.color = .secondary
    copy.style.opacity = kind == .line || kind == .point ? 0.75 : 0.3
    copy.style.symbol = nil
    if kind == .line { copy.style.line = StrokeStyle(lineWidth: 1.25) }
    copy.annotations = []
    return copy
  }
}

/// Small multiples: plots of one size in rows, with labels only where a row or a column ends.
struct FacetLayout {
  private(set) var panels: [PanelLayout] = []
  private(set) var titles: [TextLine] = []
  /// What all plots cover.
  private(set) var bounds: Rect
  private(set) var height: Double

  private static let gap = 16.0
  private static let titleHeight = 22.0

  init(
    _ facets: Facets, spec: ChartSpec, styles: SeriesStyles, x: Scale, y: Scale, frame: Rect,
    heightIsGiven: Bool
  ) {
    let count = facets.panels.count
    let sharesY = spec.facets?.sharesY ?? true
    let wide = max(Int((frame.width + Self.gap) / (150 + Self.gap)), 1)
    let columns = min(spec.facets?.columns ?? wide, count, max(Int(frame.width / 70), 1))
    let rows = (count + columns - 1) / columns

    func panel(_ index: Int, _ frame: Rect) -> PanelLayout {
      var ignored: [String] = []
      let marks = facets.panels[index].marks
      let ownY = sharesY ? y : ChartLayout.verticalScale(spec, marks, &ignored)
      return PanelLayout(
        frame: frame, spec: spec, marks: marks, styles: styles,
        halfBar: (
          ChartLayout.halfBar(marks, isHorizontal: false),
          ChartLayout.halfBar(marks, isHorizontal: true)
        ), x: x, y: ownY, slantedRoom: 90)
    }

    // A panel laid out alone tells how much room labels take.
    let share = frame.width / Double(columns)
    var left = 6.0
    var below = 8.0
    var right = 8.0
    var overhang = 0.0
    for index in facets.panels.indices {
      var probe = panel(
        index, Rect(left: 0, top: 0, right: share, bottom: max(share * 0.8, 110)))
      _ = probe.arrange()
      left = max(left, probe.plot.left)
      below = max(below, probe.frame.bottom - probe.plot.bottom)
      right = max(right, share - probe.plot.right)
      overhang = max(overhang, probe.overhang)
    }
    left = min(left, share * 0.5)
    right = min(right, share * 0.2)
    // The last label of one panel and the first of the next hang over its corners.
    let between = sharesY ? max(Self.gap, overhang + 8) : max(left + 6, overhang + left)
    let width =
      (frame.width - left - right - Double(columns - 1) * between) / Double(columns)
    let usual = min(max(width * 0.75, 70), 240)
    let given =
      (frame.height - below - Double(rows) * Self.titleHeight - Double(rows - 1) * 8)
      / Double(rows)
    let plotHeight = heightIsGiven ? max(given, 30) : usual
    // Every column ends in labels: in a last row that is not full, of the panel above.
    height =
      Double(rows) * (plotHeight + Self.titleHeight) + Double(rows - 1) * 8 + below
    bounds = Rect(
      left: frame.left + left, top: frame.top,
      right: frame.left + left + Double(columns) * width + Double(columns - 1) * between,
      bottom: frame.top + height - below)

    for index in 0..<count {
      let column = index % columns
      let row = index / columns
      let plotLeft = frame.left + left + Double(column) * (width + between)
      let plotTop =
        frame.top + Double(row) * (plotHeight + Self.titleHeight + 8) + Self.titleHeight
      let plot = Rect(
        left: plotLeft, top: plotTop, right: plotLeft + width, bottom: plotTop + plotHeight)
      let isLowest = index + columns >= count
      var laid = panel(
        index,
        Rect(
          left: column == 0 ? frame.left : plot.left - (sharesY ? between / 2 : between),
          top: plot.top,
          right: column == columns - 1 ? frame.right : plot.right + between / 2,
          bottom: plot.bottom + (isLowest ? below : 8)))
      laid.givenPlot = plot
      laid.showsXLabels = isLowest
      laid.showsYLabels = !sharesY || column == 0
      _ = laid.arrange()
      laid.drawAxes()
      _ = laid.drawMarks()
      let title = TextLine(
        text: TextMetrics.fitted(facets.panels[index].name, to: width),
        at: Point(x: plot.left, y: plot.top - 7))
      titles.append(title)
      laid.annotate(taken: [title.box])
      panels.append(laid)
    }
  }
}
