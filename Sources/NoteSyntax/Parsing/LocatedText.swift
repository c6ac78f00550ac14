/// Text taken out of a note in pieces, which remembers where each byte came from.
struct LocatedText {
  private(set) var bytes: [UInt8] = []
  private(set) var pieces: [(offset: Int, start: SourceLocation)] = []

  mutating func append(_ text: some Sequence<UInt8>, at start: SourceLocation) {
    pieces.append((bytes.count, start))
    bytes.append(contentsOf: text)
  }

  mutating func removeAll(from offset: Int) {
    bytes.removeSubrange(offset...)
    while let last = pieces.last, last.offset >= offset, pieces.count > 1 { pieces.removeLast() }
  }

  /// The place of the byte at `offset`.
  func location(of offset: Int) -> SourceLocation {
    var low = 0
    var high = pieces.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if pieces[middle].offset <= offset { low = middle } else { high = middle }
    }
    guard low < pieces.count else { return SourceLocation(line: 1, column: 1) }
    var location = pieces[low].start
    location.column += offset - pieces[low].offset
    return location
  }

  func range(of range: Range<Int>) -> SourceRange {
    let start = location(of: range.lowerBound)
    guard !range.isEmpty else { return SourceRange(start) }
    var end = location(of: range.upperBound - 1)
    end.column += 1
    return SourceRange(start, end)
  }

  func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}
