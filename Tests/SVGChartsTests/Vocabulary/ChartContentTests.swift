import SVGCharts
import Testing

@Suite struct `Chart content` {
  enum Model: String, Plottable, CaseIterable { case a = "model A", b = "model B" }

  @Test func `takes plain Swift control flow`() {
    let flag: Bool? = true
    let spec = Chart {
      for x in 0..<3 { LineMark(x: .value("x", x), y: .value("y", x * x)) }
      if let flag, flag { RuleMark(y: .value("y", 1)) }
      switch Model.allCases[0] {
      case .a: PointMark(x: .value("x", 1), y: .value("y", 1.5))
      case .b: RuleMark(x: .value("x", 2))
      }
      let twice = 2
      RuleMark(x: .value("x", twice))
    }.spec
    #expect(spec.marks.map(\.kind) == [.line, .rule, .point, .rule])
    #expect(spec.marks[0].y?.values == .numbers([0, 1, 4]))
  }

  @Test func `gives the same data by marks, ForEach and a plot`() {
    let data = [(x: 1.0, y: 2.0), (x: 2, y: 3), (x: 3, y: 5)]
    let marks = Chart { for row in data { LineMark(x: .value("x", row.x), y: .value("y", row.y)) } }
    let each = Chart {
      ForEach(data, id: \.x) { LineMark(x: .value("x", $0.x), y: .value("y", $0.y)) }
    }
    let direct = Chart(data) { LineMark(x: .value("x", $0.x), y: .value("y", $0.y)) }
    let plot = Chart { LinePlot(data, x: .value("x", \.x), y: .value("y", \.y)) }
    #expect(marks.spec == each.spec)
    #expect(marks.spec == direct.spec)
    #expect(marks.spec == plot.spec)
  }

  @Test func `lets the nearest modifier win`() {
    let spec = Chart {
      ForEach([1, 2]) { x in
        PointMark(x: .value("x", x), y: .value("y", x)).foregroundStyle(.red)
      }
      .foregroundStyle(.blue)
      .opacity(0.5)
    }.spec
    #expect(spec.marks.count == 1)
    #expect(spec.marks[0].style.color == .red)
    #expect(spec.marks[0].style.opacity == 0.5)
  }

  @Test func `names enumerations and Booleans as categories`() {
    let spec = Chart(Model.allCases, id: \.self) {
      BarMark(x: .value("Model", $0), y: .value("Tall", $0 == .a))
    }.spec
    #expect(spec.marks[0].x?.values == .categories(["model A", "model B"]))
    #expect(spec.marks[0].y?.values == .categories(["true", "false"]))
  }

  @Test func `groups a plot by a property`() {
    let spec = Chart {
      LinePlot(
        GalleryCharts.curves, x: .value("x", \.x), y: .value("y", \.y),
        series: .value("Group", \.group)
      )
      .foregroundStyle(by: .value("Group", \.group))
      .symbol(by: .value("Group", \.group))
    }.spec
    #expect(spec.marks[0].color?.label == "Group")
    #expect(spec.marks[0].color?.values.count == 63)
  }

  @Test func `samples functions at both ends, and evenly in the logarithm on a log scale`() {
    let spec = Chart { LinePlot(x: "x", y: "y") { $0 } }.chartXScale(domain: 1...100, type: .log)
      .spec
    guard case .numbers(let xs)? = spec.marks[0].x?.values else { return #expect(Bool(false)) }
    #expect(xs.first == 1 && xs.last == 100)
    #expect(abs(xs[xs.count / 2] - 10) < 1e-12)  // the geometric mean
    let linear = Chart { LinePlot(x: "x", y: "y", domain: -1...3) { 2 * $0 } }.spec
    guard case .numbers(let ys)? = linear.marks[0].y?.values else { return #expect(Bool(false)) }
    #expect(ys.first == -2 && ys.last == 6 && ys[ys.count / 2] == 2)
  }

  @Test func `keeps style values within what can be drawn and encoded`() {
    let mark = Chart {
      PointMark(x: .value("x", 1), y: .value("y", 1)).opacity(.nan).symbolSize(-.infinity)
        .lineStyle(StrokeStyle(lineWidth: .nan, dash: [.infinity])).zIndex(.nan)
    }.spec.marks[0]
    #expect(mark.style.opacity == 1)
    #expect(mark.style.symbolSize == 30)
    #expect(mark.style.line == StrokeStyle(lineWidth: 2, dash: []))
    #expect(mark.style.zIndex == 0)
  }
}
