/// What a classifier says everywhere: a pale region for each class, and the boundary between them.
///
///     DecisionPlot(x: "x₁", y: "x₂", xDomain: -3...3, yDomain: -3...3, classes: ["no", "yes"]) { model($0, $1) }
///     PointPlot(points, …).foregroundStyle(by: .value("Class", \.name))
///
/// Points coloured by the same names under the same label share the regions' colours. Ours.
public struct DecisionPlot: ChartContent {
  public var marks: ChartMarks

  /// Two classes by the probability of the second; the boundary lies at ½, linear between samples.
  ///
  /// - Parameter samples: along each side, 2 to 200.
  public init(
    x: String, y: String, xDomain: ClosedRange<Double>, yDomain: ClosedRange<Double>,
    classes: [String], by label: String = "Class", samples: Int = 80,
    probability: (Double, Double) -> Double
  ) {
    require(classes.count == 2, "a probability tells two classes apart, got \(classes)")
    let grid = GridSamples(
      x: xDomain, y: yDomain, columns: samples, rows: samples, probability)
    let first = GridSamples(x: grid.x, y: grid.y, values: grid.values.map { 1 - $0 })
    marks = Self.regions(
      x, y, label, [(classes[0], first), (classes[1], grid)], boundaries: [grid])
  }

  /// Several classes by number. The boundary runs halfway between samples of different classes.
  public init(
    x: String, y: String, xDomain: ClosedRange<Double>, yDomain: ClosedRange<Double>,
    classes: [String], by label: String = "Class", samples: Int = 120,
    class function: (Double, Double) -> Int
  ) {
    require((2...200).contains(samples), "samples of a decision plot: 2 to 200, got \(samples)")
    let numbers = GridSamples(x: xDomain, y: yDomain, columns: samples, rows: samples) {
      Double(function($0, $1))
    }
    let parts = classes.indices.map { index in
      (
        classes[index],
        GridSamples(
          x: numbers.x, y: numbers.y, values: numbers.values.map { $0 == Double(index) ? 1 : 0 })
      )
    }
    marks = Self.regions(x, y, label, parts, boundaries: parts.dropFirst().map(\.1))
  }

  private static func regions(
    _ x: String, _ y: String, _ label: String, _ parts: [(String, GridSamples)],
    boundaries: [GridSamples]
  ) -> ChartMarks {
    var all = ChartMarks([])
    for (name, grid) in parts {
      let rings = Contours(grid).region(above: 0.5).map { ContourPlot.thinned($0, grid) }
      all =
        all
        + ContourPlot.pieces(.polygon, x, y, rings) {
          $0.color = ChannelSpec(label, [name])
          $0.style.opacity = 0.2
        }
    }
    for grid in boundaries {
      let lines = Contours(grid).lines(at: 0.5).map { ContourPlot.thinned($0.points, grid) }
      all =
        all
        + ContourPlot.pieces(.line, x, y, lines) {
          $0.style.color = .primary
          $0.style.line = StrokeStyle(lineWidth: 1.5)
          $0.style.accessibilityLabel = "boundary"
        }
    }
    return all
  }
}
