/// Prints diagnostics for people:
///
/// ```
/// notes/01.md:14:27: error: unknown option 'cahce' in an experiment block
///    14 | //| cahce: false
///       |     ^~~~~
///       allowed: label, echo, …
///       help: replace 'cahce' with 'cache'
/// ```
///
/// Columns are counted in characters here, as editors show them, not in bytes.
package struct DiagnosticPrinter {
  package var usesColor: Bool
  private let linesByFile: [String: [String]]

  /// Columns of a source line that are shown at most.
  private static let window = 100
  private static let tabWidth = 4

  package init(notes: [Note], usesColor: Bool = false) {
    self.init(
      lines: Dictionary(notes.map { ($0.file, $0.lines) }, uniquingKeysWith: { first, _ in first }),
      usesColor: usesColor)
  }

  package init(lines: [String: [String]], usesColor: Bool = false) {
    linesByFile = lines
    self.usesColor = usesColor
  }

  /// The text of one diagnostic, with a line feed at its end.
  package func text(_ diagnostic: Diagnostic) -> String {
    let kind = colored(
      diagnostic.severity.rawValue + ":", diagnostic.severity == .error ? "1;31" : "1;35")
    var place = Self.visible(diagnostic.file)
    var source: [String] = []
    if let range = diagnostic.range {
      let lines = linesByFile[diagnostic.file] ?? []
      let line = lines.indices.contains(range.start.line - 1) ? lines[range.start.line - 1] : nil
      let column =
        line.map { Self.characters(in: $0, before: range.start.column) + 1 } ?? range.start.column
      place += ":\(range.start.line):\(column)"
      if let line { source = excerpt(line, range) }
    }
    var text = "\(colored(place + ":", "1")) \(kind) \(Self.visible(diagnostic.fact))\n"
    for line in source { text += line + "\n" }
    for line in diagnostic.explanation { text += "      \(Self.visible(line))\n" }
    if let help = diagnostic.help {
      text += "      \(colored("help:", "1;36")) \(Self.visible(help))\n"
    }
    return text
  }

  /// The column of characters for a byte column, both counting from 1.
  package static func column(_ location: SourceLocation, in line: String) -> Int {
    characters(in: line, before: location.column) + 1
  }

  private func colored(_ text: String, _ code: String) -> String {
    usesColor ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }

  private static func characters(in line: String, before column: Int) -> Int {
    var bytes = 0
    var count = 0
    for character in line {
      bytes += character.utf8.count
      if bytes >= column { return count }
      count += 1
    }
    // Past the end: as many columns as bytes.
    return count + max(0, column - 1 - bytes)
  }

  // MARK: The source line

  private func excerpt(_ line: String, _ range: SourceRange) -> [String] {
    // What each character is shown as, and how many columns that takes.
    var cells: [(text: String, width: Int)] = []
    var caret = 0
    var caretEnd = 0
    var bytes = 0
    var column = 0
    let endColumn = range.end.line == range.start.line ? range.end.column : Int.max
    // A line of megabytes is not laid out whole.
    let limit = range.start.column + 4 * Self.window
    for character in line {
      if bytes < range.start.column - 1 { caret = cells.count + 1 }
      if bytes < endColumn - 1 { caretEnd = cells.count + 1 }
      bytes += character.utf8.count
      if bytes > limit { break }
      let cell = Self.cell(character, column: column)
      cells.append(cell)
      column += cell.width
    }
    caretEnd = min(max(caretEnd, caret + 1), cells.count)

    let (shown, before, after) = visibleCells(cells, around: caret)
    let number = String(range.start.line)
    let gutter = String(repeating: " ", count: max(0, 5 - number.count)) + number + " | "
    let empty = String(repeating: " ", count: gutter.count - 2) + "| "
    let text = cells[shown].map(\.text).joined()
    let lead = cells[shown.lowerBound..<min(max(caret, shown.lowerBound), shown.upperBound)]
      .reduce(0) { $0 + $1.width }
    let underlined = cells[
      min(
        caret, shown.upperBound)..<max(
          min(caret, shown.upperBound), min(caretEnd, shown.upperBound))]
    let width = underlined.reduce(0) { $0 + $1.width }
    let marks = "^" + String(repeating: "~", count: max(0, width - 1))
    return [
      gutter + before + text + after,
      empty + String(repeating: " ", count: before.count + lead) + colored(marks, "1;32"),
    ]
  }

  /// About ``window`` columns around the caret, with `…` where the line goes on.
  private func visibleCells(
    _ cells: [(text: String, width: Int)], around caret: Int
  ) -> (Range<Int>, before: String, after: String) {
    var start = min(caret, cells.count)
    var end = start
    var width = 0
    var beforeWidth = 0
    while start > 0, beforeWidth + cells[start - 1].width <= Self.window / 2 {
      start -= 1
      beforeWidth += cells[start].width
    }
    width = beforeWidth
    while end < cells.count, width + cells[end].width <= Self.window {
      width += cells[end].width
      end += 1
    }
    while start > 0, width + cells[start - 1].width <= Self.window {
      start -= 1
      width += cells[start].width
    }
    return (start..<end, start > 0 ? "…" : "", end < cells.count ? "…" : "")
  }

  private static func cell(_ character: Character, column: Int) -> (text: String, width: Int) {
    if character == "\t" {
      let width = tabWidth - column % tabWidth
      return (String(repeating: " ", count: width), width)
    }
    let text = visible(String(character))
    if text != String(character) { return (text, text.unicodeScalars.count) }
    return (text, isWide(character.unicodeScalars.first!) ? 2 : 1)
  }

  /// Control characters as U+XXXX, so that a note cannot play with the terminal.
  private static func visible(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isControl) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      if isControl(scalar) {
        let hex = String(scalar.value, radix: 16, uppercase: true)
        result += "<U+" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex + ">"
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x1F, 0x7F...0x9F, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }

  /// East Asian wide and full-width characters, and emoji: two columns on a terminal.
  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xA000...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      true
    default: false
    }
  }
}
