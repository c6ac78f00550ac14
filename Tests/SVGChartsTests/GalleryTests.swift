import Foundation
import SVGCharts
import Testing

@Suite struct `The gallery` {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Gallery")

  /// With UPDATE_GOLDEN=1 the files are written instead; look at them before committing.
  @Test(arguments: GalleryCharts.all.map(\.name))
  func `draws the committed bytes`(name: String) throws {
    let chart = GalleryCharts.all.first { $0.name == name }!.make()
    let svg = chart.spec.render(id: "gallery-" + name).svg + "\n"
    let file = Self.folder.appendingPathComponent(name + ".svg")
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
      try svg.write(to: file, atomically: true, encoding: .utf8)
    }
    let committed = try String(contentsOf: file, encoding: .utf8)
    #expect(svg == committed, "rewrite with UPDATE_GOLDEN=1 and look at the picture")
  }

  @Test func `has no file without a chart`() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
    let names = Set(GalleryCharts.all.map { $0.name + ".svg" })
    #expect(Set(files.filter { $0.hasSuffix(".svg") }) == names)
  }
}
