import NoteSyntax

func parse(_ text: String) -> Note { Note.parse(Array(text.utf8), file: "n.md") }

/// `line:column identifier` of each diagnostic.
func faults(_ note: Note) -> [String] { note.diagnostics.map(fault) }

func fault(_ diagnostic: Diagnostic) -> String {
  guard let start = diagnostic.range?.start else { return diagnostic.identifier }
  return "\(start.line):\(start.column) \(diagnostic.identifier)"
}

/// The bytes of the note from a place on.
func source(_ note: Note, at start: SourceLocation, count: Int) -> String {
  guard note.lines.indices.contains(start.line - 1) else { return "" }
  return String(
    decoding: note.lines[start.line - 1].utf8.dropFirst(start.column - 1).prefix(count),
    as: UTF8.self)
}

/// SplitMix64 (Steele, Lea, Flood, 2014): the same sequence on every machine.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
