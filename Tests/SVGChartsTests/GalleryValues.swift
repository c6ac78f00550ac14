import SVGCharts

/// Scales, colours and channels of values.
extension GalleryCharts {
  static let values: [(name: String, make: @Sendable () -> Chart)] = [
    ("scale-square-root", { squareRootScale }), ("scale-symmetric-log", { symmetricLogScale }),
    ("scale-date", { dateScale }), ("scale-reversed", { reversedScale }),
    ("color-numbers", { numericColors }), ("color-diverging", { divergingColors }),
    ("symbol-sizes", { symbolSizes }), ("symbols-open", { openSymbols }),
    ("line-styles", { lineStyles }), ("line-interpolations", { interpolations }),
    ("area-centered", { centeredArea }), ("points-side-by-side", { sideBySide }),
    ("bars-bins", { bins }),
  ]

  static var squareRootScale: Chart {
    Chart {
      for (index, size) in [-900, -100, -1, 0, 16, 225, 2_500, 10_000].enumerated() {
        PointMark(x: .value("Rank", index), y: .value("Residual", size))
      }
    }
    .chartYScale(type: .squareRoot)
  }
  static var symmetricLogScale: Chart {
    Chart {
      LinePlot(x: "Weight", y: "Gradient", domain: -10...10) { $0 * $0 * $0 * $0 * $0 }
      RuleMark(y: .value("zero", 0))
    }
    .chartYScale(type: .symmetricLog)
  }
  static var dateScale: Chart {
    Chart {
      for (week, loss) in noise(40, seed: 5).enumerated() {
        LineMark(
          x: .value("Trained", CivilDate(year: 2023, month: 10, day: 1 + 7 * week)),
          y: .value("Loss", 2 / (1 + Double(week) / 8) + loss / 4))
      }
    }
  }
  static var reversedScale: Chart {
    Chart {
      LinePlot(x: "Threshold", y: "Recall", domain: 0...1) { 1 - $0 * $0 }
    }
    .chartXScale(domain: [1, 0], range: .plotDimension(padding: 12))
  }
  static var numericColors: Chart {
    Chart {
      let ys = noise(150, seed: 11)
      for (index, x) in noise(150, seed: 12).enumerated() {
        PointMark(x: .value("x", x), y: .value("y", ys[index]))
          .foregroundStyle(by: .value("x + y", x + ys[index])).symbolSize(70)
      }
    }
  }
  static var divergingColors: Chart {
    Chart {
      for row in 0..<9 {
        for column in 0..<15 {
          RectangleMark(x: .value("Input", "\(column)"), y: .value("Output", "\(row)"))
            .foregroundStyle(by: .value("Weight", Double((row - 4) * (column - 7)) / 28))
        }
      }
    }
    .chartForegroundStyleScale(scheme: .diverging)
  }
  static var symbolSizes: Chart {
    Chart {
      for (index, count) in [1, 4, 9, 16, 25, 36].enumerated() {
        PointMark(x: .value("Depth", index), y: .value("Accuracy", 0.6 + Double(index) / 20))
          .symbolSize(by: .value("Samples", count)).opacity(0.6)
      }
    }
    .chartYScale(domain: 0.5...1)
    .chartXScale(domain: -1...6)
  }
  static var openSymbols: Chart {
    Chart {
      for (index, shape) in BasicChartSymbolShape.allCases.enumerated() {
        PointMark(x: .value("Symbol", shape.rawValue), y: .value("y", index % 2))
          .symbol(shape.strokeBorder(lineWidth: 2)).symbolSize(120)
        PointMark(x: .value("Symbol", shape.rawValue), y: .value("y", index % 2 + 2))
          .symbol(shape).symbolSize(120)
      }
    }
  }
  static var lineStyles: Chart {
    Chart(curves) { point in
      LineMark(x: .value("x", point.x), y: .value("y", point.y))
        .lineStyle(by: .value("Speed", point.group))
    }
  }
  static var interpolations: Chart {
    Chart {
      for (name, method) in [
        ("linear", InterpolationMethod.linear), ("monotone", .monotone), ("cardinal", .cardinal),
        ("Catmull–Rom", .catmullRom),
      ] {
        for (x, y) in [(0, 1.0), (1, 1.1), (2, 4), (3, 4.1), (6, 2), (7, 3)] {
          LineMark(x: .value("x", x), y: .value("y", y)).interpolationMethod(method)
            .foregroundStyle(by: .value("Method", name))
        }
      }
    }
  }
  static var centeredArea: Chart {
    Chart(curves) { point in
      AreaMark(x: .value("x", point.x), y: .value("y", point.y), stacking: .center)
        .foregroundStyle(by: .value("Speed", point.group))
    }
  }
  static var sideBySide: Chart {
    Chart {
      for (model, mean) in [("linear", 0.7), ("tree", 0.8), ("network", 0.86)] {
        for (name, shift) in [("training", 0.05), ("test", -0.05)] {
          RuleMark(
            x: .value("Model", model), yStart: .value("Accuracy", mean + shift - 0.04),
            yEnd: .value("Accuracy", mean + shift + 0.04)
          )
          .foregroundStyle(by: .value("Data", name)).position(by: .value("Data", name))
          PointMark(x: .value("Model", model), y: .value("Accuracy", mean + shift))
            .foregroundStyle(by: .value("Data", name)).position(by: .value("Data", name))
        }
      }
    }
  }
  static var bins: Chart {
    let values = zip(noise(400, seed: 3), noise(400, seed: 4)).map { ($0 + $1) * 5 }
    let bins = NumberBins(data: values)
    var counts = Array(repeating: 0, count: bins.count)
    for value in values { counts[bins.index(for: value)] += 1 }
    return Chart {
      for index in bins.indices {
        BarMark(x: .value("Score", bins[index]), y: .value("Samples", counts[index]))
      }
    }
  }
}
