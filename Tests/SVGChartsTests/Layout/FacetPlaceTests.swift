import SVGCharts
import Testing

@Suite struct `Places in small multiples` {
  struct Run {
    var step: Double
    var loss: Double
    var rule: String
  }

  /// Two panels side by side; the second's values are those of the first, in another order of the rows.
  private static let runs = [
    Run(step: 0, loss: 1, rule: "a"), Run(step: 0, loss: 1, rule: "b"),
    Run(step: 1, loss: 3, rule: "b"), Run(step: 1, loss: 3, rule: "a"),
  ]

  private func places(baseline: FacetBaseline?) throws -> [String: [Point]] {
    let chart = Chart {
      LinePlot(Self.runs, x: .value("step", \.step), y: .value("loss", \.loss))
        .facet(by: .value("rule", \.rule))
    }.chartFacets(columns: 2)
    var spec = chart.spec
    spec.facets?.baseline = baseline
    let drawn = spec.render(id: "a")
    let column = try #require(drawn.header.firstIndex(of: "rule"))
    var places: [String: [Point]] = [:]
    for (row, place) in zip(drawn.rows, drawn.places) {
      places[row[column], default: []].append(try #require(place))
    }
    return places
  }

  @Test(arguments: [nil, FacetBaseline.others])
  func `lie in the panel of their row, at the same height and distance`(baseline: FacetBaseline?)
    throws
  {
    let places = try places(baseline: baseline)
    let a = try #require(places["a"])
    let b = try #require(places["b"])
    // Panels share their scales, so equal values differ by the distance of the panels alone.
    #expect(a.count == 2 && b.count == 2)
    #expect(a.map(\.y) == b.map(\.y))
    #expect(a[0].y > a[1].y)
    let distance = b[0].x - a[0].x
    #expect(distance > 100)
    #expect(abs(b[1].x - a[1].x - distance) < 1e-9)
  }
}
