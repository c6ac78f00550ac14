/// Natural frequencies: people as countable dots, in labelled blocks inside labelled blocks.
///
///     DotBlocks([
///       .init("sick", [.init("test +", 99, .red), .init("test −", 1, .secondary)]),
///       .init("healthy", [.init("test +", 99, .red), .init("test −", 9801, .blue)]),
///     ]).chart
///
/// Nested sets and countable objects are what helps readers of Bayes' rule (Böcherer-Linder & Eichler 2019). Every
/// row has the same number of dots, so equal counts look equal. A full row costs some ten bytes: it is a line of
/// dashes without length. A figure of its own, not content for a ``Chart``. Ours.
public struct DotBlocks {
  public struct Part: Sendable {
    var name: String
    var count: Int
    var color: ChartColor
    public init(_ name: String, _ count: Int, _ color: ChartColor = .blue) {
      require(count >= 0, "dots of \"\(name)\": 0 or more, got \(count)")
      self.name = name
      self.count = count
      self.color = color
    }
  }
  public struct Group: Sendable {
    var name: String
    var parts: [Part]
    public init(_ name: String, _ parts: [Part]) {
      self.name = name
      self.parts = parts
    }
  }
  private var groups: [Group]
  private var width: Int

  /// - Parameter columns: dots in a full row; nil takes tens near the root of the total, 100 at most.
  public init(_ groups: [Group], columns: Int? = nil) {
    self.groups = groups
    let total = groups.reduce(0) { $0 + $1.parts.reduce(0) { $0 + $1.count } }
    var tens = 1
    while tens < 10, tens * tens * 100 < total { tens += 1 }
    width = min(max(columns ?? tens * 10, 1), 200)
  }

  public var chart: Chart {
    let total = groups.reduce(0) { $0 + $1.parts.reduce(0) { $0 + $1.count } }
    let pitch = 500.0 / Double(width)
    // A line of text in rows of dots.
    let line = 20 / pitch
    var marks = ChartMarks([])
    var top = 0.0
    func write(_ text: String, at indent: Double, _ color: ChartColor?) {
      top -= line
      let y = top + line * 0.4
      marks =
        marks
        + ChartMarks(.text) {
          $0.x = ChannelSpec("Column", [indent])
          $0.y = ChannelSpec("Row", [y])
          $0.text = ChannelSpec("Text", [text])
          $0.style.isLeading = true
          $0.style.color = color
        }
    }
    for group in groups {
      let sum = group.parts.reduce(0) { $0 + $1.count }
      let start = top
      write("\(number(sum)) \(group.name)", at: 0, nil)
      for part in group.parts {
        write("\(number(part.count)) \(part.name)", at: 0, .secondary)
        marks = marks + dots(part, &top, pitch)
        top -= 0.4 * line
      }
      let bottom = top + 0.15 * line
      marks = marks + outline(start, bottom)
      top -= 0.3 * line
    }
    let bottom = top
    let drawn = marks
    return Chart { drawn }
      .chartXScale(domain: -1.0...Double(width))
      .chartYScale(domain: bottom...0)
      .chartXAxis(.hidden)
      .chartYAxis(.hidden)
      .chartYAxisLabel("\(number(total)) in all")
      .frame(height: max(-bottom * pitch + 44, 110))
  }

  private func number(_ count: Int) -> String { NumberFormat.integer.string(from: count) }

  private func dots(_ part: Part, _ top: inout Double, _ pitch: Double) -> ChartMarks {
    let full = part.count / width
    let rest = part.count % width
    var marks = ChartMarks([])
    func rows(_ rows: Int, of dots: Int) {
      guard rows > 0, dots > 0 else { return }
      let places = (0..<rows).map { top - Double($0) - 0.5 }
      top -= Double(rows)
      marks =
        marks
        + ChartMarks(.rule) {
          $0.xStart = ChannelSpec("Column", [0])
          $0.xEnd = ChannelSpec("Column", [Double(max(dots - 1, 1))])
          $0.y = ChannelSpec("Row", places)
          $0.style.dots = dots
          $0.style.color = part.color
          $0.style.line = StrokeStyle(lineWidth: min(pitch * 0.66, 8))
          $0.style.accessibilityLabel = "\(number(rows * dots)) \(part.name)"
        }
    }
    rows(full, of: width)
    rows(1, of: rest)
    return marks
  }

  private func outline(_ top: Double, _ bottom: Double) -> ChartMarks {
    let right = Double(width) - 0.2
    return ChartMarks(.line) {
      $0.x = ChannelSpec("Column", [-0.9, right, right, -0.9, -0.9])
      $0.y = ChannelSpec("Row", [top, top, bottom, bottom, top])
      $0.style.color = .secondary
      $0.style.line = StrokeStyle(lineWidth: 1)
      $0.style.accessibilityLabel = "block"
    }
  }
}
