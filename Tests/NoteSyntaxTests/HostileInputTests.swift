import NoteSyntax
import Testing

@Suite struct `Hostile input` {
  /// What must hold for any bytes.
  func check(_ bytes: [UInt8]) {
    let note = Note.parse(bytes, file: "n.md")
    for diagnostic in note.diagnostics {
      guard let range = diagnostic.range else { continue }
      #expect(range.start.line >= 1 && range.start.line <= max(1, note.lines.count))
      #expect(range.start.column >= 1)
      #expect(range.start <= range.end)
      _ = DiagnosticPrinter(notes: [note]).text(diagnostic)
    }
    for line in note.experiments.flatMap(\.code) where !line.text.hasPrefix(" ") {
      #expect(source(note, at: line.start, count: line.text.utf8.count) == line.text)
    }
    for value in note.values where value.range.start.line == value.range.end.line {
      let count = value.expression.utf8.count
      // In a table `\|` stands for `|`.
      if !value.expression.contains("|"),
        note.frontMatter.title.isEmpty || value.range.start.line > 3
      {
        #expect(source(note, at: value.expressionStart, count: count) == value.expression)
      }
    }
    _ = note.dump()
    _ = note.headingAnchors
    _ = resolveReferences(in: [note])
  }

  @Test func `of random bytes gives a tree`() {
    var generator = SeededGenerator(state: 7)
    for _ in 0..<300 {
      let count = Int.random(in: 0..<200, using: &generator)
      check((0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) })
    }
  }

  @Test func `of random Markdown gives a tree with true places`() {
    let tokens = [
      "a", "b c", " ", "  ", "    ", "\t", "\n", "\n", "\n\n", "\r\n", "> ", "- ", "1. ", "1) ",
      "# ",
      "```", "```swift experiment\n", "~~~", "//| label: fig-a\n", "//| fig-cap: `{swift} q`\n",
      "`", "``", "`{swift} x.y`", "`{check} 3% = z`", "`{check} 3`", "$", "$$", "$$\n", "$x$",
      "{#eq-a}", "{#sec-a}", "[", "]", "(", ")", "[a](b.md)", "![", "[^n]", "[^n]: ", "[!NOTE]",
      "[x] ", "|", "|-|\n", "| a | b |\n|---|---|\n", "\\", "\\|", "*", "**", "_", "~", "~~",
      "@fig-a",
      "<", "<b>", "<!--", "-->", "<a@b.c>", "---\n", "title: x\n", "===\n", "é", "全", "\u{2021}",
      "\u{F0000}", "\u{2021}\u{F0000}0\u{F0000}\u{2021}", "&amp;", "\u{0}", "[r]: /u\n", "[r]",
    ]
    var generator = SeededGenerator(state: 11)
    for _ in 0..<3000 {
      let count = Int.random(in: 0..<40, using: &generator)
      let text = (0..<count).map { _ in tokens.randomElement(using: &generator)! }.joined()
      check(Array(text.utf8))
    }
  }

  @Test func `of broken text is repaired and reported`() {
    let note = Note.parse(
      [0xEF, 0xBB, 0xBF] + Array("ab".utf8) + [0xFF, 0xFE, 0x0D] + Array("c\u{0}d\r\n".utf8) + [
        0xE5, 0x85,
      ],
      file: "n.md")
    #expect(note.lines == ["ab\u{FFFD}\u{FFFD}", "c\u{FFFD}d", "\u{FFFD}\u{FFFD}"])
    #expect(faults(note) == ["1:3 invalid-utf8", "2:2 nul-byte", "3:1 invalid-utf8"])
    let many = Note.parse(Array(repeating: [0xFF, 0x0A], count: 50).flatMap { $0 }, file: "n.md")
    #expect(many.diagnostics.count == 3)
    #expect(many.diagnostics[2].explanation == ["the same on 47 more lines"])
  }

  @Test func `of nothing gives nothing`() {
    for text in ["", "\n", "\u{FEFF}", "---\n---\n", "---", "   "] {
      #expect(parse(text).blocks.isEmpty || text == "---")
    }
  }

  @Test(arguments: [
    String(repeating: ">", count: 10_000) + " a",
    String(repeating: "- ", count: 10_000) + "a",
    String(repeating: "*a **a ", count: 10_000) + String(repeating: "a** a*", count: 10_000),
    String(repeating: "[", count: 10_000) + "a" + String(repeating: "](b)", count: 10_000),
    String(repeating: "![[]()", count: 2_000),
    String(repeating: "~a ", count: 10_000) + String(repeating: "b~ ", count: 10_000),
    String(repeating: "$x ", count: 50_000), String(repeating: "$$\n", count: 50_000),
    String(repeating: "[^a", count: 50_000), String(repeating: "<a ", count: 50_000),
    String(repeating: "`{swift} x` ", count: 20_000), String(repeating: "@fig-a ", count: 20_000),
    (1..<600).map { String(repeating: "`", count: $0) }.joined(separator: "a"),
    String(repeating: "|a", count: 300) + "|\n" + String(repeating: "|-", count: 300) + "|\n"
      + String(repeating: "|\n", count: 10_000),
  ])
  func `that nests deep or repeats does not overflow`(text: String) {
    let note = parse(text)
    #expect(!note.blocks.isEmpty)
    _ = note.dump()
  }

  @Test func `that is too deep is reported`() {
    #expect(faults(parse(String(repeating: ">", count: 10_000) + " a")) == ["nested-too-deep"])
    #expect(
      faults(
        parse(String(repeating: "*a **a ", count: 200) + String(repeating: "a** a*", count: 200)))
        == ["nested-too-deep"])
    #expect(parse(String(repeating: ">", count: 50) + " a").diagnostics.isEmpty)
  }

  @Test func `of 20 MB is parsed to its end`() {
    let paragraph =
      "Words of *prose* with `{swift} a`, $x_1$ and `code`, line after line of them.\n"
      + String(
        repeating: "More of the same words, none of them marked up in any way at all.\n", count: 400
      ) + "\n"
    let count = 20_000_000 / paragraph.utf8.count
    let note = parse(String(repeating: paragraph, count: count) + "@fig-last\n")
    #expect(note.blocks.count == count + 1)
    #expect(note.values.count == count)
    #expect(note.references.last?.range.start.line == note.lines.count)
  }
}
