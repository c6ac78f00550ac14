extension Note {
  /// `{swift} x` and `{check} 1 = x` without backticks: printed as they stand, which nobody means.
  var bareValues: [Diagnostic] {
    let literal = literalLines
    var found: [Diagnostic] = []
    for (index, line) in lines.enumerated() {
      guard line.contains("{swift} ") || line.contains("{check} "),
        !literal.contains(index + 1)
      else { continue }
      var ticks = 0
      let bytes = Array(line.utf8)
      for (offset, byte) in bytes.enumerated() {
        if byte == UInt8(ascii: "`") { ticks += 1 }
        guard byte == UInt8(ascii: "{"), ticks.isMultiple(of: 2) else { continue }
        let word = String(decoding: bytes[offset...].prefix(8), as: UTF8.self)
        guard word == "{swift} " || word == "{check} " else { continue }
        let start = SourceLocation(line: index + 1, column: offset + 1)
        let end = SourceLocation(line: index + 1, column: offset + 8)
        guard !values.contains(where: { $0.range.start < start && start < $0.range.end }) else {
          continue
        }
        found.append(
          Diagnostic(
            .warning, file: file, range: SourceRange(start, end), identifier: "bare-value",
            fact: "\(word)without backticks is printed as it stands",
            help: "write `\(word)…` between backticks"))
      }
    }
    return found
  }

  /// Lines whose text is code: fences that do not execute, and the Swift of those that do.
  private var literalLines: Set<Int> {
    var literal: Set<Int> = []
    func visit(_ blocks: [Block]) {
      for block in blocks {
        switch block {
        case .code(_, _, let range): literal.formUnion(range.start.line...range.end.line)
        case .blockQuote(let inner): visit(inner)
        case .callout(let callout): visit(callout.blocks)
        case .list(let list): for item in list.items { visit(item.blocks) }
        default: break
        }
      }
    }
    visit(blocks)
    for footnote in footnotes { visit(footnote.blocks) }
    for experiment in experiments { literal.formUnion(experiment.code.map(\.start.line)) }
    return literal
  }
}
