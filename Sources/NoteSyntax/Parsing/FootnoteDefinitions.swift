/// `[^name]: text` with its indented paragraphs is a container that CommonMark does not know. It is
/// written for libcmark as an ordered list item, which has the same rules for what belongs to it.
struct FootnoteDefinitions {
  struct Definition {
    var name: String
    var range: SourceRange
  }

  /// By the line they begin on.
  private(set) var byLine: [Int: Definition] = [:]
  private(set) var source: SourceText

  /// Four columns wide, as far as the further paragraphs are indented. Ordered lists with a
  /// parenthesis are rare, so it hardly ever becomes part of a list of the author's.
  private static let marker = Array("1)  ".utf8)

  init(_ source: SourceText, from firstLine: Int) {
    self.source = source
    var candidates: [Int: (Definition, end: Int)] = [:]
    for line in firstLine..<max(firstLine, source.lineCount + 1) {
      if let found = Self.definition(source, line: line) { candidates[line] = found }
    }
    guard !candidates.isEmpty else { return }

    // Inside fences and HTML nothing is a definition.
    let document = CommonMarkDocument(source.blanked(before: firstLine))
    for leaf in document.leaves(in: source) {
      let node = leaf.node
      switch node.kind {
      case .codeBlock:
        let block = CodeBlock(leaf, in: source)
        for line in block.range.start.line...block.range.end.line { candidates[line] = nil }
      case .htmlBlock:
        for line in node.startLine...max(node.startLine, node.endLine) { candidates[line] = nil }
      default: break
      }
    }
    byLine = candidates.mapValues { $0.0 }
    self.source = source.replacingBeginnings(
      candidates.mapValues { (length: $0.end, replacement: Self.marker) })
  }

  /// `end`: how many bytes of the line stand before the text.
  private static func definition(_ source: SourceText, line: Int) -> (Definition, end: Int)? {
    let range = source.range(ofLine: line)
    let bytes = source.bytes
    var i = range.lowerBound
    while i < range.upperBound, i - range.lowerBound < 3, bytes[i] == 0x20 { i += 1 }
    guard i + 4 < range.upperBound, bytes[i] == UInt8(ascii: "["), bytes[i + 1] == UInt8(ascii: "^")
    else { return nil }
    let start = i
    i += 2
    while i < range.upperBound, bytes[i] != UInt8(ascii: "]") {
      guard bytes[i] > 0x20, bytes[i] != UInt8(ascii: "[") else { return nil }
      i += 1
    }
    guard i > start + 2, i + 1 < range.upperBound, bytes[i + 1] == UInt8(ascii: ":") else {
      return nil
    }
    let name = String(decoding: bytes[(start + 2)..<i], as: UTF8.self)
    let places = SourceRange(
      source.location(line: line, offset: start), source.location(line: line, offset: i + 1))
    i += 2
    while i < range.upperBound, bytes[i] == 0x20 || bytes[i] == 0x09 { i += 1 }
    return (Definition(name: name, range: places), i - range.lowerBound)
  }
}

extension SourceText {
  /// The text with the lines before `line` empty: for libcmark, which must not see the front matter.
  func blanked(before line: Int) -> [UInt8] {
    guard line > 1 else { return bytes }
    let begin = line <= lineCount ? starts[line - 1] : bytes.count
    return Array(repeating: 0x0A, count: min(line - 1, lineCount)) + bytes[begin...]
  }
}
