/// Lines of equal value of f(x, y), each with its level written on it, over bands of colour.
///
///     ContourPlot(x: "w₁", y: "w₂", xDomain: -2...2, yDomain: -1...3, by: "Loss", levels: .logarithmic(8)) {
///       loss($0, $1)
///     }
///
/// The bands are on the chart's colour scale, a step each, with a key of the levels between them; where the chart
/// does not say otherwise their colours are those of ``ColorScheme/pale``, on which lines, arrows and texts stay
/// readable. Lines without bands have their levels and no key.
///
/// Ours: Swift Charts has no contours. Lines are found by ``Contours`` on `samples` × `samples` points.
public struct ContourPlot: ChartContent {
  public enum Levels: Sendable {
    /// About so many round values inside the range of f.
    case levels(Int)
    /// About so many from the least positive value to the greatest, evenly in the logarithm.
    case logarithmic(Int)
    case explicit([Double])
  }
  public var marks: ChartMarks

  /// - Parameters:
  ///   - label: what f measures, in the key.
  ///   - samples: along each side, 2 to 200.
  ///   - isFilled: bands under the lines.
  ///   - showsLines: the lines and their levels.
  public init(
    x: String, y: String, xDomain: ClosedRange<Double>, yDomain: ClosedRange<Double>,
    by label: String = "Value", levels: Levels = .levels(8), samples: Int = 80,
    isFilled: Bool = true, showsLines: Bool = true, function: (Double, Double) -> Double
  ) {
    require((2...200).contains(samples), "samples of a contour plot: 2 to 200, got \(samples)")
    let grid = GridSamples(x: xDomain, y: yDomain, columns: samples, rows: samples, function)
    let contours = Contours(grid)
    let chosen = Self.values(levels, grid.values)
    let bands = isFilled ? Self.bands(x, y, label, chosen, grid) : ChartMarks([])
    var lines = ChartMarks([])
    for (number, level) in chosen.enumerated() {
      let name = readable(level)
      guard showsLines else { continue }
      let pieces = contours.lines(at: level).map { Self.thinned($0.points, grid) }
      guard !pieces.isEmpty else { continue }
      lines =
        lines
        + Self.pieces(.line, x, y, pieces) {
          $0.style.line = StrokeStyle(lineWidth: 1)
          $0.style.color = .secondary
          $0.style.accessibilityLabel = "level \(name)"
        }
      // The level stands on its longest piece, at another share of it than its neighbours' do.
      let longest = pieces.max { $0.count < $1.count }!
      let middle = longest[(longest.count - 1) * [50, 25, 75, 38, 62][number % 5] / 100]
      lines =
        lines
        + ChartMarks(.text) {
          $0.x = ChannelSpec(x, [middle.x])
          $0.y = ChannelSpec(y, [middle.y])
          $0.text = ChannelSpec("Level", [name])
          $0.style.isOptional = true
        }
    }
    let holes = grid.values.count { !$0.isFinite }
    let hole =
      holes > 0
      ? "\(holes) of \(grid.values.count) samples of the contour are not finite: a hole is left"
      : nil
    let none = chosen.isEmpty ? "the contour has no level to draw: the values are all equal" : nil
    // Invisible corners keep the whole domain in the picture.
    let corners = ChartMarks(.line) {
      $0.x = ChannelSpec(x, [xDomain.lowerBound, xDomain.upperBound])
      $0.y = ChannelSpec(y, [yDomain.lowerBound, yDomain.upperBound])
      $0.style.opacity = 0
      $0.style.accessibilityLabel = "domain"
    }
    marks = (corners + bands + lines).noting([hole, none])
  }

  /// A region for each level, and one below them all; each lies on those of lower levels.
  private static func bands(
    _ x: String, _ y: String, _ label: String, _ levels: [Double], _ grid: GridSamples
  ) -> ChartMarks {
    guard let first = levels.first, let least = grid.values.filter(\.isFinite).min() else {
      return ChartMarks([])
    }
    let contours = Contours(grid)
    return ([-Double.infinity] + levels).reduce(ChartMarks([])) { bands, level in
      let isLowest = level == -.infinity
      let rings = contours.region(above: level).map { thinned($0, grid) }
      return bands
        + pieces(.polygon, x, y, rings) {
          // Of its lowest value: from a threshold on, values have the colour of what is above it.
          $0.color = ChannelSpec(label, [isLowest ? least : level])
          $0.colorScale = ColorScaleSpec(scheme: .pale, thresholds: levels)
          $0.style.accessibilityLabel =
            isLowest ? "below \(readable(first))" : "above \(readable(level))"
        }
    }
  }

  static func pieces(
    _ kind: MarkSpec.Kind, _ x: String, _ y: String, _ pieces: [[Point]],
    _ fill: (inout MarkSpec) -> Void
  ) -> ChartMarks {
    if pieces.isEmpty { return ChartMarks([]) }
    return ChartMarks(kind) {
      $0.x = ChannelSpec(x, pieces.flatMap { $0.map(\.x) })
      $0.y = ChannelSpec(y, pieces.flatMap { $0.map(\.y) })
      if pieces.count > 1 || kind == .polygon {
        $0.series = ChannelSpec(
          "Piece",
          pieces.enumerated().flatMap { number, points in
            points.map { _ in String(number + 1) }
          })
      }
      fill(&$0)
    }
  }

  /// Without points that move a line by less than a thousandth of the domain.
  static func thinned(_ points: [Point], _ grid: GridSamples) -> [Point] {
    let width = grid.x[grid.x.count - 1] - grid.x[0]
    let height = grid.y[grid.y.count - 1] - grid.y[0]
    guard width > 0, height > 0 else { return points }
    let scaled = points.map { Point(x: ($0.x - grid.x[0]) / width, y: ($0.y - grid.y[0]) / height) }
    return simplified(scaled, tolerance: 0.0005).map {
      Point(x: grid.x[0] + $0.x * width, y: grid.y[0] + $0.y * height)
    }
  }

  /// The levels that lie inside the range of the values, in rising order.
  package static func values(_ levels: Levels, _ values: [Double]) -> [Double] {
    var lower = Double.infinity
    var upper = -Double.infinity
    var least = Double.infinity
    for value in values where value.isFinite {
      lower = min(lower, value)
      upper = max(upper, value)
      if value > 0 { least = min(least, value) }
    }
    guard lower < upper else { return [] }
    let wanted: [Double]
    switch levels {
    case .explicit(let given): wanted = given.filter(\.isFinite).sorted()
    case .levels(let count):
      wanted = Ticks.linear(from: lower, to: upper, count: min(max(count, 1), 40))
    case .logarithmic(let count):
      guard least < upper else { return [] }
      // At most five decades below the top: a minimum of 10⁻¹² would take all levels for itself.
      let top = Logarithm.base10(upper)
      let bottom = max(Logarithm.base10(least), top - 5)
      let steps = min(max(count, 1), 40)
      wanted = (1...steps).map {
        let value = Logarithm.tenTo(bottom + (top - bottom) * Double($0) / Double(steps + 1))
        return rounded(value)
      }
    }
    var seen: Set<Double> = []
    return wanted.filter { $0 > lower && $0 < upper && seen.insert($0).inserted }
  }

  /// To two significant digits.
  private static func rounded(_ value: Double) -> Double {
    let power = Int(Logarithm.base10(value).rounded(.down)) - 1
    if power < 0 {
      let scale = Logarithm.powerOfTen(-power)
      return scale.isFinite ? (value * scale).rounded() / scale : value
    }
    let scale = Logarithm.powerOfTen(power)
    return (value / scale).rounded() * scale
  }
}

/// The way of an optimizer: a line, a dot at every so many steps, start and end named.
///
/// The line and its ends have a thin border in the page's colour, so that they stand out from any ground. Ours.
public struct PathPlot: ChartContent {
  public var marks: ChartMarks

  /// - Parameters:
  ///   - points: the steps in order. The path ends before the first that is not finite.
  ///   - every: dots at each so many steps; 0 for none.
  public init(
    _ points: [(Double, Double)], x: String, y: String, every: Int = 1, start: String = "start",
    end: String = "end"
  ) {
    let finite = Array(points.prefix { $0.0.isFinite && $0.1.isFinite })
    let lost = points.count - finite.count
    let note = lost > 0 ? "the path left the finite numbers at step \(finite.count)" : nil
    func mark(
      _ kind: MarkSpec.Kind, _ rows: [(Double, Double)], _ fill: (inout MarkSpec) -> Void
    ) -> ChartMarks {
      ChartMarks(kind) {
        $0.x = ChannelSpec(x, rows.map(\.0))
        $0.y = ChannelSpec(y, rows.map(\.1))
        $0.style.color = .red
        $0.style.isCased = true
        fill(&$0)
      }
    }
    guard let first = finite.first, let last = finite.last else {
      marks = ChartMarks([]).noting([note])
      return
    }
    var all = mark(.line, finite) { $0.style.line = StrokeStyle(lineWidth: 1.5) }
    if every > 0 {
      let dots = stride(from: 0, to: finite.count, by: every).map { finite[$0] }
      all =
        all
        + mark(.point, dots) {
          $0.style.symbolSize = 9
          // They lie on the line, and inside its border.
          $0.style.isCased = nil
        }
    }
    func named(_ name: String, _ at: (Double, Double), _ symbol: BasicChartSymbolShape)
      -> ChartMarks
    {
      mark(.point, [at]) {
        $0.style.symbol = symbol
        $0.style.symbolSize = 60
        if !name.isEmpty {
          $0.annotations = [AnnotationSpec(row: 0, text: name, position: .automatic)]
        }
      }
    }
    all = all + named(start, first, .square)
    if finite.count > 1 { all = all + named(end, last, .diamond) }
    marks = all.noting([note])
  }
}
