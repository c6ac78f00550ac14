extension Note {
  /// The tree, one node a line, indented: for tests and for looking at it.
  package func dump() -> String {
    var lines: [String] = []
    func add(_ depth: Int, _ text: String) {
      lines.append(String(repeating: "  ", count: depth) + text)
    }
    func quoted(_ text: String) -> String {
      "\"" + text.replacing("\\", with: "\\\\").replacing("\n", with: "\\n") + "\""
    }
    func label(_ label: String?) -> String { label.map { " {#\($0)}" } ?? "" }

    func dump(_ inline: Inline, _ depth: Int) {
      func container(_ name: String, _ content: [Inline]) {
        add(depth, name)
        for inline in content { dump(inline, depth + 1) }
      }
      switch inline {
      case .text(let text): add(depth, "text \(quoted(text))")
      case .softBreak: add(depth, "softBreak")
      case .lineBreak: add(depth, "lineBreak")
      case .code(let text): add(depth, "code \(quoted(text))")
      case .html(let text): add(depth, "html \(quoted(text))")
      case .emphasis(let content): container("emphasis", content)
      case .strong(let content): container("strong", content)
      case .strikethrough(let content): container("strikethrough", content)
      case .link(let content, let destination, let title):
        container("link \(quoted(destination)) \(quoted(title))", content)
      case .image(let content, let destination, let title):
        container("image \(quoted(destination)) \(quoted(title))", content)
      case .formula(let formula):
        add(depth, "formula \(formula.isDisplay ? "display " : "")\(quoted(formula.tex))")
      case .value(let index): add(depth, "value \(quoted(values[index].expression))")
      case .reference(let index): add(depth, "reference \(references[index].label ?? "")")
      case .citation(let index):
        let keys = citations[index].items.map { ($0.showsAuthors ? "" : "-") + $0.key }
        add(
          depth,
          "citation \(citations[index].isTextual ? "textual " : "")\(keys.joined(separator: " "))")
      case .noteLink(let content, let index, _):
        let reference = references[index]
        container(
          "noteLink \(reference.note ?? "")\(reference.label.map { "#" + $0 } ?? "")", content)
      case .footnoteReference(let index, let ordinal):
        add(depth, "footnoteReference \(footnotes[index].name) \(ordinal)")
      }
    }

    func dump(_ block: Block, _ depth: Int) {
      func inlines(_ name: String, _ content: [Inline], _ depth: Int) {
        add(depth, name)
        for inline in content { dump(inline, depth + 1) }
      }
      func blocks(_ name: String, _ content: [Block], _ depth: Int) {
        add(depth, name)
        for block in content { dump(block, depth + 1) }
      }
      switch block {
      case .paragraph(let content): inlines("paragraph", content, depth)
      case .heading(let level, let content, let name):
        inlines("heading \(level)\(label(name))", content, depth)
      case .thematicBreak: add(depth, "thematicBreak")
      case .blockQuote(let content): blocks("blockQuote", content, depth)
      case .callout(let callout): blocks("callout \(callout.kind.rawValue)", callout.blocks, depth)
      case .list(let list):
        let start = list.start.map { " from \($0)" } ?? ""
        add(depth, "list\(start)\(list.isTight ? " tight" : "")")
        for item in list.items {
          let box = item.isDone.map { $0 ? " [x]" : " [ ]" } ?? ""
          blocks("item\(box)", item.blocks, depth + 1)
        }
      case .code(let text, let info, _): add(depth, "code \(quoted(info)) \(quoted(text))")
      case .html(let text): add(depth, "html \(quoted(text))")
      case .experiment(let index):
        add(depth, "experiment\(label(experiments[index].options.label))")
        for line in experiments[index].code { add(depth + 1, quoted(line.text)) }
      case .table(let table):
        add(depth, "table \(table.alignments.map { $0?.rawValue ?? "-" }.joined(separator: " "))")
        for row in [table.header] + table.rows {
          add(depth + 1, "row")
          for cell in row { inlines("cell", cell, depth + 2) }
        }
      case .formula(let formula, let name):
        add(depth, "formula\(label(name)) \(quoted(formula.tex))")
      }
    }

    for block in blocks { dump(block, 0) }
    for footnote in footnotes {
      add(0, "footnote \(footnote.name) ×\(footnote.referenceCount)")
      for block in footnote.blocks { dump(block, 1) }
    }
    return lines.map { $0 + "\n" }.joined()
  }
}
