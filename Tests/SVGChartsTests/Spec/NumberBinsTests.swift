import SVGCharts
import Testing

@Suite struct `Bins of numbers` {
  // By hand: 0.3 … 9.6 in about 5: raw 1.86 → 2.
  @Test func `have round borders`() {
    let bins = NumberBins(data: [0.3, 9.6, 4], desiredCount: 5)
    #expect(bins.thresholds == [0, 2, 4, 6, 8, 10])
    #expect(bins.count == 5 && bins[1].lowerBound == 2 && bins[1].upperBound == 4)
    #expect(NumberBins(range: 0.0...1, desiredCount: 10).thresholds.count == 11)
    #expect(NumberBins(size: 0.5, range: 0.2...1.9).thresholds == [0, 0.5, 1, 1.5, 2])
  }

  @Test func `hold each value once`() {
    let bins = NumberBins(data: [0.0, 10], desiredCount: 5)
    #expect([-1.0, 0, 1.99, 2, 9.99, 10, 11].map(bins.index) == [0, 0, 0, 1, 4, 4, 4])
    for tenth in 0...100 {
      let value = Double(tenth) / 10
      #expect(bins.filter { $0.contains(value) }.count == 1)
      #expect(bins[bins.index(for: value)].contains(value))
    }
  }

  @Test func `survive hostile data`() {
    for data in [
      [], [1.0], [3, 3, 3], [.nan, .infinity], [-1e300, 1e300], [0, 1e-300],
      [1, 1.0000000000000002],
      [-.greatestFiniteMagnitude, .greatestFiniteMagnitude], [1e16, 1e16 + 2],
    ] {
      for count in [nil, 1, 20] {
        let bins = NumberBins(data: data, desiredCount: count)
        #expect(bins.count >= 1)
        #expect(zip(bins.thresholds, bins.thresholds.dropFirst()).allSatisfy { $0 <= $1 })
        for value in data where value.isFinite {
          #expect(bins.indices.contains(bins.index(for: value)))
        }
      }
    }
  }

  @Test func `are filled by bars`() {
    let bins = NumberBins(data: [0.0, 10], desiredCount: 5)
    let chart = Chart {
      for index in bins.indices {
        BarMark(x: .value("Score", bins[index]), y: .value("Count", index))
      }
    }
    #expect(chart.spec.marks[0].xEnd?.values == .numbers([2, 4, 6, 8, 10]))
    #expect(chart.spec.render(id: "b").description.contains("0 to 4"))
  }

  // By hand: 3 and 2 on one another in the same bin, in either direction.
  @Test func `stack as bars do`() {
    let bins = NumberBins(data: [0.0, 10], desiredCount: 5)
    for isHorizontal in [false, true] {
      let chart = Chart {
        for (name, count) in [("a", 3), ("b", 2)] {
          if isHorizontal {
            BarMark(x: .value("Count", count), y: .value("Score", bins[1]))
              .foregroundStyle(by: .value("Class", name))
          } else {
            BarMark(x: .value("Score", bins[1]), y: .value("Count", count))
              .foregroundStyle(by: .value("Class", name))
          }
        }
      }
      let mark = Stacker.resolve(chart.spec.marks)[0]
      #expect((isHorizontal ? mark.xStart : mark.yStart)?.values == .numbers([0, 3]))
      #expect((isHorizontal ? mark.xEnd : mark.yEnd)?.values == .numbers([3, 5]))
    }
  }
}
