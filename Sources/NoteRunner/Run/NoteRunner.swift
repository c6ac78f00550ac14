import NoteRecord
import NoteSyntax

/// Generates, compiles and runs the program of a note, and collects what it hands back.
package struct NoteRunner: Sendable {
  package let toolchain: Toolchain
  package let workspace: Workspace
  package let store: RecordStore
  /// Of runs under other seeds, whose claims alone are asked for.
  private let seedStore: RecordStore
  package let notesFolder: String

  package init(toolchain: Toolchain, workspace: Workspace, notesFolder: String) {
    self.toolchain = toolchain
    self.workspace = workspace
    self.notesFolder = notesFolder
    store = RecordStore(folder: workspace.folder + "/records")
    seedStore = RecordStore(folder: workspace.folder + "/seeds")
  }

  /// What came of a note's run.
  package struct Outcome: Sendable {
    /// Nil where the note has no page to show.
    package var record: RunRecord?
    package var diagnostics: [Diagnostic]
    package var wasCached: Bool
    /// Wall time a block, for the report of the build; not on pages.
    package var seconds: [Double]
  }

  /// Most bytes that a note may print.
  static let outputLimit = 16 << 20

  /// - Parameter ordinal: tells the scratch folders of notes apart that run at once.
  package func run(_ note: Note, ordinal: Int) async throws -> Outcome {
    try await run(note, ordinal: ordinal, seedOffsets: [0])[0]
  }

  /// Runs the note once for each offset, which is added to every seed. It is compiled once at most.
  package func run(
    _ note: Note, ordinal: Int, seedOffsets: [UInt64]
  ) async throws -> [Outcome] {
    func all(_ outcome: Outcome) -> [Outcome] { seedOffsets.map { _ in outcome } }
    if note.experiments.isEmpty && note.values.isEmpty {
      return all(
        Outcome(
          record: RunRecord(blocks: [], values: []), diagnostics: [], wasCached: true, seconds: []))
    }
    let missing = missingDependencies(of: note)
    guard missing.isEmpty else {
      return all(Outcome(record: nil, diagnostics: missing, wasCached: false, seconds: []))
    }
    let folder = "\(workspace.scratch)/\(ordinal)"
    let mayCache = note.experiments.allSatisfy(\.options.cache)
    var build: Build?
    var outcomes: [Outcome] = []
    for offset in seedOffsets {
      let key = key(of: note.withSeeds(shiftedBy: offset))
      let store = offset == 0 ? store : seedStore
      if mayCache, let raw = store.record(for: key) {
        outcomes.append(judged(raw, of: note, wasCached: true))
        continue
      }
      if build == nil { build = try await compiled(note, folder: folder) }
      let attempt = try await execute(build!, seedOffset: offset, folder: "\(folder)/\(offset)")
      guard let raw = attempt.record, attempt.diagnostics.isEmpty else {
        outcomes.append(
          Outcome(
            record: nil, diagnostics: attempt.diagnostics, wasCached: false,
            seconds: attempt.record?.blocks.map(\.seconds) ?? []))
        continue
      }
      let outcome = judged(raw, of: note, wasCached: false)
      // A wrong number in a sentence is the sentence's fault, and is judged anew each time; a claim that
      // does not hold is a failure of the run, and failures are not cached.
      let holds = !outcome.diagnostics.contains { $0.identifier != "wrong-check" }
      if mayCache && holds { try store.store(offset == 0 ? raw : raw.claimsAlone, for: key) }
      outcomes.append(outcome)
    }
    return outcomes
  }

  private func missingDependencies(of note: Note) -> [Diagnostic] {
    note.experiments.flatMap { experiment in
      experiment.options.deps.filter { ContentHash(file: "\(notesFolder)/\($0)") == nil }.map {
        Diagnostic(
          file: note.file, range: SourceRange(experiment.range.start),
          identifier: "missing-dependency", fact: "the file '\($0)' of 'deps' cannot be read",
          help: "name it relative to the notes' folder, or remove it from 'deps'")
      }
    }
  }

  /// The hash of everything that can change what the note's program hands back.
  package func key(of note: Note) -> ContentHash {
    note.cacheKey(toolchain: toolchain, file: fileName(of: note), notesFolder: notesFolder)
  }

  /// What a run can see of the environment, besides places.
  package static var environmentKey: String {
    noteEnvironment().filter { !["PATH", "HOME"].contains($0.key) }
      .sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "\n")
  }

  /// The name below the notes' folder, the same wherever that lies: `#file` must not tell.
  private func fileName(of note: Note) -> String {
    let name = note.file.split(separator: "/").last.map(String.init) ?? note.file
    // The compiler repeats a name as it is spelt in `#sourceLocation`, escapes and all.
    return String(name.map { $0 == "\"" || $0 == "\\" || $0.isNewline ? "_" : $0 })
  }

  private func judged(_ raw: RawRecord, of note: Note, wasCached: Bool) -> Outcome {
    let (record, diagnostics) = judge(raw, of: note)
    return Outcome(
      record: record, diagnostics: diagnostics, wasCached: wasCached,
      seconds: raw.blocks.map(\.seconds))
  }

  private struct Attempt {
    var record: RawRecord?
    var diagnostics: [Diagnostic] = []
  }

  private func compiled(_ note: Note, folder: String) async throws -> Build {
    try makeFolder(folder)
    var build = Build(
      note: note, file: fileName(of: note),
      analyses: note.experiments.map { BlockAnalysis(source: $0.source) },
      compiler: Compiler(toolchain: toolchain, folder: folder))
    try await build.run()
    return build
  }

  private func execute(
    _ build: Build, seedOffset: UInt64, folder: String
  ) async throws -> Attempt {
    guard let program = build.program else { return Attempt(diagnostics: build.diagnostics) }
    try makeFolder(folder)
    let (transcript, end) = try await start(
      program, of: build.note, seedOffset: seedOffset, folder: folder)
    return finish(
      transcript, end: end, note: build.note, file: build.file, folder: folder,
      compileFailures: build.failures, diagnostics: build.diagnostics)
  }

  /// Runs the program, and reads what it left.
  private func start(
    _ program: String, of note: Note, seedOffset: UInt64, folder: String
  ) async throws -> (Transcript, ChildProcess.End) {
    let events = folder + "/events.jsonl"
    let output = folder + "/output.txt"
    let error = folder + "/error.txt"
    let backtrace = folder + "/backtrace.txt"
    try? writeWhole([], to: events)
    var environment = noteEnvironment()
    environment["MLNOTES_EVENTS"] = events
    environment["MLNOTES_BACKTRACE"] = backtrace
    if seedOffset != 0 { environment["MLNOTES_SEED_OFFSET"] = String(seedOffset) }
    environment["TMPDIR"] = folder
    environment["SWIFT_BACKTRACE"] =
      "enable=yes,color=no,interactive=no,registers=none,images=none,threads=crashed,limit=64,"
      + "sanitize=no,output-to=\(backtrace)"
    // Each block has a limit that the kernel holds; this one is for programs that evade it.
    let limits = note.experiments.map { $0.options.timeout ?? note.frontMatter.timeout }
    let timeout =
      limits.reduce(0, +) + Double(note.values.count) * note.frontMatter.timeout + 10
    let end = try await ChildProcess(
      executable: program, arguments: [], environment: environment, workingFolder: notesFolder,
      output: output, error: error, timeout: timeout, outputLimit: Self.outputLimit,
      mark: "MLNOTES_EVENTS=\(events)",
      mayLeaveChildren: true
    ).run()
    let kept = Self.outputLimit * 2
    let transcript = Transcript(
      events: readFile(events) ?? [], output: readFile(output, limit: kept) ?? [],
      error: readFile(error, limit: kept) ?? [], blockCount: note.experiments.count,
      valueCount: note.values.count)
    return (transcript, end)
  }

  private func finish(
    _ transcript: Transcript, end: ChildProcess.End, note: Note, file: String, folder: String,
    compileFailures: [Int: BlockRecord.Failure], diagnostics: [Diagnostic]
  ) -> Attempt {
    var transcript = transcript
    var diagnostics = diagnostics
    for (block, failure) in compileFailures.sorted(by: { $0.key < $1.key }) {
      transcript.fail(block, failure)
    }
    for apart in transcript.apartEnds {
      let lines = note.experiments[apart.block]
      if apart.signal != 0 {
        let report = transcript.takeCrashReport(from: apart.block)
        let crash = Crash(
          signal: apart.signal, report: report,
          backtrace: readText("\(folder)/backtrace.txt.\(apart.block)") ?? "", file: file)
        transcript.fail(apart.block, crash.failure(in: lines))
      } else if apart.status != 0 {
        transcript.fail(
          apart.block,
          .init(
            kind: .exit, message: "the block ended the program with exit(\(apart.status))",
            line: nil, column: nil))
      }
    }
    if !(transcript.hasFinished && end == .exited(0)) {
      diagnostics.append(
        earlyEnd(of: transcript, end: end, note: note, file: file, folder: folder))
    }
    transcript.cutFloods()
    return Attempt(
      record: RawRecord(blocks: transcript.blocks, values: transcript.values),
      diagnostics: diagnostics)
  }
}

extension Crash {
  /// As a block's failure, its line counted from the block's first.
  func failure(in experiment: Experiment) -> BlockRecord.Failure {
    let line = place.flatMap { place in experiment.code.firstIndex { $0.start.line == place.line } }
    return .init(
      kind: kind, message: message, line: line, column: line == nil ? nil : place?.column)
  }
}
