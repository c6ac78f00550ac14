import Foundation
import FoundationXML
import SVGCharts
import Testing

/// Against numpy, matplotlib and scipy; versions and calls stand in the file.
@Suite struct `Plots of samples` {
  struct File: Decodable { var cases: [Case] }
  struct Case: Decodable {
    var name: String
    var values: [Double]
    var quantiles: [Double]
    var counts: [Int]
    var edges: [Double]
    var whiskers: [Double]
    var outliers: [Double]
    var at: [Double]
    var scott: [Double]
    var silverman: [Double]
    var wilson: [Double]
  }
  static let cases: [Case] = {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Reference/samples.json")
    return try! JSONDecoder().decode(File.self, from: Data(contentsOf: file)).cases
  }()

  func near(_ a: [Double], _ b: [Double]) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { abs($0 - $1) <= 1e-11 * max(abs($1), 1) }
  }

  @Test(arguments: cases.map(\.name))
  func `compute what the libraries do`(name: String) {
    let given = Self.cases.first { $0.name == name }!
    let sorted = given.values.sorted()
    #expect(
      near([0, 0.1, 0.25, 0.5, 0.9, 1].map { Statistics.quantile(sorted, $0) }, given.quantiles))
    let edges = Histogram.edges(sorted, .scott)
    #expect(near(edges, given.edges))
    #expect(Histogram.counts(sorted, edges) == given.counts)
    let box = BoxSummary(sorted: sorted)!
    #expect([box.whiskers.lowerBound, box.whiskers.upperBound] == given.whiskers)
    #expect(box.outliers == given.outliers.sorted())
    #expect(near(given.at.map(KernelDensity(sorted, .scott)!.value), given.scott))
    #expect(near(given.at.map(KernelDensity(sorted, .silverman)!.value), given.silverman))
    let count = sorted.count
    let wilson = Statistics.wilson(successes: min(3, count), count: count)
    #expect(near([wilson.lowerBound, wilson.upperBound], given.wilson))
  }

  @Test func `climb 1 in n at each value`() {
    // By hand: 1, 2, 2, 5.
    let corners = CumulativePlot.corners([1, 2, 2, 5])
    #expect(corners.map(\.x) == [1, 1, 2, 2, 5, 5])
    #expect(corners.map(\.y) == [0, 0.25, 0.25, 0.75, 0.75, 1])
  }

  @Test func `have an AUC that counts pairs, ties half`() {
    var generator = Sequence64(state: 5)
    for _ in 0..<200 {
      let positives = (0..<7).map { _ in (generator.uniform() * 6).rounded() + 1 }
      let negatives = (0..<9).map { _ in (generator.uniform() * 6).rounded() }
      var sum = 0.0
      for p in positives { for n in negatives { sum += p > n ? 1 : p == n ? 0.5 : 0 } }
      #expect(PairMatrixPlot(positives: positives, negatives: negatives).auc == sum / 63)
    }
  }

  @Test func `say what they leave out, and draw valid pictures of anything`() {
    let hostile: [[Double]] = [
      [], [1], [2, 2, 2], [.nan], [1, .nan, .infinity, 3], [1e-300, 2e-300, 3e-300],
      [1e300, -1e300, 5e299],
    ]
    for values in hostile {
      let charts = [
        Chart { HistogramPlot(values, x: "v") }, Chart { DensityPlot(values, x: "v") },
        Chart { CumulativePlot(values, x: "v") },
        Chart { BoxPlot([("a", values), ("b", [])], x: "g", y: "v") },
        Chart { StripPlot([("a", values)], x: "g", y: "v") },
        Chart { BandPlot(x: "t", y: "v", runs: [values, []]) },
        Chart { HeatmapPlot(rows: [values]) },
        Chart { PairMatrixPlot(positives: values, negatives: values) },
        Chart { PathPlot(values.map { ($0, $0) }, x: "x", y: "y") },
        Chart {
          ContourPlot(x: "x", y: "y", xDomain: 0...1, yDomain: 0...1, samples: 5) { x, _ in
            values.isEmpty ? 0 : values[Int(x * Double(values.count - 1))]
          }
        },
        Chart {
          VectorPlot(x: "x", y: "y", xDomain: 0...1, yDomain: 0...1, count: 3) { x, _ in
            values.isEmpty ? (0, 0) : (values[Int(x * Double(values.count - 1))], 1)
          }
        },
      ]
      for chart in charts {
        let drawn = chart.spec.render(id: "hostile")
        #expect(!drawn.svg.contains("nan") && !drawn.svg.contains("inf"))
        #expect(XMLParser(data: Data(drawn.svg.utf8)).parse())
        if values.contains(where: { !$0.isFinite }) { #expect(!drawn.warnings.isEmpty) }
      }
    }
  }

  @Test func `show as many dots as people`() {
    // A row of n dots is a line of dashes without length, half a step longer than n − 1 steps.
    let drawn = GalleryCharts.dotBlocks.spec
    let dots = drawn.marks.filter { $0.style.dots != nil }
      .reduce(0) { $0 + $1.count * $1.style.dots! }
    #expect(dots == 10_000)
    #expect(drawn.render(id: "a").svg.utf8.count < 10_000)
  }

  @Test func `keep strips free of dots on dots`() {
    let layout = ChartLayout(GalleryCharts.runsStrips.spec)
    guard case .symbols(_, let area, let places) = layout.scene.foreground.last!.geometry else {
      return #expect(Bool(false))
    }
    let size = 2 * (area / 3.141592653589793).squareRoot()
    for (index, a) in places.enumerated() {
      for b in places[(index + 1)...] {
        #expect(((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)).squareRoot() >= size)
      }
    }
  }
}
