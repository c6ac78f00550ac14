import SVGCharts
import Testing

@Suite struct `Modifiers of marks` {
  private func svg(_ chart: Chart) -> String { chart.spec.render(id: "m").svg }

  // By hand: areas 100, 200, 400 of values 1, 2, 4; radius √(area/π) = 5.64, 7.98, 11.28. Large first.
  @Test func `give symbols areas in proportion`() {
    let drawn = svg(
      Chart {
        for value in [1, 2, 4] {
          PointMark(x: .value("x", value), y: .value("y", 1))
            .symbolSize(by: .value("n", value))
        }
      })
    let radii = drawn.split(separator: "\n").filter { $0.hasPrefix("<circle") }
      .compactMap { $0.split(separator: "r=\"").last?.prefix { $0 != "\"" } }
    #expect(radii == ["11.28", "7.98", "5.64"])
  }

  @Test func `give lines of different names different dashes`() {
    let chart = Chart {
      for (x, name) in [(0, "a"), (1, "a"), (0, "b"), (1, "b")] {
        LineMark(x: .value("x", x), y: .value("y", x)).lineStyle(by: .value("Run", name))
      }
    }
    #expect(svg(chart).contains("stroke-dasharray=\"7 4\""))
    #expect(
      svg(chart.chartLineStyleScale(["b": StrokeStyle(lineWidth: 4, dash: [1, 9])]))
        .contains("stroke-dasharray=\"1 9\""))
  }

  // By hand: two bars of 3 and 1 at one place, centred: −2 … 1 and 1 … 2.
  @Test func `give series the colours of a range in turn`() {
    let chart = Chart {
      for (x, name) in ["a", "b", "c"].enumerated() {
        PointMark(x: .value("x", x), y: .value("y", x)).foregroundStyle(by: .value("n", name))
      }
    }
    func colors(_ chart: Chart) -> [Paint?] {
      ChartLayout(chart.spec).scene.foreground.suffix(3).map(\.fill)
    }
    let ranged = chart.chartForegroundStyleScale(range: [.red, .green])
    #expect(colors(ranged) == [.color(.red), .color(.green), .color(.red)])
    let shared = ChartSpec.sharingScales([ranged.spec, ranged.spec]).map { ChartLayout($0).scene }
    #expect(shared.allSatisfy { $0.foreground.contains { $0.fill == .color(.red) } })
  }

  @Test func `stack around the middle`() {
    let chart = Chart {
      for (name, value) in [("a", 3), ("b", 1)] {
        BarMark(x: .value("x", "p"), y: .value("y", value), stacking: .center)
          .foregroundStyle(by: .value("Name", name))
      }
    }
    let layout = ChartLayout(chart.spec)
    #expect(layout.warnings.isEmpty)
    #expect(chart.spec.render(id: "m").description.contains("−2 to 2"))
  }

  // By hand: the category is the whole axis; 0.8 of it for two positions, so ±0.2 of it from the middle.
  @Test func `put points side by side`() {
    func places(_ chart: Chart) -> [Double] {
      svg(chart).split(separator: "\n").filter { $0.hasPrefix("<circle") }
        .compactMap { $0.dropFirst("<circle cx=\"".count).prefix { $0 != "\"" } }
        .compactMap { Double($0) }
    }
    let apart = places(
      Chart {
        for name in ["a", "b"] {
          PointMark(x: .value("x", "p"), y: .value("y", 1)).position(by: .value("Name", name))
        }
      })
    let together = places(Chart { PointMark(x: .value("x", "p"), y: .value("y", 1)) })
    #expect(abs((apart[0] + apart[1]) / 2 - together[0]) < 0.02 && apart[0] < together[0])
    let moved = places(
      Chart { PointMark(x: .value("x", "p"), y: .value("y", 1)).offset(x: 7, y: 2) })
    #expect(abs(moved[0] - together[0] - 7) < 0.02)
  }

  // By hand: the lowest is 0.2, the highest 1, half way 0.6; a line stays in one piece.
  @Test func `give opacities by value`() {
    let points = svg(
      Chart {
        for value in 0...2 {
          PointMark(x: .value("x", value), y: .value("y", 1)).opacity(by: .value("n", value))
        }
      })
    #expect(points.contains("fill-opacity=\"0.2\"") && points.contains("fill-opacity=\"0.6\""))
    let line = svg(
      Chart {
        for value in 0...2 {
          LineMark(x: .value("x", value), y: .value("y", 1)).opacity(by: .value("n", value))
        }
      })
    #expect(line.split(separator: "\n").count { $0.contains(" opacity=\"0.2\"") } == 1)
  }

  @Test func `open symbols`() {
    let drawn = svg(
      Chart {
        PointMark(x: .value("x", 1), y: .value("y", 1))
          .symbol(BasicChartSymbolShape.circle.strokeBorder(lineWidth: 2))
      })
    #expect(drawn.contains("class=\"f-background s-1\"") && drawn.contains("stroke-width=\"2\""))
  }

  @Test func `name marks for readers who do not see them`() {
    let chart = Chart {
      PointMark(x: .value("x", 1), y: .value("y", 1)).accessibilityLabel("Loss")
        .accessibilityValue("low")
      PointMark(x: .value("x", 2), y: .value("y", 1)).accessibilityHidden(true)
        .accessibilityLabel("hidden one")
    }
    let text = chart.spec.render(id: "m").description
    #expect(text.contains("Loss: low") && !text.contains("hidden one"))
  }

  // A straight line stays straight under every method.
  @Test(arguments: [
    InterpolationMethod.linear, .monotone, .cardinal, .cardinal(tension: 0.7), .catmullRom,
    .catmullRom(alpha: 1), .catmullRom(alpha: 0), InterpolationMethod(rawValue: "unknown"),
  ])
  func `join the points of a straight line`(method: InterpolationMethod) {
    let drawn = svg(
      Chart {
        for x in [0, 1, 4, 4, 9] {
          LineMark(x: .value("x", x), y: .value("y", 1)).interpolationMethod(method)
        }
      })
    let path = drawn.split(separator: "\n").first { $0.contains("s-1") && $0.contains(" d=\"M") }!
    let numbers = path.split(separator: " d=\"")[1].split { !"0123456789.-".contains($0) }
    let heights = Set(numbers.enumerated().filter { $0.offset % 2 == 1 }.map(\.element))
    #expect(heights.count == 1, "\(path)")
  }
}
