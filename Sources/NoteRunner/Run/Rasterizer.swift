#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Turns SVG files into PNG files by `rsvg-convert`, which is looked for on the search path.
package struct Rasterizer: Sendable {
  private let program: String
  private let scratch: String

  /// Nil where `rsvg-convert` is not installed.
  package init?(workspace: Workspace) {
    let candidates = (environmentValue("PATH") ?? "").split(separator: ":").map {
      "\($0)/rsvg-convert"
    }
    guard let found = candidates.first(where: isExecutable) else { return nil }
    program = found
    scratch = workspace.scratch + "/png"
  }

  /// Draws one file at twice its size, in its light colours (rsvg-convert knows no custom properties, and takes
  /// the colours of the attributes).
  ///
  /// - Returns: nil, or why there is no drawing, in the program's own words.
  package func draw(_ svg: String, to png: String) async throws -> String? {
    try makeFolder(scratch)
    defer { try? FileManager.default.removeItem(atPath: scratch) }
    let said = scratch + "/error.txt"
    let end = try await ChildProcess(
      executable: program, arguments: ["--zoom", "2", "--output", png, svg],
      environment: ["LC_ALL": "C.UTF-8", "HOME": environmentValue("HOME") ?? "/"],
      workingFolder: scratch, output: scratch + "/output.txt", error: said, timeout: 60,
      outputLimit: 1 << 20
    ).run()
    guard end != .exited(0) else { return nil }
    let words = (readText(said) ?? "").split(separator: "\n").joined(separator: "; ")
    return words.isEmpty ? end.description : words
  }
}
