import SVGCharts
import Testing

@Suite struct `A heat map` {
  private func texts(_ chart: Chart) -> [String] { ChartLayout(chart.spec).scene.texts.map(\.text) }

  // 4.5:1 is what WCAG 2.2 asks of text.
  @Test func `keeps each number readable on its cell, on light and dark pages`() {
    let plain = Chart { HeatmapPlot(rows: [[0, 1]], values: .integer) }
    let charts = [
      plain, plain.chartForegroundStyleScale(scheme: .diverging),
      plain.chartForegroundStyleScale(scheme: .pale),
      plain.chartForegroundStyleScale(range: [.blue, .yellow, .red]),
    ]
    for chart in charts {
      let ramp = ColorRamp(chart.spec)!
      for step in 0..<ramp.stepCount {
        let ground = ramp.paint(step: step)
        let ink = Paint.color(ground.ink)
        #expect(contrast(ground.hex(\.light), ink.hex(\.light)) >= 4.5, "step \(step)")
        #expect(contrast(ground.hex(\.dark), ink.hex(\.dark)) >= 4.5, "step \(step)")
      }
      let scene = ChartLayout(chart.spec).scene
      let numbers = scene.texts.filter { $0.color != nil }
      #expect(numbers.map(\.text) == ["0", "1"])
      #expect(numbers.map(\.color) == scene.clipped.map { $0.fill?.ink })
    }
    // A pale cell lets the page shine through: its number has a halo instead.
    let pale = ChartLayout(Chart { HeatmapPlot(rows: [[0]], values: .integer).opacity(0.5) }.spec)
    #expect(pale.scene.texts.contains { $0.text == "0" && $0.hasHalo && $0.color == nil })
  }

  @Test func `has a key, but not where every cell holds its number`() {
    let rows = [[1.0, 2], [3, 4]]
    let plain = Chart { HeatmapPlot(rows: rows, by: "Loss") }
    let numbered = Chart { HeatmapPlot(rows: rows, by: "Loss", values: .integer) }
    #expect(texts(plain).contains("Loss"))
    #expect(!texts(plain.chartLegend(.hidden)).contains("Loss"))
    #expect(!texts(numbered).contains("Loss"))
    #expect(texts(numbered.chartLegend(.visible)).contains("Loss"))
    #expect(!texts(Chart { HeatmapPlot(rows: rows, by: "Loss", color: .ink) }).contains("Loss"))
  }

  @Test func `that diverges has zero in the middle, whatever the signs`() {
    func span(_ rows: [[Double]]) -> [Double] {
      let ramp = ColorRamp(Chart { HeatmapPlot(rows: rows, color: .diverging) }.spec)!
      return [ramp.lower, ramp.upper]
    }
    // By hand: the larger size on both sides.
    #expect(span([[-1, 4]]) == [-4, 4])
    #expect(span([[1, 4]]) == [-4, 4])
    #expect(span([[-4, -1]]) == [-4, 4])
    #expect(span([[0, 0]]) == [0, 0])
  }

  @Test func `takes the colours and the domain that the chart gives`() {
    let map = Chart { HeatmapPlot(rows: [[1, 2]], color: .diverging) }
    let ramp = ColorRamp(map.chartForegroundStyleScale(domain: 0...10, range: [.blue, .red]).spec)!
    #expect([ramp.lower, ramp.upper] == [0, 10])
    #expect(ramp.paint(step: 0) == .color(.blue))
    // A type alone leaves the colours to the plot.
    let log = ColorRamp(map.chartForegroundStyleScale(type: .symmetricLog).spec)!
    #expect([log.lower, log.upper] == [-2, 2])
  }

  @Test func `colours by shares of rows from 0 to 1`() {
    // By hand: 1/4 and 3/4; a row without positive values has no shares.
    #expect(HeatmapPlot.rowShares([[1, 3], [0, -1]]) == [[0.25, 0.75], [0, 0]])
    let ramp = ColorRamp(Chart { HeatmapPlot(rows: [[1, 3]], color: .rowShare) }.spec)!
    #expect([ramp.lower, ramp.upper] == [0, 1])
  }

  @Test func `leaves a hole where a value is not finite, and says so`() {
    let chart = Chart { HeatmapPlot(rows: [[1, .nan, 2]], values: .integer) }
    let scene = ChartLayout(chart.spec).scene
    #expect(scene.clipped.count == 2)
    #expect(scene.texts.filter { $0.color != nil }.map(\.text) == ["1", "2"])
    #expect(scene.texts.contains { $0.text == "1" && $0.color == nil }, "its column keeps its name")
    #expect(
      chart.spec.render(id: "a").warnings == [
        "1 of 3 values of \"Value\" (rectangle): no place on the colour scale, left empty"
      ])
  }

  @Test func `has its values in the table, the file and the description`() {
    let spec = Chart {
      HeatmapPlot(
        rows: [[1, 3]], xLabels: ["no", "yes"], yLabels: ["no"], x: "Predicted", y: "True",
        color: .rowShare, values: .integer)
    }.spec
    let drawn = spec.render(id: "a")
    #expect(drawn.header == ["Share of row", "Predicted", "True", "Text"])
    #expect(drawn.rows == [["0.25", "no", "no", "1"], ["0.75", "yes", "no", "3"]])
    #expect(
      spec.csv
        == "Share of row,Predicted,True,Text\r\n0.25,no,no,1\r\n0.75,yes,no,3\r\n")
    #expect(
      drawn.description.hasSuffix(
        "Share of row lowest 0.25 at Predicted no, True no, highest 0.75 at Predicted yes, True no."
      ))
  }

  @Test func `keeps the meaning of its colours from state to state`() {
    func ends(_ rows: [[[Double]]], _ color: HeatmapPlot.Coloring) -> [[Double]] {
      let states = rows.map { row in Chart { HeatmapPlot(rows: row, color: color) }.spec }
      return ChartSpec.sharingScales(states).map { ColorRamp($0)! }.map { [$0.lower, $0.upper] }
    }
    #expect(ends([[[0, 1]], [[.nan]], [[2, 4]]], .sequential) == [[0, 4], [0, 4], [0, 4]])
    #expect(ends([[[-1, 1]], [[2, 4]]], .diverging) == [[-4, 4], [-4, 4]])
    #expect(ends([[[1, 1]], [[2, 6]]], .rowShare) == [[0, 1], [0, 1]])
  }
}
