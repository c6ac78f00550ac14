import NoteRunner
import NoteSyntax
import Testing

/// A line of a program, and where it says it stands.
private struct Placed {
  var file: String
  var line: Int
  var text: String
}

/// Reads `#sourceLocation` as the compiler does: the line after it has the given number.
private func placed(_ program: Program) -> [Placed] {
  var file = "main.swift"
  var line = 1
  var lines: [Placed] = []
  for text in program.source.split(separator: "\n", omittingEmptySubsequences: false) {
    if text.hasPrefix("#sourceLocation(file: \""),
      let comma = text.range(of: "\", line: ")
    {
      file = String(text[..<comma.lowerBound].dropFirst("#sourceLocation(file: \"".count))
      line = Int(text[comma.upperBound...].dropLast())!
      continue
    }
    lines.append(Placed(file: file, line: line, text: String(text)))
    line += 1
  }
  return lines
}

extension Substring {
  fileprivate func range(of text: String) -> Range<Substring.Index>? { firstRange(of: text) }
}

@Suite struct `The program of a note` {
  @Test(arguments: manyNotes.indices)
  func `has every statement on its own line and column`(index: Int) {
    let note = parse(manyNotes[index])
    let analyses = analyses(of: note)
    let lines = placed(Program(note: note, file: "n.md", analyses: analyses))
    var statements = 0
    for (experiment, analysis) in zip(note.experiments, analyses) {
      let source = Array(experiment.source.utf8)
      for statement in analysis.statements {
        statements += 1
        // By a second way: walk the block's bytes, and look for them at their place in the program.
        var line = 0
        var byte = 0
        for offset in 0..<statement.range.upperBound {
          if offset >= statement.range.lowerBound, source[offset] != UInt8(ascii: "\n") {
            let start = experiment.code[line].start
            let column = start.column + byte
            let here = lines.filter { $0.file == "n.md" && $0.line == start.line }
            #expect(
              here.contains { placed in
                let bytes = Array(placed.text.utf8)
                return bytes.indices.contains(column - 1) && bytes[column - 1] == source[offset]
              }, "byte \(offset) of \(experiment.source)")
          }
          if source[offset] == UInt8(ascii: "\n") {
            line += 1
            byte = 0
          } else {
            byte += 1
          }
        }
      }
    }
    #expect((statements == 0) == note.experiments.isEmpty)
  }

  @Test(arguments: manyNotes.indices)
  func `has every value's expression on its own line and column`(index: Int) {
    let note = parse(manyNotes[index])
    let lines = placed(Program(note: note, file: "n.md", analyses: analyses(of: note)))
    for value in note.values {
      let start = value.expressionStart
      let expression = Array(value.expression.utf8)
      #expect(
        lines.contains { placed in
          let bytes = Array(placed.text.utf8)
          return placed.file == "n.md" && placed.line == start.line
            && (start.line == 1
              ? placed.text.hasSuffix(value.expression)
              : bytes.dropFirst(start.column - 1).prefix(expression.count).elementsEqual(expression))
        }, "\(value.expression)")
    }
  }

  @Test(arguments: manyNotes.indices) func `is the same each time`(index: Int) {
    let note = parse(manyNotes[index])
    let first = Program(note: note, file: "n.md", analyses: analyses(of: note)).source
    #expect(Program(note: note, file: "n.md", analyses: analyses(of: note)).source == first)
  }

  @Test func `says its own lines to be in another file`() {
    let note = parse("```swift experiment\na\n```\n")
    for line in placed(Program(note: note, file: "n.md", analyses: analyses(of: note)))
    where line.text.hasPrefix("NoteSession.") {
      #expect(line.file == Program.ownFile)
    }
  }

  @Test func `gives a block its limits and its seed`() {
    let note = parse(
      "---\nseed: 3\ntimeout: 7s\n---\n```swift experiment\n1\n```\n"
        + "```swift experiment\n//| timeout: 2s\n//| memory: 1MiB\n//| seed: 9\n1\n```\n")
    #expect(note.diagnostics.isEmpty)
    let source = Program(note: note, file: "n.md", analyses: analyses(of: note)).source
    #expect(
      source.contains("NoteSession.begin(block: 0, timeout: 7.0, memory: 2147483648, seed: 3)"))
    #expect(source.contains("NoteSession.begin(block: 1, timeout: 2.0, memory: 1048576, seed: 9)"))
  }

  @Test func `does not run what is only checked`() {
    let note = parse("```swift experiment\n//| eval: false\nf()\n```\n")
    let source = Program(note: note, file: "n.md", analyses: analyses(of: note)).source
    #expect(!source.contains("NoteSession.begin"))
    #expect(source.contains("func "))
  }

  @Test func `leaves out blocks that need not compile`() {
    let note = parse("```swift experiment\nfirst()\n```\n```swift experiment\nsecond()\n```\n")
    let source = Program(note: note, file: "n.md", analyses: analyses(of: note), skipped: [0])
      .source
    #expect(!source.contains("first()"))
    #expect(source.contains("second()"))
    let above = Program(note: note, file: "n.md", analyses: analyses(of: note), upThrough: 0).source
    #expect(above.contains("first()"))
    #expect(!above.contains("second()"))
  }

  @Test func `names a file with quotes and control characters rightly`() {
    let note = parse("```swift experiment\na\n```\n")
    let source = Program(note: note, file: "a\"b\\c\n.md", analyses: analyses(of: note)).source
    #expect(source.contains("#sourceLocation(file: \"a\\\"b\\\\c\\u{a}.md\", line: 1)"))
  }
}

@Suite struct `A value of prose in the program` {
  private func placement(_ text: String) -> [Int: [Int]] {
    let note = parse(text)
    return placeValues(of: note, analyses: analyses(of: note))
  }

  private let block = "```swift experiment\nlet a = 1\n```\n"

  @Test func `is evaluated where it stands`() {
    #expect(placement("`{swift} 1`\n\n\(block)\n`{swift} 2`\n") == [0: [0], 1: [1]])
  }

  @Test func `is evaluated after the block below that declares its names`() {
    #expect(
      placement("`{swift} a` `{swift} b`\n\n\(block)\n```swift experiment\nlet b = 1\n```\n")
        == [1: [0], 2: [1]])
    #expect(
      placement("`{swift} a + b`\n\n\(block)\n```swift experiment\nlet b = 1\n```\n") == [2: [0]])
  }

  @Test func `does not wait for a block that hands no names down`() {
    for option in ["eval: false", "error: true", "expect: trap", "expect: compile-error"] {
      #expect(
        placement("`{swift} a`\n\n```swift experiment\n//| \(option)\nlet a = 1\n```\n") == [0: [0]]
      )
    }
  }

  @Test func `stays below a block that it stands below`() {
    #expect(placement("\(block)\n```swift experiment\nvar c = a\n```\n\n`{swift} a`\n") == [2: [0]])
  }
}
