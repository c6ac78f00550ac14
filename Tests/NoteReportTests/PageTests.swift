import NoteRecord
import NoteReport
import NoteSyntax
import SVGCharts
import Testing

/// A note with a little of everything.
private func everything(lang: String = "en") -> (note: Note, record: RunRecord) {
  var options = ExperimentOptions()
  options.label = "fig-a"
  options.figCap = [.text("A finding, "), .value(0)]
  var (note, record) = makeExperimentNote(
    options,
    outputs: [
      .display(.chart(ChartSpec()), line: 4), .standardOutput("printed"),
      .display(.claim(ClaimRecord(words: "one is one", holds: true)), line: 4),
      .display(.markdown("A note[^n] in displayed text.\n\n[^n]: Inside."), line: 5),
    ],
    labels: [
      label("fig-a", .figure, 1), label("sec-b", .section, 1, title: "Second"),
      label("eq-c", .equation, 1),
    ], lang: lang)
  note.values = [
    InlineValue(kind: .computed, expression: "n", expressionStart: at(2).start, range: at(2))
  ]
  record.values = [ValueRecord(text: "1,000", value: "1000", holds: nil)]
  note.references = [
    Reference(note: nil, label: "fig-a", range: at(6)),
    Reference(note: nil, label: "sec-b", range: at(6)),
    Reference(note: nil, label: "eq-c", range: at(6)),
    Reference(note: "other.md", label: nil, range: at(7)),
    Reference(note: nil, label: "tbl-there", range: at(7)),
  ]
  note.footnotes = [Footnote(name: "f", blocks: [.paragraph([.text("Aside.")])], referenceCount: 2)]
  note.frontMatter.source = ["2.1", "2.2"]
  note.blocks = [
    .heading(level: 1, [.text("The title")], label: nil),
    .heading(level: 2, [.text("Same")], label: nil),
    .paragraph([
      .reference(0), .reference(1), .reference(2), .reference(4),
      .noteLink([.text("other")], reference: 3, title: ""),
      .footnoteReference(footnote: 0, ordinal: 1), .footnoteReference(footnote: 0, ordinal: 2),
    ]),
    .experiment(0),
    .heading(level: 3, [.text("Same")], label: nil),
    .heading(level: 2, [.text("Second "), .formula(formula("x"))], label: "sec-b"),
    .formula(formula("y", display: true), label: "eq-c"),
    .callout(.init(kind: .correction, blocks: [.paragraph([.reference(0)])], range: at(9))),
    .list(
      .init(
        start: nil, isTight: true,
        items: [
          .init(isDone: true, blocks: [.paragraph([.text("did")])]),
          .init(isDone: false, blocks: [.paragraph([.text("will")])]),
        ])),
    .table(
      .init(
        alignments: [.right, nil], header: [[.text("a")], [.text("b")]],
        rows: [[[.text("1")], [.text("2")]]])),
  ]
  return (note, record)
}

private let other: Note = {
  var note = makeNote([], name: "other")
  note.frontMatter.title = [.text("The other")]
  note.labels = [label("tbl-there", .table, 4)]
  return note
}()

private func renderEverything(lang: String = "en") -> RenderedPage {
  let (note, record) = everything(lang: lang)
  return render(
    note, record, others: [other],
    navigation: [
      .init(name: "sample", title: "A sample"), .init(name: "other", title: "The other"),
    ])
}

@Suite struct `A page` {
  @Test func `is the same for the same input`() {
    #expect(renderEverything() == renderEverything())
  }

  @Test func `gives every id once, and every link within it an id`() {
    let html = renderEverything().html
    let ids = attributes("id", in: html)
    #expect(Set(ids).count == ids.count)
    for target in attributes("href", in: html) where target.hasPrefix("#") {
      #expect(ids.contains(String(target.dropFirst())))
    }
  }

  @Test func `loads nothing from elsewhere`() {
    let html = renderEverything().html
    for attribute in ["src", "href"] {
      for target in attributes(attribute, in: html) {
        #expect(!target.contains("//") && !target.hasPrefix("/"))
      }
    }
    #expect(!html.contains("url(http") && !html.contains("@import"))
  }

  @Test func `numbers what it refers to`() {
    let html = body(renderEverything())
    #expect(html.contains("<a class=\"reference\" href=\"#fig-a\">Figure 1</a>"))
    #expect(html.contains("<a class=\"reference\" href=\"#sec-b\">Second</a>"))
    #expect(html.contains("<a class=\"reference\" href=\"#eq-c\">Equation 1</a>"))
    #expect(html.contains("href=\"other.html#tbl-there\">Table 4 in The other</a>"))
    #expect(html.contains("<a href=\"other.html\">other</a>"))
    let chinese = body(renderEverything(lang: "zh-Hans"))
    #expect(chinese.contains(">图 1</a>"))
    #expect(chinese.contains(">式 1</a>"))
    #expect(chinese.contains("《The other》表 4</a>"))
  }

  @Test func `has its first heading as its only title`() {
    let html = renderEverything().html
    #expect(html.split(separator: "<h1", omittingEmptySubsequences: false).count == 2)
    #expect(html.contains("<h1 id=\"the-title\">The title</h1>"))
    #expect(html.contains("<title>A sample · mlnotes</title>"))
    #expect(html.contains("<html lang=\"en\">"))
  }

  @Test func `shows what of the source it covers, and its neighbours`() {
    let html = renderEverything().html
    #expect(html.contains("Covers 2.1, 2.2"))
    #expect(html.contains("<a rel=\"next\" href=\"other.html\">"))
    #expect(!html.contains("rel=\"prev\""))
  }

  @Test func `has footnotes with as many ways back as references`() {
    let html = body(renderEverything())
    #expect(html.contains("<li id=\"fn-1\">"))
    #expect(html.contains("href=\"#fnref-1-1\"") && html.contains("href=\"#fnref-1-2\""))
  }

  @Test func `names callouts and tasks in words`() {
    let html = body(renderEverything())
    #expect(html.contains("<p class=\"callout-name\">Correction</p>"))
    #expect(html.contains("aria-label=\"done\"") && html.contains("aria-label=\"to do\""))
    #expect(body(renderEverything(lang: "zh")).contains(">更正</p>"))
  }

  @Test func `complains of a link to a place that it does not have`() {
    var note = makeNote([.paragraph([.link([.text("x")], destination: "#nowhere", title: "")])])
    note.lines = ["", "See [x](#nowhere)."]
    let diagnostics = render(note).diagnostics
    #expect(diagnostics.map(\.identifier) == ["broken-link"])
    // `#` is the ninth byte of the line.
    #expect(diagnostics.first?.range == at(2, 9))
  }

  @Test func `keeps Chinese headings as anchors`() {
    let note = makeNote([
      .heading(level: 2, [.text("贝叶斯 定理!")], label: nil),
      .paragraph([.link([.text("x")], destination: "#贝叶斯-定理", title: "")]),
    ])
    let page = render(note)
    #expect(attributes("id", in: page.html).contains("贝叶斯-定理"))
    #expect(page.diagnostics.isEmpty)
  }

  @Test func `carries its numbers as JSON with sorted keys`() {
    let data = renderEverything().data
    #expect(data.hasPrefix("{\n  \"blocks\": ["))
    #expect(data.contains("\"words\": \"one is one\""))
    #expect(data.contains("\"value\": \"1000\""))
    #expect(data.contains("\"label\": \"fig-a\""))
  }

  @Test func `colours code once`() {
    let memo = RenderMemo()
    let (note, record) = makeExperimentNote(code: "let x = 1", outputs: [])
    let first = render(note, record, memo: memo)
    let second = render(note, record, memo: memo)
    #expect(memo.colourings == 1)
    #expect(first == second)
  }
}
