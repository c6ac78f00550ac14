/// A line of the compiler's output: `notes/a.md:12:5: error: cannot find 'x' in scope`.
package struct CompilerMessage: Equatable {
  package enum Severity: String { case error, warning, note, remark }
  package var file: String
  package var line: Int
  package var column: Int
  package var severity: Severity
  package var text: String

  package init(file: String, line: Int, column: Int, severity: Severity, text: String) {
    self.file = file
    self.line = line
    self.column = column
    self.severity = severity
    self.text = text
  }

  /// All messages of an output, in order; lines that are none (source excerpts) are left out.
  package static func all(in output: String) -> [CompilerMessage] {
    output.split(separator: "\n").compactMap(parse)
  }

  private static func parse(_ line: Substring) -> CompilerMessage? {
    for severity in [Severity.error, .warning, .note, .remark] {
      guard let mark = line.firstRange(of: ": \(severity.rawValue): ") else { continue }
      // From the right, since a file's name may hold colons.
      let place = line[..<mark.lowerBound].split(separator: ":", omittingEmptySubsequences: false)
      guard place.count >= 3, let number = Int(place[place.count - 2]),
        let column = Int(place.last!)
      else { continue }
      return CompilerMessage(
        file: place.dropLast(2).joined(separator: ":"), line: number, column: column,
        severity: severity, text: String(line[mark.upperBound...]))
    }
    return nil
  }
}
