import NoteRunner

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension SiteBuild {
  /// Draws every figure of the output folder as `png/<note>/<figure>.png`.
  ///
  /// They belong to no page: `check` does not compare them, since another version of the program that draws
  /// them, or another font, gives other bytes.
  ///
  /// - Throws: ``CommandFault`` where rsvg-convert is missing, or a figure cannot be drawn; the others are.
  func writePNGs() async throws {
    guard let rasterizer = Rasterizer(workspace: workspace) else {
      throw CommandFault(
        "--png needs rsvg-convert, which is not on the search path",
        help: "install librsvg2-bin: sudo apt-get install librsvg2-bin")
    }
    let root = try absolutePath(output)
    let figures = ((try? FileManager.default.subpathsOfDirectory(atPath: root + "/figures")) ?? [])
      .filter { $0.hasSuffix(".svg") }.sorted()
    // Of figures that are gone nothing stays.
    try? FileManager.default.removeItem(atPath: root + "/png")
    var faults: [String] = []
    for figure in figures {
      let png = "\(root)/png/\(figure.dropLast(".svg".count)).png"
      try makeOutputFolder(
        png.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(
          separator: "/"))
      if let fault = try await rasterizer.draw("\(root)/figures/\(figure)", to: png) {
        faults.append("\(figure): \(fault)")
      }
    }
    guard faults.isEmpty else {
      throw CommandFault(
        "\(count(faults.count, "figure")) could not be drawn: \(faults.joined(separator: "\n  "))",
        help: "try rsvg-convert on the file in \(output)/figures/")
    }
    progress.say("\(count(figures.count, "PNG")) in \(output)/png/")
  }
}
