/// Keys and names of series in rows.
struct LegendLayout {
  private(set) var shapes: [Shape] = []
  private(set) var texts: [TextLine] = []
  private(set) var height = 0.0
  static let keyWidth = 24.0

  init(_ entries: [SeriesStyles.Entry], top: Double, width: Double) {
    var left = 0.0
    var row = 0
    for entry in entries {
      let name = TextMetrics.fitted(entry.name, to: width - Self.keyWidth - 6)
      let length = Self.keyWidth + 6 + TextMetrics.width(name)
      if left > 0, left + length > width {
        left = 0
        row += 1
      }
      let middle = top + (Double(row) + 0.5) * TextMetrics.lineHeight
      shapes += Self.key(entry, left: left, middle: middle)
      texts.append(
        TextLine(text: name, at: Point(x: left + Self.keyWidth + 6, y: middle + 4)))
      left += length + 18
    }
    height = entries.isEmpty ? 0 : Double(row + 1) * TextMetrics.lineHeight + 6
  }

  private static func key(_ entry: SeriesStyles.Entry, left: Double, middle: Double) -> [Shape] {
    var shapes: [Shape] = []
    if entry.hasFill {
      var path = PathBuilder()
      path.box(Rect(left: left + 5, top: middle - 6, right: left + 19, bottom: middle + 6))
      shapes.append(Shape(geometry: .path(path.data), fill: .color(entry.color)))
    }
    if entry.hasLine {
      var path = PathBuilder()
      path.move(left, middle)
      path.line(left + keyWidth, middle)
      var shape = Shape(geometry: .path(path.data), stroke: .color(entry.color))
      shape.lineWidth = 2
      shape.dash = entry.dash
      shapes.append(shape)
    }
    if entry.hasSymbol {
      let center = Point(x: left + keyWidth / 2, y: middle)
      shapes.append(
        Shape(
          geometry: .symbols(entry.symbol, area: 40, [center]), fill: .color(entry.color)))
    }
    return shapes
  }
}
