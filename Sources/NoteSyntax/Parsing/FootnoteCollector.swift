/// Brings definitions and references of footnotes together.
struct FootnoteCollector {
  private var definitions: [String: (FootnoteDefinitions.Definition, [Block])] = [:]
  private var diagnostics: [Diagnostic] = []

  mutating func define(
    _ definition: FootnoteDefinitions.Definition, _ blocks: [Block], file: String
  ) {
    if let (first, _) = definitions[definition.name] {
      diagnostics.append(
        Diagnostic(
          file: file, range: definition.range, identifier: "duplicate-footnote",
          fact: "the footnote '\(shortened(definition.name))' is defined twice",
          explanation: ["the first is on line \(first.range.start.line)"],
          help: "give one of the two another name"))
    } else {
      definitions[definition.name] = (definition, blocks)
    }
  }

  func finish(
    references: [(name: String, count: Int)], file: String
  ) -> (footnotes: [Footnote], diagnostics: [Diagnostic]) {
    let footnotes = references.map {
      Footnote(name: $0.name, blocks: definitions[$0.name]?.1 ?? [], referenceCount: $0.count)
    }
    let used = Set(references.map(\.name))
    let unused = definitions.values.filter { !used.contains($0.0.name) }.map { definition, _ in
      Diagnostic(
        .warning, file: file, range: definition.range, identifier: "unused-footnote",
        fact: "nothing refers to the footnote '\(shortened(definition.name))'",
        help: "refer to it by [^\(shortened(definition.name))], or remove it")
    }
    return (footnotes, diagnostics + unused)
  }
}
