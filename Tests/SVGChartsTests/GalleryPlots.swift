import SVGCharts

/// The plots for learning, each on the question that it is for.
extension GalleryCharts {
  static let plots: [(name: String, make: @Sendable () -> Chart)] = [
    ("contour-path", { contourPath }), ("contour-rosenbrock", { rosenbrock }),
    ("contour-hole", { contourHole }), ("heatmap-confusion", { confusion }),
    ("heatmap-weights", { weights }), ("heatmap-digit", { digit }), ("vectors", { field }),
    ("runs-band", { runsBand }), ("runs-boxes", { runsBoxes }), ("runs-strips", { runsStrips }),
    ("histogram", { histogram }), ("histogram-groups", { histogramGroups }),
    ("density", { density }), ("cumulative", { cumulative }), ("decision", { decision }),
    ("decision-three", { decisionThree }), ("outcomes", { outcomes }),
    ("pair-matrix-12", { pairs12 }), ("pair-matrix-200", { pairs200 }),
    ("dot-blocks", { dotBlocks }), ("layers", { layers }),
  ]

  /// Nearly normal: twelve uniform numbers less their mean.
  static func bells(_ count: Int, seed: UInt64, mean: Double = 0, deviation: Double = 1) -> [Double]
  {
    let numbers = noise(count * 12, seed: seed)
    return (0..<count).map { index in
      mean + deviation * (numbers[(index * 12)..<(index * 12 + 12)].reduce(0, +) - 6)
    }
  }

  /// Gradient descent on x² + 10y².
  static let ravinePath: [(Double, Double)] = {
    var (x, y) = (-1.8, 0.9)
    return (0..<25).map { _ in
      let step = (x, y)
      x -= 0.09 * 2 * x
      y -= 0.09 * 20 * y
      return step
    }
  }()
  static var contourPath: Chart {
    Chart {
      ContourPlot(x: "w₁", y: "w₂", xDomain: -2...2, yDomain: -1.2...1.2) { $0 * $0 + 10 * $1 * $1 }
      PathPlot(ravinePath, x: "w₁", y: "w₂")
    }
    .chartXScale(domain: -2...2).chartYScale(domain: -1.2...1.2)
  }
  static var rosenbrock: Chart {
    Chart {
      ContourPlot(
        x: "x", y: "y", xDomain: -2...2, yDomain: -1...3, levels: .logarithmic(7)
      ) { x, y in (1 - x) * (1 - x) + 100 * (y - x * x) * (y - x * x) }
    }
    .frame(width: 460, height: 420)
  }
  static var contourHole: Chart {
    Chart {
      ContourPlot(x: "x", y: "y", xDomain: -2...2, yDomain: -2...2, levels: .levels(5)) { x, y in
        x * x + y * y < 0.5 ? .nan : x * y
      }
    }
    .frame(width: 420, height: 400)
  }
  static var confusion: Chart {
    let names = ["cat", "dog", "fox", "owl"]
    return Chart {
      HeatmapPlot(
        rows: [[48, 6, 4, 0], [9, 51, 7, 1], [5, 8, 32, 0], [0, 0, 1, 28]], xLabels: names,
        yLabels: names, x: "Predicted", y: "True", color: .rowShare, values: .integer)
    }
    .frame(width: 420, height: 340)
  }
  static var weights: Chart {
    let numbers = bells(96, seed: 3)
    return Chart {
      HeatmapPlot(
        x: 0..<12, y: 0..<8, xLabel: "Unit", yLabel: "Input", color: .diverging
      ) { x, y in numbers[y * 12 + x] }
    }
  }
  static var digit: Chart {
    Chart {
      HeatmapPlot(x: 0..<28, y: 0..<28, color: .ink) { x, y in
        // A ring: a zero.
        let (u, v) = ((Double(x) - 13.5) / 6, (Double(y) - 13.5) / 9)
        let distance = (u * u + v * v).squareRoot() - 1
        return max(0, 1 - 9 * distance * distance)
      }
    }
    .chartXAxis(.hidden).chartYAxis(.hidden)
    .frame(width: 220, height: 220)
  }
  static var field: Chart {
    Chart {
      ContourPlot(
        x: "w₁", y: "w₂", xDomain: -2...2, yDomain: -2...2, showsLines: false
      ) { $0 * $0 + 3 * $1 * $1 }
      VectorPlot(x: "w₁", y: "w₂", xDomain: -2...2, yDomain: -2...2, count: 13) {
        (-2 * $0, -6 * $1)
      }
    }
    .frame(width: 440, height: 400)
  }
  static let lossRuns: [[Double]] = (0..<30).map { run in
    let numbers = noise(61, seed: UInt64(run + 11))
    return (0...60).map { step in
      let time = Double(step)
      return 2.3 / (1 + time / (5 + 6 * numbers[60])) + 0.25 * numbers[step]
    }
  }
  static var runsBand: Chart {
    Chart {
      BandPlot(x: "Step", y: "Loss", runs: lossRuns, band: .quantiles(0.1...0.9))
    }
  }
  static let finals: [(String, [Double])] = [
    ("SGD", bells(30, seed: 2, mean: 0.42, deviation: 0.05)),
    ("Adam", bells(29, seed: 5, mean: 0.31, deviation: 0.02) + [0.5]),
    ("RMSProp", bells(30, seed: 8, mean: 0.34, deviation: 0.04)),
  ]
  static var runsBoxes: Chart {
    Chart { BoxPlot(finals, x: "Optimizer", y: "Held-out loss", isHorizontal: true) }
      .frame(height: 240)
  }
  static var runsStrips: Chart {
    Chart {
      BoxPlot(finals, x: "Optimizer", y: "Held-out loss").opacity(0.3)
      StripPlot(finals, x: "Optimizer", y: "Held-out loss")
    }
  }
  static var histogram: Chart {
    Chart { HistogramPlot(bells(400, seed: 4), x: "Score") }
  }
  static var histogramGroups: Chart {
    Chart {
      HistogramPlot(
        [("healthy", bells(900, seed: 6)), ("sick", bells(100, seed: 7, mean: 1.8))],
        x: "Score", measure: .density)
    }
  }
  static var density: Chart {
    Chart {
      DensityPlot(bells(80, seed: 9) + bells(60, seed: 10, mean: 4), x: "Score")
    }
  }
  static var cumulative: Chart {
    Chart {
      for (name, values) in finals {
        CumulativePlot(values, x: "Held-out loss").foregroundStyle(by: .value("Optimizer", name))
      }
    }
  }
  static let twoClasses: [(x: Double, y: Double, name: String)] = {
    let x = bells(80, seed: 12)
    let y = bells(80, seed: 13)
    var points: [(x: Double, y: Double, name: String)] = []
    for i in 0..<80 {
      let isFirst = i % 2 == 0
      let (right, up): (Double, Double) = isFirst ? (-1, -0.5) : (1, 0.8)
      points.append((x[i] + right, y[i] + up, isFirst ? "no" : "yes"))
    }
    return points
  }()
  static var decision: Chart {
    Chart {
      DecisionPlot(
        x: "x₁", y: "x₂", xDomain: -4...4, yDomain: -4...4, classes: ["no", "yes"]
      ) { x, y in 0.5 + 0.15 * x + 0.1 * y + 0.02 * x * x }
      PointPlot(twoClasses, x: .value("x₁", \.x), y: .value("x₂", \.y))
        .foregroundStyle(by: .value("Class", \.name))
    }
    .frame(width: 460, height: 420)
  }
  static var decisionThree: Chart {
    let centers = [(-2.0, -1.0), (2.0, -1.5), (0.0, 2.0)]
    return Chart {
      DecisionPlot(
        x: "x", y: "y", xDomain: -4...4, yDomain: -4...4, classes: ["A", "B", "C"], by: "Cluster"
      ) { x, y in
        let distances = centers.map { ($0.0 - x) * ($0.0 - x) + ($0.1 - y) * ($0.1 - y) }
        return distances.indices.min { distances[$0] < distances[$1] }!
      }
    }
    .frame(width: 440, height: 400)
  }
  static var outcomes: Chart {
    let numbers = noise(400, seed: 21)
    let rates: [(String, Double)] = [("full", 0), ("256", 0.07), ("32", 0.4), ("1", 0.93)]
    var groups: [(String, [Bool])] = []
    for (index, (name, rate)) in rates.enumerated() {
      groups.append((name, numbers[(index * 100)..<(index * 100 + 100)].map { $0 < rate }))
    }
    return Chart { OutcomePlot(groups, x: "Batch size", y: "Escaped") }
  }
  static var pairs12: Chart {
    let plot = PairMatrixPlot(
      positives: [0.95, 0.9, 0.82, 0.8, 0.74, 0.7, 0.66, 0.6, 0.5, 0.42, 0.35, 0.3],
      negatives: [0.85, 0.7, 0.62, 0.5, 0.45, 0.4, 0.33, 0.28, 0.2, 0.15, 0.1, 0.05],
      showsScores: true)
    return Chart { plot }
      .chartXScale(domain: -0.1...1)
      .chartYScale(domain: -0.1...1)
      .chartXAxis { AxisMarks(values: [0, 0.5, 1]) }
      .chartYAxis { AxisMarks(values: [0, 0.5, 1]) }
      .frame(width: 520, height: 480)
  }
  static var pairs200: Chart {
    Chart {
      PairMatrixPlot(
        positives: bells(200, seed: 31, mean: 1.3), negatives: bells(200, seed: 32))
    }
    .frame(width: 440, height: 420)
  }
  static var dotBlocks: Chart {
    DotBlocks([
      .init("sick", [.init("test +", 99, .red), .init("test −", 1, .secondary)]),
      .init("healthy", [.init("test +", 99, .red), .init("test −", 9801, .blue)]),
    ]).chart
  }
  static var layers: Chart {
    LayerDiagram(
      [
        .init("input", units: 784, value: 1), .init("ReLU 1", units: 128, value: 0.83),
        .init("ReLU 2", units: 128, value: 0.61), .init("ReLU 3", units: 128, value: 0.49),
        .init("output", units: 10, value: 0.4),
      ], valueName: "sd of activations", skips: [(1, 3)]
    ).chart
  }
}
