import Testing

import SVGCharts

@Suite struct `The frame of a chart` {
  static var line: Chart {
    Chart {
      for x in 0...10 { LineMark(x: .value("x", x), y: .value("y", x)) }
    }
  }

  /// Of the horizontal axis.
  private func labels(_ chart: Chart) -> [String] {
    let scene = ChartLayout(chart.spec).scene
    return scene.texts.filter { $0.at.y > scene.plot.bottom + 10 }.map(\.text)
  }

  // MARK: Axes

  @Test func `shows every set of an axis's marks, each on its side`() {
    let chart = Self.line.chartYAxis {
      AxisMarks(position: .leading, values: [0, 10])
      AxisMarks(position: .trailing, values: [5], format: .fixed(2))
    }
    let scene = ChartLayout(chart.spec).scene
    let left = scene.texts.first { $0.text == "10" && $0.anchor == .end }!
    let right = scene.texts.first { $0.text == "5.00" }!
    #expect(left.box.right < scene.plot.left)
    #expect(right.box.left > scene.plot.right)
  }

  @Test func `calls a closure with the values that the axis has`() {
    var seen: [Double] = []
    var counts: Set<Int> = []
    let chart = Self.line.chartXAxis {
      AxisMarks(values: .automatic(desiredCount: 5)) { value in
        let _ = seen.append(value.as(Double.self)!)
        let _ = counts.insert(value.count)
        if value.index == 1 { AxisValueLabel("second") }
      }
    }
    let texts = labels(chart)
    // Five or so steps in 0 … 10: the multiples of 2.
    #expect(seen == [0, 2, 4, 6, 8, 10])
    #expect(counts == [6])
    #expect(texts.contains("second"))
    #expect(!texts.contains("4"), "the other values have no label in the closure")
  }

  @Test func `writes a text in place of every value, whatever the values are`() {
    let chosen: [AxisMarkValues] = [.automatic, .automatic(desiredCount: 3), .stride(by: 5)]
    for values in chosen {
      let texts = labels(Self.line.chartXAxis { AxisMarks(values: values) { AxisValueLabel("k") } })
      #expect(texts.count >= 3 && texts.allSatisfy { $0 == "k" || $0 == "x" }, "\(texts)")
    }
    let outside = labels(
      Self.line.chartXScale(domain: 0...10).chartXAxis {
        AxisMarks(values: [-5, 5]) { value in AxisValueLabel(value.index == 0 ? "a" : "b") }
      })
    // Values outside the axis are not asked for: 5 is the first.
    #expect(outside == ["a", "x"])
  }

  @Test func `takes conditions in its builder`() {
    func chart(_ isDetailed: Bool) -> Chart {
      Self.line.chartXAxis {
        if isDetailed { AxisMarks(values: [1, 2, 3]) } else { AxisMarks(values: [7]) }
      }
    }
    #expect(labels(chart(true)).contains("2") && !labels(chart(false)).contains("2"))
  }

  @Test func `adds decimals where two labels of a format would be equal`() {
    #expect(NumberFormat.percent(0).distinctStrings([0.001, 0.002]) == ["0.1%", "0.2%"])
    #expect(NumberFormat.percent(0).distinctStrings([0.1, 0.2]) == ["10%", "20%"])
  }

  @Test func `rotates, then thins, then wraps`() {
    func forms(_ names: [String]) -> [TextLine] {
      let chart = Chart {
        for name in names { BarMark(x: .value("n", name), y: .value("y", 1)) }
      }
      let scene = ChartLayout(chart.spec).scene
      return scene.texts.filter { $0.at.y > scene.plot.bottom + 10 && !$0.isMuted }
    }
    #expect(forms(["a", "b"]).allSatisfy { !$0.isSlanted })
    let ten = forms((0..<10).map { "category \($0)" })
    #expect(ten.count == 10 && ten.allSatisfy(\.isSlanted))
    let many = forms((0..<200).map { "category \($0)" })
    #expect(many.count < 100 && many.count > 10 && many.allSatisfy(\.isSlanted))
    let long = String(repeating: "word ", count: 16)
    let wrapped = forms([long + "a", long + "b"])
    #expect(wrapped.count == 8 && wrapped.allSatisfy { !$0.isSlanted })
    #expect(!wrapped.contains { $0.text.hasSuffix("…") }, "81 letters fit into four lines")
  }

  @Test func `cuts lines between words and between Han characters`() {
    // Widths of DejaVu Sans at 15 points: "aa" is 18.4, a Han character 15.
    #expect(TextMetrics.wrapped("aa aa aa", to: 45, count: 3) == ["aa aa", "aa"])
    #expect(TextMetrics.wrapped("梯度提升", to: 31, count: 3) == ["梯度", "提升"])
    #expect(TextMetrics.wrapped("aaaa", to: 20, count: 3) == ["aa", "aa"])
    #expect(TextMetrics.wrapped("aa aa aa", to: 40, count: 1) == ["aa…"])
    #expect(TextMetrics.wrapped("", to: 40, count: 2) == [""])
  }

  // MARK: Legends

  @Test(arguments: [LegendPosition.top, .bottom, .leading, .trailing, .topTrailing, .bottomLeading])
  func `stand outside the plot on their side`(position: LegendPosition) {
    let scene = ChartLayout(GalleryCharts.directLabels.chartLegend(position: position).spec).scene
    let box = scene.texts.first { $0.text == "medium" }!.box
    switch position {
    case .leading: #expect(box.right < scene.plot.left)
    case .trailing: #expect(box.left > scene.plot.right)
    case .bottom, .bottomLeading: #expect(box.top > scene.plot.bottom)
    default: #expect(box.bottom <= scene.plot.top)
    }
  }

  @Test func `names forty series and leaves the plot its height`() {
    let scene = ChartLayout(GalleryCharts.fortySeries.spec).scene
    #expect(scene.texts.count { $0.text.hasPrefix("series ") } == 40)
    #expect(scene.plot.height > 150)
  }

  @Test func `tells series of lines apart without colour`() {
    let entries = SeriesStyles(GalleryCharts.fortySeries.spec).entries.prefix(8)
    #expect(Set(entries.map { "\($0.dash)" }).count == 8)
    let points = SeriesStyles(GalleryCharts.symbols.spec).entries
    #expect(points.count > 1 && Set(points.map(\.symbol)).count == points.count)
  }

  // MARK: Small multiples

  @Test func `share their scales and label only outer panels`() {
    let layout = ChartLayout(GalleryCharts.facets.spec)
    let plots = [layout.scene.plot] + layout.scene.panels.map(\.plot)
    #expect(plots.count == 3)
    #expect(Set(plots.map(\.top)).count == 1 && Set(plots.map { $0.width.rounded() }).count == 1)
    // One row: three panels with labels below, one with labels at its left.
    #expect(layout.scene.texts.count { $0.text == "0.5" && $0.anchor == .middle } == 3)
    #expect(layout.scene.texts.count { $0.text == "0.5" && $0.anchor == .end } == 1)
    // The rule has no facet: it stands in every panel, beside the panel's own line.
    #expect(layout.scene.clipped.count == 2)
    #expect(layout.scene.panels.allSatisfy { $0.clipped.count == 2 })
  }

  @Test func `draw a baseline in grey in every other panel`() {
    let scene = ChartLayout(GalleryCharts.facetsBaseline.spec).scene
    let panels = [scene.clipped] + scene.panels.map(\.clipped)
    let greys = panels.map { $0.count { $0.stroke == .color(.secondary) } }
    #expect(greys == [1, 0, 1], "fast, medium (the baseline), slow")
    let others = ChartLayout(GalleryCharts.facetsBaseline.facetBaseline(.others).spec).scene
    #expect(others.clipped.count == 3)
  }

  @Test func `stack within a panel, not across`() {
    // "north": yes 3 + no 5. Across panels the bars would reach 40.
    let layout = ChartLayout(GalleryCharts.facetsBars.spec)
    #expect(layout.y.upper == 8)
  }

  @Test func `say where scales differ`() {
    let text = GalleryCharts.facetsOwnScales.spec.render(id: "a").description
    #expect(text.contains("3 panels, by Model: small, large, huge."))
    #expect(text.contains("its own vertical scale"))
    #expect(!GalleryCharts.facets.spec.render(id: "a").description.contains("its own"))
  }

  // MARK: The plot and its texts

  @Test func `give the plot the size that is asked for`() {
    let scene = ChartLayout(GalleryCharts.plotStyle.spec).scene
    #expect(abs(scene.plot.width - 240) < 1 && abs(scene.plot.height - 240) < 1)
  }

  @Test func `put an annotation where it is wanted`() {
    func box(_ position: AnnotationPosition) -> (Rect, Point) {
      let chart = Chart {
        PointMark(x: .value("x", 0), y: .value("y", 0))
          .annotation(position: position) {
            Text("upper")
            Text("lower")
          }
      }.chartXScale(domain: -1...1).chartYScale(domain: -1...1)
      let scene = ChartLayout(chart.spec).scene
      let lines = scene.texts.filter { $0.text == "upper" || $0.text == "lower" }
      #expect(lines.count == 2 && lines[1].at.y - lines[0].at.y == TextMetrics.lineHeight)
      let middle = Point(
        x: (scene.plot.left + scene.plot.right) / 2, y: (scene.plot.top + scene.plot.bottom) / 2)
      return (
        Rect(
          left: lines[0].box.left, top: lines[0].box.top, right: lines[0].box.right,
          bottom: lines[1].box.bottom), middle
      )
    }
    let (high, center) = box(.topTrailing)
    #expect(high.left > center.x && high.bottom < center.y)
    let (low, _) = box(.bottomLeading)
    #expect(low.right < center.x && low.top > center.y)
    let (right, _) = box(.trailing)
    #expect(right.left > center.x && right.top < center.y && right.bottom > center.y)
  }

  @Test func `notice a line that crosses a box`() {
    let box = Rect(left: 0, top: 0, right: 10, bottom: 10)
    #expect(LineLabels.crosses([Point(x: -5, y: 5), Point(x: 15, y: 5)], box))
    #expect(LineLabels.crosses([Point(x: -1, y: 8), Point(x: 3, y: 12)], box))
    #expect(
      !LineLabels.crosses([Point(x: -3, y: 8), Point(x: 3, y: 14)], box), "passes the corner")
    #expect(!LineLabels.crosses([Point(x: -5, y: 5), Point(x: -1, y: 5)], box))
  }
}
