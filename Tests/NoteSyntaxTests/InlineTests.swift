import NoteSyntax
import Testing

@Suite struct `Values in prose` {
  @Test func `stand where they stand`() {
    let note = parse(
      """
      *a* `{swift} a.b` and `` {swift} c `` ä `{check} 8.3% = a.precision`
      > - x\\
      >   `{swift} d
      >   && e` [`{check} −1,000.5e-3 ≥ f(x) < 2`](u)

      | `{swift} g` | h |
      |---|---|
      | \\| `{check} 1 = i ± 0.1%` | `{swift} j` |
      """)
    #expect(note.diagnostics.isEmpty)
    #expect(
      note.values.map(\.expression) == [
        "a.b", "c", "a.precision", "d && e", "f(x) < 2", "g", "i", "j",
      ])
    for value in note.values where value.range.start.line == value.range.end.line {
      let count = value.expression.utf8.count
      #expect(source(note, at: value.expressionStart, count: count) == value.expression)
      #expect(source(note, at: value.range.start, count: 1) == "`")
    }
    #expect(note.values[3].expressionStart == SourceLocation(line: 3, column: 14))
  }

  @Test func `are missed where the backticks are`() {
    let note = parse(
      """
      The {swift} x and `{swift} y`, in code: `` `{check} 1 = z` ``.

      ```
      {swift} shown
      ```
      """)
    #expect(faults(note) == ["1:5 bare-value"])
  }

  @Test(
    arguments: [
      ("8.3% = a", "8.3%", InlineValue.Check.Relation.equal, "a", nil),
      ("1,000,000 <= a == b", "1,000,000", .atMost, "a == b", nil),
      ("1_000 >= x", "1_000", .atLeast, "x", nil), ("−0.5 < x < y", "−0.5", .less, "x < y", nil),
      ("1.2×10⁻³ = x ± 0.005", "1.2×10⁻³", .equal, "x", "0.005"),
      ("1.2×10^-3 = x +- 1e-4", "1.2×10^-3", .equal, "x", "1e-4"),
      ("1.2e-3≥x", "1.2e-3", .atLeast, "x", nil), ("+7 > x", "+7", .greater, "x", nil),
      ("12\u{2009}000 = n", "12\u{2009}000", .equal, "n", nil),
    ] as [(String, String, InlineValue.Check.Relation, String, String?)])
  func `are checked against a literal`(
    text: String, literal: String, relation: InlineValue.Check.Relation, expression: String,
    tolerance: String?
  ) {
    let note = parse("`{check} \(text)`")
    #expect(note.diagnostics.isEmpty)
    #expect(note.values.map(\.expression) == [expression])
    #expect(
      note.values.first?.kind
        == .check(InlineValue.Check(literal: literal, relation: relation, tolerance: tolerance)))
  }

  @Test(arguments: [
    "{check}", "{check} a = 3", "{check} 3", "{check} 3 == a", "{check} 3 =", "{check} 3 = a ± b",
    "{check} 3 < a ± 1", "{check} true = a", "{check} . = a",
  ])
  func `that are malformed say what was expected`(text: String) {
    let note = parse("x `\(text)`")
    #expect(faults(note) == ["1:3 malformed-check"])
    #expect(note.values.isEmpty)
    #expect(note.diagnostics[0].help?.contains("8.3%") == true)
  }

  @Test func `have two kinds`() {
    #expect(faults(parse("`{chek} 1 = a`")) == ["1:1 unknown-value-kind"])
    #expect(faults(parse("`{swift}`")) == ["1:1 empty-value"])
    #expect(faults(parse("`{x} a` ``{swift} `x` ``")) == [])
  }
}

@Suite struct `Formulas` {
  @Test(arguments: [
    ("$x_1*y*z_2$", ["x_1*y*z_2"]), ("a price of $5 and $6", []), ("$5 $", []), ("$ 5$", []),
    ("\\$x$ y$", []), ("`$x$`", []), ("<a href=\"$x$\">", []), ("[a]($x$)", []),
    ("<http://$x$>", []),
    ("$a\\$b$", ["a\\$b"]), ("$\\text{a $b$}$", ["\\text{a $b$}"]), ("$a\nb$", ["a\nb"]),
    ("$x$1", []), ("**$x$**", ["x"]), ("[$x$](u)", ["x"]), ("# $x$", ["x"]), ("$`a`$", []),
    ("$x$ $y$", ["x", "y"]), ("a $$x$$ b", ["x"]), ("    $x$", []), ("$a \\\\ b$", ["a \\\\ b"]),
    ("$a\n\nb$", []), ("$$a\n\nb$$", []), ("[r]\n\n[r]: /$x$/$y$", []), ("| $x$ |\n|-|\n", ["x"]),
  ])
  func `follow Pandoc's rules`(text: String, expected: [String]) {
    let note = parse(text)
    let formulas = note.dump().split(separator: "\n").compactMap { line -> String? in
      let line = line.drop { $0 == " " }
      guard line.hasPrefix("formula ") else { return nil }
      let quoted = line.dropFirst("formula ".count).replacing("display ", with: "")
      return String(
        quoted.dropFirst().dropLast().replacing("\\n", with: "\n")
          .replacing("\\\\", with: "\\"))
    }
    #expect(formulas == expected)
  }

  @Test func `on lines of their own are blocks, whatever their lines begin with`() throws {
    let note = parse("x\n\n> $$\n> a\n> + b\n> - c\n> =\n> # d\n> $$ {#eq-a}\n\nSee @eq-a.\n")
    #expect(note.diagnostics.isEmpty)
    #expect(
      note.dump() == """
        paragraph
          text "x"
        blockQuote
          formula {#eq-a} "\\na\\n+ b\\n- c\\n=\\n# d\\n"
        paragraph
          text "See "
          reference eq-a
          text "."

        """)
    guard case .blockQuote(let blocks) = note.blocks[1], case .formula(let formula, _) = blocks[0]
    else {
      Issue.record("no formula")
      return
    }
    #expect(formula.lineStarts[2] == SourceLocation(line: 5, column: 3))
    #expect(note.references[0].range.start == SourceLocation(line: 11, column: 5))
  }

  @Test func `with a label come out of their paragraph`() {
    let note = parse("before $$x$$ {#eq-b} after")
    #expect(note.blocks.count == 3)
    #expect(faults(parse("*$$x$$ {#eq-b}*")) == ["1:10 misplaced-label"])
    #expect(faults(parse("$$x$$ {#fig-b}")) == ["1:9 bad-label"])
  }
}

@Suite struct `Strikethrough` {
  @Test(arguments: [
    ("~~a~~", "s(a)"), ("~a~ b", "s(a) b"), ("~~a~", "~~a~"), ("~~~a~~~x", "~~~a~~~x"),
    ("a ~ b ~ c", "a ~ b ~ c"), ("\\~a~", "~a~"), ("~~a *b* ~c~ d~~", "s(a e(b) s(c) d)"),
    ("*a ~~b* c~~", "e(a ~~b) c~~"), ("`~a~`", "c(~a~)"),
  ])
  func `is GitHub's`(text: String, expected: String) {
    func show(_ inlines: [Inline]) -> String {
      inlines.map {
        switch $0 {
        case .text(let text): text
        case .code(let text): "c(\(text))"
        case .emphasis(let content): "e(\(show(content)))"
        case .strikethrough(let content): "s(\(show(content)))"
        default: "?"
        }
      }.joined()
    }
    // A fence of three tildes would open at the beginning of a line.
    guard case .paragraph(let inlines)? = parse("x " + text).blocks.first else { return }
    #expect(show(inlines) == "x " + expected)
  }
}

@Suite struct `References in prose` {
  @Test(arguments: [
    ("see @fig-a.", ["fig-a"]), ("(@tbl-b_2, @sec-x-)", ["tbl-b_2", "sec-x"]), ("me@fig-a.de", []),
    ("@figa @fig- @foo-x", []), ("\\@fig-a `@fig-a` [@fig-a](x)", []), ("*@eq-a*", ["eq-a"]),
    ("见@fig-a。", ["fig-a"]), ("<me@fig-a>", []),
  ])
  func `are found where a label stands`(text: String, labels: [String]) {
    let note = parse(text)
    #expect(note.references.map { $0.label ?? "" } == labels)
    for reference in note.references {
      #expect(source(note, at: reference.range.start, count: 1) == "@")
    }
  }

  @Test func `include links to other notes`() {
    let note = parse(
      "[a](x.md) [b](./y%20z.md#sec-q 't') <https://e.org/x.md> [c][r] [d](#x)\n\n[r]: ../w.md\n")
    #expect(note.references.map { $0.note ?? "" } == ["x.md", "y z.md", "../w.md"])
    #expect(note.references.map(\.label) == [nil, "sec-q", nil])
    #expect(note.references.map(\.range.start.column) == [1, 11, 1])
  }
}
