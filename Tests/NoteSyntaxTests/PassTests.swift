import NoteSyntax
import Testing

private func note(_ file: String, _ text: String) -> Note {
  Note.parse(Array(text.utf8), file: file)
}

@Suite struct `References between notes` {
  let a = note(
    "notes/a.md",
    "# One {#sec-one}\n\n# Two\n\n@sec-one @sec-three @sec-own [x](b.md#tree)\n\n# O {#sec-own}\n")
  let b = note(
    "notes/b.md",
    "# Three {#sec-three}\n\n# Tree\n\n# O {#sec-own}\n\n[up](./a.md) [two](a.md#two)\n")

  @Test func `are found in the own note first, then in the others`() throws {
    let index = LabelIndex(notes: [a, b])
    #expect(a.references.map { index.target(of: $0, from: a)?.note } == [0, 1, 0, 1])
    #expect(index.target(of: a.references[3], from: a)?.anchor == "tree")
    #expect(resolveReferences(in: [a, b]).isEmpty)
  }

  @Test func `that lead nowhere say so`() {
    let c = note(
      "notes/c.md", "@sec-tree @sec-own [x](d.md) [y](a.md#tw) [z](../a.md)\n")
    let faults = resolveReferences(in: [a, b, c])
    #expect(
      faults.map(\.identifier) == [
        "unresolved-reference", "ambiguous-reference", "missing-note", "missing-anchor",
        "missing-note",
      ])
    #expect(faults[0].help == "replace @sec-tree with @sec-three")
    #expect(faults[3].help == "replace '#tw' with '#two'")
    #expect(faults.map(\.range!.start.column) == [1, 11, 20, 30, 43])
  }
}

@Suite struct `Anchors of headings` {
  @Test(arguments: [
    ("What's new, in 2.0?", "whats-new-in-20"), ("贝叶斯 定理", "贝叶斯-定理"), ("A_b - C", "a_b---c"),
    ("Über", "über"),
  ])
  func `are GitHub's`(heading: String, anchor: String) {
    #expect(slug(of: heading) == anchor)
  }

  @Test func `are unique`() {
    let note = parse("# A\n\n> # A\n\n# A {#sec-a}\n\n# A\n\n# !\n\n# a-1\n")
    #expect(note.headingAnchors == ["a", "a-1", "sec-a", "a-2", "section", "a-1-1"])
  }
}

@Suite struct `The outline` {
  let text = "# sections\n- {id: \"1.10\", zh: 全, en: Total}\n- id: 1.2\n  zh: 贝\n  en: Bayes\n"

  @Test func `is a list of sections`() {
    let (outline, faults) = Outline.parse(Array(text.utf8), file: "o.yml")
    #expect(faults.isEmpty)
    #expect(outline.sections.map(\.id) == ["1.10", "1.2"])
    #expect(outline.sections.map(\.en) == ["Total", "Bayes"])
    #expect(outline.sections.map(\.range.start.line) == [2, 3])
  }

  @Test func `reports what is wrong with it`() {
    func faults(_ text: String) -> [String] {
      Outline.parse(Array(text.utf8), file: "o.yml").1.map(fault)
    }
    #expect(faults("- {id: a, zh: b}\n") == ["1:3 incomplete-section"])
    #expect(
      faults("- {id: a, zh: b, en: c}\n- {id: a, zh: b, en: c}\n") == ["2:3 duplicate-section"])
    #expect(faults("- x\n") == ["1:3 broken-outline"])
    #expect(faults("a: b\n") == ["1:1 broken-outline"])
    #expect(faults("- [\n") == ["1:1 broken-outline"])
    #expect(faults("") == [])
  }

  @Test func `is held against the notes`() {
    let (outline, _) = Outline.parse(Array(text.utf8), file: "o.yml")
    let covering = note("a.md", "---\nsource: [1.10, 1.3]\n---\n")
    let faults = outline.check([covering])
    #expect(faults.map(\.identifier) == ["unknown-section", "uncovered-section"])
    #expect(faults[0].range?.start == SourceLocation(line: 2, column: 16))
    #expect(faults.allSatisfy { $0.severity == .error })
    #expect(outline.coverage(by: [covering]).map(\.notes) == [[0], []])
  }

  @Test func `lets a planned section wait, until a note covers it`() {
    let text = "- {id: a, zh: b, en: c}\n- {id: d, zh: e, en: f, planned: true}\n"
    let (outline, faults) = Outline.parse(Array(text.utf8), file: "o.yml")
    #expect(faults.isEmpty)
    let first = note("a.md", "---\nsource: a\n---\n")
    #expect(outline.check([first]).isEmpty)
    let both = note("a.md", "---\nsource: [a, d]\n---\n")
    #expect(outline.check([both]).map(\.identifier) == ["no-longer-planned"])
  }
}

@Suite struct `The diagnostic printer` {
  func printed(_ line: String, _ start: Int, _ end: Int) -> String {
    let diagnostic = Diagnostic(
      file: "n.md",
      range: SourceRange(
        SourceLocation(line: 1, column: start), SourceLocation(line: 1, column: end)),
      identifier: "x", fact: "a fact", explanation: ["why"], help: "do this")
    return DiagnosticPrinter(lines: ["n.md": [line]]).text(diagnostic)
  }

  @Test func `points at the place`() {
    #expect(
      printed("let abc = 1", 5, 8) == """
        n.md:1:5: error: a fact
            1 | let abc = 1
              |     ^~~
              why
              help: do this

        """)
  }

  @Test func `counts characters, and two columns for wide ones`() {
    // 全 takes 3 bytes, 2 columns, and is one character.
    let lines = printed("全\tab", 5, 6).split(separator: "\n")
    #expect(lines[0] == "n.md:1:3: error: a fact")
    #expect(lines[1] == "    1 | 全  ab")
    #expect(lines[2] == "      |     ^")
  }

  @Test func `shows a window of long lines, and control characters`() {
    let lines = printed(String(repeating: "x", count: 5000) + "\u{1B}[2Jy", 5001, 5002)
      .split(separator: "\n")
    #expect(lines[1].count < 130)
    #expect(lines[1].contains("<U+001B>"))
    #expect(lines[1].contains("…"))
  }

  @Test func `prints places at the end of a line, outside the file and none`() {
    #expect(printed("ab", 3, 3).contains("|   ^"))
    let nowhere = Diagnostic(.warning, file: "m.md", range: nil, identifier: "x", fact: "f")
    #expect(DiagnosticPrinter(lines: [:]).text(nowhere) == "m.md: warning: f\n")
    let colored = DiagnosticPrinter(lines: [:], usesColor: true).text(nowhere)
    #expect(colored.contains("\u{1B}[1;35m"))
  }
}
