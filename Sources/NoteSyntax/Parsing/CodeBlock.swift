/// A code block as it stands in the source: what libcmark's tree does not keep of it.
struct CodeBlock {
  var isFenced: Bool
  /// False where the end of the container or of the file closes the fence.
  var isClosed = true
  /// As written, trimmed.
  var info = ""
  var infoRange: SourceRange
  /// The opening fence with its info string.
  var fenceRange: SourceRange
  /// From the first byte of the block to the last.
  var range: SourceRange
  var lines: [Experiment.CodeLine] = []

  init(_ leaf: Leaf, in source: SourceText) {
    let node = leaf.node
    let literal = node.literal
    var texts = literal.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
    if texts.last?.isEmpty == true { texts.removeLast() }

    let first = node.startLine
    let start = SourceLocation(line: first, column: node.startColumn)
    let lineRange = source.range(ofLine: first)
    let opening = source.bytes[
      min(lineRange.lowerBound + node.startColumn - 1, lineRange.upperBound)..<lineRange.upperBound]
    let character = opening.first ?? 0
    let length = opening.prefix { $0 == character }.count
    let looksFenced =
      (character == UInt8(ascii: "`") || character == UInt8(ascii: "~")) && length >= 3
    // An indented block's first line is code, so it comes back in the literal.
    isFenced = looksFenced && texts.first.map { !$0.elementsEqual(opening) } ?? true

    fenceRange = SourceRange(start, source.end(ofLine: first))
    let words = opening.dropFirst(length)
    let leading = words.prefix { $0 == 0x20 || $0 == 0x09 }.count
    info = String(decoding: words, as: UTF8.self).trimmingSpaces
    let infoStart = SourceLocation(line: first, column: start.column + length + leading)
    infoRange = SourceRange(
      infoStart, SourceLocation(line: first, column: infoStart.column + info.utf8.count))

    let firstCodeLine = isFenced ? first + 1 : first
    for (index, text) in texts.enumerated() {
      lines.append(Self.locate(text, line: firstCodeLine + index, in: source))
    }
    let afterCode = firstCodeLine + texts.count
    var last = max(first, afterCode - 1)
    if isFenced {
      isClosed = Self.closes(
        line: afterCode, leaf.containers, character: character, length: length, in: source)
      if isClosed { last = afterCode }
    }
    range = SourceRange(start, source.end(ofLine: min(last, source.lineCount)))
  }

  /// libcmark strips the containers' prefixes from the left, so a line of code ends its source line.
  /// Where a tab is partly prefix, its rest comes back as spaces.
  private static func locate(
    _ text: Substring.UTF8View, line: Int, in source: SourceText
  ) -> Experiment.CodeLine {
    let bytes = source.bytes[source.range(ofLine: line)]
    var rest = text
    while !endsWith(bytes, rest), rest.first == 0x20 { rest.removeFirst() }
    let column = bytes.count - rest.count - (text.count - rest.count) + 1
    return Experiment.CodeLine(
      text: String(Substring(text)), start: SourceLocation(line: line, column: max(1, column)))
  }

  private static func endsWith(_ line: ArraySlice<UInt8>, _ text: Substring.UTF8View) -> Bool {
    line.count >= text.count && line.suffix(text.count).elementsEqual(text)
  }

  private static func closes(
    line: Int, _ containers: [Container], character: UInt8, length: Int, in source: SourceText
  ) -> Bool {
    guard line <= source.lineCount else { return false }
    var cursor = PrefixCursor(source, line: line)
    guard cursor.skip(containers), cursor.indent <= 3 else { return false }
    cursor.skipWhitespace()
    let rest = source.bytes[cursor.offset..<cursor.end]
    let fence = rest.prefix { $0 == character }
    return fence.count >= length
      && rest.dropFirst(fence.count).allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }
}
