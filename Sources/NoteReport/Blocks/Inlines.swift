import NoteRecord
import NoteSyntax

extension HTMLRenderer {
  func inlines(_ inlines: [Inline]) -> String {
    guard linksTerms, terms != nil else { return inlines.map(inline).joined() }
    // Terms may go over the end of a line.
    var html = ""
    var run = ""
    func finishRun() {
      if !run.isEmpty { html += terms?.linked(run) ?? "" }
      run = ""
    }
    for inline in inlines {
      switch inline {
      case .text(let text): run += text
      case .softBreak: run += "\n"
      default:
        finishRun()
        html += self.inline(inline)
      }
    }
    finishRun()
    return html
  }

  /// The text of a paragraph, its terms linked to the glossary.
  func prose(_ inlines: [Inline]) -> String {
    linksTerms = true
    defer { linksTerms = false }
    return self.inlines(inlines)
  }

  /// The text of a link, which can hold no other.
  private func linkText(_ inlines: [Inline]) -> String {
    let outer = linksTerms
    linksTerms = false
    defer { linksTerms = outer }
    return self.inlines(inlines)
  }

  private func inline(_ inline: Inline) -> String {
    switch inline {
    case .text(let text): return escaped(text)
    case .softBreak: return "\n"
    case .lineBreak: return "<br />\n"
    case .code(let code): return "<code>\(escaped(code))</code>"
    case .emphasis(let inner): return "<em>\(inlines(inner))</em>"
    case .strong(let inner): return "<strong>\(inlines(inner))</strong>"
    case .strikethrough(let inner): return "<del>\(inlines(inner))</del>"
    case .html(let raw): return dialect == .commonMark || note.frontMatter.html ? raw : escaped(raw)
    case .link(let inner, let destination, let title):
      return link(linkText(inner), to: destination, title: title)
    case .image(let inner, let destination, let title):
      return image(plainText(inner), at: destination, title: title)
    case .formula(let formula): return typeset(formula)
    case .value(let index): return value(index)
    case .reference(let index): return reference(index)
    case .citation(let index): return citation(index)
    case .noteLink(let inner, let index, let title):
      return noteLink(linkText(inner), index, title: title)
    case .footnoteReference(let footnote, let ordinal):
      let number = "\(footnotePrefix)\(footnote + 1)"
      return "<sup class=\"footnote\"><a href=\"#fn-\(number)\" id=\"fnref-\(number)-\(ordinal)\""
        + " role=\"doc-noteref\">\(footnote + 1)</a></sup>"
    }
  }

  private func titleAttribute(_ title: String) -> String {
    title.isEmpty ? "" : " title=\"\(escaped(title))\""
  }

  private func link(_ inner: String, to destination: String, title: String) -> String {
    if dialect == .page, DestinationSafety(of: destination, isImage: false) == .dangerous {
      report(
        range(of: destination), "unsafe-link",
        "a link to '\(destination.prefix(60))' is left out",
        ["a destination of this kind can run code in the reader's browser"],
        help: "link to an http or https address, or to a file beside the note",
        severity: .warning)
      return "<span class=\"unsafe\">\(inner)</span>"
    }
    return "<a href=\"\(escapedDestination(destination))\"\(titleAttribute(title))>\(inner)</a>"
  }

  private func image(_ alternative: String, at destination: String, title: String) -> String {
    let alternative = escaped(alternative)
    if dialect == .page {
      if alternative.isEmpty {
        report(
          range(of: destination), "image-without-alt",
          "the picture '\(destination.prefix(80))' has no text for people who do not see it",
          help: "write what it shows between the brackets: ![…](…)")
      }
      switch DestinationSafety(of: destination, isImage: true) {
      case .safe:
        let isLocal = !destination.hasPrefix("data:") && !destination.isEmpty
        if isLocal, !pictures.contains(destination) { pictures.append(destination) }
      case .dangerous, .remote:
        report(
          range(of: destination), "remote-image",
          "the picture '\(destination.prefix(80))' is left out",
          ["a page loads nothing from elsewhere"],
          help: "put the picture beside the note and link to it by its file name",
          severity: .warning)
        return "<span class=\"unsafe\">\(alternative)</span>"
      }
    }
    return "<img src=\"\(escapedDestination(destination))\" alt=\"\(alternative)\""
      + "\(titleAttribute(title)) />"
  }

  /// Links carry no position in the tree: the first line that writes this destination.
  private func range(of destination: String) -> SourceRange? {
    for (index, line) in note.lines.enumerated() {
      guard let found = line.firstRange(of: destination) else { continue }
      let column = line[..<found.lowerBound].utf8.count + 1
      return SourceRange(SourceLocation(line: index + 1, column: column))
    }
    return nil
  }

  /// The fragment links of this page that lead nowhere.
  func reportBrokenFragments(of page: String) {
    let ids = Set(attributeValues("id", in: page))
    var seen: Set<String> = []
    for target in attributeValues("href", in: page) where target.hasPrefix("#") {
      let anchor = percentDecoded(target.dropFirst())
      guard !anchor.isEmpty, !ids.contains(escaped(anchor)[...]), !ids.contains(anchor[...]),
        seen.insert(anchor).inserted
      else { continue }
      report(
        range(of: "#" + anchor) ?? range(of: String(target)), "broken-link",
        "a link leads to '#\(anchor)', and nothing on the page has that name",
        help: "give the heading that is meant {#sec-…} and link to that")
    }
  }

  // MARK: Ours

  /// A computed value with its full precision behind it; a check as the author wrote it, with a mark.
  private func value(_ index: Int) -> String {
    guard note.values.indices.contains(index) else { return "" }
    let value = note.values[index]
    let record = valueRecord(index)
    let expression = value.expression
    switch value.kind {
    case .computed:
      guard let record else {
        return "<span class=\"value missing\" title=\"\(words.notReached)\">"
          + "<code>\(escaped(expression))</code></span>"
      }
      let title = escaped("\(expression) = \(record.value)")
      return "<span class=\"value\" title=\"\(title)\">\(escaped(record.text))</span>"
    case .check(let check):
      let literal = escaped(check.literal)
      guard let record else {
        return "<span class=\"value missing\" title=\"\(words.notReached)\">\(literal)</span>"
      }
      let holds = record.holds ?? false
      let title = escaped("\(expression) = \(record.value)")
      return "<span class=\"value \(holds ? "check" : "wrong")\" title=\"\(title)\">\(literal)"
        + "<span class=\"mark\" aria-hidden=\"true\">\(holds ? "✓" : "✗")</span>"
        + "<span class=\"unseen\"> (\(holds ? words.checked : words.wrong))</span></span>"
    }
  }

  func valueRecord(_ index: Int) -> ValueRecord? {
    record.values.indices.contains(index) ? record.values[index] : nil
  }

  private func reference(_ index: Int) -> String {
    guard note.references.indices.contains(index) else { return "" }
    let reference = note.references[index]
    let written = "@" + (reference.label ?? "")
    guard let target = resolve(reference), let label = target.label else {
      reportUnknown(
        "unresolved-reference", "no label is named '\(reference.label ?? "")'",
        help: "write a label that this note or one other has, or \\@ for the sign itself")
      return "<span class=\"unresolved\">\(escaped(written))</span>"
    }
    var name =
      label.kind == .section && !label.title.isEmpty
      ? label.title : words.numbered(label.kind, label.number)
    if target.note != nil { name = words.inNote(name, title: target.noteTitle) }
    return "<a class=\"reference\" href=\"\(address(of: target))\">\(escaped(name))</a>"
  }

  /// What a note itself refers to is looked up before it runs; what Markdown of its blocks does, only here.
  func reportUnknown(_ identifier: String, _ fact: String, help: String) {
    guard displayedAt != nil else { return }
    report(nil, identifier, fact, ["in Markdown that the block displays"], help: help)
  }

  private func noteLink(_ inner: String, _ index: Int, title: String) -> String {
    guard note.references.indices.contains(index) else { return inner }
    let reference = note.references[index]
    guard let target = resolve(reference) else {
      let place = reference.label.map { "#" + $0 } ?? ""
      reportUnknown(
        "missing-note", "the link to '\(reference.note ?? "")\(place)' leads nowhere",
        help: "write the name of a note, and of a label or heading that it has")
      return "<span class=\"unresolved\">\(inner)</span>"
    }
    let title = titleAttribute(title)
    // A label's text is made by the reader of the link where the author wrote none.
    let text = inner.isEmpty ? escaped(target.label?.title ?? target.noteTitle) : inner
    return "<a href=\"\(address(of: target))\"\(title)>\(text)</a>"
  }

  private func address(of target: ReferenceTarget) -> String {
    var address = target.note.map { escapedComponent($0) + ".html" } ?? ""
    if let anchor = target.anchor { address += "#" + escapedComponent(anchor) }
    // A link to the whole of its own note.
    return address.isEmpty ? "#text" : address
  }

  // MARK: As text

  /// What the inlines say without marks: for `alt`, titles and anchors.
  func plainText(_ inlines: [Inline]) -> String {
    var text = ""
    for inline in inlines {
      switch inline {
      case .text(let words), .code(let words), .html(let words): text += words
      case .softBreak, .lineBreak: text += " "
      case .emphasis(let inner), .strong(let inner), .strikethrough(let inner):
        text += plainText(inner)
      case .link(let inner, _, _), .image(let inner, _, _), .noteLink(let inner, _, _):
        text += plainText(inner)
      case .formula(let formula): text += formula.tex
      case .value(let index):
        guard note.values.indices.contains(index) else { continue }
        if case .check(let check) = note.values[index].kind {
          text += check.literal
        } else {
          text += valueRecord(index)?.text ?? note.values[index].expression
        }
      case .reference(let index):
        guard note.references.indices.contains(index),
          let label = resolve(note.references[index])?.label
        else { continue }
        text += words.numbered(label.kind, label.number)
      case .citation(let index): text += plainCitation(index)
      case .footnoteReference: continue
      }
    }
    return text
  }

  /// The same inlines without what may not stand inside a link: other links, and anchors.
  func withoutLinks(_ inlines: [Inline]) -> [Inline] {
    inlines.flatMap { inline -> [Inline] in
      switch inline {
      case .link(let inner, _, _), .noteLink(let inner, _, _): withoutLinks(inner)
      case .emphasis(let inner): [.emphasis(withoutLinks(inner))]
      case .strong(let inner): [.strong(withoutLinks(inner))]
      case .strikethrough(let inner): [.strikethrough(withoutLinks(inner))]
      case .footnoteReference: []
      case .reference, .citation: [.text(plainText([inline]))]
      default: [inline]
      }
    }
  }
}

/// The values of every `name="…"` in HTML of our own making.
func attributeValues(_ name: String, in html: String) -> [Substring] {
  var values: [Substring] = []
  var rest = html[...]
  while let start = rest.firstRange(of: " \(name)=\"") {
    rest = rest[start.upperBound...]
    guard let end = rest.firstIndex(of: "\"") else { break }
    values.append(rest[..<end])
    rest = rest[end...]
  }
  return values
}

func percentDecoded(_ text: some StringProtocol) -> String {
  var bytes: [UInt8] = []
  var rest = Array(text.utf8)[...]
  while let byte = rest.popFirst() {
    let digits = String(decoding: rest.prefix(2), as: UTF8.self)
    if byte == UInt8(ascii: "%"), digits.utf8.count == 2, let value = UInt8(digits, radix: 16) {
      bytes.append(value)
      rest = rest.dropFirst(2)
    } else {
      bytes.append(byte)
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}
