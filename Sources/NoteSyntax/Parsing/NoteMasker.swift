/// Rewrites a note as plain CommonMark: our inline syntax becomes placeholders, and text that is to be
/// parsed apart (table cells, captions, the title) is put in front, a paragraph each.
final class NoteMasker {
  /// What libcmark is to parse.
  private(set) var text: [UInt8] = []
  /// For each line of ``text`` the lines of the note that it stands for.
  private(set) var lines: [ClosedRange<Int>] = []
  private(set) var masks: MaskTable
  private(set) var experiments: [Int: ExperimentReader] = [:]
  /// The fragments of an experiment's captions, by its line.
  private(set) var captions: [Int: [(key: ExperimentReader.Caption.Key, fragment: Int)]] = [:]
  private(set) var headingLabels: [Int: (name: String, range: SourceRange)] = [:]
  /// By the first line of their paragraph, or by `fragmentKey`.
  private(set) var noteLinks: [Int: [InlineScanner.NoteLink]] = [:]
  private(set) var title: Int?
  private(set) var diagnostics: [Diagnostic] = []

  private let file: String
  private let source: SourceText
  private var fragments: [[UInt8]] = []
  /// The next line of the note to be written.
  private var next: Int

  static func fragmentKey(_ fragment: Int) -> Int { -1 - fragment }

  init(
    _ source: SourceText, from firstLine: Int, title: (text: String, entry: YAMLEntry)?,
    file: String
  ) {
    self.file = file
    self.source = source
    next = firstLine
    masks = MaskTable(for: source.bytes)
    if let title { self.title = addFragment(locate(title.text, title.entry)) }

    let document = CommonMarkDocument(source.blanked(before: firstLine))
    for leaf in document.leaves(in: source) where leaf.node.startLine >= next {
      switch leaf.node.kind {
      case .codeBlock: readCode(leaf)
      case .paragraph, .heading: mask(leaf)
      default: break
      }
    }
    copyLines(upTo: source.lineCount)

    // The fragments go first: nothing is open there, and a blank line after each keeps it apart.
    var front: [UInt8] = []
    for fragment in fragments { front += fragment + [0x0A, 0x0A] }
    text = front + text
    lines = Array(repeating: 1...1, count: fragments.count * 2) + lines
  }

  // MARK: Code

  private func readCode(_ leaf: Leaf) {
    let block = CodeBlock(leaf, in: source)
    guard
      let reader = ExperimentReader.read(block, file: file, diagnostics: &diagnostics)
    else {
      if block.isFenced, !block.isClosed {
        diagnostics.append(ExperimentReader.unterminated(block, .warning, file: file))
      }
      return
    }
    let line = leaf.node.startLine
    experiments[line] = reader
    diagnostics += reader.diagnostics
    for caption in reader.captions {
      let fragment = addFragment(locate(caption.text, caption.entry))
      captions[line, default: []].append((caption.key, fragment))
    }
  }

  /// Puts the text of a YAML value back on its place. Where escapes make the two differ, all of it
  /// stands where the value begins.
  private func locate(_ text: String, _ entry: YAMLEntry) -> LocatedText {
    var located = LocatedText()
    let raw = Array(entry.raw.utf8)
    let flat = text.utf8.map { $0 == 0x0A ? 0x20 : $0 }
    var start = entry.valueRange.start
    for skip in 0...min(1, raw.count) where raw[skip...].starts(with: flat) {
      start.column += skip
      break
    }
    located.append(flat, at: start)
    return located
  }

  // MARK: Fragments

  private func addFragment(_ text: LocatedText) -> Int {
    let scanner = InlineScanner(text, file: file)
    diagnostics += scanner.diagnostics
    let place = SourceRange(text.location(of: 0))
    let index = masks.add(Mask(content: .fragment, range: place, original: ""))
    var line = masks.placeholder(index) + [0x20]
    var from = 0
    for found in scanner.found {
      line += text.bytes[from..<found.range.lowerBound]
      let index = add(found, in: scanner.text)
      line += masks.placeholder(index)
      from = found.range.upperBound
    }
    line += text.bytes[from...]
    fragments.append(line.map { $0 == 0x0A ? 0x20 : $0 })
    if !scanner.noteLinks.isEmpty { noteLinks[Self.fragmentKey(index)] = scanner.noteLinks }
    return index
  }

  private func add(_ found: InlineScanner.Found, in text: LocatedText) -> Int {
    masks.add(
      Mask(
        content: found.content, range: text.range(of: found.range),
        original: text.string(found.range)))
  }

  // MARK: Paragraphs and headings

  private func mask(_ leaf: Leaf) {
    let first = leaf.node.startLine
    var last = max(first, leaf.node.endLine)
    let reader = LeafReader(leaf, in: source)
    var isSetext = false
    if leaf.node.kind == .heading { (last, isSetext) = reader.lastLineOfHeading }
    guard mayHoldSyntax(first...last) else { return }
    var content = reader.text(first...last)
    if leaf.node.kind == .heading { takeLabel(&content, line: first) }

    var found: [InlineScanner.Found] = []
    var scanStart = 0
    if leaf.node.kind == .paragraph {
      if let opening = opening(of: leaf, content) {
        found.append(opening)
        scanStart = opening.range.upperBound
      }
      if let table = PipeTableReader(content, file: file), table.start >= scanStart {
        diagnostics += table.diagnostics
        if let mask = maskTable(table) {
          var before = content
          before.removeAll(from: table.start)
          let scanner = InlineScanner(before, file: file, from: scanStart)
          finish(
            leaf, content,
            found + scanner.found
              + [InlineScanner.Found(range: table.start..<content.bytes.count, content: mask)],
            scanner)
          return
        }
      }
    }
    let scanner = InlineScanner(content, file: file, from: scanStart) { text in
      isSetext ? false : reader.extend(&text)
    }
    finish(leaf, scanner.text, found + scanner.found, scanner)
  }

  /// Most lines are plain words.
  private func mayHoldSyntax(_ lines: ClosedRange<Int>) -> Bool {
    let start = source.range(ofLine: lines.lowerBound).lowerBound
    let end = source.range(ofLine: lines.upperBound).upperBound
    return source.bytes[start..<end].contains { byte in
      switch byte {
      case UInt8(ascii: "`"), UInt8(ascii: "$"), UInt8(ascii: "~"), UInt8(ascii: "@"),
        UInt8(ascii: "["), UInt8(ascii: "|"), UInt8(ascii: "{"):
        true
      default: false
      }
    }
  }

  private func finish(
    _ leaf: Leaf, _ content: LocatedText, _ found: [InlineScanner.Found], _ scanner: InlineScanner
  ) {
    diagnostics += scanner.diagnostics
    if !scanner.noteLinks.isEmpty { noteLinks[leaf.node.startLine] = scanner.noteLinks }
    let isChanged = leaf.node.kind == .heading && headingLabels[leaf.node.startLine] != nil
    if !found.isEmpty || isChanged { write(content, found, LeafReader(leaf, in: source)) }
  }

  /// `[!NOTE]` at the beginning of a quote, `[x]` at the beginning of a list item.
  private func opening(of leaf: Leaf, _ content: LocatedText) -> InlineScanner.Found? {
    let line = content.bytes.prefix { $0 != 0x0A }
    if leaf.opens == .item, line.count > 3, line[0] == UInt8(ascii: "["),
      line[2] == UInt8(ascii: "]"), line[3] == 0x20 || line[3] == 0x09
    {
      switch line[1] {
      case 0x20: return InlineScanner.Found(range: 0..<3, content: .task(isDone: false))
      case UInt8(ascii: "x"), UInt8(ascii: "X"):
        return InlineScanner.Found(range: 0..<3, content: .task(isDone: true))
      default: return nil
      }
    }
    guard leaf.opens == .blockQuote else { return nil }
    let text = String(decoding: line, as: UTF8.self).trimmingSpaces
    guard text.hasPrefix("[!"), text.hasSuffix("]") else { return nil }
    let name = text.dropFirst(2).dropLast()
    guard !name.isEmpty, name.utf8.allSatisfy(Label.isLabelByte) else { return nil }
    if let kind = Block.Callout.Kind(rawValue: name.lowercased()) {
      return InlineScanner.Found(range: 0..<text.utf8.count, content: .callout(kind))
    }
    let kinds = Block.Callout.Kind.allCases.map { $0.rawValue.uppercased() }
    diagnostics.append(
      Diagnostic(
        file: file, range: content.range(of: 0..<text.utf8.count),
        identifier: "unknown-callout", fact: "unknown callout '\(shortened(String(name)))'",
        explanation: ["the kinds are " + kinds.joined(separator: ", ")],
        help: nearest(name.uppercased(), among: kinds).map { "replace it with [!\($0)]" }))
    return nil
  }

  /// `{#sec-x}` at the end of a heading.
  private func takeLabel(_ content: inout LocatedText, line: Int) {
    let bytes = content.bytes
    var end = bytes.count
    func trimSpaces() {
      while end > 0, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
    }
    trimSpaces()
    let beforeHashes = end
    while end > 0, bytes[end - 1] == UInt8(ascii: "#") { end -= 1 }
    if end < beforeHashes { trimSpaces() }
    guard end > 0, bytes[end - 1] == UInt8(ascii: "}"),
      let brace = bytes[..<end].lastIndex(of: UInt8(ascii: "{")),
      let attribute = Attribute(bytes, at: brace), attribute.whole.upperBound == end,
      brace == 0 || bytes[brace - 1] != UInt8(ascii: "\\")
    else { return }
    let name = content.string(attribute.name)
    let range = content.range(of: attribute.name)
    var fault = Label.fault(name)
    if fault == nil, Label.kind(name) != .section {
      fault = (
        "the label '\(shortened(name))' on a heading", ["the labels of headings begin with sec-"],
        "for example {#sec-adam}"
      )
    }
    if let fault {
      diagnostics.append(
        Diagnostic(
          file: file, range: range, identifier: "bad-label", fact: fault.fact,
          explanation: fault.explanation, help: fault.help))
    }
    headingLabels[line] = (fault == nil ? name : "", range)
    content.removeAll(from: brace)
  }

  private func maskTable(_ table: PipeTableReader) -> Mask.Content? {
    guard table.diagnostics.isEmpty else { return nil }
    func fragments(_ cells: [LocatedText?]) -> [Int?] {
      cells.map { cell in cell.map { addFragment($0) } }
    }
    return .table(
      MaskedTable(
        alignments: table.alignments, header: fragments(table.header),
        rows: table.rows.map(fragments)))
  }

  // MARK: Writing

  private func copyLines(upTo line: Int) {
    guard next <= line else { return }
    let start = source.range(ofLine: next).lowerBound
    let end = source.range(ofLine: line).upperBound
    text += source.bytes[start..<end]
    text.append(0x0A)
    for line in next...line { lines.append(line...line) }
    next = line + 1
  }

  /// Writes the lines of a leaf with its placeholders. What spans several lines comes together on one.
  private func write(
    _ content: LocatedText, _ found: [InlineScanner.Found], _ reader: LeafReader
  ) {
    guard let first = content.pieces.first?.start.line, first >= next else { return }
    copyLines(upTo: first - 1)
    var lineStart = first
    text += reader.prefix(ofLine: first)
    func endLine(_ line: Int) {
      text.append(0x0A)
      lines.append(lineStart...max(line, lineStart))
    }
    func copy(_ range: Range<Int>) {
      for k in range {
        if content.bytes[k] == 0x0A {
          endLine(content.location(of: k).line)
          lineStart = content.location(of: k + 1).line
          text += reader.prefix(ofLine: lineStart)
        } else {
          text.append(content.bytes[k])
        }
      }
    }
    var from = 0
    for found in found {
      copy(from..<found.range.lowerBound)
      let index = add(found, in: content)
      text += masks.placeholder(index)
      from = found.range.upperBound
    }
    copy(from..<content.bytes.count)
    let last = content.bytes.isEmpty ? first : content.location(of: content.bytes.count - 1).line
    endLine(last)
    next = max(last, lineStart) + 1
  }
}
