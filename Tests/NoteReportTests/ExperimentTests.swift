import NoteRecord
import NoteReport
import NoteSyntax
import SVGCharts
import Testing

private let smallTable = TableRecord(
  columns: [.init(title: "model", isNumeric: false), .init(title: "recall", isNumeric: true)],
  rows: [["A", "90.0%"], ["B", "95.0%"]], hasRowHeadings: true)

@Suite struct `An experiment block` {
  @Test func `shows its code, coloured, then its outputs in their order`() throws {
    let (note, record) = makeExperimentNote(
      code: "let a = \"x\" // why",
      outputs: [
        .standardOutput("one\n"), .display(.text("two"), line: 4), .standardOutput("three\n"),
        .standardOutput("four\n"),
      ])
    let html = body(render(note, record))
    #expect(html.contains("<span class=\"kw\">let</span>"))
    #expect(html.contains("<span class=\"st\">"))
    #expect(html.contains("<span class=\"co\">// why</span>"))
    // Consecutive prints are one stretch of text.
    #expect(html.contains(">three\nfour\n</pre>"))
    let places = try ["language-swift", ">one\n", ">two<", ">three\n"].map {
      try #require(html.firstRange(of: $0)?.lowerBound)
    }
    #expect(places == places.sorted())
  }

  @Test func `says which text went to standard error`() {
    let (note, record) = makeExperimentNote(outputs: [.standardError("careful\n")])
    #expect(body(render(note, record)).contains("<p class=\"output-name\">Standard error</p>"))
  }

  @Test func `hides what its options hide`() {
    var options = ExperimentOptions()
    options.echo = false
    var made = makeExperimentNote(options, outputs: [.standardOutput("shown")])
    #expect(!body(render(made.note, made.record)).contains("language-swift"))
    #expect(body(render(made.note, made.record)).contains("shown"))

    options = ExperimentOptions()
    options.output = false
    made = makeExperimentNote(options, outputs: [.standardOutput("shown")])
    #expect(body(render(made.note, made.record)).contains("language-swift"))
    #expect(!body(render(made.note, made.record)).contains("shown"))

    options = ExperimentOptions()
    options.include = false
    options.label = "fig-x"
    made = makeExperimentNote(
      options, outputs: [.standardOutput("shown")], labels: [label("fig-x", .figure, 1)])
    let html = body(render(made.note, made.record))
    #expect(!html.contains("language-swift") && !html.contains("shown"))
    // It can still be pointed at.
    #expect(attributes("id", in: html).contains("fig-x"))
  }

  @Test func `says when it was not run`() {
    var options = ExperimentOptions()
    options.eval = false
    let (note, record) = makeExperimentNote(options, outputs: [])
    #expect(body(render(note, record)).contains("Type-checked, not run"))
  }

  @Test func `folds its code where asked`() {
    var options = ExperimentOptions()
    options.codeFold = .folded
    options.codeSummary = "How <it> is made"
    let folded = makeExperimentNote(options, outputs: [])
    #expect(
      body(render(folded.note, folded.record)).contains(
        "<details class=\"fold\"><summary>How &lt;it&gt; is made</summary>"))
    options.codeFold = .shown
    let shown = makeExperimentNote(options, outputs: [])
    #expect(body(render(shown.note, shown.record)).contains("<details class=\"fold\" open>"))
  }

  @Test func `shows how it failed, in words`() {
    var options = ExperimentOptions()
    options.expect = .init(kind: .trap, text: nil)
    // The record counts from the block's first line, which is line 4 of the note.
    let failure = BlockRecord.Failure(
      kind: .trap, message: "Index out of range", line: 0, column: 3)
    let expected = makeExperimentNote(options, outputs: [], failure: failure)
    #expect(
      body(render(expected.note, expected.record)).contains(
        "Stopped by a trap, as expected (line 4 of the note)"))
    options.expect = nil
    let tolerated = makeExperimentNote(options, outputs: [], failure: failure)
    #expect(body(render(tolerated.note, tolerated.record)).contains("Stopped by a trap (line 4"))
  }

  @Test func `never prints how long it took`() {
    var made = makeExperimentNote(outputs: [.standardOutput("x")])
    made.record.blocks[0].seconds = 1
    let before = render(made.note, made.record)
    made.record.blocks[0].seconds = 2
    let after = render(made.note, made.record)
    #expect(before.html == after.html)
    #expect(before.data == after.data)
  }

  @Test func `renders where the record is shorter than the note`() {
    var note = makeNote([
      .experiment(0), .experiment(1), .experiment(99), .paragraph([.value(0), .value(7)]),
    ])
    note.experiments = [
      Experiment(options: ExperimentOptions(), code: [], range: at(1)),
      Experiment(options: ExperimentOptions(), code: [], range: at(5)),
    ]
    note.values = [
      InlineValue(
        kind: .computed, expression: "a.b", expressionStart: at(9).start, range: at(9))
    ]
    let page = render(note)
    #expect(page.html.contains("a.b"))
    #expect(page.data.contains("\"value\": null"))
  }

  @Test func `displays Markdown with the note's references`() {
    var (note, record) = makeExperimentNote(
      outputs: [.display(.markdown("Some **bold** words and $x$."), line: 0)])
    note.labels = []
    let page = render(note, record)
    #expect(body(page).contains("<strong>bold</strong>"))
    #expect(page.summary.usesFormulas)
    record.blocks[0].outputs = [.display(.markdown("A $\\oops$."), line: 0)]
    #expect(render(note, record).diagnostics.map(\.range) == [at(4)])
  }
}

@Suite struct `Tables of a block` {
  @Test func `have caption above, numbered, and headings with a scope`() throws {
    var options = ExperimentOptions()
    options.label = "tbl-x"
    options.tblCap = [.text("Two models")]
    let (note, record) = makeExperimentNote(
      options, outputs: [.display(.table(smallTable), line: 4)],
      labels: [label("tbl-x", .table, 2)])
    let html = body(render(note, record))
    #expect(html.contains("<figure class=\"table\" id=\"tbl-x\">"))
    #expect(html.contains("<span class=\"number\">Table 2</span>. Two models</figcaption>"))
    let caption = try #require(html.firstRange(of: "<figcaption>")).lowerBound
    #expect(caption < (try #require(html.firstRange(of: "<table class=\"n2\">")).lowerBound))
    #expect(html.contains("<th scope=\"col\">recall</th>"))
    #expect(html.contains("<th scope=\"row\">A</th><td>90.0%</td>"))
  }

  @Test func `are filled up where a row is short`() {
    var table = smallTable
    table.rows = [["A"], ["B", "1", "too many"]]
    let (note, record) = makeExperimentNote(outputs: [.display(.table(table), line: 4)])
    let html = body(render(note, record))
    #expect(html.contains("<th scope=\"row\">A</th><td></td></tr>"))
    #expect(!html.contains("too many"))
  }
}

@Suite struct `Figures of a block` {
  @Test func `have caption below and a number in the note's language`() throws {
    var options = ExperimentOptions()
    options.label = "fig-x"
    options.figCap = [.text("两条曲线")]
    let (note, record) = makeExperimentNote(
      options, outputs: [.display(.chart(ChartSpec()), line: 4)],
      labels: [label("fig-x", .figure, 3)], lang: "zh-Hans")
    let html = body(render(note, record))
    #expect(html.contains("<figure class=\"chart\" id=\"fig-x\">"))
    #expect(html.contains("<span class=\"number\">图 3</span>　两条曲线</figcaption>"))
    let plot = try #require(html.firstRange(of: "class=\"plot\"")).lowerBound
    #expect(plot < (try #require(html.firstRange(of: "<figcaption>")).lowerBound))
  }

  @Test func `that follow each other are panels of one figure`() {
    let chart = BlockRecord.Output.display(.chart(ChartSpec()), line: 4)
    let (note, record) = makeExperimentNote(
      outputs: [chart, chart, .standardOutput("x"), chart])
    let html = body(render(note, record))
    #expect(html.split(separator: "<figure", omittingEmptySubsequences: false).count == 3)
    #expect(html.split(separator: "class=\"panels\"", omittingEmptySubsequences: false).count == 2)
  }

  @Test func `of HTML need words for people who do not see them`() {
    var options = ExperimentOptions()
    options.label = "fig-x"
    let labels = [label("fig-x", .figure, 1)]
    let outputs = [BlockRecord.Output.display(.html("<svg></svg>"), line: 4)]
    var made = makeExperimentNote(options, outputs: outputs, labels: labels)
    #expect(render(made.note, made.record).diagnostics.map(\.identifier) == ["figure-without-alt"])
    options.figAlt = [.text("A square")]
    made = makeExperimentNote(options, outputs: outputs, labels: labels)
    #expect(render(made.note, made.record).diagnostics.isEmpty)
  }
}

@Suite struct `Claims` {
  private func page(holds: Bool, lang: String = "en") -> RenderedPage {
    var options = ExperimentOptions()
    options.label = "clm-x"
    let claim = ClaimRecord(
      words: "B recalls more", holds: holds, operands: [.init(source: "b.recall", value: "0.95")])
    let (note, record) = makeExperimentNote(
      options, outputs: [.display(.claim(claim), line: 4), .display(.claim(claim), line: 5)],
      labels: [label("clm-x", .claim, 1)], lang: lang)
    return render(note, record)
  }

  @Test func `say in words whether they hold`() {
    #expect(body(page(holds: true)).contains("<strong>Holds: </strong>B recalls more"))
    #expect(body(page(holds: false)).contains("<strong>Does not hold: </strong>B recalls more"))
    #expect(body(page(holds: true, lang: "zh")).contains("<strong>成立：</strong>"))
    #expect(body(page(holds: true)).contains("<code>b.recall</code> = 0.95"))
  }

  @Test func `have anchors, the first that of the block's label`() {
    let summary = page(holds: true).summary
    #expect(summary.claims.map(\.anchor) == ["clm-x", "claim-2"])
    #expect(summary.claims.map(\.holds) == [true, true])
  }
}

@Suite struct `Numbers in prose` {
  private func page(_ kind: InlineValue.Kind, _ record: ValueRecord?) -> RenderedPage {
    var note = makeNote([.paragraph([.value(0)])])
    note.values = [
      InlineValue(kind: kind, expression: "a.precision", expressionStart: at(2).start, range: at(2))
    ]
    return render(note, RunRecord(blocks: [], values: [record]))
  }
  private let check = InlineValue.Kind.check(
    .init(literal: "8.3%", relation: .equal, tolerance: nil))

  @Test func `that are computed show their text, with full precision behind it`() {
    let html = body(page(.computed, ValueRecord(text: "8.26%", value: "0.0825688", holds: nil)))
    #expect(
      html.contains("<span class=\"value\" title=\"a.precision = 0.0825688\">8.26%</span>"))
  }

  @Test func `that are checked say so in words, not by colour alone`() {
    let right = page(check, ValueRecord(text: "8.3%", value: "0.0825688", holds: true))
    #expect(body(right).contains("8.3%<span class=\"mark\" aria-hidden=\"true\">✓</span>"))
    #expect(body(right).contains("(checked)"))
    #expect(right.summary.checkCount == 1 && right.summary.rightCheckCount == 1)
    let wrong = page(check, ValueRecord(text: "8.3%", value: "0.0913", holds: false))
    #expect(body(wrong).contains("(wrong)"))
    #expect(wrong.summary.rightCheckCount == 0)
    #expect(wrong.data.contains("\"check\": \"= 8.3%\""))
  }

  @Test func `that were not reached show what would have stood there`() {
    #expect(body(page(check, nil)).contains("title=\"not reached\">8.3%</span>"))
  }
}
