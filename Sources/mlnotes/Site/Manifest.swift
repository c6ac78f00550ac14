import NoteReport
import NoteRunner

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What the last build of an output folder was made of: a build with the same inputs has nothing to do.
struct Manifest: Codable {
  struct File: Codable {
    var path: String
    var hash: String
  }

  struct Page: Codable {
    /// Hash of everything that the page depends on.
    var key: String
    var files: [File]
    var summary: NoteSummary
  }

  /// Hash of all inputs of the build; empty where there was none, or it failed.
  var inputs = ""
  /// Other files that were read: dependencies of blocks.
  var read: [String] = []
  /// Everything that the build wrote.
  var files: [File] = []
  /// By the note's name.
  var pages: [String: Page] = [:]
  /// The last line that the build printed.
  var conclusion = ""

  static func load(from file: String) -> Manifest {
    guard let bytes = readFile(file),
      let manifest = try? JSONDecoder().decode(Manifest.self, from: Data(bytes))
    else { return Manifest() }
    return manifest
  }

  func save(to file: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    try writeWhole(try encoder.encode(self), to: file)
  }
}

/// Typeset formulas and coloured code of a note, kept between builds.
enum MemoFile {
  static func load(_ file: String) -> RenderMemo {
    guard let bytes = readFile(file),
      let memo = try? JSONDecoder().decode(RenderMemo.self, from: Data(bytes))
    else { return RenderMemo() }
    return memo
  }

  /// Losing a memo costs time only.
  static func save(_ memo: RenderMemo, to file: String) {
    let folder = file.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    try? FileManager.default.createDirectory(
      atPath: folder.joined(separator: "/"), withIntermediateDirectories: true, attributes: nil)
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    if let bytes = try? encoder.encode(memo) { try? writeWhole(bytes, to: file) }
  }
}

extension SiteBuild {
  var manifestFile: String {
    let target = (try? absolutePath(output)) ?? output
    return "\(folder.cacheFolder)/output-\(ContentHash(target).description.prefix(16)).json"
  }

  /// Whether the last build had the very same inputs and its files are still as it wrote them. Starts
  /// nothing, parses nothing.
  func isUnchanged() async throws -> Bool {
    guard options.json == nil, options.junit == nil else { return false }
    let manifest = Manifest.load(from: manifestFile)
    guard !manifest.inputs.isEmpty, try await inputs(alsoRead: manifest.read) == manifest.inputs,
      manifest.files.allSatisfy({
        ContentHash(file: "\(output)/\($0.path)")?.description == $0.hash
      })
    else { return false }
    progress.say("nothing has changed: \(manifest.conclusion)")
    return true
  }

  /// The hash of everything that a build depends on.
  func inputs(alsoRead: [String]) async throws -> String {
    let toolchain = try await Toolchain.find(
      besides: program, memo: workspace.folder + "/compiler")
    var parts = [
      toolHash, toolchain.version, toolchain.modulesHash.description, NoteRunner.environmentKey,
      folder.path, ContentHash(file: folder.outlineFile)?.description ?? "",
    ]
    for (name, source) in zip(folder.names, sources) {
      parts.append("\(name) \(ContentHash(source ?? []))")
    }
    for file in alsoRead { parts.append("\(file) \(ContentHash(file: file)?.description ?? "")") }
    return ContentHash(parts.map { "\($0.utf8.count):\($0)" }.joined(separator: "\n")).description
  }
}
