import NoteRecord
import NoteSyntax

/// The way from a note to its program: syntax, blocks that must not compile, then everything together.
struct Build {
  let note: Note
  let file: String
  let analyses: [BlockAnalysis]
  let compiler: Compiler

  /// Where the program is; nil before it is compiled, and where it cannot be: the diagnostics say why.
  private(set) var program: String?
  private(set) var diagnostics: [Diagnostic] = []
  /// Compile errors of blocks that may have them, or must.
  private(set) var failures: [Int: BlockRecord.Failure] = [:]

  init(note: Note, file: String, analyses: [BlockAnalysis], compiler: Compiler) {
    self.note = note
    self.file = file
    self.analyses = analyses
    self.compiler = compiler
  }

  mutating func run() async throws {
    try await findExpectedErrors()
    try await findSyntaxErrors()
    guard diagnostics.isEmpty else { return }
    while true {
      let program = Program(
        note: note, file: file, analyses: analyses, skipped: Set(failures.keys))
      let outcome = try await compiler.run(
        program.source, mode: .build(optimized: note.frontMatter.optimize))
      switch outcome {
      case .succeeded(let messages, let path):
        reportUnused(messages, program: program)
        if diagnostics.isEmpty { self.program = path }
        return
      case .timedOut(let seconds):
        diagnostics.append(tookTooLong(seconds))
        return
      case .failed(let messages, let output):
        // Blocks that may fail are left out, and the rest is tried again.
        let failing = newFailures(in: messages)
        guard !failing.isEmpty else {
          report(messages, output: output, program: program)
          return
        }
        failures.merge(failing) { first, _ in first }
      }
    }
  }

  /// `expect: compile-error`: each such block is compiled with those above it, and must fail.
  private mutating func findExpectedErrors() async throws {
    for (index, experiment) in note.experiments.enumerated()
    where experiment.options.expect?.kind == .compileError {
      let above = Set(
        (0..<index).filter { note.experiments[$0].options.expect?.kind == .compileError })
      let program =
        analyses[index].hasSyntaxError
        ? Program(asWritten: [index], of: note, file: file).source
        : Program(
          note: note, file: file, analyses: analyses, skipped: above, upThrough: index
        ).source
      let mode: Compiler.Mode = analyses[index].hasSyntaxError ? .parse : .check
      guard case .failed(let said, _) = try await compiler.run(program, mode: mode),
        case let messages = analyses[index].hasSyntaxError ? placed(said, in: index) : said,
        let error = messages.first(where: {
          $0.severity == .error && block(ofLine: $0.line, in: $0.file) == index
        })
      else {
        // Left out all the same: the judge says that it compiles.
        failures[index] = nil
        diagnostics.append(
          Diagnostic(
            file: note.file, range: experiment.range, identifier: "unmet-expectation",
            fact: "the block compiles, but 'expect' says that it does not",
            help: "remove 'expect: compile-error', or make the block show the error it is about"))
        continue
      }
      failures[index] = failure(of: error, in: experiment)
    }
  }

  /// A block that is not Swift at all would spoil what stands around it in one program: it is parsed
  /// alone first.
  private mutating func findSyntaxErrors() async throws {
    let suspects = analyses.indices.filter {
      analyses[$0].hasSyntaxError && failures[$0] == nil
        && note.experiments[$0].options.expect?.kind != .compileError
    }
    guard !suspects.isEmpty else { return }
    for index in suspects {
      let program = Program(asWritten: [index], of: note, file: file)
      guard
        case .failed(let said, let output) = try await compiler.run(
          program.source, mode: .parse)
      else { continue }
      let messages = placed(said, in: index)
      if note.experiments[index].options.error,
        let error = messages.first(where: { $0.severity == .error })
      {
        failures[index] = failure(of: error, in: note.experiments[index])
      } else {
        report(messages, output: output, program: program)
      }
    }
  }

  /// Errors at the end of a program are said to be in the generated file, where no `#sourceLocation`
  /// holds any more: of a block that is parsed alone, they are at the end of its code.
  private func placed(_ messages: [CompilerMessage], in block: Int) -> [CompilerMessage] {
    guard
      let last = note.experiments[block].code.last(where: { line in
        line.text.contains { !$0.isWhitespace }
      })
    else { return messages }
    return messages.map { message in
      guard message.file != file else { return message }
      var message = message
      message.file = file
      message.line = last.start.line
      message.column = last.start.column + last.text.utf8.count
      return message
    }
  }

  /// The errors of a failed compilation, if all of them lie in blocks with `error: true`.
  private func newFailures(in messages: [CompilerMessage]) -> [Int: BlockRecord.Failure] {
    var failing: [Int: BlockRecord.Failure] = [:]
    for message in messages where message.severity == .error {
      guard let index = block(ofLine: message.line, in: message.file),
        note.experiments[index].options.error, failures[index] == nil
      else { return [:] }
      if failing[index] == nil {
        failing[index] = failure(of: message, in: note.experiments[index])
      }
    }
    return failing
  }

  private func failure(
    of message: CompilerMessage, in experiment: Experiment
  ) -> BlockRecord.Failure {
    .init(
      kind: .compileError, message: message.text,
      line: experiment.code.firstIndex { $0.start.line == message.line }, column: message.column)
  }

  private func block(ofLine line: Int, in file: String) -> Int? {
    guard file == self.file else { return nil }
    return note.experiments.firstIndex { ($0.range.start.line...$0.range.end.line).contains(line) }
  }

  private mutating func report(_ messages: [CompilerMessage], output: String, program: Program) {
    var found: [Diagnostic] = []
    for message in messages where message.severity == .error || message.severity == .note {
      guard message.file == file else { continue }
      if message.severity == .error {
        found.append(
          Diagnostic(
            file: note.file, range: SourceRange(place(of: message, program: program)),
            identifier: "compile-error", fact: message.text))
      } else if !found.isEmpty {
        let line =
          message.line == found[found.count - 1].range?.start.line ? "" : "line \(message.line): "
        found[found.count - 1].explanation.append(line + message.text)
      }
    }
    if found.isEmpty,
      let place = messages.first(where: {
        $0.file == file && $0.text.hasPrefix("'async' inferred from")
      })
    {
      found.append(
        Diagnostic(
          file: note.file, range: SourceRange(self.place(of: place, program: program)),
          identifier: "await-apart", fact: "a block with 'error' or 'expect' cannot await",
          explanation: ["it runs in a copy of the process, which has only one thread"],
          help: "await in a block above, and let this one use the result"))
    }
    // The compiler repeats itself where one mistake has several consequences.
    for diagnostic in found where !diagnostics.contains(diagnostic) {
      diagnostics.append(diagnostic)
    }
    if found.isEmpty {
      diagnostics.append(
        Diagnostic(
          file: note.file, range: nil, identifier: "compile-error",
          fact: "the note's program does not compile",
          explanation: output.split(separator: "\n").prefix(12).map(String.init),
          help: "this is a mistake of mlnotes if every block compiles as a script; please report it"
        ))
    }
  }

  private func place(of message: CompilerMessage, program: Program) -> SourceLocation {
    var place = SourceLocation(line: message.line, column: message.column)
    if message.column > Program.wrapperColumn {
      place.line += 1
      place.column = 1
      if let value = note.values.first(where: { $0.expressionStart.line == place.line }) {
        place = value.expressionStart
      } else if let line = note.experiments.lazy.flatMap(\.code).first(where: {
        $0.start.line == place.line
      }) {
        place = line.statementStart
      }
    } else if place.line == 1, program.firstLineShift > 0,
      let value = note.values.first(where: { $0.expressionStart.line == 1 })
    {
      place.column = max(
        1, message.column - program.firstLineShift + value.expressionStart.column - 1)
    }
    return place
  }

  /// A claim in a loop or a function is made and forgotten: that must not pass for a claim that holds.
  private mutating func reportUnused(_ messages: [CompilerMessage], program: Program) {
    for message in messages where message.severity == .warning && message.file == file {
      guard message.text.contains("unused"),
        // What is only checked shows nothing anyway.
        block(ofLine: place(of: message, program: program).line, in: file).map({
          note.experiments[$0].options.eval
        }) ?? true,
        let type = ["Claim", "Chart", "Table", "Markdown", "HTML"].first(where: {
          message.text.contains("'\($0)'") || message.text.contains("'\($0)<")
        })
      else { continue }
      diagnostics.append(
        Diagnostic(
          file: note.file, range: SourceRange(place(of: message, program: program)),
          identifier: "unused-display", fact: "this \(type) is made and not shown",
          explanation: [
            "only a statement at the top level of a block is shown; this one is nested"
          ],
          help: type == "Claim"
            ? "gather the results in the loop, and claim something about all of them after it"
            : "move it to the top level of the block"))
    }
  }

  private func tookTooLong(_ seconds: Double) -> Diagnostic {
    Diagnostic(
      file: note.file, range: nil, identifier: "compile-timeout",
      fact: "the compiler took more than \(Int(seconds)) s and was stopped",
      explanation: [
        "an expression with many operators or literals can be too much for the type checker"
      ],
      help: "split the longest expressions, and give variables a type")
  }
}

extension Program {
  /// Blocks without calls of ours: for the parser's own words about their syntax.
  init(asWritten blocks: [Int], of note: Note, file: String) {
    var text = ""
    for index in blocks {
      let code = note.experiments[index].code
      guard let first = code.first else { continue }
      text += "#sourceLocation(file: \(quoted(file)), line: \(first.start.line))\n"
      for line in code {
        text += String(repeating: " ", count: line.start.column - 1) + line.text + "\n"
      }
    }
    self.init(source: text)
  }
}
