import Foundation
import SVGCharts
import Testing

/// Figures of other programs, one file a subject; `made` in each says by what version and which call.
@Suite struct `Reference figures` {
  private static func cases(_ name: String) throws -> [[String: Any]] {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent(name + ".json")
    let object = try JSONSerialization.jsonObject(with: Data(contentsOf: file))
    return try #require((object as? [String: Any])?["cases"] as? [[String: Any]])
  }

  private static func number(_ value: Any?) throws -> Double {
    try #require((value as? NSNumber)?.doubleValue)
  }

  private static func numbers(_ value: Any?) throws -> [Double] {
    try #require(value as? [Any]).map(number)
  }

  private static func areClose(_ a: [Double], _ b: [Double], _ tolerance: Double) -> Bool {
    a.count == b.count
      && zip(a, b).allSatisfy { abs($0 - $1) <= tolerance * max(abs($0), abs($1)) }
  }

  @Test func `of linear ticks`() throws {
    for figure in try Self.cases("ticks-linear") {
      let ticks = Ticks.linear(
        from: try Self.number(figure["start"]), to: try Self.number(figure["stop"]),
        count: Int(try Self.number(figure["count"])))
      #expect(ticks == (try Self.numbers(figure["ticks"])))
    }
  }

  @Test func `of logarithmic ticks`() throws {
    for figure in try Self.cases("ticks-log") {
      let ticks = Ticks.log(
        from: try Self.number(figure["start"]), to: try Self.number(figure["stop"]), count: 20)
      // matplotlib's own powers are products, a bit beside the decimal ones.
      #expect(Self.areClose(ticks.major, try Self.numbers(figure["major"]), 1e-14))
      #expect(Self.areClose(ticks.minor, try Self.numbers(figure["minor"]), 1e-14))
    }
  }

  @Test func `of symmetric logarithms`() throws {
    for figure in try Self.cases("symlog") {
      let x = try Self.number(figure["x"])
      let log = Logarithm.base10(onePlus: abs(x) * (try Self.number(figure["slope"])))
      let expected = try Self.number(figure["place"])
      #expect(abs((x < 0 ? -log : log) - expected) <= 1e-15 * max(1, abs(expected)) * 4)
      // Small values keep their digits.
      #expect(abs(abs(expected) - log) <= 1e-14 * abs(expected))
    }
  }

  @Test func `of Scott's rule`() throws {
    for figure in try Self.cases("scott") {
      let data = try Self.numbers(figure["data"])
      let bins = NumberBins(data: data)
      let (low, high) = (data.min()!, data.max()!)
      let count = Int(((high - low) / (try Self.number(figure["scottWidth"]))).rounded(.up))
      let step = try #require(TickStep(from: low, to: high, count: count))
      #expect(abs(bins.thresholds[1] - bins.thresholds[0] - step.value(at: 1)) < 1e-12)
    }
  }

  @Test func `of histograms`() throws {
    for figure in try Self.cases("histogram") {
      let data = try Self.numbers(figure["data"])
      let edges = try Self.numbers(figure["edges"])
      let bins = NumberBins(size: edges[1] - edges[0], range: edges[0]...edges[edges.count - 1])
      #expect(bins.thresholds == edges)
      var counts = Array(repeating: 0.0, count: bins.count)
      for value in data { counts[bins.index(for: value)] += 1 }
      #expect(counts == (try Self.numbers(figure["counts"])))
    }
  }

  @Test func `of stacked areas`() throws {
    for figure in try Self.cases("stacking") {
      let method = try #require(
        MarkStackingMethod(rawValue: try #require(figure["method"] as? String)))
      let values = try #require(figure["values"] as? [Any]).map(Self.numbers)
      let chart = Chart {
        for (series, row) in values.enumerated() {
          for (x, value) in row.enumerated() {
            AreaMark(x: .value("x", x), y: .value("y", value), stacking: method)
              .foregroundStyle(by: .value("Series", "\(series)"))
          }
        }
      }
      let stacked = Stacker.resolve(chart.spec.marks)[0]
      let starts = try #require(figure["starts"] as? [Any]).flatMap(Self.numbers)
      let ends = try #require(figure["ends"] as? [Any]).flatMap(Self.numbers)
      guard case .numbers(let ourStarts) = stacked.yStart?.values,
        case .numbers(let ourEnds) = stacked.yEnd?.values
      else {
        Issue.record("no stack")
        continue
      }
      // matplotlib adds in another order.
      for (a, b) in zip(ourStarts + ourEnds, starts + ends) { #expect(abs(a - b) < 1e-12) }
    }
  }
}
