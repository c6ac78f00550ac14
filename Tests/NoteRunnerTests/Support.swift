import NoteRecord
import NoteRunner
import NoteSyntax

func parse(_ text: String) -> Note { Note.parse(Array(text.utf8), file: "notes/n.md") }

func analyses(of note: Note) -> [BlockAnalysis] {
  note.experiments.map { BlockAnalysis(source: $0.source) }
}

/// SplitMix64 (Steele, Lea, Flood, 2014): the same sequence on every machine.
struct SeededBits: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// Notes of many shapes: blocks in lists and quotes, by spaces and by tabs, CRLF, Chinese, values before
/// and after the blocks that they use, options.
let manyNotes: [String] = [
  "",
  "No block at all, `{swift} 1 + 1` only.\n",
  """
  ---
  title: A `{swift} a` B
  seed: 3
  ---
  # One

  Before: `{swift} a`, 中文 `{check} 8.3% = a` after.

  ```swift experiment
  //| label: fig-x
  //| timeout: 2s
  let a = 1; let b = 2
  a + b
    a
  func f(
    _ x: Int
  ) -> Int {
    x   // the last line
  }
  f(a)
  Claim("a is less", Double(a) < 2.5)
  if a > 0 {
    print("x")
  }
  ```

  1. A list

     ```swift experiment
     extension Int { var twice: Int { self * 2 } }
     a.twice
     [a,
      b]
     ```

     > and a quote
     > ```swift experiment
     > //| expect: throw
     > struct Wrong: Error {}
     > throw Wrong()
     > ```

  """,
  "- x\n\n\t```swift experiment\n\tlet a = 1\n\ta\n\t\ta + 1\n\t```\n\nA `{swift} a`.\n",
  "A.\r\n\r\n```swift experiment\r\nlet a = \"中文\"; a\r\na.count\r\n```\r\n`{swift} a`\r\n",
  "```swift experiment\n//| eval: false\nlet a = 1\na\n```\n```swift experiment\n//| error: true\nimport NoteKit\n1/0\n```\n",
]
