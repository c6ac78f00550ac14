import SVGCharts

/// What stands around the marks: axes, legends, annotations, small multiples.
extension GalleryCharts {
  static let frames: [(name: String, make: @Sendable () -> Chart)] = [
    ("axis-builder", { axisBuilder }), ("axis-both-sides", { bothSides }),
    ("axis-value-closure", { valueClosure }), ("axis-units", { units }),
    ("axis-two-hundred-categories", { twoHundredCategories }),
    ("axis-wrapped-labels", { wrappedLabels }), ("axis-chinese-labels", { chineseLabels }),
    ("legend-trailing", { legend(.trailing) }), ("legend-leading", { legend(.leading) }),
    ("legend-overlay", { legend(.overlay) }), ("legend-top-trailing", { legend(.topTrailing) }),
    ("legend-forty-series", { fortySeries }), ("labels-early-ends", { earlyEnds }),
    ("annotations", { annotations }), ("plot-style", { plotStyle }),
    ("facets", { facets }), ("facets-baseline", { facetsBaseline }),
    ("facets-own-scales", { facetsOwnScales }), ("facets-bars", { facetsBars }),
  ]

  static var axisBuilder: Chart {
    Chart { LinePlot(curves.prefix(21), x: .value("Share", \.x), y: .value("Price", \.y)) }
      .chartXAxis {
        AxisMarks(values: .automatic(desiredCount: 3)) {
          AxisGridLine(stroke: StrokeStyle(lineWidth: 1, dash: [2, 3])).foregroundStyle(.blue)
          AxisTick(length: 9)
          AxisValueLabel(format: .percent(0)).foregroundStyle(.blue)
        }
        AxisMarks(values: [0.1, 0.2]) { AxisTick(length: 4) }
      }
      .chartXAxisLabel("Share of all patients", alignment: .trailing)
  }
  static var bothSides: Chart {
    Chart { LinePlot(curves.prefix(21), x: .value("x", \.x), y: .value("y", \.y)) }
      .chartXAxis {
        AxisMarks(position: .bottom)
        AxisMarks(position: .top, values: [0.3, 0.7]) {
          AxisTick()
          AxisValueLabel("here")
        }
      }
      .chartYAxis {
        AxisMarks(position: .leading)
        AxisMarks(position: .trailing, format: .percent(0))
      }
  }
  static var valueClosure: Chart {
    Chart { LinePlot(curves.prefix(21), x: .value("x", \.x), y: .value("y", \.y)) }
      .chartYAxis {
        AxisMarks { value in
          AxisGridLine()
          if let number = value.as(Double.self) {
            AxisValueLabel(value.index == value.count - 1 ? "all of them" : readable(number))
          }
        }
      }
  }
  private static func readable(_ number: Double) -> String {
    NumberFormat.percent(0).string(from: number)
  }
  static var units: Chart {
    Chart {
      for value in [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8] {
        PointMark(x: .value("Parameters", value), y: .value("Memory", 1024 * 1024 * value * 4))
      }
    }
    .chartXScale(type: .log)
    .chartYScale(type: .log)
    .chartXAxis { AxisMarks(format: .si(2)) }
    .chartYAxis { AxisMarks(format: .bytes(2)) }
  }
  static var twoHundredCategories: Chart {
    Chart {
      for index in 0..<200 {
        BarMark(x: .value("Token", "token \(index)"), y: .value("Count", 200 - index))
      }
    }
  }
  static var wrappedLabels: Chart {
    Chart {
      for (index, name) in [
        "logistic regression with features made by hand over several weeks",
        "gradient boosting",
        "a transformer pretrained on text and tuned on these patients' letters",
      ].enumerated() {
        BarMark(x: .value("Model", name), y: .value("AUC", 0.8 + 0.05 * Double(index)))
      }
    }
  }
  static var chineseLabels: Chart {
    Chart {
      for (index, name) in [
        "使用人工特征的逻辑回归模型以及多周的特征工程工作", "梯度提升", "在文本上预训练并在这些患者信件上微调的变换器",
      ].enumerated() {
        BarMark(x: .value("模型", name), y: .value("曲线下面积", 0.8 + 0.05 * Double(index)))
      }
    }
  }
  private static func legend(_ position: LegendPosition) -> Chart {
    Chart {
      LinePlot(curves, x: .value("Steps", \.x), y: .value("Accuracy", \.y))
        .foregroundStyle(by: .value("Learner", \.group))
        .symbol(by: .value("Learner", \.group))
    }
    .chartLegend(position: position, alignment: position == .overlay ? .bottomTrailing : nil)
  }
  static var fortySeries: Chart {
    Chart {
      for series in 0..<40 {
        for x in 0...4 {
          LineMark(x: .value("x", x), y: .value("y", x * (series + 1)))
            .foregroundStyle(by: .value("Series", "series \(series + 1)"))
        }
      }
    }
  }
  static var earlyEnds: Chart {
    Chart {
      for (name, last, slope) in [("all epochs", 10, 1.0), ("stopped", 5, 2.2), ("diverged", 2, 6)]
      {
        for x in 0...last {
          LineMark(x: .value("Epoch", x), y: .value("Score", Double(x) * slope))
            .foregroundStyle(by: .value("Run", name))
        }
      }
    }
  }
  static var annotations: Chart {
    Chart {
      for (index, position) in AnnotationPosition.allCases.enumerated() {
        PointMark(x: .value("x", index % 5), y: .value("y", index / 5))
          .annotation(position: position) { Text("\(position)") }
      }
      RuleMark(y: .value("y", 0.5))
        .annotation(position: .top, alignment: .leading) {
          Text("two lines")
          Text("at the start")
        }
      RuleMark(x: .value("x", 3.5)).annotation(spacing: 12) { Text("twelve points off") }
    }
    .chartXScale(domain: -1...5)
    .chartYScale(domain: -1...2)
  }
  static var plotStyle: Chart {
    Chart { LinePlot(curves.prefix(21), x: .value("x", \.x), y: .value("y", \.y)) }
      .chartPlotStyle { plotArea in
        plotArea.background(.blue, opacity: 0.08).border(.secondary).frame(width: 240, height: 240)
      }
  }
  private static var learners: ChartMarks {
    ChartMarks.facetCurves(curves)
  }
  static var facets: Chart {
    Chart {
      learners
      RuleMark(y: .value("Accuracy", 0.5))
    }
    .chartFacets(columns: 3)
  }
  static var facetsBaseline: Chart {
    Chart { learners }.chartFacets(columns: 2).facetBaseline("medium")
  }
  static var facetsOwnScales: Chart {
    Chart {
      for (name, scale) in [("small", 1.0), ("large", 1000), ("huge", 1e6)] {
        for x in 0...5 {
          LineMark(x: .value("Step", x), y: .value("Loss", Double(x * x) * scale))
            .facet(by: .value("Model", name))
        }
      }
    }
    .chartFacets(columns: 3, sharesY: false)
    .frame(height: 220)
  }
  static var facetsBars: Chart {
    Chart {
      for (site, counts) in [
        ("north", [3, 5]), ("south", [8, 1]), ("east", [2, 2]), ("west", [4, 7]),
        ("centre", [6, 3]),
      ] {
        ForEach(Array(counts.enumerated())) { index, count in
          for answer in ["yes", "no"] {
            BarMark(
              x: .value("Arm", index == 0 ? "drug" : "placebo"),
              y: .value("Patients", answer == "yes" ? count : 8 - count)
            )
            .foregroundStyle(by: .value("Answer", answer))
          }
        }
        .facet(by: .value("Site", site))
      }
    }
    .chartFacets(columns: 3)
  }
}

extension ChartMarks {
  fileprivate static func facetCurves(_ samples: [GalleryCharts.Sample]) -> ChartMarks {
    ForEach(samples) { sample in
      LineMark(x: .value("Steps", sample.x), y: .value("Accuracy", sample.y))
        .facet(by: .value("Learner", sample.group))
    }.marks
  }
}
