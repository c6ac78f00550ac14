import NoteRecord
import NoteRunner
import NoteSyntax

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Do the claims hold under other seeds too? Each note is compiled once, and run once a seed.
///
///     notes/*.md → [Note] → (NoteRunner, once a seed) → faults, each said once with the seeds it is of
struct SeedSurvey {
  let options: RunOptions
  /// Added to every seed, one after the other.
  let offsets: [UInt64]
  let start = ContinuousClock.now

  /// - Throws: ``ExitStatus/notesHaveErrors`` where something fails under some seed.
  func conclude() async throws {
    let folder = try NotesFolder(holdingNotes: options.notes)
    let workspace = try folder.workspace()
    defer { workspace.close() }
    let progress = Progress(total: folder.names.count, quiet: options.quiet)
    let runner = NoteRunner(
      toolchain: try await Toolchain.find(besides: runningProgram(), in: workspace),
      workspace: workspace, notesFolder: try absolutePath(folder.path))
    let notes = folder.parse()
    let found = try await concurrentMap(Array(notes.enumerated()), atOnce: options.atOnce) {
      try await survey($1, ordinal: $0, runner: runner, progress: progress)
    }
    progress.end()

    let faults = found.flatMap(\.faults)
    let claims = found.map(\.claims).reduce(0, +)
    let printer = DiagnosticPrinter(notes: notes, usesColor: isatty(2) == 1)
    for fault in faults { print(printer.text(fault), to: .errors) }
    guard faults.allSatisfy({ $0.severity != .error }) else {
      let failing = faults.count { $0.identifier == "false-claim" }
      let others = faults.count { $0.severity == .error } - failing
      let parts =
        (failing > 0
          ? ["\(failing) of \(count(claims, "claim")) \(failing == 1 ? "fails" : "fail")"] : [])
        + (others > 0 ? [count(others, "error")] : [])
      print(
        "mlnotes: \(parts.joined(separator: ", ")) under "
          + "\(offsets.count > 1 ? "some of " : "")\(seedsInWords); no page was written",
        to: .errors)
      throw ExitStatus.notesHaveErrors
    }
    progress.say(
      "\(count(claims, "claim")) \(claims == 1 ? "holds" : "hold") under \(seedsInWords) "
        + "(\(formatted(since: start))); no page was written")
  }

  private var seedsInWords: String {
    offsets.count == 1
      ? "seeds + \(offsets[0])"
      : "\(offsets.count) other seeds (+ \(offsets[0]) to + \(offsets[offsets.count - 1]))"
  }

  private func survey(
    _ note: Note, ordinal: Int, runner: NoteRunner, progress: Progress
  ) async throws -> (claims: Int, faults: [Diagnostic]) {
    guard !note.diagnostics.contains(where: { $0.severity == .error }) else {
      progress.finished(note.file, "has errors")
      return (0, note.diagnostics)
    }
    progress.began(note.file)
    let outcomes = try await runner.run(note, ordinal: ordinal, seedOffsets: offsets)
    let faults = gathered(outcomes)
    let cached = outcomes.count(where: \.wasCached)
    progress.finished(
      note.file,
      !faults.isEmpty
        ? "has errors"
        : cached == outcomes.count
          ? "from the cache"
          : "ran \(count(outcomes.count - cached, "time")) in "
            + formatted(seconds: outcomes.filter { !$0.wasCached }.flatMap(\.seconds).reduce(0, +)))
    let claims = outcomes.compactMap(\.record).map { record in
      record.blocks.flatMap(\.outputs).count {
        if case .display(.claim, _) = $0 { true } else { false }
      }
    }
    return (claims.max() ?? 0, note.diagnostics + faults)
  }

  /// The faults of all runs, each once, in the order of the note.
  private func gathered(_ outcomes: [NoteRunner.Outcome]) -> [Diagnostic] {
    struct Place: Hashable {
      var range: SourceRange?
      var identifier: String
    }
    var found: [Place: (first: Diagnostic, offsets: [UInt64])] = [:]
    for (offset, outcome) in zip(offsets, outcomes) {
      // What prose says is of the note's own seed.
      for fault in outcome.diagnostics where fault.identifier != "wrong-check" {
        found[Place(range: fault.range, identifier: fault.identifier), default: (fault, [])]
          .offsets.append(offset)
      }
    }
    func place(_ fault: Diagnostic) -> (Int, Int, String) {
      (fault.range?.start.line ?? 0, fault.range?.start.column ?? 0, fault.identifier)
    }
    return found.values.sorted { place($0.first) < place($1.first) }
      .map { said($0.first, under: $0.offsets) }
  }

  private func said(_ fault: Diagnostic, under failing: [UInt64]) -> Diagnostic {
    let isClaim = fault.identifier == "false-claim"
    // What fails under all of them, and is no claim, has nothing to do with seeds.
    guard isClaim || failing.count < offsets.count else { return fault }
    var fault = fault
    if offsets.count == 1 {
      fault.fact = "under seeds + \(failing[0]) \(fault.fact)"
    } else {
      let some = failing.prefix(6).map { "+ \($0)" } + (failing.count > 6 ? ["…"] : [])
      fault.fact =
        "under \(failing.count) of \(offsets.count) other seeds (\(some.joined(separator: ", "))) "
        + fault.fact
      fault.explanation = fault.explanation.map { "under + \(failing[0]): \($0)" }
    }
    if isClaim {
      fault.help =
        "say what holds under every seed: a mean over more runs, a count, the quantity behind it"
    }
    return fault
  }
}
