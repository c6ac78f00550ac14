import SVGCharts
import Testing

@Suite struct `Numbers of series in the SVG` {
  @Test func `are those of the legend's order`() {
    let svg = Chart {
      for (name, height) in [("a", 1.0), ("b", 2.0)] {
        BarMark(x: .value("x", "p"), y: .value("y", height))
          .foregroundStyle(by: .value("Name", name))
      }
    }
    .chartForegroundStyleScale(["b": .red, "a": .blue])
    .spec.render(id: "s").svg
    let lines = svg.split(separator: "\n")
    // b stands first in the legend, so it is number 0, in red (place 6 of the palette).
    #expect(lines.contains { $0.contains("data-s=\"0\"") && $0.contains("f-6") })
    #expect(lines.contains { $0.contains("data-s=\"1\"") && $0.contains("f-1") })
  }

  @Test func `are missing where no series has a name`() {
    let svg = Chart { PointMark(x: .value("x", 1), y: .value("y", 1)) }.spec.render(id: "s").svg
    #expect(!svg.contains("data-s"))
  }
}
