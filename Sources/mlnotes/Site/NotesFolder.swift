import NoteRunner
import NoteSyntax

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A folder of notes: its Markdown files, in the order of their names, and the outline they cover.
struct NotesFolder {
  /// As the user named it, without a slash at its end.
  let path: String
  /// The files' names, sorted by their bytes.
  let names: [String]

  init(_ path: String) throws {
    var path = path
    while path.count > 1 && path.hasSuffix("/") { path.removeLast() }
    self.path = path
    var isFolder = false
    let files = FileManager.default
    guard files.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw CommandFault(
        "there is no folder '\(path)'", help: "name the folder of the notes: mlnotes build notes/")
    }
    guard isFolder else {
      throw CommandFault(
        "'\(path)' is a file, not a folder of notes",
        help: "notes refer to each other and are built together: name their folder")
    }
    let all: [String]
    do { all = try files.contentsOfDirectory(atPath: path) } catch {
      throw CommandFault(
        "cannot read the folder '\(path)': \(reason(of: error))", help: "make it readable")
    }
    names = all.filter { $0.hasSuffix(".md") && !$0.hasPrefix(".") }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// - Throws: also where there is no note in it.
  init(holdingNotes path: String) throws {
    try self.init(path)
    guard !names.isEmpty else {
      throw CommandFault(
        "there are no notes in '\(self.path)' (files that end in .md)",
        help: "begin one: mlnotes new 01-first-note --notes \(self.path)")
    }
  }

  /// The caches beside the notes, and a scratch folder that goes with this process, whatever ends it.
  func workspace() throws -> Workspace {
    let workspace = try Workspace(folder: absolutePath(path) + "/.mlnotes")
    Interrupt.install(workspace: workspace)
    return workspace
  }

  var cacheFolder: String { path + "/.mlnotes" }
  var outlineFile: String { path + "/outline.yml" }
  var bibliographyFile: String { path + "/bibliography.yml" }
  /// What no note can be called: the site has pages of these names.
  static let takenNames = ["bibliography", "corrections", "disputes", "index"]
  /// The name of the note whose terms are linked from all others.
  static let glossaryName = "glossary.md"

  func file(_ name: String) -> String { "\(path)/\(name)" }

  /// All notes; one that cannot be read is empty, with a diagnostic.
  func parse() -> [Note] { names.map { parse(bytes: readFile(file($0)), name: $0) } }

  func parse(bytes: [UInt8]?, name: String) -> Note {
    guard let bytes else {
      var note = Note(file: file(name))
      note.diagnostics = [
        Diagnostic(
          file: note.file, range: nil, identifier: "unreadable", fact: "the note cannot be read",
          help: "make the file readable")
      ]
      return note
    }
    var note = Note.parse(bytes, file: file(name))
    // File systems differ in whether they tell Index from index.
    if Self.takenNames.contains(note.name.lowercased()) {
      note.diagnostics.append(
        Diagnostic(
          file: note.file, range: nil, identifier: "taken-name",
          fact: "a note cannot be called '\(note.name)': the site has a page of that name",
          help: "rename the note, for example \(note.name)-note.md"))
    }
    return note
  }
}

extension Workspace {
  /// `MLNOTES_KEEP` keeps the generated programs and what they wrote, for those who work on mlnotes.
  func close() {
    if getenv("MLNOTES_KEEP") == nil { removeScratch() }
  }
}
