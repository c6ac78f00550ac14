/// Grid, ticks and axis lines, and the labels beside them.
///
/// Lines of the usual look are one path each; those with a look of their own one path a set of marks.
struct AxisDrawing {
  let xs: [AxisLayout]
  let ys: [AxisLayout]
  let spec: ChartSpec
  let plot: Rect
  private var grid = PathBuilder()
  private var ticks = PathBuilder()
  private var styled: [Shape] = []

  init(xs: [AxisLayout], ys: [AxisLayout], spec: ChartSpec, plot: Rect) {
    self.xs = xs
    self.ys = ys
    self.spec = spec
    self.plot = plot
  }

  static func shapes(
    xs: [AxisLayout], ys: [AxisLayout], spec: ChartSpec, plot: Rect
  ) -> [Shape] {
    var drawing = AxisDrawing(xs: xs, ys: ys, spec: spec, plot: plot)
    if !spec.yAxis.isHidden { for axis in ys { drawing.addVertical(axis) } }
    if !spec.xAxis.isHidden { for axis in xs { drawing.addHorizontal(axis) } }
    if !spec.xAxis.isHidden {
      drawing.ticks.move(plot.left, plot.bottom)
      drawing.ticks.line(plot.right, plot.bottom)
    }
    if !spec.yAxis.isHidden {
      for axis in ys where axis.spec.showsTicks {
        let (edge, way) = axis.isTrailing ? (plot.right, 1.0) : (plot.left, -1.0)
        for place in axis.minor {
          drawing.ticks.move(edge, place)
          drawing.ticks.line(edge + way * 3, place)
        }
      }
    }
    var shapes: [Shape] = []
    if !drawing.grid.data.isEmpty {
      shapes.append(Shape(geometry: .path(drawing.grid.data), stroke: .grid))
    }
    if !drawing.ticks.data.isEmpty {
      shapes.append(Shape(geometry: .path(drawing.ticks.data), stroke: .axis))
    }
    return shapes + drawing.styled
  }

  private mutating func addVertical(_ axis: AxisLayout) {
    let plot = plot
    if axis.spec.showsGrid {
      add(axis.spec.gridStyle, to: \.grid, .grid) { path in
        for tick in axis.major {
          path.move(plot.left, tick.place)
          path.line(plot.right, tick.place)
        }
      }
    }
    // The usual vertical axis has no ticks: the labels stand at its lines.
    if axis.spec.showsTicks, let style = axis.spec.tickStyle {
      let length = style.length ?? 5
      let (edge, way) = axis.isTrailing ? (plot.right, 1.0) : (plot.left, -1.0)
      add(style, to: \.ticks, .axis) { path in
        for tick in axis.major {
          path.move(edge, tick.place)
          path.line(edge + way * length, tick.place)
        }
      }
    }
  }

  private mutating func addHorizontal(_ axis: AxisLayout) {
    let plot = plot
    if axis.spec.showsGrid, !spec.hasCategories {
      add(axis.spec.gridStyle, to: \.grid, .grid) { path in
        for tick in axis.major {
          path.move(tick.place, plot.top)
          path.line(tick.place, plot.bottom)
        }
      }
    }
    guard axis.spec.showsTicks else { return }
    let (edge, way) = axis.isTop ? (plot.top, -1.0) : (plot.bottom, 1.0)
    add(axis.spec.tickStyle, to: \.ticks, .axis) { path in
      for tick in axis.major {
        let length = axis.spec.tickStyle?.length ?? (tick.label.isEmpty ? 3 : 5)
        path.move(tick.place, edge)
        path.line(tick.place, edge + way * length)
      }
      for place in axis.minor {
        path.move(place, edge)
        path.line(place, edge + way * 3)
      }
    }
  }

  private mutating func add(
    _ style: AxisLineStyle?, to common: WritableKeyPath<AxisDrawing, PathBuilder>, _ paint: Paint,
    _ draw: (inout PathBuilder) -> Void
  ) {
    guard let style, style.color != nil || style.stroke != nil else {
      var path = self[keyPath: common]
      draw(&path)
      self[keyPath: common] = path
      return
    }
    var path = PathBuilder()
    draw(&path)
    if path.data.isEmpty { return }
    var shape = Shape(
      geometry: .path(path.data), stroke: style.color.map { .color($0) } ?? paint)
    shape.lineWidth = style.stroke?.lineWidth ?? 1
    shape.dash = style.stroke?.dash ?? []
    styled.append(shape)
  }
}

extension AxisLayout {
  var isTrailing: Bool { spec.position == .trailing }
  var isTop: Bool { spec.position == .top }
}

extension ChartSpec {
  /// Whether the horizontal axis names categories: lines between them would say nothing.
  fileprivate var hasCategories: Bool {
    xScale.type == .category || xScale.categories != nil
      || marks.contains { !($0.x?.values.isNumeric ?? true) }
  }
}
