import NoteRecord
import NoteReport
import NoteSyntax
import Testing

/// Ends text, attributes, comments and scripts, and starts an element.
private let hostile = "\"'><script>alert(1)</script><!-- & ]]>"

@Suite struct `Hostile text` {
  @Test func `comes out of every kind of inline as text`() {
    let note = makeNote([
      .heading(level: 2, [.text(hostile)], label: nil),
      .paragraph([
        .text(hostile), .code(hostile), .html(hostile), .emphasis([.text(hostile)]),
        .link([.text(hostile)], destination: hostile, title: hostile),
        .image([.text(hostile)], destination: hostile, title: hostile),
        .strikethrough([.text(hostile)]), .formula(formula("\\text{<script>alert(1)</script>}")),
      ]),
      .code(hostile, info: hostile, range: at(1)), .html(hostile),
      .code(hostile, info: "swift", range: at(1)),
    ])
    let page = render(note)
    #expect(!page.html.contains("<script>"))
    #expect(!page.html.contains("<!--"))
    // The page's own two scripts are the only ones.
    #expect(page.html.split(separator: "<script", omittingEmptySubsequences: false).count == 3)
  }

  @Test func `comes out of every kind of output as text`() {
    var options = ExperimentOptions()
    options.label = "fig-\(hostile)"
    options.codeFold = .folded
    options.codeSummary = hostile
    options.figCap = [.text(hostile)]
    options.figAlt = [.text(hostile)]
    options.tblCap = [.text(hostile)]
    let table = TableRecord(
      columns: [.init(title: hostile, isNumeric: true)], rows: [[hostile]], hasRowHeadings: true)
    let claim = ClaimRecord(
      words: hostile, holds: false, operands: [.init(source: hostile, value: hostile)])
    let (note, record) = makeExperimentNote(
      options, code: hostile,
      outputs: [
        .standardOutput(hostile), .standardError(hostile), .display(.text(hostile), line: 4),
        .display(.table(table), line: 4), .display(.claim(claim), line: 4),
      ], failure: .init(kind: .trap, message: hostile, line: 4, column: nil),
      labels: [label("fig-\(hostile)", .figure, 1)])
    let page = render(note, record)
    #expect(!page.html.contains("<script>"))
    #expect(!page.html.contains("<!--"))
  }

  @Test func `comes out of front matter as text, on its page and on the index`() {
    var note = makeNote([])
    note.frontMatter.title = [.text(hostile)]
    note.frontMatter.description = hostile
    note.frontMatter.lang = hostile
    note.frontMatter.source = [hostile]
    note.file = "notes/\(hostile.replacing("/", with: "")).md"
    let page = render(
      note,
      navigation: [.init(name: hostile, title: hostile), .init(name: note.name, title: hostile)])
    let quoted = "\"" + hostile.replacing("\"", with: "\\\"") + "\""
    let outline = makeOutline("- {id: \(quoted), zh: \(quoted), en: \(quoted)}")
    #expect(outline.sections.map(\.en) == [hostile])
    for html in [page.html, indexPage(summaries: [page.summary], outline: outline)] {
      #expect(!html.contains("<script>"))
      #expect(!html.contains("<!--"))
    }
  }

  @Test(arguments: [
    "javascript:alert(1)", "JavaScript:alert(1)", " \u{1}java\nscript:alert(1)", "vbscript:x",
    "data:text/html,<script>", "file:///etc/passwd",
  ])
  func `as a link's scheme leaves the words without the link`(_ destination: String) {
    let page = render(
      makeNote([.paragraph([.link([.text("here")], destination: destination, title: "")])]))
    #expect(body(page).contains("<span class=\"unsafe\">here</span>"))
    #expect(page.diagnostics.map(\.identifier) == ["unsafe-link"])
  }

  @Test func `as raw HTML is text unless the front matter wants it`() {
    var note = makeNote([
      .html("<b>x</b>\n"), .paragraph([.html("<i>"), .text("y"), .html("</i>")]),
    ])
    #expect(body(render(note)).contains("&lt;b&gt;x&lt;/b&gt;"))
    #expect(body(render(note)).contains("&lt;i&gt;y&lt;/i&gt;"))
    note.frontMatter.html = true
    #expect(body(render(note)).contains("<b>x</b>"))
    #expect(body(render(note)).contains("<i>y</i>"))
  }

  @Test func `as a picture from elsewhere is not loaded`() {
    let page = render(
      makeNote([
        .paragraph([.image([.text("a tree")], destination: "https://example.org/t.png", title: "")])
      ]))
    #expect(!page.html.contains("<img"))
    #expect(page.diagnostics.map(\.identifier) == ["remote-image"])
  }
}

@Suite struct `Pictures` {
  @Test func `beside the note are named for the caller to copy`() {
    let picture = Inline.image([.text("a tree")], destination: "pictures/tree.png", title: "")
    let page = render(makeNote([.paragraph([picture, picture])]))
    #expect(page.summary.pictures == ["pictures/tree.png"])
    #expect(page.diagnostics.isEmpty)
  }

  @Test func `need words for people who do not see them`() {
    var note = makeNote([.paragraph([.image([], destination: "tree.png", title: "")])])
    note.lines = ["", "Look: ![](tree.png)"]
    let diagnostic = render(note).diagnostics.first
    #expect(diagnostic?.identifier == "image-without-alt")
    // Column of `tree.png` in the second line, counted by hand.
    #expect(diagnostic?.range == at(2, 11))
  }
}
