import NoteReport
import NoteRunner

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What the last build of an output folder was made of: a build with the same inputs has nothing to do.
///
/// In two files, since an unchanged build reads the first only: lines of text, and JSON.
struct Manifest {
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
  /// The last line that the build printed.
  var conclusion = ""
  /// By the note's name.
  var pages: [String: Page] = [:]

  /// Without the pages.
  static func loadStamp(from file: String) -> Manifest {
    var manifest = Manifest()
    let text = readFile(file).map { String(decoding: $0, as: UTF8.self) } ?? ""
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
      guard parts.count == 2 else { continue }
      switch parts[0] {
      case "inputs": manifest.inputs = parts[1]
      case "read": manifest.read.append(parts[1])
      case "said": manifest.conclusion = parts[1]
      case "file":
        let entry = parts[1].split(separator: " ", maxSplits: 1).map(String.init)
        if entry.count == 2 { manifest.files.append(File(path: entry[1], hash: entry[0])) }
      default: break
      }
    }
    return manifest
  }

  static func load(from file: String) -> Manifest {
    var manifest = loadStamp(from: file)
    if let bytes = readFile(file + ".pages"),
      let pages = try? JSONDecoder().decode([String: Page].self, from: Data(bytes))
    {
      manifest.pages = pages
    }
    return manifest
  }

  func save(to file: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    try writeWhole(try encoder.encode(pages), to: file + ".pages")
    var lines = ["inputs \(inputs)", "said \(conclusion)"]
    lines += read.map { "read \($0)" } + files.map { "file \($0.hash) \($0.path)" }
    // The last to be written, as it is the one that vouches.
    try writeWhole(lines.map { $0 + "\n" }.joined().utf8, to: file)
  }
}

/// Typeset formulas and coloured code of a note, kept between builds of one program: another one may
/// typeset and colour otherwise.
struct MemoFile: Codable {
  private var tool: String
  private var memo: RenderMemo

  static func load(_ file: String, tool: String) -> RenderMemo {
    guard let bytes = readFile(file),
      let kept = try? JSONDecoder().decode(MemoFile.self, from: Data(bytes)), kept.tool == tool
    else { return RenderMemo() }
    return kept.memo
  }

  /// Losing a memo costs time only.
  static func save(_ memo: RenderMemo, to file: String, tool: String) {
    let folder = file.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    try? FileManager.default.createDirectory(
      atPath: folder.joined(separator: "/"), withIntermediateDirectories: true, attributes: nil)
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    if let bytes = try? encoder.encode(MemoFile(tool: tool, memo: memo)) {
      try? writeWhole(bytes, to: file)
    }
  }
}

extension SiteBuild {
  var manifestFile: String {
    let target = (try? absolutePath(output)) ?? output
    return "\(folder.cacheFolder)/output-\(ContentHash(target).description.prefix(16))"
  }

  /// Whether the last build had the very same inputs and its files are still as it wrote them. Starts
  /// nothing, parses nothing.
  func isUnchanged() async throws -> Bool {
    guard options.json == nil, options.junit == nil else { return false }
    let manifest = Manifest.loadStamp(from: manifestFile)
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
    let toolchain = try await Toolchain.find(besides: program, in: workspace)
    var parts = [
      toolHash(toolchain), toolchain.version, toolchain.modulesHash.description,
      NoteRunner.environmentKey,
      folder.path, ContentHash(file: folder.outlineFile)?.description ?? "",
      ContentHash(file: folder.bibliographyFile)?.description ?? "",
    ]
    for (name, source) in zip(folder.names, sources) {
      parts.append("\(name) \(ContentHash(source ?? []))")
    }
    for file in alsoRead { parts.append("\(file) \(ContentHash(file: file)?.description ?? "")") }
    return ContentHash(parts.map { "\($0.utf8.count):\($0)" }.joined(separator: "\n")).description
  }
}
