/// Grid, ticks and axis lines, and the labels beside them.
enum AxisDrawing {
  static func shapes(x: AxisLayout, y: AxisLayout, spec: ChartSpec, plot: Rect) -> [Shape] {
    var grid = PathBuilder()
    var ticks = PathBuilder()
    if !spec.yAxis.isHidden {
      for tick in y.major {
        if spec.yAxis.showsGrid {
          grid.move(plot.left, tick.place)
          grid.line(plot.right, tick.place)
        }
      }
    }
    if !spec.xAxis.isHidden {
      for tick in x.major {
        if spec.xAxis.showsGrid, !spec.hasCategories {
          grid.move(tick.place, plot.top)
          grid.line(tick.place, plot.bottom)
        }
        if spec.xAxis.showsTicks {
          ticks.move(tick.place, plot.bottom)
          ticks.line(tick.place, plot.bottom + (tick.label.isEmpty ? 3 : 5))
        }
      }
      if spec.xAxis.showsTicks {
        for place in x.minor {
          ticks.move(place, plot.bottom)
          ticks.line(place, plot.bottom + 3)
        }
      }
      ticks.move(plot.left, plot.bottom)
      ticks.line(plot.right, plot.bottom)
    }
    if !spec.yAxis.isHidden, spec.yAxis.showsTicks {
      for place in y.minor {
        ticks.move(plot.left, place)
        ticks.line(plot.left - 3, place)
      }
    }
    var shapes: [Shape] = []
    if !grid.data.isEmpty { shapes.append(Shape(geometry: .path(grid.data), stroke: .grid)) }
    if !ticks.data.isEmpty { shapes.append(Shape(geometry: .path(ticks.data), stroke: .axis)) }
    return shapes
  }

  static func labels(
    x: AxisLayout, y: AxisLayout, spec: ChartSpec, plot: Rect, isSlanted: Bool,
    slantedRoom: Double
  ) -> [TextLine] {
    var lines: [TextLine] = []
    if !spec.xAxis.isHidden, spec.xAxis.showsLabels {
      for tick in x.major where !tick.label.isEmpty {
        var line = TextLine(
          text: tick.label, at: Point(x: tick.place, y: plot.bottom + 21), anchor: .middle)
        if isSlanted {
          line.isSlanted = true
          line.anchor = .end
          line.at = Point(x: tick.place + 4, y: plot.bottom + 15)
          let room = min(slantedRoom - 8, tick.place - 12)
          line.text = TextMetrics.fitted(tick.label, to: max(room / 0.7072, 20))
        }
        lines.append(line)
      }
    }
    if !spec.yAxis.isHidden, spec.yAxis.showsLabels {
      for tick in y.major where !tick.label.isEmpty {
        lines.append(
          TextLine(text: tick.label, at: Point(x: plot.left - 7, y: tick.place + 5), anchor: .end))
      }
    }
    return lines
  }
}

extension ChartSpec {
  /// Whether the horizontal axis names categories: lines between them would say nothing.
  fileprivate var hasCategories: Bool {
    xScale.type == .category || xScale.categories != nil
      || marks.contains { !($0.x?.values.isNumeric ?? true) }
  }
}
