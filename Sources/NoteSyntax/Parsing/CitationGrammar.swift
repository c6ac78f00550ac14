/// Reads `[see @kingma2015, algorithm 1; -@reddi2018]` at an opening bracket.
///
/// A key is what most bibliographies use: the first author's family name in small letters of ASCII, the
/// year, a letter where two would be alike. So `@somebody` in a sentence stays text.
struct CitationGrammar {
  struct Item {
    var key: Range<Int>
    var prefix: Range<Int>
    var locator: Range<Int>
    var showsAuthors: Bool
  }

  enum Reading {
    /// The bracket holds something else.
    case other
    /// It begins as a citation does, and this is no key.
    case badKey(Range<Int>)
    case items([Item], end: Int)
  }

  /// The longest citation that is looked for.
  private static let lengthLimit = 1000

  static func read(_ bytes: [UInt8], at bracket: Int) -> Reading {
    let content = bracket + 1
    let limit = min(bytes.count, content + lengthLimit)
    guard
      let end = bytes[content..<limit].firstIndex(where: { "[]".utf8.contains($0) }),
      bytes[end] == UInt8(ascii: "]"), !isLink(bytes, from: bracket, to: end)
    else { return .other }
    var items: [Item] = []
    for piece in bytes[content..<end].split(
      separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
    {
      guard let at = piece.firstIndex(of: UInt8(ascii: "@")) else { return .other }
      let isBare = at > piece.startIndex && bytes[at - 1] == UInt8(ascii: "-")
      let prefix = piece.startIndex..<(isBare ? at - 1 : at)
      guard prefix.isEmpty || isSpace(bytes[prefix.upperBound - 1]) else { return .other }
      guard let key = key(bytes, after: at, end: piece.endIndex) else {
        let word = (at + 1)..<wordEnd(bytes, from: at + 1, end: piece.endIndex)
        let isLabel = Label.kind(String(decoding: bytes[word], as: UTF8.self)) != nil
        // `[@fig-roc]` is a reference between brackets, `[mail @home]` a remark.
        return isLabel || word.isEmpty || !trimmed(prefix, in: bytes).isEmpty
          ? .other : .badKey(at..<word.upperBound)
      }
      var locator = key.upperBound..<piece.endIndex
      if let first = locator.first {
        guard bytes[first] == UInt8(ascii: ",") || isSpace(bytes[first]) else { return .other }
        locator = (first + 1)..<locator.upperBound
      }
      items.append(
        Item(
          key: key, prefix: trimmed(prefix, in: bytes), locator: trimmed(locator, in: bytes),
          showsAuthors: !isBare))
    }
    return items.isEmpty ? .other : .items(items, end: end + 1)
  }

  /// The key that begins here, as long as it may be.
  static func key(_ bytes: [UInt8], after at: Int, end limit: Int) -> Range<Int>? {
    let start = at + 1
    let end = wordEnd(bytes, from: start, end: limit)
    let word = bytes[start..<end]
    let name = word.prefix(while: isSmallLetter)
    let year = word[name.endIndex...].prefix { (0x30...0x39).contains($0) }
    let suffix = word[year.endIndex...]
    guard !name.isEmpty, year.count == 4, suffix.count <= 1, suffix.allSatisfy(isSmallLetter)
    else { return nil }
    return start..<end
  }

  private static func wordEnd(_ bytes: [UInt8], from start: Int, end limit: Int) -> Int {
    var end = start
    while end < limit, Label.isLabelByte(bytes[end]) { end += 1 }
    return end
  }

  private static func isSmallLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x09
  }

  /// A link, or at the beginning of a line the definition of one.
  private static func isLink(_ bytes: [UInt8], from bracket: Int, to end: Int) -> Bool {
    guard end + 1 < bytes.count else { return false }
    let beginsLine = bracket == 0 || bytes[bracket - 1] == 0x0A
    return (beginsLine ? "([:" : "([").utf8.contains(bytes[end + 1])
  }

  private static func trimmed(_ range: Range<Int>, in bytes: [UInt8]) -> Range<Int> {
    var range = range
    while let first = range.first, isSpace(bytes[first]) {
      range = (first + 1)..<range.upperBound
    }
    while let last = range.last, isSpace(bytes[last]) { range = range.lowerBound..<last }
    return range
  }
}
