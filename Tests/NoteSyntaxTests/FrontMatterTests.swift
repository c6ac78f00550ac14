import NoteSyntax
import Testing

@Suite struct `Front matter` {
  @Test func `reads every key`() {
    let note = parse(
      """
      ---
      title: "Values: `{swift} n` and $x$"
      source: [2.4, "1.10", k-means]
      seed: 18446744073709551615
      lang: zh-Hans
      html: true
      timeout: 2m
      optimize: true
      draft: true
      description: Words
      ---
      text
      """)
    #expect(faults(note) == [])
    let front = note.frontMatter
    #expect(front.source == ["2.4", "1.10", "k-means"])
    #expect(front.sourceRanges.map(\.start.column) == [10, 15, 23])
    #expect(front.seed == .max)
    #expect(front.lang == "zh-Hans")
    #expect(front.html && front.optimize && front.draft)
    #expect(front.timeout == 120)
    #expect(front.description == "Words")
    #expect(front.title.count == 4)
    #expect(note.values.map(\.expression) == ["n"])
    #expect(source(note, at: note.values[0].expressionStart, count: 1) == "n")
    #expect(note.dump() == "paragraph\n  text \"text\"\n")
  }

  @Test(arguments: [
    ("timeout: 20s", 20.0), ("timeout: 500ms", 0.5), ("timeout: 90", 90), ("timeout: 1.5h", 5400),
  ])
  func `reads times`(line: String, seconds: Double) {
    #expect(parse("---\n\(line)\n---\n").frontMatter.timeout == seconds)
  }

  @Test func `takes a single source, and a list over several lines`() {
    #expect(parse("---\nsource: 3.10\n---\n").frontMatter.source == ["3.10"])
    let note = parse("---\nsource:\n  - 1.1\n  - 1.20\nseed: 3\n---\n")
    #expect(note.frontMatter.source == ["1.1", "1.20"])
    #expect(note.frontMatter.seed == 3)
    #expect(faults(note) == [])
  }

  @Test func `names the nearest key and lists all`() {
    let note = parse("---\nseed: 1\ntitel: x\n---\n")
    #expect(faults(note) == ["3:1 unknown-key"])
    #expect(note.diagnostics[0].help == "replace 'titel' with 'title'")
    #expect(note.diagnostics[0].explanation[0].contains("optimize"))
  }

  @Test func `reports duplicates, wrong types and broken lines each on its place`() {
    let note = parse(
      "---\nseed: 1\nseed: 2\nhtml: perhaps\ntimeout: fast\njunk\nsource: {a: 1}\ntitle: \"x\n---\n"
    )
    #expect(
      faults(note) == [
        "3:1 duplicate-key", "4:7 wrong-type", "5:10 wrong-type", "6:1 broken-key",
        "7:9 wrong-type", "8:8 broken-key",
      ])
    #expect(note.diagnostics[0].explanation == ["the first is on line 2"])
    #expect(note.diagnostics[1].fact == "'html' is 'perhaps'")
  }

  @Test func `must be closed`() {
    let note = parse("---\ntitle: x\n\ntext\n")
    #expect(faults(note) == ["1:1 unterminated-front-matter"])
    #expect(!note.blocks.isEmpty)
  }

  @Test func `may be all there is, and may be missing`() {
    #expect(parse("---\ntitle: Alone\n---").blocks.isEmpty)
    #expect(parse("---\ntitle: Alone\n---").frontMatter.title == [.text("Alone")])
    #expect(
      parse("# First *one*\n").frontMatter.title == [.text("First "), .emphasis([.text("one")])])
    #expect(Note.parse([], file: "notes/03 x.md").frontMatter.title == [.text("03 x")])
  }
}
