import SVGCharts
import Testing

@Suite struct `Bands between contours` {
  private func slope(isFilled: Bool = true, _ levels: [Double] = [2, 4, 8]) -> Chart {
    Chart {
      ContourPlot(
        x: "x", y: "y", xDomain: 0...10, yDomain: 0...1, by: "Loss", levels: .explicit(levels),
        samples: 11, isFilled: isFilled
      ) { x, _ in x }
    }
  }

  @Test func `have a step of colour each, however far their levels are apart`() {
    let fills = ChartLayout(slope().spec).scene.clipped.compactMap(\.fill)
    // By hand: 3 levels make 4 bands, at 0, ⅓, ⅔ and 1 between the two ends.
    let (low, high) = (ChartColor.groundLow, ChartColor.groundHigh)
    #expect(
      fills == [
        .color(low), .mixed(low, high, percent: 33), .mixed(low, high, percent: 67), .color(high),
      ])
  }

  @Test func `have a key of the levels between them`() {
    let key = ColorKey(ColorRamp(slope().spec)!, top: 0, width: 540)
    #expect(key.texts.map(\.text) == ["Loss", "2", "4", "8"])
    // 4 bands and a path of ticks; each level stands between two bands, 40 points wide.
    #expect(key.shapes.count == 5)
    let places = key.texts.dropFirst().map(\.at.x)
    #expect(zip(places, places.dropFirst()).allSatisfy { abs($1 - $0 - 40) < 1e-9 })
  }

  @Test func `have no key where there are lines alone, which name their levels`() {
    let texts = ChartLayout(slope(isFilled: false).spec).scene.texts.map(\.text)
    #expect(!texts.contains("Loss"))
    #expect(texts.filter { ["2", "4", "8"].contains($0) }.count >= 3)
    #expect(ColorRamp(slope(isFilled: false).spec) == nil)
  }

  @Test func `take a scale that the chart gives`() {
    let ramp = ColorRamp(slope().chartForegroundStyleScale(scheme: .diverging).spec)!
    #expect(ramp.stepCount == 4)
    let domain = ColorRamp(slope().chartForegroundStyleScale(domain: 0...10).spec)!
    #expect(domain.stepCount == 64 && domain.upper == 10)
  }

  @Test func `that diverge have zero in the middle`() {
    func colors(_ levels: [Double]) -> [String] {
      let chart = Chart {
        ContourPlot(
          x: "x", y: "y", xDomain: -5...5, yDomain: 0...1, levels: .explicit(levels), samples: 11
        ) { x, _ in x }
      }.chartForegroundStyleScale(scheme: .diverging)
      let ramp = ColorRamp(chart.spec)!
      return (0..<ramp.stepCount).map { ramp.paint(step: $0).hex(\.light) }
    }
    let (middle, above) = ("#949494", "#762F06")
    // By hand: zero lies in the second of four bands, the last is two steps from it.
    let uneven = colors([-1, 1, 3])
    #expect(uneven[1] == middle && uneven[3] == above)
    // Two bands meet at zero: neither is the middle, and above 2 lies the end.
    let even = colors([-2, 0, 2])
    #expect(!even.contains(middle) && even[3] == above)
    #expect(colors([1, 2])[0] == middle)
  }

  // WCAG 2.2: 4.5:1 for text, 3:1 for lines and arrows, which are secondary.
  @Test func `are a ground for texts and lines`() {
    let ramp = ColorRamp(slope(isFilled: true, (1..<30).map { Double($0) / 3 }).spec)!
    #expect(ramp.stepCount == 30)
    for step in 0..<ramp.stepCount {
      let ground = ramp.paint(step: step)
      for (mark, least) in [(Paint.color(.primary), 4.5), (Paint.color(.secondary), 3)] {
        #expect(contrast(ground.hex(\.light), mark.hex(\.light)) >= least)
        #expect(contrast(ground.hex(\.dark), mark.hex(\.dark)) >= least)
      }
    }
  }

  @Test func `leave paths a border in the page's colour`() {
    let scene = ChartLayout(
      Chart { PathPlot([(0, 0), (1, 1)], x: "x", y: "y", every: 0) }.spec
    ).scene
    #expect(scene.clipped.map(\.stroke) == [.background, .color(.red)])
    // By hand: 1.25 points on either side of 1.5.
    #expect(scene.clipped.map(\.lineWidth) == [4, 1.5])
  }
}
