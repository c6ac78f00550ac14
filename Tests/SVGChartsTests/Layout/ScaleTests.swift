import SVGCharts
import Testing

@Suite struct `Scales` {
  private func chart(_ values: [Double], _ type: ScaleType) -> Chart {
    Chart {
      for (index, value) in values.enumerated() {
        PointMark(x: .value("x", value), y: .value("y", index))
      }
    }
    .chartXScale(domain: -100...100, type: type)
  }

  /// The centres of the circles, left to right as drawn.
  private func places(_ chart: Chart) -> [Double] {
    chart.spec.render(id: "s").svg.split(separator: "\n").compactMap { line in
      guard line.hasPrefix("<circle cx=\"") else { return nil }
      return Double(line.dropFirst("<circle cx=\"".count).prefix { $0 != "\"" })
    }
  }

  // By hand: √25 = 5 of √100 = 10, so half way from the middle to the end.
  @Test func `of square roots keep the sign`() throws {
    let at = places(chart([-100, -25, 0, 25, 100], .squareRoot))
    try #require(at.count == 5)
    let width = at[4] - at[0]
    for (place, share) in zip(at, [0, 0.25, 0.5, 0.75, 1]) {
      #expect(abs((place - at[0]) / width - share) < 1e-4)
    }
  }

  // By hand: log 10 / log 100 with slope (10 − 1)/9 …: 1 + 9·11 = 100 and 1 + 9·1 = 10.
  @Test func `of symmetric logarithms follow their slope`() throws {
    let drawn = Chart {
      for value in [-11.0, -1, 0, 1, 11] {
        PointMark(x: .value("x", value), y: .value("y", 1))
      }
    }
    .chartXScale(domain: -11...11, type: .symmetricLog(slopeAtZero: 9))
    let at = places(drawn)
    try #require(at.count == 5)
    let width = at[4] - at[0]
    for (place, share) in zip(at, [0, 0.25, 0.5, 0.75, 1]) {
      #expect(abs((place - at[0]) / width - share) < 1e-4)
    }
  }

  @Test func `run backwards where their domain does`() {
    let forward = places(chart([0, 50], .linear))
    let backward = places(chart([0, 50], .linear).chartXScale(domain: [100, -100]))
    #expect(forward[0] < forward[1] && backward[0] > backward[1])
    #expect(
      backward == places(chart([0, 50], .linear).chartXScale(domain: .automatic(reversed: true))))
  }

  @Test func `leave the padding free`() {
    func heights(_ chart: Chart) -> [Double] {
      chart.spec.render(id: "s").svg.split(separator: "\n").compactMap { line in
        guard line.hasPrefix("<circle") else { return nil }
        return line.split(separator: "cy=\"").last.flatMap { Double($0.prefix { $0 != "\"" }) }
      }
    }
    let chart = Chart {
      for value in [0, 10] { PointMark(x: .value("x", value), y: .value("y", value)) }
    }
    let plain = heights(chart)
    let padded = heights(
      chart.chartYScale(range: .plotDimension(startPadding: 20, endPadding: 30)))
    #expect(abs(plain[0] - padded[0] - 20) < 0.02 && abs(padded[1] - plain[1] - 30) < 0.02)
  }

  // By hand: zero and the powers first, then 5 and 2 times them where 0.6/8 = 0.075 of the axis is free.
  // 1 is too near to zero, log 2 / (2 log 1001) = 0.05; so is not 2, log 3 / (2 log 1001) = 0.0795.
  @Test func `of symmetric logarithms have ticks at round places`() {
    let ticks = Ticks.symmetricLog(from: -1_000, to: 1_000, slope: 1, count: 8)
    #expect(ticks == [-1_000, -100, -10, -2, 0, 2, 10, 100, 1_000])
    #expect(Ticks.symmetricLog(from: 300, to: 900, slope: 1, count: 4).count >= 3)
  }

  // By hand: √1000 = 31.6, √2000 = 44.7 and √5000 = 70.7 of 144.7 in all; 2000 would lie 0.09 from 1000,
  // nearer than 0.6/6 = 0.1.
  @Test func `of square roots have ticks that do not crowd`() {
    #expect(
      Ticks.squareRoot(from: -2_000, to: 10_000, count: 6) == [-1_000, 0, 1_000, 5_000, 10_000])
    #expect(Ticks.squareRoot(from: 4, to: 6, count: 4) == [4, 4.5, 5, 5.5, 6])
  }

  @Test(arguments: [
    ScaleType.linear, .log, .squareRoot, .symmetricLog, .symmetricLog(slopeAtZero: 1e-9), .date,
    .symmetricLog(slopeAtZero: 1e9), .category,
  ])
  func `survive hostile values`(type: ScaleType) {
    for values in [
      [], [0.0], [7], [-7, -7], [1e-300, 2e-300], [-1e300, 1e300], [1e-300, 1e300],
      [.nan], [.infinity, 1], [-.infinity, .infinity, .nan], [0, .leastNonzeroMagnitude],
      [-.greatestFiniteMagnitude, .greatestFiniteMagnitude], [1, 1.0000000000000002],
    ] {
      for isLine in [false, true] {
        let chart = Chart {
          for (index, value) in values.enumerated() {
            if isLine {
              LineMark(x: .value("x", value), y: .value("y", Double(index) * value))
            } else {
              PointMark(x: .value("x", value), y: .value("y", value))
                .foregroundStyle(by: .value("c", value))
            }
          }
        }
        .chartXScale(type: type).chartYScale(type: type).chartForegroundStyleScale(type: type)
        let drawn = chart.spec.render(id: "h")
        #expect(!drawn.svg.contains("nan") && !drawn.svg.contains("inf"), "\(type) \(values)")
        if values.contains(where: { !$0.isFinite }), type != .category {
          #expect(!drawn.warnings.isEmpty)
        }
      }
    }
  }
}
