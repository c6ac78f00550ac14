/// How the labels of a horizontal axis stand.
enum AxisLabelForm: Equatable {
  case flat, slanted
  /// In several lines.
  case wrapped
}

/// The texts of the axes.
struct AxisLabels {
  let plot: Rect
  let form: AxisLabelForm
  /// How far slanted labels may reach down.
  let slantedRoom: Double
  /// The left border of the drawing.
  let left: Double

  static let wrappedLines = 4

  func horizontal(_ axis: AxisLayout) -> [TextLine] {
    var lines: [TextLine] = []
    for tick in axis.major where !tick.label.isEmpty {
      let top = axis.isTop ? plot.top - 10 : plot.bottom + 23
      var line = TextLine(text: tick.label, at: Point(x: tick.place, y: top), anchor: .middle)
      line.color = axis.spec.labelColor
      if form == .slanted, !axis.isTop {
        line.isSlanted = true
        line.anchor = .end
        line.at = Point(x: tick.place + 4, y: plot.bottom + 17)
        let room = min(slantedRoom - 8, tick.place - left - 12)
        line.text = TextMetrics.fitted(tick.label, to: max(room / 0.7072, 20))
      }
      guard let parts = tick.lines else {
        lines.append(line)
        continue
      }
      for (index, part) in parts.enumerated() {
        var next = line
        next.text = part
        next.at.y += Double(index) * TextMetrics.lineHeight
        lines.append(next)
      }
    }
    return lines
  }

  func vertical(_ axis: AxisLayout) -> [TextLine] {
    axis.major.filter { !$0.label.isEmpty }.map { tick in
      var line =
        axis.isTrailing
        ? TextLine(text: tick.label, at: Point(x: plot.right + 7, y: tick.place + 5))
        : TextLine(
          text: tick.label, at: Point(x: plot.left - 7, y: tick.place + 5), anchor: .end)
      line.color = axis.spec.labelColor
      return line
    }
  }
}
