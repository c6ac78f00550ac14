import SVGCharts
import Testing

@Suite struct `Chart layout` {
  @Test(arguments: GalleryCharts.all.map(\.name), [nil, 300.0, 360, 800])
  func `keeps every text inside the frame and off the others`(name: String, width: Double?) {
    let spec = GalleryCharts.all.first { $0.name == name }!.make().spec
    let scene = ChartLayout(spec, width: width).scene
    for (index, line) in scene.texts.enumerated() {
      let box = line.box
      #expect(box.left >= -0.5 && box.right <= scene.width + 0.5, "\(line.text) at \(box)")
      #expect(box.top >= -2 && box.bottom <= scene.height + 2, "\(line.text) at \(box)")
      for other in scene.texts[(index + 1)...] where !line.isSlanted && !other.isSlanted {
        let second = other.box
        let overlaps =
          box.left < second.right && second.left < box.right && box.top < second.bottom
          && second.top < box.bottom
        #expect(!overlaps, "\(line.text) and \(other.text)")
      }
    }
  }

  @Test func `names lines at their ends where there is room, else in a legend`() {
    let direct = ChartLayout(GalleryCharts.directLabels.spec).scene
    let fast = direct.texts.first { $0.text == "fast" }!
    #expect(fast.at.x > direct.plot.right)
    let legend = ChartLayout(GalleryCharts.directLabels.chartLegend(position: .top).spec).scene
    #expect(legend.texts.first { $0.text == "fast" }!.at.y < legend.plot.top)
    let hidden = ChartLayout(GalleryCharts.directLabels.chartLegend(.hidden).spec).scene
    #expect(!hidden.texts.contains { $0.text == "fast" })
    // A line that ends in the middle has its name behind its end; where a line stands in the way of
    // all places, a legend names both.
    func chart(wall: Bool) -> Chart {
      Chart {
        for (name, last) in [("long", 10), ("short", 4)] {
          for x in 0...last {
            LineMark(x: .value("x", x), y: .value("y", x * last)).foregroundStyle(
              by: .value("n", name))
          }
        }
        if wall {
          for y in [0, 100] { LineMark(x: .value("x", 4.3), y: .value("y", y)) }
        }
      }
    }
    let open = ChartLayout(chart(wall: false).spec).scene
    let short = open.texts.first { $0.text == "short" }!
    #expect(short.at.y > open.plot.top && short.at.x < (open.plot.left + open.plot.right) / 2)
    let closed = ChartLayout(chart(wall: true).spec).scene
    #expect(closed.texts.first { $0.text == "short" }!.at.y < closed.plot.top)
  }

  @Test func `says how it names series, so that states of a panel can agree`() {
    let direct = GalleryCharts.directLabels
    #expect(direct.spec.render(id: "a").naming == .lineEnds)
    #expect(direct.chartLegend(position: .top).spec.render(id: "a").naming == .legend)
    #expect(direct.chartLegend(.hidden).spec.render(id: "a").naming == nil)
    #expect(GalleryCharts.line.spec.render(id: "a").naming == nil)
  }

  @Test func `puts values where the scale says`() {
    let chart = Chart {
      for (x, y) in [(0.0, 0.0), (5, 50), (10, 100)] {
        PointMark(x: .value("x", x), y: .value("y", y))
      }
    }
    let scene = ChartLayout(chart.spec).scene
    guard case .symbols(_, _, let places) = scene.foreground[0].geometry else {
      return #expect(Bool(false))
    }
    let plot = scene.plot
    #expect(places[0].x == plot.left && places[0].y == plot.bottom)
    #expect(abs(places[1].x - (plot.left + plot.right) / 2) < 1e-9)
    #expect(abs(places[2].y - plot.top) < 1e-9)
  }

  @Test func `spreads labels by the least, in order and inside`() {
    #expect(spreadApart([10, 50], distance: 15, in: 0...100) == [10, 50])
    #expect(spreadApart([50, 50], distance: 20, in: 0...100) == [40, 60])
    #expect(spreadApart([98, 100], distance: 20, in: 0...100) == [80, 100])
    #expect(spreadApart([1, 2, 3], distance: 60, in: 0...100) == nil)
    var generator = Sequence64(state: 3)
    for _ in 0..<500 {
      let places = (0..<6).map { _ in generator.uniform() * 200 }
      let spread = spreadApart(places, distance: 19, in: 0...200)!
      let pairs = zip(places, spread).sorted { $0.0 < $1.0 }
      #expect(zip(pairs, pairs.dropFirst()).allSatisfy { $1.1 - $0.1 >= 19 - 1e-9 })
      #expect(spread.allSatisfy { $0 >= -1e-9 && $0 <= 200 + 1e-9 })
    }
  }
}
