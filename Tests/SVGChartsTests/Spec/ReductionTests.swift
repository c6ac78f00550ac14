import Foundation
import SVGCharts
import Testing

@Suite struct `Reduction of long series` {
  func numbers(_ channel: ChannelSpec?) -> [Double] {
    if case .numbers(let values)? = channel?.values { values } else { [] }
  }

  func spec(_ ys: [Double]) -> ChartSpec {
    Chart {
      LinePlot(Array(ys.enumerated()), x: .value("i", \.offset), y: .value("y", \.element))
    }.spec
  }

  @Test func `keeps a million points under 4,000 and 100 kB, with the spike`() throws {
    let chart = GalleryCharts.million.spec
    #expect(chart.marks[0].count <= 4_000)
    #expect(chart.marks[0].reduction?.count == 1_000_000)
    #expect(numbers(chart.marks[0].y).contains(900))
    #expect(try JSONEncoder().encode(chart).count < 150_000)
    let rendered = chart.render(id: "million")
    #expect(rendered.svg.utf8.count < 100_000)
    #expect(rendered.description.contains("1,000,000 values"))
    #expect(rendered.description.contains("highest 900 at 400,000"))
  }

  /// Second definition: each of 100 wide columns has the extremes that all its rows have. The
  /// reduction's columns are narrower and do not nest in these, so only inner rows count.
  @Test func `keeps the extremes of every column`() {
    let ys = GalleryCharts.noise(60_000, seed: 3)
    let mark = spec(ys).marks[0]
    let xs = numbers(mark.x)
    let kept = numbers(mark.y)
    #expect(zip(xs, kept).allSatisfy { ys[Int($0)] == $1 })
    for column in 0..<100 {
      let range = Double(column * 600)..<Double((column + 1) * 600)
      let inner = ys[(column * 600 + 80)..<((column + 1) * 600 - 80)]
      let seen = zip(xs, kept).filter { range.contains($0.0) }.map(\.1)
      #expect(seen.max()! >= inner.max()!)
      #expect(seen.min()! <= inner.min()!)
    }
    #expect(kept.max() == ys.max() && kept.min() == ys.min())
    #expect(kept.first == ys.first && kept.last == ys.last)
  }

  @Test func `leaves short series as they are`() {
    let ys = GalleryCharts.noise(4_000)
    #expect(numbers(spec(ys).marks[0].y) == ys)
    #expect(spec(ys).marks[0].reduction == nil)
  }

  @Test func `keeps gaps and counts them`() {
    var ys = GalleryCharts.noise(50_000)
    for index in 20_000..<21_000 { ys[index] = .nan }
    let chart = spec(ys)
    #expect(numbers(chart.marks[0].y).contains { $0.isNaN })
    #expect(chart.render(id: "a").warnings.contains { $0.hasPrefix("1,000 of 50,000 values") })
    // The line is drawn in two pieces.
    let line = chart.render(id: "a").svg.split(separator: "\n").first {
      $0.contains("stroke-width=\"2\"")
    }
    #expect(line?.filter { $0 == "M" }.count == 2)
  }

  @Test func `takes curves that run backwards`() {
    let data = (0..<30_000).map { index in
      let t = Double(index) / 15_000 - 1
      return (x: t * t * t - t / 2, y: t * t)
    }
    let mark = Chart { LinePlot(data, x: .value("x", \.x), y: .value("y", \.y)) }.spec.marks[0]
    #expect(mark.count <= 4_000 && mark.count > 1_000)
    #expect(numbers(mark.x).max() == data.map(\.x).max())
    #expect(numbers(mark.y).min() == data.map(\.y).min())
  }

  @Test func `reduces each series on its own`() {
    var rows: [GalleryCharts.Sample] = []
    for index in 0..<20_000 {
      let name = index.isMultiple(of: 2) ? "a" : "b"
      rows.append(GalleryCharts.Sample(x: Double(index / 2), y: Double(index % 7), group: name))
    }
    let mark = Chart {
      LinePlot(rows, x: .value("x", \.x), y: .value("y", \.y))
        .foregroundStyle(by: .value("Name", \.group))
    }.spec.marks[0]
    #expect(mark.count <= 8_000 && mark.count > 1_000)
  }

  @Test func `drops points that lie on others, and says so`() {
    let xs = GalleryCharts.noise(100_000)
    let ys = GalleryCharts.noise(100_000, seed: 2)
    let chart = Chart {
      PointPlot(Array(zip(xs, ys)), x: .value("x", \.0), y: .value("y", \.1))
    }.spec
    #expect(chart.marks[0].count <= 20_000)
    #expect(chart.render(id: "a").warnings.contains { $0.contains("of 100,000 points are drawn") })
  }
}
