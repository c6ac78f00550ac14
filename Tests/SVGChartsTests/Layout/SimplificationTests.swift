import SVGCharts
import Testing

@Suite struct `Simplification of lines` {
  /// The `d` of the first path of a line chart.
  private func path(_ points: [(Double, Double)]) -> String {
    let chart = Chart {
      LinePlot(points, x: .value("x", \.0), y: .value("y", \.1))
    }
    let svg = chart.spec.render(id: "t").svg
    guard let start = svg.firstRange(of: "class=\"line\""),
      let d = svg[start.upperBound...].firstRange(of: " d=\"")
    else {
      return svg.split(separator: "<path").dropFirst().map(String.init)
        .first { $0.contains("fill=\"none\"") } ?? ""
    }
    return String(svg[d.upperBound...].prefix { $0 != "\"" })
  }

  @Test func `draws a straight function with its two ends`() {
    // By hand: every point of y = 2x lies on the chord.
    let straight = path((0...400).map { (Double($0), 2 * Double($0)) })
    let two = path([(0, 0), (400, 800)])
    #expect(!two.isEmpty)
    #expect(straight == two)
  }

  @Test func `keeps a spike of one point`() {
    let spiked = path((0...400).map { (Double($0), $0 == 200 ? 1.0 : 0.0) })
    let least = path([(0, 0), (199, 0), (200, 1), (201, 0), (400, 0)])
    #expect(!least.isEmpty)
    #expect(spiked == least)
  }
}
