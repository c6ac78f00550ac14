import NoteReport
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

/// A file of the site, its path relative to the output folder.
struct SiteFile {
  var path: String
  var bytes: [UInt8]
}

extension SiteBuild {
  /// Everything that the output folder holds, except the pages that are kept.
  func files(of result: Result) throws -> [SiteFile] {
    let summaries = result.notes.compactMap(\.summary)
    var files: [SiteFile] = []
    for built in result.notes {
      guard let page = built.page, !built.hasErrors else { continue }
      files += pageFiles(page)
      files += try pictures(of: page.summary)
    }
    let (assets, faults) = siteAssets(usesFormulas: summaries.contains(where: \.usesFormulas))
    if let fault = faults.first(where: { $0.severity == .error }) {
      throw CommandFault(fault.fact, help: fault.help ?? "")
    }
    files += assets.map { SiteFile(path: $0.path, bytes: $0.bytes) }
    files.append(
      text("index.html", indexPage(summaries: summaries, outline: result.outline)))
    if summaries.contains(where: { !$0.draft && !$0.corrections.isEmpty }) {
      files.append(text("corrections.html", correctionsPage(summaries: summaries)))
    }
    if summaries.contains(where: { !$0.draft && !$0.disputes.isEmpty }) {
      files.append(text("disputes.html", disputesPage(summaries: summaries)))
    }
    if let bibliography = result.bibliography, !bibliography.works.isEmpty {
      files.append(text("bibliography.html", bibliographyPage(bibliography, summaries: summaries)))
    }
    return files
  }

  /// Pictures that a note shows lie beside it, and go beside its page.
  private func pictures(of summary: NoteSummary) throws -> [SiteFile] {
    try summary.pictures.map { picture in
      guard let bytes = readFile("\(folder.path)/\(picture)") else {
        throw CommandFault(
          "\(summary.file) shows the picture '\(picture)', which cannot be read",
          help: "put it beside the note, or correct the link")
      }
      return SiteFile(path: picture, bytes: bytes)
    }
  }

  private func pageFiles(_ page: RenderedPage) -> [SiteFile] {
    [
      text(page.summary.pageFile, page.html),
      text("data/\(page.summary.name).json", page.data),
    ] + page.figureFiles.map { text($0.path, $0.text) }
  }

  private func text(_ path: String, _ text: String) -> SiteFile {
    SiteFile(path: path, bytes: Array(text.utf8))
  }

  /// Writes what differs from what is there, each file whole, none where one cannot be written, and removes pages of notes
  /// that are gone (those that a build wrote; nothing else).
  func write(_ result: Result) async throws {
    try makeOutputFolder(output)
    try makeOutputFolder(output + "/data")
    try makeOutputFolder(output + "/assets")
    var manifest = Manifest()
    let files = try files(of: result)
    var changed: [(path: String, bytes: [UInt8])] = []
    for file in files {
      let path = "\(output)/\(file.path)"
      manifest.files.append(.init(path: file.path, hash: ContentHash(file.bytes).description))
      if readFile(path) == file.bytes { continue }
      if file.path.contains("/") {
        try makeOutputFolder(
          path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(
            separator: "/"))
      }
      changed.append((path, file.bytes))
    }
    do {
      try writeWhole(changed)
    } catch {
      throw CommandFault(
        "cannot write \(error.path): \(reason(of: error.underlying))",
        help: "free some space, make the folder writable, or name another one with --output")
    }
    for built in result.notes {
      let name = built.note.name
      if let page = built.page, let key = built.pageKey, !built.hasErrors {
        manifest.pages[name] = .init(
          key: key.description,
          files: pageFiles(page).map {
            .init(path: $0.path, hash: ContentHash($0.bytes).description)
          },
          summary: page.summary)
      } else if let kept = result.manifest.pages[name], built.summary != nil {
        manifest.pages[name] = kept
        manifest.files += kept.files
      }
    }
    let present = Set(manifest.files.map(\.path))
    let failing = Set(result.notes.filter(\.hasErrors).map(\.note.name))
    for file in result.manifest.files where !present.contains(file.path) {
      // The last good page of a note that fails now stays.
      if failing.contains(where: { isFile(file.path, ofNote: $0) }) {
        manifest.files.append(file)
        continue
      }
      if ContentHash(file: "\(output)/\(file.path)")?.description == file.hash {
        try? FileManager.default.removeItem(atPath: "\(output)/\(file.path)")
        // The folder of its figures goes with the last of them: only an empty one can be removed.
        let parts = file.path.split(separator: "/").dropLast()
        if parts.count > 1 { rmdir("\(output)/\(parts.joined(separator: "/"))") }
      }
    }
    manifest.read = result.notes.flatMap { built in
      built.note.experiments.flatMap(\.options.deps).map { "\(folder.path)/\($0)" }
    }
    manifest.conclusion = conclusion(of: result)
    if result.isWell { manifest.inputs = try await inputs(alsoRead: manifest.read) }
    // Losing the manifest costs time only.
    try? manifest.save(to: manifestFile)
  }

  /// Whether it is the note's page or lies beside it: its data, the files of its figures.
  private func isFile(_ path: String, ofNote name: String) -> Bool {
    path == "\(name).html" || path == "data/\(name).json" || path.hasPrefix("data/\(name)/")
      || path.hasPrefix("figures/\(name)/")
  }

  /// What is known of the whole, in a line.
  func conclusion(of result: Result) -> String {
    let summaries = result.notes.compactMap(\.summary)
    let claims = summaries.flatMap(\.claims)
    let held = claims.count { $0.holds }
    let checks = summaries.map(\.checkCount).reduce(0, +)
    let right = summaries.map(\.rightCheckCount).reduce(0, +)
    return
      "\(count(result.notes.count, "note")), "
      + "\(held) of \(count(claims.count, "claim")) \(claims.count == 1 ? "holds" : "hold"), "
      + "\(right) of \(count(checks, "checked number")) \(checks == 1 ? "is" : "are") right"
  }

  /// Prints every fault, in the order of the notes, and how it ended.
  func conclude(_ result: Result, wrote: Bool) {
    let printer = DiagnosticPrinter(notes: result.notes.map(\.note), usesColor: isatty(2) == 1)
    var errors = 0
    for diagnostic in result.notes.flatMap(\.diagnostics) + result.diagnostics {
      if diagnostic.severity == .error { errors += 1 }
      print(printer.text(diagnostic), to: .errors)
    }
    if result.isWell {
      progress.say("\(conclusion(of: result)) (\(formatted(since: start)))")
      if wrote { progress.say("open \(output)/index.html") }
    } else {
      let failing = result.notes.count(where: \.hasErrors)
      // The outline's errors are no note's.
      let place = failing > 0 ? " in \(count(failing, "note"))" : ""
      print(
        "mlnotes: \(count(errors, "error"))\(place); "
          + (wrote
            ? "the pages of the others are in \(output)/"
            : access(output, F_OK) == 0 ? "\(output)/ is as it was" : "no page was written"),
        to: .errors)
    }
  }
}

func makeOutputFolder(_ path: String) throws {
  do {
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: true, attributes: nil)
  } catch {
    throw CommandFault(
      "cannot make the folder \(path): \(reason(of: error))",
      help: "make its parent writable, or name another one with --output")
  }
}

/// `1 note`, `2 notes`.
func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
