/// Tells which fences execute, and reads them.
struct ExperimentReader {
  /// Inline Markdown of an option, parsed with the note.
  struct Caption {
    enum Key { case figCap, figAlt, tblCap }
    var key: Key
    var text: String
    var entry: YAMLEntry
  }

  var experiment: Experiment
  var captions: [Caption] = []
  var diagnostics: [Diagnostic] = []

  /// Nil for a block that does not execute. `diagnostics` then says where it looks like one.
  static func read(
    _ block: CodeBlock, file: String, diagnostics: inout [Diagnostic]
  ) -> ExperimentReader? {
    guard block.isFenced else { return nil }
    let words = block.info.split { $0 == " " || $0 == "\t" }.map(String.init)
    guard words.starts(with: ["swift", "experiment"]) else {
      diagnostics += nearMiss(words, block, file: file)
      return nil
    }
    var reader = ExperimentReader(
      experiment: Experiment(options: ExperimentOptions(), code: [], range: block.range))
    if words.count > 2 {
      reader.diagnostics.append(
        Diagnostic(
          file: file, range: block.infoRange, identifier: "extra-info",
          fact: "'\(shortened(words[2...].joined(separator: " ")))' after 'swift experiment'",
          explanation: ["options stand in the block, one a line"],
          help: "write them as '//| key: value' on the block's first lines"))
    }
    if !block.isClosed {
      reader.diagnostics.append(unterminated(block, .error, file: file))
    }
    reader.readLines(block.lines, file: file)
    return reader
  }

  static func unterminated(
    _ block: CodeBlock, _ severity: Diagnostic.Severity, file: String
  ) -> Diagnostic {
    Diagnostic(
      severity, file: file, range: block.fenceRange, identifier: "unterminated-fence",
      fact: "the code block that begins here is not closed",
      explanation: [
        "it takes everything up to line \(block.range.end.line), where its container or the file ends"
      ],
      help: "close it by a line with as many backticks (or tildes), indented as the opening one")
  }

  /// Info strings that were probably meant to execute: a block that is silently not run is worse than
  /// an error.
  private static func nearMiss(
    _ words: [String], _ block: CodeBlock, file: String
  ) -> [Diagnostic] {
    func isNear(_ word: String, _ name: String) -> Bool {
      editDistance(Array(word.lowercased().prefix(20)), Array(name)) <= 2
    }
    func error(_ fact: String) -> [Diagnostic] {
      [
        Diagnostic(
          file: file, range: block.infoRange, identifier: "not-an-experiment", fact: fact,
          explanation: ["only a block that begins ```swift experiment is executed"],
          help: "write ```swift experiment")
      ]
    }
    guard let first = words.first else { return [] }
    let info = shortened(block.info)
    if first.hasPrefix("{swift") { return error("the info string is '\(info)'") }
    if first.lowercased() == "swift" || isNear(first, "experiment") {
      if words.contains(where: { isNear($0, "experiment") }) {
        return error("the info string is '\(info)'")
      }
      if first == "swift", let option = block.lines.first, optionText(option) != nil {
        return [
          Diagnostic(
            .warning, file: file, range: SourceRange(option.start), identifier: "option-ignored",
            fact: "an option on a block that is not executed",
            explanation: ["the info string is '\(info)'"],
            help: "write ```swift experiment, or remove the option")
        ]
      }
    }
    return []
  }

  /// What follows `//|` or `// |`, with its place; nil on other lines.
  private static func optionText(_ line: Experiment.CodeLine) -> YAMLLine? {
    let text = line.text.drop { $0 == " " || $0 == "\t" }
    guard text.hasPrefix("//|") || text.hasPrefix("// |") else { return nil }
    var rest = text.dropFirst(text.hasPrefix("//|") ? 3 : 4)
    if rest.first == " " { rest = rest.dropFirst() }
    var start = line.start
    start.column += line.text.utf8.count - rest.utf8.count
    return YAMLLine(text: String(rest), start: start)
  }

  private mutating func readLines(_ lines: [Experiment.CodeLine], file: String) {
    var options: [YAMLLine] = []
    var codeHasBegun = false
    for line in lines {
      if let option = Self.optionText(line) {
        if !codeHasBegun {
          options.append(option)
          continue
        }
        diagnostics.append(
          Diagnostic(
            .warning, file: file, range: SourceRange(line.start), identifier: "late-option",
            fact: "an option line after the code has begun is a mere comment",
            help: "move it to the top of the block"))
      } else if !line.text.trimmingSpaces.isEmpty {
        codeHasBegun = true
      }
      experiment.code.append(line)
    }
    var reader = OptionsReader(YAMLMapping(options), file: file)
    reader.checkContradictions()
    experiment.options = reader.options
    captions = reader.captions
    diagnostics += reader.diagnostics
  }
}
