/// A field of arrows: the gradient of a loss, say, at the crossings of a grid.
///
///     VectorPlot(x: "w₁", y: "w₂", xDomain: -2...2, yDomain: -2...2, count: 15) { x, y in (-2 * x, -20 * y) }
///
/// Each arrow is centred at its place. The longest is as long as 0.9 cells, the others in proportion. Ours.
public struct VectorPlot: ChartContent {
  public var marks: ChartMarks

  /// - Parameter count: of arrows along each side, 2 to 60.
  public init(
    x: String, y: String, xDomain: ClosedRange<Double>, yDomain: ClosedRange<Double>,
    count: Int = 15, function: (Double, Double) -> (Double, Double)
  ) {
    require((2...60).contains(count), "arrows along a side: 2 to 60, got \(count)")
    let cellX = (xDomain.upperBound - xDomain.lowerBound) / Double(count)
    let cellY = (yDomain.upperBound - yDomain.lowerBound) / Double(count)
    // In units of cells, so that the length on the page counts.
    var arrows: [(x: Double, y: Double, dx: Double, dy: Double)] = []
    var broken = 0
    var longest = 0.0
    for row in 0..<count {
      for column in 0..<count {
        let u = xDomain.lowerBound + (Double(column) + 0.5) * cellX
        let v = yDomain.lowerBound + (Double(row) + 0.5) * cellY
        let (dx, dy) = function(u, v)
        guard dx.isFinite, dy.isFinite else {
          broken += 1
          continue
        }
        let arrow = (x: u, y: v, dx: cellX > 0 ? dx / cellX : 0, dy: cellY > 0 ? dy / cellY : 0)
        // The larger component bounds the length without squaring it.
        let size = max(abs(arrow.dx), abs(arrow.dy))
        if size > 0, size.isFinite {
          let (a, b) = (arrow.dx / size, arrow.dy / size)
          longest = max(longest, size * (a * a + b * b).squareRoot())
        }
        arrows.append(arrow)
      }
    }
    let scale = longest > 0 && longest.isFinite ? 0.45 / longest : 0
    let note =
      broken > 0 ? "\(broken) of \(count * count) arrows are not finite, left out" : nil
    marks = ChartMarks(.vector) {
      $0.x = ChannelSpec(x, arrows.map { $0.x - $0.dx * scale * cellX })
      $0.y = ChannelSpec(y, arrows.map { $0.y - $0.dy * scale * cellY })
      $0.xEnd = ChannelSpec(x, arrows.map { $0.x + $0.dx * scale * cellX })
      $0.yEnd = ChannelSpec(y, arrows.map { $0.y + $0.dy * scale * cellY })
      $0.style.color = .secondary
      $0.style.line = StrokeStyle(lineWidth: 1.2)
    }.noting([note])
  }
}
