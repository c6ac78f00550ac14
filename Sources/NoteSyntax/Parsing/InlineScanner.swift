/// Finds our inline syntax in the text of one paragraph, heading, cell or caption, before libcmark sees it.
///
/// It reads the text as CommonMark does, from left to right, as far as that decides what is literal:
/// backslash escapes, code spans, raw HTML, autolinks and the addresses of links are stepped over.
/// O(n): each search that finds nothing is remembered.
struct InlineScanner {
  struct Found {
    var range: Range<Int>
    var content: Mask.Content
  }

  struct NoteLink {
    var destination: String
    var range: SourceRange
  }

  let file: String
  private(set) var text: LocatedText
  private(set) var found: [Found] = []
  private(set) var noteLinks: [NoteLink] = []
  private(set) var diagnostics: [Diagnostic] = []
  /// Appends the next line of the source, for a `$$` whose end lies below; false where there is none.
  private let extend: (inout LocatedText) -> Bool

  private var i = 0
  private var openBrackets: [Int] = []
  private var literals = LiteralMatcher()

  init(
    _ text: LocatedText, file: String, from start: Int = 0,
    extend: @escaping (inout LocatedText) -> Bool = { _ in false }
  ) {
    self.text = text
    self.file = file
    self.extend = extend
    i = start
    scan()
  }

  private func byte(_ at: Int) -> UInt8? { at < text.bytes.count ? text.bytes[at] : nil }

  private mutating func scan() {
    while i < text.bytes.count {
      switch text.bytes[i] {
      case UInt8(ascii: "\\"): i += 2
      case UInt8(ascii: "`"): codeSpan()
      case UInt8(ascii: "<"): i = literals.endOfHTML(text.bytes, at: i) ?? i + 1
      case UInt8(ascii: "$"): formula()
      case UInt8(ascii: "["): openBracket()
      case UInt8(ascii: "]"): closeBracket()
      case UInt8(ascii: "~"): tildes()
      case UInt8(ascii: "@"): reference()
      default: i += 1
      }
    }
  }

  private mutating func add(_ range: Range<Int>, _ content: Mask.Content) {
    found.append(Found(range: range, content: content))
    i = range.upperBound
  }

  private mutating func report(
    _ range: Range<Int>, _ identifier: String, _ fact: String, explanation: [String] = [],
    help: String? = nil
  ) {
    diagnostics.append(
      Diagnostic(
        file: file, range: text.range(of: range), identifier: identifier, fact: fact,
        explanation: explanation, help: help))
  }

  // MARK: Code spans

  private mutating func codeSpan() {
    let length = text.bytes[i...].prefix { $0 == UInt8(ascii: "`") }.count
    guard let closing = literals.closingBackticks(text.bytes, length: length, after: i + length)
    else {
      i += length
      return
    }
    let whole = i..<(closing + length)
    let inner = (i + length)..<closing
    i = whole.upperBound
    var start = inner.lowerBound
    while start < inner.upperBound, isSpace(text.bytes[start]) { start += 1 }
    guard start < inner.upperBound, text.bytes[start] == UInt8(ascii: "{"),
      let brace = text.bytes[start..<inner.upperBound].firstIndex(of: UInt8(ascii: "}"))
    else { return }
    let name = text.string((start + 1)..<brace)
    guard name == "swift" || name == "check" else {
      if name.utf8.count < 8, name.utf8.allSatisfy(Label.isLabelByte), brace + 1 < inner.upperBound,
        isSpace(text.bytes[brace + 1]),
        let meant = ["swift", "check"].first(where: {
          editDistance(Array($0), Array(name.lowercased())) < 3
        })
      {
        report(
          whole, "unknown-value-kind", "'{\(name)}' at the beginning of a code span",
          explanation: ["{swift} shows a computed value, {check} checks one that is written down"],
          help: "replace '{\(name)}' with '{\(meant)}'")
      }
      return
    }
    let body = trimmed((brace + 1)..<inner.upperBound)
    if name == "swift" { computed(body, whole) } else { check(body, whole) }
  }

  private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x09 }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var range = range
    while let first = range.first, isSpace(text.bytes[first]) {
      range = (first + 1)..<range.upperBound
    }
    while let last = range.last, isSpace(text.bytes[last]) { range = range.lowerBound..<last }
    return range
  }

  private func oneLine(_ range: Range<Int>) -> String {
    String(decoding: text.bytes[range].map { $0 == 0x0A ? 0x20 : $0 }, as: UTF8.self)
  }

  private mutating func computed(_ body: Range<Int>, _ whole: Range<Int>) {
    guard !body.isEmpty else {
      report(
        whole, "empty-value", "'{swift}' without an expression",
        help: "write the expression after it: `{swift} a.precision.percent(1)`")
      return
    }
    let value = InlineValue(
      kind: .computed, expression: oneLine(body),
      expressionStart: text.location(of: body.lowerBound),
      range: text.range(of: whole))
    add(whole, .value(value))
  }

  private mutating func check(_ body: Range<Int>, _ whole: Range<Int>) {
    do throws(CheckGrammar.Fault) {
      let grammar = try CheckGrammar(oneLine(body))
      let start = body.lowerBound + grammar.expression.lowerBound
      let value = InlineValue(
        kind: .check(grammar.check),
        expression: oneLine(start..<(body.lowerBound + grammar.expression.upperBound)),
        expressionStart: text.location(of: start), range: text.range(of: whole))
      add(whole, .value(value))
    } catch {
      report(
        whole, "malformed-check", error.fact, explanation: ["expected \(error.expected)"],
        help: "for example \(CheckGrammar.example)")
    }
  }

  // MARK: Formulas, by Pandoc's rules

  private mutating func formula() {
    if byte(i + 1) == UInt8(ascii: "$") {
      displayFormula()
    } else {
      inlineFormula()
    }
  }

  private mutating func inlineFormula() {
    let start = i
    i += 1
    guard let first = byte(start + 1), !isSpace(first) else { return }
    var k = start + 1
    while let next = byte(k) {
      switch next {
      case UInt8(ascii: "\\"):
        k = afterTextCommand(at: k) ?? k + 2
      case UInt8(ascii: "`"):
        // A code span binds tighter; a lone backtick is TeX.
        let length = text.bytes[k...].prefix { $0 == UInt8(ascii: "`") }.count
        if literals.closingBackticks(text.bytes, length: length, after: k + length) != nil {
          return
        }
        k += length
      case UInt8(ascii: "$"):
        let isClosing =
          !isSpace(text.bytes[k - 1]) && !(byte(k + 1).map { (0x30...0x39).contains($0) } ?? false)
        guard isClosing, k > start + 1 else { return }
        let tex = (start + 1)..<k
        add(start..<(k + 1), .formula(makeFormula(tex, isDisplay: false), label: nil))
        return
      default: k += 1
      }
    }
  }

  /// `\text{…}` and its like hold text in which a `$` does not end the formula.
  private func afterTextCommand(at start: Int) -> Int? {
    let commands = ["\\text{", "\\textrm{", "\\textit{", "\\textbf{", "\\mbox{", "\\hbox{"]
    guard
      let command = commands.first(where: {
        text.bytes[start...].starts(with: $0.utf8)
      })
    else { return nil }
    var depth = 1
    var k = start + command.utf8.count
    let limit = min(text.bytes.count, k + 200)
    while k < limit {
      switch text.bytes[k] {
      case UInt8(ascii: "\\"): k += 1
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"):
        depth -= 1
        if depth == 0 { return k + 1 }
      default: break
      }
      k += 1
    }
    return nil
  }

  private mutating func displayFormula() {
    let start = i
    let tex = start + 2
    var beginsLine = start
    while beginsLine > 0, text.bytes[beginsLine - 1] == 0x20 || text.bytes[beginsLine - 1] == 0x09 {
      beginsLine -= 1
    }
    let mayExtend = beginsLine == 0 || text.bytes[beginsLine - 1] == 0x0A
    let endBefore = text.bytes.count
    var k = tex
    while true {
      while k < text.bytes.count,
        text.bytes[k] != UInt8(ascii: "$") || byte(k + 1) != UInt8(ascii: "$")
      {
        k += text.bytes[k] == UInt8(ascii: "\\") ? 2 : 1
      }
      if k < text.bytes.count { break }
      // A line that begins with `+`, `-` or `=` looks like a list or a heading to CommonMark.
      guard mayExtend, extend(&text) else {
        if text.bytes.count > endBefore { text.removeAll(from: endBefore) }
        i = tex
        return
      }
      k = min(k, endBefore)
    }
    guard k > tex, text.bytes[tex..<k].contains(where: { !isSpace($0) }) else {
      i = k + 2
      return
    }
    var end = k + 2
    var label: (name: String, range: SourceRange)?
    var brace = end
    while byte(brace) == 0x20 { brace += 1 }
    if let attribute = Attribute(text.bytes, at: brace) {
      let name = text.string(attribute.name)
      let range = text.range(of: attribute.name)
      end = attribute.whole.upperBound
      if let fault = Label.fault(name) {
        report(
          attribute.name, "bad-label", fault.fact, explanation: fault.explanation, help: fault.help)
      } else if Label.kind(name) != .equation {
        report(
          attribute.name, "bad-label", "the label '\(shortened(name))' on a formula",
          explanation: ["the labels of formulas begin with eq-"], help: "for example {#eq-bayes}")
      } else {
        label = (name, range)
      }
    }
    add(start..<end, .formula(makeFormula(tex..<k, isDisplay: true), label: label))
  }

  private func makeFormula(_ range: Range<Int>, isDisplay: Bool) -> Formula {
    var starts = [text.location(of: range.lowerBound)]
    for k in range where text.bytes[k] == 0x0A && k + 1 < range.upperBound {
      starts.append(text.location(of: k + 1))
    }
    if range.last.map({ text.bytes[$0] == 0x0A }) == true {
      // The closing `$$` stands on a line of its own.
      starts.append(text.location(of: min(range.upperBound, text.bytes.count - 1)))
    }
    return Formula(tex: text.string(range), isDisplay: isDisplay, lineStarts: starts)
  }

  // MARK: Links and footnotes

  private mutating func openBracket() {
    if byte(i + 1) == UInt8(ascii: "^"), let end = footnoteEnd(at: i) {
      add(i..<end, .footnoteReference(name: text.string((i + 2)..<(end - 1))))
      return
    }
    switch CitationGrammar.read(text.bytes, at: i) {
    case .items(let items, let end):
      citation(items, i..<end)
      return
    case .badKey(let range):
      report(
        range, "malformed-citation", "'\(shortened(text.string(range)))' is not a work's key",
        explanation: [
          "a key is the first author's family name in small letters, the year, and a letter where "
            + "two would be alike: @kingma2015"
        ],
        help: "write the key as the bibliography has it, or \\@ for the sign itself")
    case .other: break
    }
    openBrackets.append(i)
    i += 1
  }

  private mutating func citation(_ items: [CitationGrammar.Item], _ whole: Range<Int>) {
    func words(_ range: Range<Int>) -> String? { range.isEmpty ? nil : oneLine(range) }
    let citation = Citation(
      items: items.map {
        Citation.Item(
          key: text.string($0.key), keyRange: text.range(of: $0.key), prefix: words($0.prefix),
          locator: words($0.locator), showsAuthors: $0.showsAuthors)
      }, isTextual: false, range: text.range(of: whole))
    add(whole, .citation(citation))
  }

  private func footnoteEnd(at start: Int) -> Int? {
    var k = start + 2
    while let next = byte(k), !isSpace(next), next != UInt8(ascii: "["), k - start < 1000 {
      if next == UInt8(ascii: "]") { return k > start + 2 ? k + 1 : nil }
      k += next == UInt8(ascii: "\\") ? 2 : 1
    }
    return nil
  }

  private mutating func closeBracket() {
    guard let opening = openBrackets.popLast() else {
      i += 1
      return
    }
    let start = i
    i += 1
    if byte(i) == UInt8(ascii: "("), let link = LinkTarget(text.bytes, at: i) {
      i = link.end
      let destination = text.string(link.destination)
      if destination.contains(".md") {
        noteLinks.append(
          NoteLink(destination: destination, range: text.range(of: opening..<link.end)))
      }
    } else if byte(i) == UInt8(ascii: ":"), opening == 0 || text.bytes[opening - 1] == 0x0A,
      start > opening + 1
    {
      // A link reference definition: its address and title are no prose.
      while i < text.bytes.count, text.bytes[i] != 0x0A { i += 1 }
    }
  }

  // MARK: Strikethrough, references and citations

  private mutating func tildes() {
    let length = text.bytes[i...].prefix { $0 == UInt8(ascii: "~") }.count
    guard length <= 2 else {
      i += length
      return
    }
    let before = CharacterClass(before: i, in: text.bytes)
    let after = CharacterClass(at: i + length, in: text.bytes)
    let canOpen = after != .space && (after != .punctuation || before != .other)
    let canClose = before != .space && (before != .punctuation || after != .other)
    if canOpen || canClose {
      add(i..<(i + length), .tildes(length, canOpen: canOpen, canClose: canClose))
    } else {
      i += length
    }
  }

  private mutating func reference() {
    let start = i
    i += 1
    // Not inside words, such as the addresses of electronic mail.
    if start > 0 {
      let before = text.bytes[start - 1]
      guard !Label.isLabelByte(before), before != UInt8(ascii: "."), before != UInt8(ascii: "@"),
        CharacterClass(before: start, in: text.bytes) != .other || before >= 0x80
      else { return }
    }
    if let key = CitationGrammar.key(text.bytes, after: start, end: text.bytes.count) {
      let whole = start..<key.upperBound
      let item = Citation.Item(key: text.string(key), keyRange: text.range(of: key))
      let range = text.range(of: whole)
      add(whole, .citation(Citation(items: [item], isTextual: true, range: range)))
      return
    }
    var end = i
    while let next = byte(end), Label.isLabelByte(next) { end += 1 }
    while end > i,
      text.bytes[end - 1] == UInt8(ascii: "-") || text.bytes[end - 1] == UInt8(ascii: "_")
    {
      end -= 1
    }
    let name = text.string(i..<end)
    guard let kind = Label.kind(name), name.utf8.count > kind.rawValue.utf8.count + 1 else {
      return
    }
    add(start..<end, .reference(label: name))
  }
}
