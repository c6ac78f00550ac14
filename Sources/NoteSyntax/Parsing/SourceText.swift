/// The bytes of a note, made fit to parse: valid UTF-8, one kind of line end, no byte order mark, no NUL.
struct SourceText {
  /// The whole text, each line ended by one line feed.
  private(set) var bytes: [UInt8]
  /// Where each line begins in ``bytes``.
  private(set) var starts: [Int] = []
  private(set) var diagnostics: [Diagnostic] = []

  /// Lines whose beginning was rewritten for libcmark: how much further right a byte was in the file.
  private var shifts: [Int: Int] = [:]

  var lineCount: Int { starts.count }

  /// The bytes of a line (counting from 1) without its line end; nothing outside the file.
  func range(ofLine line: Int) -> Range<Int> {
    guard line >= 1, line <= starts.count else { return 0..<0 }
    let end = line < starts.count ? starts[line] - 1 : bytes.count - 1
    return starts[line - 1]..<max(starts[line - 1], end)
  }

  func text(ofLine line: Int) -> String {
    String(decoding: bytes[range(ofLine: line)], as: UTF8.self)
  }

  /// The place after the last byte of a line.
  func end(ofLine line: Int) -> SourceLocation {
    SourceLocation(line: line, column: range(ofLine: line).count + 1)
  }

  /// The place in the file of a byte on a line.
  func location(line: Int, offset: Int) -> SourceLocation {
    let column = offset - range(ofLine: line).lowerBound + 1
    return SourceLocation(line: line, column: max(1, column + (shifts[line] ?? 0)))
  }

  /// The text with other beginnings of some lines: the first `length` bytes of a line make way for
  /// `replacement`.
  func replacingBeginnings(_ beginnings: [Int: (length: Int, replacement: [UInt8])]) -> SourceText {
    var copy = self
    copy.bytes = []
    copy.bytes.reserveCapacity(bytes.count)
    copy.starts = []
    for line in 1...max(1, lineCount) where line <= lineCount {
      copy.starts.append(copy.bytes.count)
      var rest = bytes[range(ofLine: line)]
      if let (length, replacement) = beginnings[line] {
        rest = rest.dropFirst(length)
        copy.bytes += replacement
        copy.shifts[line] = length - replacement.count
      }
      copy.bytes += rest
      copy.bytes.append(0x0A)
    }
    return copy
  }

  /// How many lines with broken text are reported one by one.
  private static let reportedLines = 3

  init(_ source: [UInt8], file: String) {
    bytes = []
    bytes.reserveCapacity(source.count + 1)
    var badLines: [SourceLocation] = []
    var nulLines: [SourceLocation] = []
    source.withUnsafeBufferPointer { source in
      var i = source.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      var lineStart = 0
      var line = 1
      func here() -> SourceLocation {
        SourceLocation(line: line, column: bytes.count - lineStart + 1)
      }
      while i < source.count {
        let byte = source[i]
        switch byte {
        case 0x0A, 0x0D:
          i += byte == 0x0D && i + 1 < source.count && source[i + 1] == 0x0A ? 2 : 1
          bytes.append(0x0A)
          starts.append(lineStart)
          lineStart = bytes.count
          line += 1
        case 0:
          if nulLines.last?.line != line { nulLines.append(here()) }
          bytes.append(contentsOf: Self.replacement)
          i += 1
        case 1..<0x80:
          bytes.append(byte)
          i += 1
        default:
          let length = Self.lengthOfCharacter(in: source, at: i)
          if length == 0 {
            if badLines.last?.line != line { badLines.append(here()) }
            bytes.append(contentsOf: Self.replacement)
            i += 1
          } else {
            for k in i..<(i + length) { bytes.append(source[k]) }
            i += length
          }
        }
      }
      if bytes.count > lineStart {
        bytes.append(0x0A)
        starts.append(lineStart)
      }
    }
    report(
      badLines, .error, file: file, identifier: "invalid-utf8", fact: "not valid UTF-8",
      help: "save the file as UTF-8")
    report(
      nulLines, .warning, file: file, identifier: "nul-byte", fact: "a NUL byte",
      help: "remove it; it is shown as U+FFFD")
  }

  private mutating func report(
    _ places: [SourceLocation], _ severity: Diagnostic.Severity, file: String, identifier: String,
    fact: String, help: String
  ) {
    for (index, place) in places.prefix(Self.reportedLines).enumerated() {
      let rest = places.count - Self.reportedLines
      let isLast = index == Self.reportedLines - 1 && rest > 0
      diagnostics.append(
        Diagnostic(
          severity, file: file, range: SourceRange(place), identifier: identifier, fact: fact,
          explanation: isLast ? ["the same on \(rest) more line\(rest == 1 ? "" : "s")"] : [],
          help: help))
    }
  }

  private static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]

  /// The number of bytes of the well-formed non-ASCII character at `i`; 0 where there is none.
  /// The Unicode Standard, table 3-7: no overlong forms, no surrogates, nothing above U+10FFFF.
  private static func lengthOfCharacter(in s: UnsafeBufferPointer<UInt8>, at i: Int) -> Int {
    func continues(_ k: Int, _ allowed: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
      i + k < s.count && allowed.contains(s[i + k])
    }
    switch s[i] {
    case 0xC2...0xDF: return continues(1) ? 2 : 0
    case 0xE0: return continues(1, 0xA0...0xBF) && continues(2) ? 3 : 0
    case 0xED: return continues(1, 0x80...0x9F) && continues(2) ? 3 : 0
    case 0xE1...0xEF: return continues(1) && continues(2) ? 3 : 0
    case 0xF0: return continues(1, 0x90...0xBF) && continues(2) && continues(3) ? 4 : 0
    case 0xF1...0xF3: return continues(1) && continues(2) && continues(3) ? 4 : 0
    case 0xF4: return continues(1, 0x80...0x8F) && continues(2) && continues(3) ? 4 : 0
    default: return 0
    }
  }
}
