import Foundation
import SVGCharts
import Testing

@Suite struct `Chart specifications` {
  @Test(arguments: GalleryCharts.all.map(\.name))
  func `survive JSON`(name: String) throws {
    let spec = GalleryCharts.all.first { $0.name == name }!.make().spec
    let data = try JSONEncoder().encode(spec)
    let back = try JSONDecoder().decode(ChartSpec.self, from: data)
    #expect(back == spec)
    #expect(back.render(id: "a") == spec.render(id: "a"))
  }

  @Test func `differ where a value does`() {
    let a = Chart { PointMark(x: .value("x", 1), y: .value("y", Double.nan)) }.spec
    let b = Chart { PointMark(x: .value("x", 1), y: .value("y", 2.0)) }.spec
    #expect(a == a)
    #expect(a != b)
  }
}
