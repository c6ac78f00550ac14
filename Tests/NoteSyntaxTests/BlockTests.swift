import NoteSyntax
import Testing

@Suite struct `Pipe tables` {
  @Test func `have alignments, escaped pipes, and rows as wide as the header`() {
    let note = parse("before\n| a | b |\n|:-:|--:|\n| 1 \\| 2 | `x\\|y` | cut |\n*only*\n\nafter\n")
    #expect(
      note.dump() == """
        paragraph
          text "before"
        table center right
          row
            cell
              text "a"
            cell
              text "b"
          row
            cell
              text "1 | 2"
            cell
              code "x|y"
          row
            cell
              emphasis
                text "only"
            cell
        paragraph
          text "after"

        """)
  }

  @Test(arguments: [
    "| a | b |\n|---|\n", "| a |\n", "a\n---\n", "| a |\n| x |\n", "```\n|a|\n|-|\n```\n",
  ])
  func `need a delimiter row that fits`(text: String) {
    #expect(!parse(text).dump().contains("table"))
  }

  @Test func `end at another block, live in containers, and use reference links`() {
    let note = parse("> | [a][r] |\n> | --- |\n> | b |\n> - c\n\n[r]: /u\n")
    #expect(
      note.dump() == """
        blockQuote
          table -
            row
              cell
                link "/u" ""
                  text "a"
            row
              cell
                text "b"
          list tight
            item
              paragraph
                text "c"

        """)
  }
}

@Suite struct `Footnotes` {
  @Test func `are numbered by their first reference`() {
    let note = parse(
      "a[^two] b[^one] c[^two]\n\n[^one]: First\nlazy\n\n    second\n\n[^two]: *x*\n\nend\n")
    #expect(note.diagnostics.isEmpty)
    #expect(note.footnotes.map(\.name) == ["two", "one"])
    #expect(note.footnotes.map(\.referenceCount) == [2, 1])
    #expect(note.footnotes[1].blocks.count == 2)
    #expect(note.blocks.count == 2)
  }

  @Test func `are defined once, and used`() {
    let note = parse("a[^x] [^nothing]\n\n[^x]: A\n[^x]: B\n[^y]: C\n```\n[^z]: code\n```\n")
    #expect(
      faults(note) == ["1:7 undefined-footnote", "4:1 duplicate-footnote", "5:1 unused-footnote"])
    #expect(note.diagnostics[2].severity == .warning)
    #expect(note.dump().contains("[^z]: code"))
  }
}

@Suite struct `Callouts` {
  @Test(arguments: Block.Callout.Kind.allCases)
  func `are quotes with a kind`(kind: Block.Callout.Kind) {
    let note = parse("x\n\n> [!\(kind.rawValue.uppercased())]\n> Body\n")
    #expect(
      note.blocks.last
        == .callout(
          Block.Callout(
            kind: kind, blocks: [.paragraph([.text("Body")])],
            range: SourceRange(
              SourceLocation(line: 3, column: 1), SourceLocation(line: 4, column: 7)))))
  }

  @Test func `of an unknown kind name the nearest`() {
    let note = parse("> [!WARNNG]\n> Body\n")
    #expect(faults(note) == ["1:3 unknown-callout"])
    #expect(note.diagnostics[0].help == "replace it with [!WARNING]")
    #expect(parse("> [!NOTE] and more\n").diagnostics.isEmpty)
  }
}

@Suite struct `Task lists` {
  @Test func `have boxes`() {
    let note = parse("- [ ] a\n- [x] *b*\n- [y] c\n- \\[ ] d\n- [ ]\n")
    guard case .list(let list)? = note.blocks.first else { return }
    #expect(list.items.map(\.isDone) == [false, true, nil, nil, nil])
    #expect(list.items[0].blocks == [.paragraph([.text("a")])])
  }
}

@Suite struct `Labels` {
  @Test func `count by kind in document order`() {
    let note = parse(
      "# A {#sec-a}\n\n$$x$$ {#eq-x}\n\n```swift experiment\n//| label: fig-f\n```\n\n"
        + "B {#sec-b}\n===\n\n## C {#sec-c} ##\n\n```swift experiment\n//| label: fig-g\n```\n")
    #expect(note.diagnostics.isEmpty)
    #expect(
      note.labels.map { "\($0.name) \($0.number) \($0.title)" } == [
        "sec-a 1 A", "eq-x 1 ", "fig-f 1 ", "sec-b 2 B", "sec-c 3 C", "fig-g 2 ",
      ])
  }

  @Test func `are unique, and fit what they name`() {
    let note = parse("# A {#sec-a}\n\n# B {#sec-a}\n\n# C {#fig-c}\n\n# D \\{#sec-d}\n")
    #expect(faults(note) == ["3:7 duplicate-label", "5:7 bad-label"])
    #expect(note.diagnostics[0].explanation == ["the first is on line 1"])
  }
}

@Suite struct `Plain CommonMark` {
  @Test func `knows nothing of ours`() {
    let text =
      "---\ntitle: x\n---\n\n$x$ ~~a~~ [^f] @fig-a `{swift} x`\n\n```swift experiment\n```\n"
    let note = Note.parse(Array(text.utf8), file: "n.md", extensions: false)
    #expect(note.diagnostics.isEmpty && note.values.isEmpty && note.experiments.isEmpty)
    #expect(note.blocks.first == .thematicBreak)
    #expect(note.blocks.count == 4)
  }

  @Test func `keeps what its HTML needs`() {
    let note = parse("3. a\n4. b\n\n[x](u \"t\")  \ny\\\nz\n\n``` c++ d\ne\n```\n<div>\n")
    #expect(
      note.dump() == """
        list from 3 tight
          item
            paragraph
              text "a"
          item
            paragraph
              text "b"
        paragraph
          link "u" "t"
            text "x"
          lineBreak
          text "y"
          lineBreak
          text "z"
        code "c++ d" "e\\n"
        html "<div>\\n"

        """)
  }
}
