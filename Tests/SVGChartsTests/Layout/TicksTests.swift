import SVGCharts
import Testing

@Suite struct `Tick positions` {
  // By hand from d3's rule: the raw step (stop − start)/count goes to the nearest of 1, 2, 5, 10
  // times a power of ten, with borders √2, √10, √50.
  @Test func `are multiples of 1, 2 or 5 times a power of ten`() {
    #expect(
      Ticks.linear(from: 0, to: 1, count: 10) == [
        0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1,
      ])
    #expect(Ticks.linear(from: 0, to: 1, count: 5) == [0, 0.2, 0.4, 0.6, 0.8, 1])
    #expect(Ticks.linear(from: 0, to: 1, count: 2) == [0, 0.5, 1])
    #expect(Ticks.linear(from: -10, to: 10, count: 5) == [-10, -5, 0, 5, 10])  // raw 4 → 5
    #expect(Ticks.linear(from: 0, to: 10, count: 4) == [0, 2, 4, 6, 8, 10])  // raw 2.5 → 2
    #expect(Ticks.linear(from: 1.2, to: 8.7, count: 3) == [2, 4, 6, 8])  // raw 2.5 → 2
    #expect(Ticks.linear(from: 0, to: 7, count: 1) == [0, 5])  // raw 7 → 5, as √50 = 7.07
    #expect(Ticks.linear(from: 0, to: 7.2, count: 1) == [0])  // raw 7.2 → 10
    #expect(Ticks.linear(from: 3, to: 3, count: 5) == [3])
  }

  // The two examples of d3-scale's documentation of `nice`, for its default of 10 ticks.
  @Test func `widen a range as d3 does`() {
    #expect(Ticks.nice(from: 0.241079, to: 0.969679, count: 10) == 0.2...1)
    #expect(Ticks.nice(from: 0.20147987687960267, to: 0.996679553296417, count: 10) == 0.2...1)
    // By hand: raw 1.25 → 1, then 1 … 9 stays.
    #expect(Ticks.nice(from: 1.2, to: 8.7, count: 6) == 1...9)
  }

  @Test func `stay inside, evenly spaced, about as many as asked for`() {
    var generator = Sequence64(state: 7)
    for _ in 0..<5_000 {
      let scale = Logarithm.powerOfTen(Int(generator.uniform() * 500) - 250)
      let start = (generator.uniform() - 0.5) * scale
      let stop = start + (generator.uniform() + 0.01) * scale
      let count = 2 + Int(generator.uniform() * 10)
      let ticks = Ticks.linear(from: start, to: stop, count: count)
      #expect(ticks.allSatisfy { $0 >= start && $0 <= stop })
      #expect(ticks.count >= count / 2 && ticks.count <= 2 * count + 1)
      let step = (stop - start) / Double(count)
      for (a, b) in zip(ticks, ticks.dropFirst()) {
        // The worst roundings are √10 to 2 and √10 to 5: 2/√10 = 0.632 … 5/√10 = 1.581.
        #expect((b - a) / step > 0.63 && (b - a) / step < 1.59)
      }
      guard let tickStep = TickStep(from: start, to: stop, count: count) else { continue }
      let size = tickStep.isInverse ? 1 / tickStep.size : tickStep.size
      let mantissa = size / Logarithm.powerOfTen(tickStep.exponent)
      #expect([1.0, 2, 5].contains { abs($0 - mantissa) < 1e-9 }, "\(size)")
      let nice = Ticks.nice(from: start, to: stop, count: count)
      #expect(nice.lowerBound <= start && nice.upperBound >= stop)
    }
  }

  @Test func `of a log scale are powers of ten with multiples between`() {
    let three = Ticks.log(from: 1, to: 1000, count: 5)
    #expect(three.major == [1, 10, 100, 1000])
    #expect(three.minor.count == 24 && three.minor.first == 2 && three.minor.last == 900)
    // Within few decades 2 and 5 are labelled too.
    #expect(Ticks.log(from: 3, to: 80, count: 5).major == [5, 10, 20, 50])
    #expect(Ticks.log(from: 3, to: 80, count: 5).minor == [3, 4, 6, 7, 8, 9, 30, 40, 60, 70, 80])
    #expect(Ticks.log(from: 6, to: 9, count: 3).major == [6, 7, 8, 9])
    // 600 decades and five labels: each hundredth power.
    #expect(
      Ticks.log(from: 1e-300, to: 1e300, count: 6).major
        == [-300, -200, -100, 0, 100, 200, 300].map(Logarithm.powerOfTen))
    #expect(Ticks.log(from: 0.001, to: 0.5, count: 5).major == [0.001, 0.01, 0.1])
  }

  @Test func `survive ranges at the edge of the numbers`() {
    for (a, b) in [
      (-Double.greatestFiniteMagnitude, .greatestFiniteMagnitude),
      (0, Double.leastNonzeroMagnitude), (0, Double.leastNormalMagnitude / 100),
      (1, 1.0000000000000002), (1e300, 1.0000001e300), (-.infinity, 1), (.nan, 1),
    ] {
      #expect(Ticks.linear(from: a, to: b, count: 5).count < 20)
    }
  }
}
