/// The lines of a paragraph or heading without the prefixes of the containers around it.
struct LeafReader {
  private let leaf: Leaf
  private let source: SourceText

  init(_ leaf: Leaf, in source: SourceText) {
    self.leaf = leaf
    self.source = source
  }

  private func contentOffset(ofLine line: Int) -> Int {
    let range = source.range(ofLine: line)
    if line == leaf.node.startLine {
      return min(range.lowerBound + leaf.node.startColumn - 1, range.upperBound)
    }
    var cursor = PrefixCursor(source, line: line)
    _ = cursor.skip(leaf.containers)
    cursor.skipWhitespace()
    return cursor.offset
  }

  /// The last line of the words; libcmark's end of a heading with an underline is unreliable.
  var lastLineOfHeading: (line: Int, isUnderlined: Bool) {
    let first = leaf.node.startLine
    let hashes = content(ofLine: first).prefix { $0 == UInt8(ascii: "#") }.count
    let next = content(ofLine: first).dropFirst(hashes).first
    if (1...6).contains(hashes), next == nil || next == 0x20 || next == 0x09 {
      return (first, false)
    }
    var line = first
    while line + 1 < source.lineCount, !isUnderline(line + 1) { line += 1 }
    return (line, true)
  }

  private func isUnderline(_ line: Int) -> Bool {
    let content = content(ofLine: line)
    guard let first = content.first, first == UInt8(ascii: "=") || first == UInt8(ascii: "-") else {
      return false
    }
    return content.drop { $0 == first }.allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }

  private func content(ofLine line: Int) -> ArraySlice<UInt8> {
    source.bytes[contentOffset(ofLine: line)..<source.range(ofLine: line).upperBound]
  }

  func prefix(ofLine line: Int) -> ArraySlice<UInt8> {
    source.bytes[source.range(ofLine: line).lowerBound..<contentOffset(ofLine: line)]
  }

  func text(_ lines: ClosedRange<Int>) -> LocatedText {
    var text = LocatedText()
    for line in lines {
      let start = contentOffset(ofLine: line)
      let end = source.range(ofLine: line).upperBound + (line < lines.upperBound ? 1 : 0)
      text.append(source.bytes[start..<end], at: source.location(line: line, offset: start))
    }
    return text
  }

  /// Appends the line below, where it lies in the same containers and is not blank.
  func extend(_ text: inout LocatedText) -> Bool {
    guard let last = text.pieces.last?.start.line, last < source.lineCount else { return false }
    var cursor = PrefixCursor(source, line: last + 1)
    guard cursor.skip(leaf.containers), cursor.nextByte != nil else { return false }
    cursor.skipWhitespace()
    text.append(CollectionOfOne(0x0A), at: source.end(ofLine: last))
    text.append(
      source.bytes[cursor.offset..<cursor.end],
      at: source.location(line: last + 1, offset: cursor.offset))
    return true
  }
}
