import Foundation
import SVGCharts
import Testing

/// The lines against contourpy's; version and call stand in the file.
@Suite struct `Contours of a grid` {
  struct File: Decodable {
    var source: String
    var cases: [Case]
  }
  struct Case: Decodable {
    var name: String
    var x: [Double]
    var y: [Double]
    var values: [Double?]
    var levels: [Level]
  }
  struct Level: Decodable {
    var level: Double
    var lines: Int
    var closed: Int
    var length: Double
    var area: Double
    var ends: [[Double]]
  }
  static let cases: [Case] = {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Reference/contours.json")
    return try! JSONDecoder().decode(File.self, from: Data(contentsOf: file)).cases
  }()

  @Test(arguments: cases.map(\.name))
  func `have contourpy's number, length, area and ends`(name: String) {
    let given = Self.cases.first { $0.name == name }!
    let grid = GridSamples(x: given.x, y: given.y, values: given.values.map { $0 ?? .nan })
    for expected in given.levels {
      let lines = Contours(grid).lines(at: expected.level)
      #expect(lines.count == expected.lines, "lines at \(expected.level)")
      #expect(lines.count { $0.isClosed } == expected.closed, "rings at \(expected.level)")
      let length = lines.reduce(0) { $0 + Self.length($1.points) }
      #expect(abs(length - expected.length) <= 1e-9 * max(expected.length, 1))
      let area = lines.filter(\.isClosed).reduce(0) { $0 + Self.area($1.points) }
      #expect(abs(abs(area) - abs(expected.area)) <= 1e-9 * max(abs(expected.area), 1))
      let ends = lines.filter { !$0.isClosed }.flatMap { [$0.points[0], $0.points.last!] }
      #expect(ends.count == expected.ends.count)
      for end in expected.ends {
        #expect(ends.contains { abs($0.x - end[0]) < 1e-9 && abs($0.y - end[1]) < 1e-9 })
      }
    }
  }

  @Test func `enclose the area above a level, holes cut out`() {
    // By hand: f = x on 0…4, above 1 lies the rectangle 1…4 by 0…2, of area 6.
    let slope = GridSamples(x: 0...4, y: 0...2, columns: 5, rows: 3) { x, _ in x }
    #expect(Contours(slope).region(above: 1).map(Self.area).reduce(0, +) == 6)
    // Everything above is the whole domain, nothing above is nothing.
    #expect(Contours(slope).region(above: -1).map(Self.area).reduce(0, +) == 8)
    #expect(Contours(slope).region(above: 4).isEmpty)
    // A low pit in the middle of a high plate: the ring around it turns the other way.
    let pit = GridSamples(x: 0...4, y: 0...4, columns: 5, rows: 5) { x, y in
      x == 2 && y == 2 ? 0 : 1
    }
    let rings = Contours(pit).region(above: 0.5).map(Self.area)
    #expect(rings.count == 2 && rings.contains { $0 == 16 } && rings.contains { $0 == -0.5 })
  }

  @Test func `are those of ranges beyond overflow`() {
    let huge = GridSamples(x: 0...1, y: 0...1, columns: 2, rows: 2) { x, _ in
      x == 0 ? -1.5e308 : 1.5e308
    }
    #expect(Contours(huge).lines(at: 0).first?.points.map(\.x) == [0.5, 0.5])
  }

  @Test func `have round levels inside the range`() {
    // By hand: multiples of 2 strictly inside 0…10; powers evenly between 1 and 10⁵.
    #expect(ContourPlot.values(.levels(5), [0, 10]) == [2, 4, 6, 8])
    #expect(ContourPlot.values(.logarithmic(4), [1, 1e5]) == [10, 100, 1000, 10_000])
    #expect(ContourPlot.values(.explicit([3, 1, 99]), [0, 10]) == [1, 3])
    #expect(ContourPlot.values(.levels(5), [4, 4]).isEmpty)
  }

  static func length(_ points: [Point]) -> Double {
    zip(points, points.dropFirst()).reduce(0) { sum, pair in
      let (dx, dy) = (pair.1.x - pair.0.x, pair.1.y - pair.0.y)
      return sum + (dx * dx + dy * dy).squareRoot()
    }
  }
  /// Positive where the ring turns left.
  static func area(_ points: [Point]) -> Double {
    zip(points, points.dropFirst()).reduce(0) { sum, pair in
      sum + (pair.0.x * pair.1.y - pair.1.x * pair.0.y) / 2
    }
  }
}
