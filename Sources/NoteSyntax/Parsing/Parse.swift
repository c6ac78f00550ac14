extension Note {
  /// Parses a note. Never fails: any bytes give a tree, and ``Note/diagnostics`` says what is wrong.
  ///
  /// O(n) in the length of the source. Blocks and inlines nested deeper than 100 levels are not kept.
  public static func parse(_ source: [UInt8], file: String) -> Note {
    parse(source, file: file, extensions: true)
  }

  /// As ``parse(_:file:)``; without `extensions` the source is plain CommonMark, and nothing of ours
  /// (front matter, experiments, formulas, …) means anything.
  package static func parse(_ source: [UInt8], file: String, extensions: Bool) -> Note {
    var note = Note(file: file)
    guard source.count <= sizeLimit else {
      note.diagnostics = [
        Diagnostic(
          file: file, range: nil, identifier: "huge-note", fact: "\(source.count) bytes",
          explanation: ["a note may have \(sizeLimit)"], help: "split it")
      ]
      return note
    }
    let text = SourceText(source, file: file)
    note.lines = (1..<(text.lineCount + 1)).map { text.text(ofLine: $0) }
    note.diagnostics = text.diagnostics

    if extensions {
      let front = FrontMatterReader(text, file: file)
      note.frontMatter = front.frontMatter
      note.diagnostics += front.diagnostics
      let footnotes = FootnoteDefinitions(text, from: front.bodyLine)
      let masked = NoteMasker(
        footnotes.source, from: front.bodyLine, title: front.title, file: file)
      note.diagnostics += masked.diagnostics
      var builder = TreeBuilder(note, source: footnotes.source, masked, footnotes.byLine)
      builder.build()
      note = builder.note
      note.diagnostics += note.bareValues
    } else {
      var builder = TreeBuilder(note, source: text)
      builder.build()
      note = builder.note
    }
    note.diagnostics.sort(by: Diagnostic.isBefore)
    return note
  }

  /// libcmark counts in 32 bits.
  private static let sizeLimit = 256 << 20
}

extension Diagnostic {
  /// By place, whole-file ones first; by identifier and wording where the place is the same.
  package static func isBefore(_ a: Diagnostic, _ b: Diagnostic) -> Bool {
    let start = SourceLocation(line: 0, column: 0)
    let (first, second) = (a.range?.start ?? start, b.range?.start ?? start)
    if a.file != b.file { return a.file < b.file }
    if first != second { return first < second }
    return (a.identifier, a.fact) < (b.identifier, b.fact)
  }
}
