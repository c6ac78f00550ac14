/// Keys and names of series, in rows or in one column.
struct LegendLayout {
  private(set) var shapes: [Shape] = []
  private(set) var texts: [TextLine] = []
  private(set) var height = 0.0
  private(set) var width = 0.0
  static let keyWidth = 24.0
  private static let gap = 18.0

  /// - Parameters:
  ///   - left, top: where the legend begins.
  ///   - width: what a row may take; of a column the whole width.
  ///   - alignment: of each row, from 0 at the left to 1 at the right.
  init(
    _ entries: [SeriesStyles.Entry], left: Double = 0, top: Double, width: Double,
    alignment: Double = 0, isColumn: Bool = false
  ) {
    var rows: [[(entry: Int, name: String, length: Double)]] = []
    var end = Double.infinity
    for (index, entry) in entries.enumerated() {
      let name = TextMetrics.fitted(entry.name, to: width - Self.keyWidth - 6)
      let length = Self.keyWidth + 6 + TextMetrics.width(name)
      if isColumn || end + length > width {
        rows.append([])
        end = 0
      }
      rows[rows.count - 1].append((index, name, length))
      self.width = max(self.width, end + length)
      end += length + Self.gap
    }
    for (row, line) in rows.enumerated() {
      let length = line.reduce(0) { $0 + $1.length } + Double(line.count - 1) * Self.gap
      var start = left + (isColumn ? 0 : (width - length) * alignment)
      let middle = top + (Double(row) + 0.5) * TextMetrics.lineHeight
      for item in line {
        shapes += Self.key(entries[item.entry], left: start, middle: middle).map { shape in
          var shape = shape
          shape.series = item.entry
          return shape
        }
        var text = TextLine(
          text: item.name, at: Point(x: start + Self.keyWidth + 6, y: middle + 4))
        text.series = item.entry
        texts.append(text)
        start += item.length + Self.gap
      }
    }
    height = entries.isEmpty ? 0 : Double(rows.count) * TextMetrics.lineHeight
  }

  var box: Rect? {
    texts.first.map {
      let left = $0.at.x - Self.keyWidth - 6
      let top = $0.at.y - 4 - TextMetrics.lineHeight / 2
      return Rect(left: left, top: top, right: left + width, bottom: top + height)
    }
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

extension LegendSpec {
  /// The side of the plot where a legend stands: `.top`, `.bottom`, `.leading`, `.trailing` or
  /// `.overlay`.
  var side: LegendPosition {
    switch position ?? .automatic {
    case .automatic, .top, .topLeading, .topTrailing: .top
    case .bottom, .bottomLeading, .bottomTrailing: .bottom
    case .leading: .leading
    case .trailing: .trailing
    case .overlay: .overlay
    }
  }

  var across: Double {
    switch position ?? .automatic {
    case .topTrailing, .bottomTrailing: 1
    case .topLeading, .bottomLeading: 0
    default: alignment?.across ?? (side == .overlay ? 1 : 0)
    }
  }
  var down: Double { alignment?.down ?? 0 }
}
