import SVGCharts

/// Axes and legends as an author may want them, and data at its edges.
extension GalleryCharts {
  static var axisValues: Chart {
    Chart {
      LinePlot(curves.prefix(21), x: .value("Share", \.x), y: .value("Price", \.y))
    }
    .chartXAxis { AxisMarks(values: [0, 0.25, 0.5, 1], format: .percent(0)) }
    .chartYAxis {
      AxisMarks(values: .stride(by: 0.3)) {
        AxisGridLine()
        AxisValueLabel(format: .fixed(2))
      }
    }
    .chartXAxisLabel("Share of all patients")
    .chartYAxisLabel("Price in €")
  }
  static var hiddenAxes: Chart {
    Chart {
      LinePlot(curves.prefix(21), x: .value("x", \.x), y: .value("y", \.y))
    }
    .chartXAxis(.hidden)
    .chartYAxis(.hidden)
  }
  static var colors: Chart {
    let named: [(String, ChartColor)] = [
      ("blue", .blue), ("orange", .orange), ("green", .green), ("purple", .purple),
      ("cyan", .cyan), ("red", .red), ("yellow", .yellow), ("black", .black),
      ("primary", .primary), ("secondary", .secondary),
    ]
    return Chart {
      for (index, (name, color)) in named.enumerated() {
        BarMark(x: .value("Color", name), y: .value("Place", index + 1)).foregroundStyle(color)
      }
    }
  }
  static var legendBottom: Chart {
    Chart {
      LinePlot(curves, x: .value("x", \.x), y: .value("y", \.y))
        .foregroundStyle(by: .value("Learner", \.group))
    }
    .chartLegend(position: .bottom)
  }
  static var hostile: Chart {
    Chart {
      for (index, name) in [
        "</svg><script>alert(1)</script>", "a & b", "\"quoted\" 'single'", "\u{1}\u{7}",
      ]
      .enumerated() {
        BarMark(x: .value("x <&>", index + 1), y: .value("]]>", name))
          .annotation { "<b>\(index)</b>" }
      }
    }
  }
  static var longLabels: Chart {
    Chart {
      for (index, name) in ["a", "b", "c"].enumerated() {
        LineMark(
          x: .value("Time", index),
          y: .value(
            String(repeating: "a very long description of the vertical axis ", count: 4),
            index * index)
        )
        .foregroundStyle(
          by: .value("Name", String(repeating: "a series with a very long name ", count: 3) + name))
        LineMark(x: .value("Time", index + 1), y: .value("short", index + 2))
          .foregroundStyle(
            by: .value(
              "Name", String(repeating: "a series with a very long name ", count: 3) + name))
      }
    }
  }
  static var chinese: Chart {
    Chart {
      for (index, name) in ["全概率公式", "贝叶斯", "随机梯度下降", "动量"].enumerated() {
        BarMark(x: .value("方法", name), y: .value("准确率", 0.6 + 0.1 * Double(index)))
      }
    }
    .chartYScale(domain: 0...1)
  }
  static var empty: Chart {
    Chart([Double]()) { LineMark(x: .value("x", $0), y: .value("y", $0)) }
  }
  static var onePoint: Chart {
    Chart { PointMark(x: .value("x", 3), y: .value("y", 7)).annotation { "alone" } }
  }
  static var allEqual: Chart {
    Chart {
      for index in 0..<5 { LineMark(x: .value("x", index), y: .value("y", 5.0)) }
    }
  }
  static var hugeRange: Chart {
    Chart {
      for exponent in stride(from: -300, through: 300, by: 50) {
        PointMark(x: .value("exponent", exponent), y: .value("value", Double("1e\(exponent)")!))
      }
    }
    .chartYScale(type: .log)
  }
  static var oneCategory: Chart {
    Chart { BarMark(x: .value("Model", "only"), y: .value("Score", 0.4)) }
  }
  static var manySeries: Chart {
    Chart {
      for series in 1...9 {
        for x in 0...10 {
          LineMark(x: .value("x", x), y: .value("y", series * x))
            .foregroundStyle(by: .value("Slope", "slope \(series)"))
        }
      }
    }
  }
  static var dotPlot: Chart {
    Chart {
      for (name, value, spread) in [
        ("K-means", 0.71, 0.08), ("K-means++", 0.93, 0.03), ("random", 0.4, 0.12),
      ] {
        RuleMark(
          xStart: .value("Share of best", value - spread),
          xEnd: .value("Share of best", value + spread), y: .value("Start", name))
        PointMark(x: .value("Share of best", value), y: .value("Start", name)).symbolSize(70)
          .annotation { NumberFormat.fixed(2).string(from: value) }
      }
    }
    .chartXScale(domain: 0...1)
    .frame(height: 210)
  }
}
