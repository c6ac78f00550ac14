import NoteRecord
import NoteSyntax

extension NoteRunner {
  /// Why a note's program did not run to its end.
  func earlyEnd(
    of transcript: Transcript, end: ChildProcess.End, note: Note, file: String, folder: String
  ) -> Diagnostic {
    let crash: Crash? =
      switch end {
      case .signalled(let signal):
        Crash(
          signal: signal, report: transcript.lastWords,
          backtrace: readText(folder + "/backtrace.txt") ?? "", file: file)
      default: nil
      }
    var diagnostic = Diagnostic(
      file: note.file, range: place(of: transcript, crash: crash, in: note),
      identifier: "run-failed", fact: "")
    switch end {
    case .exited(let status):
      diagnostic.identifier = "exit"
      diagnostic.fact = "the program ended here with exit(\(status)), before the note's end"
      diagnostic.explanation = ["what stands below did not run"]
      diagnostic.help = "a note ends by reaching its end; remove the call of exit"
    case .timedOut:
      diagnostic.identifier = "timeout"
      diagnostic.fact = "the program did not end in the time of all its blocks, and was killed"
      diagnostic.help = "raise 'timeout', or do less"
    case .printedTooMuch(let bytes):
      diagnostic.identifier = "output-limit"
      diagnostic.fact =
        "the program printed more than \(Self.outputLimit >> 20) MB (\(bytes >> 20) MB when it was stopped)"
      diagnostic.help = "print less: a page is no place for so much"
    case .notStarted(let reason):
      diagnostic.identifier = "not-started"
      diagnostic.fact = "the note's program could not be started: \(reason)"
    case .signalled: describe(crash!, of: transcript, note: note, in: &diagnostic)
    }
    diagnostic.explanation += printed(by: transcript)
    return diagnostic
  }

  private func describe(
    _ crash: Crash, of transcript: Transcript, note: Note, in diagnostic: inout Diagnostic
  ) {
    diagnostic.identifier = crash.kind.rawValue
    switch crash.kind {
    case .timeout:
      var limit = note.frontMatter.timeout
      if case .block(let index) = transcript.place {
        limit = note.experiments[index].options.timeout ?? limit
      }
      diagnostic.fact = "the block took more than \(seconds(limit)) and was stopped"
      diagnostic.help = "do less, or give the block '//| timeout: …'"
    case .memory:
      var limit = 2 << 30
      if case .block(let index) = transcript.place {
        limit = note.experiments[index].options.memory
      }
      diagnostic.fact = "the block needs more memory than its limit of \(limit >> 20) MiB"
      diagnostic.explanation = [crash.message]
      diagnostic.help = "keep less at once, or give the block '//| memory: …'"
    case .throw:
      diagnostic.fact = "an error was thrown: \(crash.message)"
      diagnostic.help = "catch it, or say '//| expect: throw' if that is what the block shows"
    default:
      diagnostic.fact = "the program trapped: \(crash.message)"
      diagnostic.help = "mend it, or say '//| expect: trap' if that is what the block shows"
    }
  }

  /// The innermost place in the note: of the trap, else of the statement, else of the block.
  private func place(of transcript: Transcript, crash: Crash?, in note: Note) -> SourceRange? {
    if let place = crash?.place {
      return SourceRange(SourceLocation(line: place.line, column: place.column ?? 1))
    }
    switch transcript.place {
    case .start: return nil
    case .value(let index): return SourceRange(note.values[index].expressionStart)
    case .block(let index):
      let experiment = note.experiments[index]
      guard let statement = transcript.statement, experiment.code.indices.contains(statement.line)
      else { return SourceRange(experiment.range.start) }
      return SourceRange(
        SourceLocation(
          line: experiment.code[statement.line].start.line, column: statement.column))
    }
  }

  /// The end of what the failing block printed.
  private func printed(by transcript: Transcript) -> [String] {
    guard case .block(let index) = transcript.place else { return [] }
    var text = ""
    for output in transcript.blocks[index].outputs {
      if case .standardOutput(let printed) = output { text += printed }
      if case .standardError(let printed) = output { text += printed }
    }
    text += separateCrashReport(transcript.lastWords).own
    let lines = text.split(separator: "\n")
    guard !lines.isEmpty else { return [] }
    let shown = lines.suffix(5).map { "  " + $0.prefix(200) }
    return [lines.count > 5 ? "it printed \(lines.count) lines, at the end:" : "it printed:"]
      + shown
  }
}

/// `20 s`, `0.5 s`.
func seconds(_ value: Double) -> String {
  value == value.rounded() ? "\(Int(value)) s" : "\(value) s"
}
