/// `(destination "title")` after the text of a link.
struct LinkTarget {
  var destination: Range<Int>
  var end: Int

  init?(_ bytes: [UInt8], at start: Int) {
    var i = start + 1
    func skipSpaces() {
      while i < bytes.count, bytes[i] == 0x20 || bytes[i] == 0x0A || bytes[i] == 0x09 { i += 1 }
    }
    skipSpaces()
    guard i < bytes.count else { return nil }
    if bytes[i] == UInt8(ascii: "<") {
      let begin = i + 1
      i = begin
      while i < bytes.count, bytes[i] != UInt8(ascii: ">") {
        if bytes[i] == 0x0A || bytes[i] == UInt8(ascii: "<") { return nil }
        i += bytes[i] == UInt8(ascii: "\\") ? 2 : 1
      }
      guard i < bytes.count else { return nil }
      destination = begin..<i
      i += 1
    } else {
      let begin = i
      var depth = 0
      scan: while i < bytes.count, bytes[i] > 0x20, bytes[i] != 0x7F {
        switch bytes[i] {
        case UInt8(ascii: "\\"): i += 1
        case UInt8(ascii: "("):
          depth += 1
          if depth > 32 { return nil }
        case UInt8(ascii: ")"):
          if depth == 0 { break scan }
          depth -= 1
        default: break
        }
        i += 1
      }
      i = min(i, bytes.count)
      guard depth == 0 else { return nil }
      destination = begin..<i
    }
    let beforeTitle = i
    skipSpaces()
    if i < bytes.count, i > beforeTitle, let closing = Self.closing[bytes[i]] {
      i += 1
      while i < bytes.count, bytes[i] != closing {
        if closing == UInt8(ascii: ")"), bytes[i] == UInt8(ascii: "(") { return nil }
        i += bytes[i] == UInt8(ascii: "\\") ? 2 : 1
      }
      i += 1
      skipSpaces()
    }
    guard i < bytes.count, bytes[i] == UInt8(ascii: ")") else { return nil }
    end = i + 1
  }

  private static let closing: [UInt8: UInt8] = [
    UInt8(ascii: "\""): UInt8(ascii: "\""), UInt8(ascii: "'"): UInt8(ascii: "'"),
    UInt8(ascii: "("): UInt8(ascii: ")"),
  ]
}
