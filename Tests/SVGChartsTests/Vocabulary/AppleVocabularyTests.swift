import SVGCharts
import Testing

/// Code as one writes it for Apple's Charts: it must compile and draw here after changing the import.
///
/// What differs, and what is missing, stands in `SVGCharts.docc/AppleCharts.md`.
@Suite struct `The vocabulary of Apple's Charts` {
  enum Model: String, Plottable, CaseIterable { case linear, tree, network }
  struct Run: Identifiable {
    var id: Int
    var epoch: Int
    var loss: Double
    var model: Model
  }
  let runs = (0..<12).map {
    Run(id: $0, epoch: $0 % 4, loss: 1 / Double($0 + 1), model: Model.allCases[$0 / 4])
  }

  private func draws(_ chart: Chart, _ marks: Int = 1) {
    let drawn = chart.spec.render(id: "a")
    #expect(chart.spec.marks.count == marks)
    #expect(drawn.warnings.isEmpty, "\(drawn.warnings)")
  }

  @Test func `has points`() {
    draws(
      Chart(runs) { run in
        PointMark(x: .value("Epoch", run.epoch), y: .value("Loss", run.loss))
          .foregroundStyle(by: .value("Model", run.model.rawValue))
          .symbol(by: .value("Model", run.model))
          .symbolSize(60)
          .opacity(0.8)
      })
    draws(
      Chart(runs) {
        PointMark(x: .value("Epoch", $0.epoch), y: .value("Loss", $0.loss))
          .symbolSize(by: .value("Loss", $0.loss))
          .foregroundStyle(by: .value("Epoch", $0.epoch))
          .offset(x: 2, y: -1)
          .accessibilityLabel("Run")
          .accessibilityValue("good")
      })
    draws(
      Chart {
        PointMark(x: .value("x", 1), y: .value("y", 2))
          .symbol(BasicChartSymbolShape.diamond.strokeBorder(lineWidth: 2))
          .foregroundStyle(.red)
          .accessibilityHidden(true)
      })
  }

  @Test(arguments: [
    BasicChartSymbolShape.asterisk, .circle, .cross, .diamond, .pentagon, .plus, .square, .triangle,
  ])
  func `has symbols`(shape: BasicChartSymbolShape) {
    draws(Chart { PointMark(x: .value("x", 1), y: .value("y", 2)).symbol(shape) })
  }

  @Test func `has lines`() {
    draws(
      Chart(runs, id: \.id) { run in
        LineMark(
          x: .value("Epoch", run.epoch), y: .value("Loss", run.loss),
          series: .value("Model", run.model.rawValue)
        )
        .lineStyle(StrokeStyle(lineWidth: 3, dash: [4, 2]))
        .interpolationMethod(.catmullRom(alpha: 0.5))
      })
    draws(
      Chart {
        ForEach(runs) { run in
          LineMark(x: .value("Epoch", run.epoch), y: .value("Loss", run.loss))
            .lineStyle(by: .value("Model", run.model))
            .interpolationMethod(.cardinal(tension: 0.3))
        }
      }
      .chartLineStyleScale([
        Model.linear: StrokeStyle(lineWidth: 1), Model.tree: StrokeStyle(dash: [2, 2]),
        Model.network: StrokeStyle(lineWidth: 4),
      ]))
  }

  @Test(arguments: [
    InterpolationMethod.linear, .monotone, .cardinal, .catmullRom, .stepStart, .stepCenter,
    .stepEnd,
  ])
  func `has interpolation methods`(method: InterpolationMethod) {
    draws(
      Chart(runs.prefix(4)) {
        LineMark(x: .value("Epoch", $0.epoch), y: .value("Loss", $0.loss))
          .interpolationMethod(method)
      })
  }

  @Test(arguments: [MarkStackingMethod.standard, .normalized, .center, .unstacked])
  func `has areas`(stacking: MarkStackingMethod) {
    draws(
      Chart(runs) { run in
        AreaMark(
          x: .value("Epoch", run.epoch), y: .value("Loss", run.loss), stacking: stacking
        )
        .foregroundStyle(by: .value("Model", run.model))
      })
    draws(
      Chart(runs.prefix(4)) { run in
        AreaMark(
          x: .value("Epoch", run.epoch), yStart: .value("Low", run.loss / 2),
          yEnd: .value("High", run.loss * 2))
      })
  }

  @Test func `has bars`() {
    draws(
      Chart(runs) { run in
        BarMark(
          x: .value("Model", run.model), y: .value("Loss", run.loss), width: .ratio(0.5),
          stacking: .standard
        )
        .foregroundStyle(by: .value("Epoch", "\(run.epoch)"))
        .position(by: .value("Epoch", "\(run.epoch)"), axis: .horizontal, span: .ratio(0.9))
        .cornerRadius(3)
        .zIndex(1)
        .annotation(position: .top) { Text("1") }
      })
    draws(
      Chart {
        BarMark(
          xStart: .value("From", 1), xEnd: .value("To", 4), y: .value("Task", "fit"),
          height: .fixed(12))
        BarMark(
          x: .value("Model", 2), yStart: .value("Low", 0), yEnd: .value("High", 3),
          width: .inset(2))
      }
      .chartYScale(type: .category), 2)
    let bins = NumberBins(data: runs.map(\.loss), desiredCount: 5)
    draws(
      Chart {
        ForEach(Array(bins.indices)) { index in
          BarMark(x: .value("Loss", bins[index]), y: .value("Runs", index + 1))
        }
      })
  }

  @Test func `has rules and rectangles`() {
    draws(
      Chart {
        RuleMark(x: .value("x", 1))
        RuleMark(y: .value("y", 1)).lineStyle(StrokeStyle(lineWidth: 1, dash: [2]))
        RuleMark(xStart: .value("a", 0), xEnd: .value("b", 2), y: .value("c", 1))
        RuleMark(x: .value("x", 1), yStart: .value("a", 0), yEnd: .value("b", 2))
        RectangleMark(
          xStart: .value("a", 0), xEnd: .value("b", 1), yStart: .value("c", 0),
          yEnd: .value("d", 1))
        RectangleMark(x: .value("x", 1), y: .value("y", 1), width: .fixed(4), height: .ratio(0.5))
          .foregroundStyle(by: .value("Weight", 0.3))
        RectangleMark(x: .value("x", 1), yStart: .value("c", 0), yEnd: .value("d", 1))
        RectangleMark(xStart: .value("a", 0), xEnd: .value("b", 1), y: .value("y", 1))
      }, 8)
  }

  @Test func `has vectorised plots`() {
    draws(
      Chart {
        PointPlot(runs, x: .value("Epoch", \.epoch), y: .value("Loss", \.loss))
          .foregroundStyle(by: .value("Model", \.model))
          .symbol(by: .value("Model", \.model))
          .symbolSize(by: .value("Loss", \.loss))
          .opacity(0.5)
        LinePlot(
          runs, x: .value("Epoch", \.epoch), y: .value("Loss", \.loss),
          series: .value("Model", \.model)
        )
        .lineStyle(by: .value("Model", \.model))
        .interpolationMethod(.monotone)
        RulePlot(
          runs, x: .value("Epoch", \.epoch), yStart: .value("Loss", \.loss),
          yEnd: .value("Loss", \.loss))
        RectanglePlot(
          runs, x: .value("Epoch", \.epoch), y: .value("Loss", \.loss), width: .fixed(3),
          height: .fixed(3))
      }, 4)
    draws(
      Chart {
        BarPlot(runs, x: .value("Model", \.model), y: .value("Loss", \.loss))
          .foregroundStyle(by: .value("Model", \.model))
          .position(by: .value("Model", \.model))
      })
    draws(
      Chart {
        AreaPlot(
          runs, x: .value("Epoch", \.epoch), y: .value("Loss", \.loss), stacking: .normalized
        )
        .foregroundStyle(by: .value("Model", \.model))
      })
    draws(
      Chart {
        LinePlot(x: "x", y: "y", domain: -1...1) { $0 * $0 }
        LinePlot(x: "x", y: "y", t: "t", domain: 0...1) { (x: $0, y: 1 - $0) }
        AreaPlot(x: "x", yStart: "low", yEnd: "high", domain: -1...1) {
          (yStart: $0 - 1, yEnd: $0 + 1)
        }
      }, 3)
  }

  @Test(arguments: [
    ScaleType.linear, .squareRoot, .symmetricLog, .symmetricLog(slopeAtZero: 2), .log, .date,
    .category,
  ])
  func `has scale types`(type: ScaleType) {
    draws(
      Chart(runs) { PointMark(x: .value("Run", $0.id + 1), y: .value("Loss", $0.loss)) }
        .chartXScale(type: type))
  }

  @Test func `has scale modifiers`() {
    let points = Chart(runs) {
      PointMark(x: .value("Epoch", $0.epoch), y: .value("Loss", $0.loss))
        .foregroundStyle(by: .value("Model", $0.model))
        .symbol(by: .value("Model", $0.model))
    }
    draws(points.chartXScale(domain: 0...5, range: .plotDimension(padding: 10), type: .linear))
    draws(points.chartXScale(domain: [5, 0]))
    draws(
      points.chartYScale(domain: .automatic(includesZero: true, reversed: true))
        .chartXScale(range: .plotDimension(startPadding: 4, endPadding: 8)))
    draws(
      points.chartForegroundStyleScale(["linear": .blue, "tree": .orange, "network": .green])
        .chartSymbolScale(["linear": .circle, "tree": .cross, "network": .plus]))
    draws(
      points.chartForegroundStyleScale(domain: Model.allCases, range: [.blue, .red])
        .chartSymbolScale(domain: Model.allCases, range: [.circle, .square, .plus]))
    let numeric = Chart(runs) {
      PointMark(x: .value("Epoch", $0.epoch), y: .value("Loss", $0.loss))
        .foregroundStyle(by: .value("Loss", $0.loss))
        .symbolSize(by: .value("Epoch", $0.epoch))
    }
    draws(numeric.chartForegroundStyleScale(range: [.blue, .yellow], type: .log))
    draws(
      numeric.chartForegroundStyleScale(domain: 0.0...1, type: .linear)
        .chartSymbolSizeScale(range: 10...200))
  }

  @Test func `has axes and legends`() {
    draws(
      Chart(runs) { LineMark(x: .value("Epoch", $0.id), y: .value("Loss", $0.loss)) }
        .chartXAxis {
          AxisMarks(values: .stride(by: 2)) {
            AxisGridLine()
            AxisTick()
            AxisValueLabel()
          }
        }
        .chartYAxis(.hidden)
        .chartXAxisLabel("Epoch")
        .chartLegend(.hidden))
  }
}
