/// A pipe table inside the text of a paragraph, by the rules of GitHub Flavored Markdown 0.29, section 4.10.
struct PipeTableReader {
  /// Where the header begins in the paragraph.
  private(set) var start = 0
  private(set) var alignments: [Block.PipeTable.Alignment?] = []
  private(set) var header: [LocatedText?] = []
  /// Rows are filled up with nil, and cut, to as many cells as the header.
  private(set) var rows: [[LocatedText?]] = []
  private(set) var diagnostics: [Diagnostic] = []

  /// Short rows are filled up, so a few bytes could ask for any amount of memory.
  private static let cellLimit = 500_000

  init?(_ text: LocatedText, file: String) {
    guard text.bytes.contains(UInt8(ascii: "|")) else { return nil }
    var lines: [Range<Int>] = []
    var from = 0
    for (index, byte) in text.bytes.enumerated() where byte == 0x0A {
      lines.append(from..<index)
      from = index + 1
    }
    lines.append(from..<text.bytes.count)

    for index in lines.indices.dropFirst() {
      guard let alignments = Self.delimiterRow(text.bytes[lines[index]]),
        text.bytes[lines[index - 1].lowerBound..<lines[index].upperBound]
          .contains(UInt8(ascii: "|"))
      else { continue }
      let header = Self.cells(text, lines[index - 1])
      guard header.count == alignments.count else { continue }
      start = lines[index - 1].lowerBound
      self.alignments = alignments
      self.header = header
      let body = lines[(index + 1)...]
      guard body.count * header.count <= Self.cellLimit else {
        diagnostics.append(
          Diagnostic(
            file: file, range: text.range(of: lines[index - 1]), identifier: "huge-table",
            fact: "a table of \(header.count) columns and \(body.count) rows",
            explanation: ["at most \(Self.cellLimit) cells are possible"],
            help: "let an experiment block read the data from a file"))
        return
      }
      for row in body {
        let cells = Self.cells(text, row).prefix(header.count)
        rows.append(cells + Array(repeating: nil, count: header.count - cells.count))
      }
      return
    }
    return nil
  }

  /// `| :-- | --: |`
  private static func delimiterRow(_ line: ArraySlice<UInt8>) -> [Block.PipeTable.Alignment?]? {
    let allowed = Array("|:- \t".utf8)
    guard line.contains(UInt8(ascii: "-")), line.allSatisfy(allowed.contains) else { return nil }
    var text = String(decoding: line, as: UTF8.self).trimmingSpaces[...]
    if text.hasPrefix("|") { text = text.dropFirst() }
    if text.hasSuffix("|") { text = text.dropLast() }
    var alignments: [Block.PipeTable.Alignment?] = []
    for cell in text.split(separator: "|", omittingEmptySubsequences: false) {
      var dashes = cell.trimmingSpaces[...]
      let left = dashes.hasPrefix(":")
      if left { dashes = dashes.dropFirst() }
      let right = dashes.hasSuffix(":")
      if right { dashes = dashes.dropLast() }
      guard !dashes.isEmpty, dashes.allSatisfy({ $0 == "-" }) else { return nil }
      alignments.append(left && right ? .center : left ? .left : right ? .right : nil)
    }
    return alignments
  }

  /// Splits at the pipes that no backslash precedes, also inside code spans; `\|` becomes `|`.
  private static func cells(_ text: LocatedText, _ line: Range<Int>) -> [LocatedText?] {
    func isSpace(_ k: Int) -> Bool { text.bytes[k] == 0x20 || text.bytes[k] == 0x09 }
    var i = line.lowerBound
    var end = line.upperBound
    while end > i, isSpace(end - 1) { end -= 1 }
    while i < end, isSpace(i) { i += 1 }
    if i < end, text.bytes[i] == UInt8(ascii: "|") { i += 1 }
    var cells: [LocatedText?] = []
    var cell = i
    var escapes: [Int] = []
    func close(_ stop: Int) {
      var from = cell
      var to = stop
      while from < to, isSpace(from) { from += 1 }
      while to > from, isSpace(to - 1) { to -= 1 }
      var located = LocatedText()
      for escape in escapes {
        located.append(text.bytes[from..<escape], at: text.location(of: from))
        from = escape + 1
      }
      located.append(text.bytes[from..<to], at: text.location(of: from))
      cells.append(located)
      escapes = []
    }
    while i < end {
      switch text.bytes[i] {
      case UInt8(ascii: "\\") where i + 1 < end:
        if text.bytes[i + 1] == UInt8(ascii: "|") { escapes.append(i) }
        i += 2
      case UInt8(ascii: "|"):
        close(i)
        i += 1
        cell = i
      default: i += 1
      }
    }
    if cell < end || cells.isEmpty { close(end) }
    return cells
  }
}
