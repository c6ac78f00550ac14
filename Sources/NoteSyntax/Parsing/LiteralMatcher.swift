/// Finds the ends of code spans, raw HTML and autolinks as CommonMark defines them (0.30, sections 6.1,
/// 6.5 and 6.6). Remembers what it did not find, so that repeated openers cost no more than one.
struct LiteralMatcher {
  /// Where each run of so many backticks begins, in order.
  private var backtickRuns: [Int: [Int]]?
  private var scannedBytes = 0
  /// From where on no more end of a comment, processing instruction, … exists.
  private var exhausted: Set<String> = []

  mutating func closingBackticks(_ bytes: [UInt8], length: Int, after start: Int) -> Int? {
    if backtickRuns == nil || scannedBytes != bytes.count { indexBackticks(bytes) }
    guard let runs = backtickRuns?[length] else { return nil }
    var low = 0
    var high = runs.count
    while low < high {
      let middle = (low + high) / 2
      if runs[middle] < start { low = middle + 1 } else { high = middle }
    }
    return low < runs.count ? runs[low] : nil
  }

  private mutating func indexBackticks(_ bytes: [UInt8]) {
    var runs: [Int: [Int]] = [:]
    var i = 0
    while i < bytes.count {
      guard bytes[i] == UInt8(ascii: "`") else {
        i += 1
        continue
      }
      let start = i
      while i < bytes.count, bytes[i] == UInt8(ascii: "`") { i += 1 }
      runs[i - start, default: []].append(start)
    }
    backtickRuns = runs
    scannedBytes = bytes.count
  }

  /// The end of the tag, comment, instruction, declaration, CDATA section or autolink at `<`.
  mutating func endOfHTML(_ bytes: [UInt8], at start: Int) -> Int? {
    guard start + 1 < bytes.count else { return nil }
    let rest = bytes[(start + 1)...]
    switch rest.first {
    case UInt8(ascii: "!"):
      if rest.starts(with: "!--".utf8) { return comment(bytes, at: start) }
      if rest.starts(with: "![CDATA[".utf8) { return find("]]>", in: bytes, from: start + 9) }
      guard let next = rest.dropFirst().first, isLetter(next) else { return nil }
      return find(">", in: bytes, from: start + 2)
    case UInt8(ascii: "?"): return find("?>", in: bytes, from: start + 2)
    case UInt8(ascii: "/"): return closingTag(bytes, at: start)
    default: return openTag(bytes, at: start) ?? autolink(bytes, at: start)
    }
  }

  private mutating func comment(_ bytes: [UInt8], at start: Int) -> Int? {
    let text = bytes[(start + 4)...]
    if text.starts(with: ">".utf8) || text.starts(with: "->".utf8) { return nil }
    guard let end = find("--", in: bytes, from: start + 4) else { return nil }
    return end < bytes.count && bytes[end] == UInt8(ascii: ">") ? end + 1 : nil
  }

  private mutating func find(_ end: String, in bytes: [UInt8], from start: Int) -> Int? {
    guard !exhausted.contains(end) else { return nil }
    let pattern = Array(end.utf8)
    var i = start
    while i + pattern.count <= bytes.count {
      if bytes[i] == pattern[0], bytes[i..<(i + pattern.count)].elementsEqual(pattern) {
        return i + pattern.count
      }
      i += 1
    }
    exhausted.insert(end)
    return nil
  }

  private func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private func tagNameEnd(_ bytes: [UInt8], at start: Int) -> Int? {
    guard start < bytes.count, isLetter(bytes[start]) else { return nil }
    var i = start
    while i < bytes.count, isLetter(bytes[i]) || isDigit(bytes[i]) || bytes[i] == UInt8(ascii: "-")
    {
      i += 1
    }
    return i
  }

  private func skipSpaces(_ bytes: [UInt8], _ i: inout Int) {
    while i < bytes.count, bytes[i] == 0x20 || bytes[i] == 0x0A || bytes[i] == 0x09 { i += 1 }
  }

  private func closingTag(_ bytes: [UInt8], at start: Int) -> Int? {
    guard var i = tagNameEnd(bytes, at: start + 2) else { return nil }
    skipSpaces(bytes, &i)
    return i < bytes.count && bytes[i] == UInt8(ascii: ">") ? i + 1 : nil
  }

  private mutating func openTag(_ bytes: [UInt8], at start: Int) -> Int? {
    guard var i = tagNameEnd(bytes, at: start + 1) else { return nil }
    while true {
      let before = i
      skipSpaces(bytes, &i)
      guard i < bytes.count else { return nil }
      if bytes[i] == UInt8(ascii: ">") { return i + 1 }
      if bytes[i] == UInt8(ascii: "/") {
        return i + 1 < bytes.count && bytes[i + 1] == UInt8(ascii: ">") ? i + 2 : nil
      }
      guard i > before, isLetter(bytes[i]) || "_:".utf8.contains(bytes[i]) else { return nil }
      while i < bytes.count,
        isLetter(bytes[i]) || isDigit(bytes[i]) || "_.:-".utf8.contains(bytes[i])
      {
        i += 1
      }
      var value = i
      skipSpaces(bytes, &value)
      guard value < bytes.count, bytes[value] == UInt8(ascii: "=") else { continue }
      value += 1
      skipSpaces(bytes, &value)
      guard value < bytes.count else { return nil }
      let quote = bytes[value]
      if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
        guard let end = find(quote == UInt8(ascii: "'") ? "'" : "\"", in: bytes, from: value + 1)
        else { return nil }
        i = end
      } else {
        let begin = value
        while value < bytes.count, bytes[value] > 0x20, !"\"'=<>`".utf8.contains(bytes[value]) {
          value += 1
        }
        guard value > begin else { return nil }
        i = value
      }
    }
  }

  private func autolink(_ bytes: [UInt8], at start: Int) -> Int? {
    var i = start + 1
    while i < bytes.count, bytes[i] > 0x20, bytes[i] != UInt8(ascii: "<"),
      bytes[i] != UInt8(ascii: ">")
    {
      i += 1
    }
    guard i < bytes.count, bytes[i] == UInt8(ascii: ">"), i > start + 1 else { return nil }
    let content = bytes[(start + 1)..<i]
    let scheme = content.prefix {
      isLetter($0) || isDigit($0) || "+.-".utf8.contains($0)
    }
    let isURI =
      (2...32).contains(scheme.count) && isLetter(scheme.first!)
      && content.dropFirst(scheme.count).first == UInt8(ascii: ":")
    let isMail = content.contains(UInt8(ascii: "@")) && !content.contains(UInt8(ascii: "\\"))
    return isURI || isMail ? i + 1 : nil
  }
}
