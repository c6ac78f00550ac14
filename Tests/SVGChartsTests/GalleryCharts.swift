import SVGCharts

/// One small chart for each construct; the SVGs beside are what they look like.
enum GalleryCharts {
  struct Sample {
    var x: Double
    var y: Double
    var group: String
  }

  /// Three curves 1 − e^(−kx) ≈ x·k/(1 + x·k), rational so that every machine has the same bits.
  static let curves: [Sample] = [("fast", 8.0), ("medium", 2.0), ("slow", 0.6)].flatMap { name, k in
    (0...20).map { i in
      let x = Double(i) / 20
      return Sample(x: x, y: k * x / (1 + k * x), group: name)
    }
  }

  /// A fixed linear congruential sequence in 0 ..< 1 (Knuth's MMIX constants).
  static func noise(_ count: Int, seed: UInt64 = 1) -> [Double] {
    var state = seed
    return (0..<count).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) / 9_007_199_254_740_992
    }
  }

  static let all = basics + frames

  static let basics: [(name: String, make: @Sendable () -> Chart)] = [
    ("line", { line }), ("line-function", { function }), ("line-parametric", { parametric }),
    ("line-series-direct-labels", { directLabels }), ("line-series-legend", { legend }),
    ("line-log", { logarithmic }), ("line-log-few-decades", { fewDecades }),
    ("line-gaps", { gaps }),
    ("line-steps", { steps }), ("line-smooth", { smooth }), ("line-million", { million }),
    ("points", { points }), ("points-symbols", { symbols }), ("points-log-log", { logLog }),
    ("area", { area }), ("area-band", { band }), ("area-stacked", { stackedArea }),
    ("area-normalized", { normalizedArea }),
    ("bars", { bars }), ("bars-horizontal", { horizontalBars }), ("bars-stacked", { stackedBars }),
    ("bars-grouped", { groupedBars }), ("bars-negative", { negativeBars }),
    ("bars-numeric", { numericBars }),
    ("bars-intervals", { intervals }), ("bars-fifty-categories", { fiftyCategories }),
    ("rules-annotated", { rules }), ("rectangles-unit-square", { unitSquare }),
    ("rectangles-pair-matrix", { pairMatrix }), ("axis-values-and-format", { axisValues }),
    ("axis-hidden", { hiddenAxes }), ("colors", { colors }), ("legend-bottom", { legendBottom }),
    ("hostile-labels", { hostile }), ("long-labels", { longLabels }), ("chinese", { chinese }),
    ("empty", { empty }), ("one-point", { onePoint }), ("all-equal", { allEqual }),
    ("huge-range", { hugeRange }),
    ("one-category", { oneCategory }), ("many-series", { manySeries }),
    ("dot-plot-intervals", { dotPlot }),
  ]

  static var line: Chart {
    Chart {
      LinePlot(
        curves.prefix(21), x: .value("False positive rate", \.x), y: .value("Recall", \.y))
    }
  }
  static var function: Chart {
    Chart {
      LinePlot(x: "x", y: "x³ − x", domain: -1.5...1.5) { $0 * $0 * $0 - $0 }
      RuleMark(y: .value("zero", 0))
    }
  }
  static var parametric: Chart {
    Chart {
      // A loop: (t³ − t, t²).
      LinePlot(x: "x", y: "y", t: "t", domain: -1.25...1.25) { t in (x: t * t * t - t, y: t * t) }
    }
    .frame(width: 360, height: 360)
  }
  static var directLabels: Chart {
    Chart {
      LinePlot(curves, x: .value("Epoch", \.x), y: .value("Accuracy", \.y))
        .foregroundStyle(by: .value("Learner", \.group))
    }
    .chartYAxis { AxisMarks(format: .percent(0)) }
  }
  static var legend: Chart {
    Chart(curves, id: \.x) { sample in
      LineMark(x: .value("Epoch", sample.x), y: .value("Accuracy", sample.y))
        .foregroundStyle(by: .value("Learner", sample.group))
      PointMark(x: .value("Epoch", sample.x), y: .value("Accuracy", sample.y))
        .foregroundStyle(by: .value("Learner", sample.group))
    }
  }
  static var logarithmic: Chart {
    Chart {
      LinePlot(x: "Prevalence", y: "Positive predictive value") { p in
        0.99 * p / (0.99 * p + 0.01 * (1 - p))
      }
      RuleMark(x: .value("Prevalence", 0.01)).lineStyle(StrokeStyle(lineWidth: 1.5, dash: [4, 3]))
        .annotation { "1 in 100" }
      PointMark(x: .value("Prevalence", 0.01), y: .value("Positive predictive value", 0.5))
        .symbolSize(60)
    }
    .chartXScale(domain: 0.00001...1, type: .log)
    .chartYScale(domain: 0...1)
  }
  static var fewDecades: Chart {
    Chart {
      LinePlot(x: "n", y: "cost", domain: 3...80) { $0 * $0 }
    }
    .chartXScale(domain: 3...80, type: .log)
    .chartYScale(type: .log)
  }
  static var gaps: Chart {
    let values: [Double] = [1, 3, 2, .nan, 4, .nan, 5, 6, .infinity, 4, 4.5]
    return Chart {
      LinePlot(
        Array(values.enumerated()), x: .value("Step", \.offset), y: .value("Loss", \.element))
    }
  }
  static var steps: Chart {
    let values = [1.0, 3, 2, 5, 4]
    return Chart {
      for (name, method) in [
        ("start", InterpolationMethod.stepStart), ("center", .stepCenter), ("end", .stepEnd),
      ] {
        for (index, value) in values.enumerated() {
          LineMark(x: .value("x", index), y: .value("y", value))
            .foregroundStyle(by: .value("Step at", name))
            .interpolationMethod(method)
        }
      }
      for (index, value) in values.enumerated() {
        PointMark(x: .value("x", index), y: .value("y", value)).foregroundStyle(.primary)
      }
    }
  }
  static var smooth: Chart {
    Chart {
      for (index, value) in [1.0, 5, 4.8, 2, 2.1, 6].enumerated() {
        LineMark(x: .value("x", index), y: .value("y", value))
          .interpolationMethod(.monotone)
          .symbol(.diamond)
      }
    }
  }
  /// A random walk of a million steps with one spike, which must be seen.
  static let walk: [Double] = {
    var value = 0.0
    var walk: [Double] = []
    for step in noise(1_000_000) {
      value += step - 0.5
      walk.append(value)
    }
    walk[400_000] = 900
    return walk
  }()
  static var million: Chart {
    Chart {
      LinePlot(Array(walk.enumerated()), x: .value("Step", \.offset), y: .value("Walk", \.element))
        .lineStyle(StrokeStyle(lineWidth: 1))
    }
  }
  static var points: Chart {
    let xs = noise(60)
    let ys = noise(60, seed: 9)
    return Chart {
      PointPlot(
        Array(zip(xs, ys)), x: .value("Score of A", \.0),
        y: .value("Score of B", { $0.0 + $0.1 / 3 })
      )
      .opacity(0.7)
    }
  }
  static var symbols: Chart {
    Chart {
      for (index, name) in ["circle", "square", "triangle", "diamond", "cross", "plus", "pentagon"]
        .enumerated()
      {
        for step in 0..<4 {
          PointMark(x: .value("x", step), y: .value("y", index + step))
            .foregroundStyle(by: .value("Shape", name))
            .symbol(by: .value("Shape", name))
            .symbolSize(60)
        }
      }
    }
  }
  static var logLog: Chart {
    Chart {
      for size in [1.0, 2, 4, 8, 16, 32, 64, 128, 256] {
        PointMark(x: .value("Batch size", size), y: .value("Variance of the gradient", 3 / size))
      }
      LinePlot(x: "Batch size", y: "Variance of the gradient", domain: 1...256) { 3 / $0 }
        .foregroundStyle(.secondary)
        .lineStyle(StrokeStyle(lineWidth: 1.5, dash: [6, 4]))
        .annotation(position: .top) { "slope −1" }
    }
    .chartXScale(type: .log)
    .chartYScale(type: .log)
  }
  static var area: Chart {
    Chart {
      AreaPlot(x: "x", y: "density", domain: -3...3) { 1 / (1 + $0 * $0 * $0 * $0) }.opacity(0.4)
      LinePlot(x: "x", y: "density", domain: -3...3) { 1 / (1 + $0 * $0 * $0 * $0) }
    }
  }
  static var band: Chart {
    Chart {
      AreaPlot(x: "n", yStart: "estimate", yEnd: "estimate", domain: 1...1000) { n in
        (yStart: 0.3 - 1 / (1 + n / 20), yEnd: 0.3 + 1 / (1 + n / 20))
      }
      .opacity(0.25)
      RuleMark(y: .value("estimate", 0.3)).annotation { "P(B) = 0.3" }
    }
    .chartXScale(type: .log)
  }
  static var stackedArea: Chart {
    Chart {
      AreaPlot(curves, x: .value("x", \.x), y: .value("share", \.y))
        .foregroundStyle(by: .value("Part", \.group))
    }
  }
  static var normalizedArea: Chart {
    Chart {
      AreaPlot(
        curves.filter { $0.x > 0 }, x: .value("x", \.x), y: .value("share", \.y),
        stacking: .normalized
      )
      .foregroundStyle(by: .value("Part", \.group))
    }
    .chartYAxis { AxisMarks(format: .percent(0)) }
  }
  static let metrics: [(metric: String, model: String, value: Double)] = [
    ("recall", "A", 0.9), ("precision", "A", 0.0826), ("F1", "A", 0.151),
    ("recall", "B", 0.95), ("precision", "B", 0.0094), ("F1", "B", 0.0186),
  ]
  static var bars: Chart {
    Chart {
      BarPlot(metrics.prefix(3), x: .value("Metric", \.metric), y: .value("Value", \.value))
    }
  }
  static var horizontalBars: Chart {
    Chart {
      for row in metrics.prefix(3) {
        BarMark(x: .value("Value", row.value), y: .value("Metric", row.metric))
          .annotation { NumberFormat.percent(1).string(from: row.value) }
      }
    }
    .chartXScale(domain: 0...1)
    .frame(height: 220)
  }
  static var stackedBars: Chart {
    Chart {
      for row in metrics {
        BarMark(x: .value("Metric", row.metric), y: .value("Value", row.value))
          .foregroundStyle(by: .value("Model", row.model))
      }
    }
  }
  static var groupedBars: Chart {
    Chart {
      BarPlot(metrics, x: .value("Metric", \.metric), y: .value("Value", \.value))
        .foregroundStyle(by: .value("Model", \.model))
        .position(by: .value("Model", \.model))
        .cornerRadius(3)
    }
  }
  static var negativeBars: Chart {
    Chart {
      for (name, change) in [("Adam", -3.2), ("SGD", 1.4), ("RMSProp", -0.6), ("AdaGrad", 2.2)] {
        BarMark(x: .value("Optimizer", name), y: .value("Change", change))
      }
      RuleMark(y: .value("Change", 0)).foregroundStyle(.primary)
    }
  }
  static var numericBars: Chart {
    Chart {
      for count in 0...12 {
        BarMark(
          x: .value("Heads", count), y: .value("Ways", binomial(12, count)), width: .ratio(0.95))
      }
    }
  }
  static func binomial(_ n: Int, _ k: Int) -> Int {
    k == 0 ? 1 : binomial(n, k - 1) * (n - k + 1) / k
  }
  static var intervals: Chart {
    Chart {
      for (name, low, high) in [("warm-up", 0.0, 5.0), ("training", 5, 40), ("cool-down", 38, 50)] {
        BarMark(xStart: .value("Epoch", low), xEnd: .value("Epoch", high), y: .value("Phase", name))
      }
    }
    .frame(height: 200)
  }
  static var fiftyCategories: Chart {
    Chart {
      for index in 0..<50 {
        BarMark(
          x: .value("Feature", "feature number \(index)"), y: .value("Weight", (index * 37) % 50))
      }
    }
  }
  static var rules: Chart {
    Chart {
      LinePlot(curves.prefix(21), x: .value("Threshold", \.x), y: .value("Precision", \.y))
      RuleMark(y: .value("Precision", 0.5)).annotation { "prevalence" }
      RuleMark(x: .value("Threshold", 0.2)).foregroundStyle(.red).annotation { "best cut-off" }
      RuleMark(
        xStart: .value("Threshold", 0.4), xEnd: .value("Threshold", 0.7),
        y: .value("Precision", 0.3)
      )
      .annotation(position: .bottom) { "interval" }
    }
  }
  static var unitSquare: Chart {
    Chart {
      for (start, end, share, name) in [
        (0.0, 0.5, 0.2, "A₁"), (0.5, 0.8, 0.5, "A₂"), (0.8, 1.0, 0.9, "A₃"),
      ] {
        RectangleMark(
          xStart: .value("P(A)", start), xEnd: .value("P(A)", end), yStart: .value("P(B|A)", 0.0),
          yEnd: .value("P(B|A)", share)
        )
        .foregroundStyle(by: .value("Part", name))
        .annotation(position: .top) { name }
      }
    }
    .chartLegend(.hidden)
    .chartYScale(domain: 0...1)
    .frame(width: 400, height: 380)
  }
  static var pairMatrix: Chart {
    let positives = noise(60).map { $0 + 0.35 }.sorted()
    let negatives = noise(60, seed: 5).sorted()
    return Chart {
      for (i, positive) in positives.enumerated() {
        for (j, negative) in negatives.enumerated() {
          RectangleMark(
            xStart: .value("Negative", j), xEnd: .value("Negative", j + 1),
            yStart: .value("Positive", i), yEnd: .value("Positive", i + 1)
          )
          .foregroundStyle(by: .value("Wins", positive > negative ? "positive" : "negative"))
        }
      }
    }
    .chartForegroundStyleScale(["positive": .blue, "negative": .orange])
    .frame(width: 420, height: 420)
  }
}
