import NoteRecord
import NoteReport
import NoteRunner
import NoteSyntax

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// One build of all notes of a folder: read, parse, run, render; writing is apart (see Writing.swift).
///
///     notes/*.md → [Note] → (NoteRunner) → [RunRecord] → (PageRenderer) → pages → output/
struct SiteBuild {
  let options: BuildOptions
  let folder: NotesFolder
  let output: String
  let workspace: Workspace
  let sources: [[UInt8]?]
  let program: String
  let progress: Progress
  let start = ContinuousClock.now

  init(options: BuildOptions, output: String) throws {
    self.options = options
    var output = output
    while output.count > 1 && output.hasSuffix("/") { output.removeLast() }
    self.output = output
    folder = try NotesFolder(holdingNotes: options.run.notes)
    workspace = try folder.workspace()
    let figureFolders = folder.names.map { $0.dropLast(".md".count) }.flatMap {
      ["\(output)/data/\($0)", "\(output)/figures/\($0)"]
    }
    Workspace.removeHalves(in: [output, output + "/data", output + "/assets"] + figureFolders)
    let folder = folder
    sources = folder.names.map { readFile(folder.file($0)) }
    program = runningProgram()
    progress = Progress(total: folder.names.count, quiet: options.run.quiet)
  }

  func close() { workspace.close() }

  /// Notes, what came of running them, and their pages.
  struct Result {
    var notes: [Built]
    /// Of the site as a whole: references, outline.
    var diagnostics: [Diagnostic]
    var outline: Outline?
    var bibliography: Bibliography?
    var manifest: Manifest

    var isWell: Bool {
      !(diagnostics + notes.flatMap(\.diagnostics)).contains { $0.severity == .error }
    }
  }

  struct Built {
    var note: Note
    var outcome: NoteRunner.Outcome?
    /// Nil where the page on the disk is still right, or the note has errors.
    var page: RenderedPage?
    var summary: NoteSummary?
    var pageKey: ContentHash?
    var diagnostics: [Diagnostic]
    var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
  }

  /// - Parameter mayKeep: pages on the disk whose inputs have not changed may stay unread and unrendered.
  func build(mayKeep: Bool = false) async throws -> Result {
    let notes = await concurrentMap(Array(zip(folder.names, sources)), atOnce: options.run.atOnce) {
      folder.parse(bytes: $0.1, name: $0.0)
    }
    var diagnostics = resolveReferences(in: notes)
    var outline: Outline?
    if let source = readFile(folder.outlineFile) {
      let (parsed, faults) = Outline.parse(source, file: folder.outlineFile)
      outline = parsed
      diagnostics += faults + parsed.check(notes)
    }
    let (bibliography, citationFaults) = readBibliography(for: notes)
    let glossary = notes.first { $0.name + ".md" == NotesFolder.glossaryName }.map {
      ($0, Glossary($0))
    }
    diagnostics += citationFaults + (glossary.map { $1.check($0) } ?? [])
    let toolchain = try await Toolchain.find(besides: program, in: workspace)
    let runner = NoteRunner(
      toolchain: toolchain, workspace: workspace, notesFolder: try absolutePath(folder.path))
    let manifest = Manifest.load(from: manifestFile)
    let siteKey = siteKey(of: notes, outline: outline, toolchain: toolchain)

    var built = try await concurrentMap(Array(notes.enumerated()), atOnce: options.run.atOnce) {
      index, note in
      try await run(
        note, index: index, runner: runner, siteKey: siteKey, manifest: mayKeep ? manifest : nil)
    }
    // What covers nothing of the outline is read by itself, not between two chapters.
    let chapters = built.filter { [outline] built in
      let matter = built.note.frontMatter
      return !matter.draft && (outline == nil || !matter.source.isEmpty)
    }
    let navigation = chapters.map {
      NavigationEntry(
        name: $0.note.name, title: $0.summary?.titleText ?? title(of: $0.note, $0.outcome?.record))
    }
    let labels = LabelIndex(notes: notes)
    let tool = toolHash(toolchain)
    built = await concurrentMap(built, atOnce: options.run.atOnce) { [outline] one in
      render(one, tool: tool) { memo in
        PageRenderer(
          labels: labels, navigation: navigation, outline: outline, bibliography: bibliography,
          glossary: glossary?.1, memo: memo)
      }
    }
    // A note with a reference to nothing has no page either.
    for index in built.indices {
      built[index].diagnostics += diagnostics.filter { $0.file == built[index].note.file }
      guard built[index].hasErrors else { continue }
      built[index].page = nil
      built[index].summary = nil
    }
    diagnostics.removeAll { fault in notes.contains { $0.file == fault.file } }
    progress.end()
    return Result(
      notes: built, diagnostics: diagnostics, outline: outline, bibliography: bibliography,
      manifest: manifest)
  }

  /// Nil where there is no such file and nothing is cited.
  private func readBibliography(for notes: [Note]) -> (Bibliography?, [Diagnostic]) {
    let source = readFile(folder.bibliographyFile)
    guard source != nil || notes.contains(where: { !$0.citations.isEmpty }) else {
      return (nil, [])
    }
    let (bibliography, faults) = Bibliography.parse(source ?? [], file: folder.bibliographyFile)
    return (bibliography, faults + resolveCitations(in: notes, bibliography))
  }

  private func run(
    _ note: Note, index: Int, runner: NoteRunner, siteKey: ContentHash, manifest: Manifest?
  ) async throws -> Built {
    var built = Built(note: note, diagnostics: note.diagnostics)
    guard !built.hasErrors else {
      progress.finished(note.file, "has errors")
      return built
    }
    let key = ContentHash(
      "\(siteKey)\n\(ContentHash(sources[index] ?? []))\n\(runner.key(of: note))")
    built.pageKey = key
    if let kept = manifest?.pages[note.name], kept.key == key.description,
      kept.files.allSatisfy({ ContentHash(file: "\(output)/\($0.path)")?.description == $0.hash })
    {
      built.summary = kept.summary
      progress.finished(note.file, "unchanged")
      return built
    }
    progress.began(note.file)
    let outcome = try await runner.run(note, ordinal: index)
    built.outcome = outcome
    built.diagnostics += outcome.diagnostics
    progress.finished(
      note.file,
      built.hasErrors
        ? "has errors"
        : outcome.wasCached
          ? "from the cache" : "ran in \(formatted(seconds: outcome.seconds.reduce(0, +)))")
    return built
  }

  private func render(
    _ built: Built, tool: String, with renderer: (RenderMemo) -> PageRenderer
  ) -> Built {
    var built = built
    guard built.summary == nil else { return built }
    // A note that has errors is rendered for what else is wrong with it, and the page forgotten.
    let isLost = built.hasErrors
    let record = built.outcome?.record ?? RunRecord(blocks: [], values: [])
    let file = "\(folder.cacheFolder)/memo/\(built.note.name).json"
    let memo = MemoFile.load(file, tool: tool)
    let page = renderer(memo).page(built.note, record: record)
    built.diagnostics += page.diagnostics
    if !isLost {
      built.page = page
      built.summary = page.summary
    }
    if memo.engineStarts + memo.colourings > 0 { MemoFile.save(memo, to: file, tool: tool) }
    return built
  }

  private func title(of note: Note, _ record: RunRecord?) -> String {
    let renderer = PageRenderer(labels: LabelIndex(notes: [note]))
    return renderer.plainTitle(of: note, record: record ?? RunRecord(blocks: [], values: []))
  }

  /// What every page depends on besides its own note: this program, the outline, the bibliography, the
  /// glossary, and the titles and labels of all notes.
  private func siteKey(of notes: [Note], outline: Outline?, toolchain: Toolchain) -> ContentHash {
    var parts = [toolHash(toolchain)]
    for file in [
      folder.outlineFile, folder.bibliographyFile, folder.file(NotesFolder.glossaryName),
    ] {
      parts.append(ContentHash(file: file)?.description ?? "")
    }
    for note in notes {
      parts.append(note.file)
      parts.append(
        plainText(note.frontMatter.title) + (note.frontMatter.draft ? " draft" : "")
          + (note.frontMatter.source.isEmpty ? " apart" : ""))
      parts.append(
        note.labels.map { "\($0.name) \($0.number) \($0.title)" }.joined(separator: "\n"))
      // A title with a computed value depends on what computes it.
      if plainText(note.frontMatter.title).contains("…") {
        parts.append(note.experiments.map(\.source).joined())
      }
    }
    return ContentHash(parts.map { "\($0.utf8.count):\($0)" }.joined(separator: "\n"))
  }

  /// This program and the KaTeX that it uses.
  func toolHash(_ toolchain: Toolchain) -> String {
    toolchain.programHash + (ContentHash(file: katexScriptPath)?.description ?? "")
  }
}

/// The path of the program that runs, links resolved.
func runningProgram() -> String {
  #if canImport(Glibc)
    if let path = realpath("/proc/self/exe", nil) {
      defer { free(path) }
      return String(cString: path)
    }
  #endif
  let named = CommandLine.arguments[0]
  guard let path = realpath(named, nil) else { return named }
  defer { free(path) }
  return String(cString: path)
}

func absolutePath(_ path: String) throws -> String {
  guard let resolved = realpath(path, nil) else {
    throw CommandFault("cannot find '\(path)'", help: "name a folder that exists")
  }
  defer { free(resolved) }
  return String(cString: resolved)
}

/// Maps in the order of the elements, so many at once.
func concurrentMap<Element, Value: Sendable>(
  _ elements: [Element], atOnce: Int,
  _ transform: @escaping @Sendable (Element) async throws -> Value
) async rethrows -> [Value] where Element: Sendable {
  try await withThrowingTaskGroup(of: (Int, Value).self) { group in
    var values = [Value?](repeating: nil, count: elements.count)
    var next = 0
    func add() {
      guard next < elements.count else { return }
      let index = next
      next += 1
      group.addTask { (index, try await transform(elements[index])) }
    }
    for _ in 0..<atOnce { add() }
    while let (index, value) = try await group.next() {
      values[index] = value
      add()
    }
    return values.map { $0! }
  }
}
