import NoteReport
import NoteSyntax
import Testing

private let place = SourceRange(SourceLocation(line: 1, column: 1))
private let bibliography = Bibliography(
  file: "notes/bibliography.yml",
  works: [
    Work(
      id: "kingma2015",
      authors: [.init(family: "Kingma", given: "D."), .init(family: "Ba", given: "J.")],
      title: "Adam <1>", year: 2015, containerTitle: "ICLR", range: place),
    Work(
      id: "kolmogorov1933", authors: [.init(family: "Kolmogorov")], title: "Grundbegriffe",
      year: 1933, publisher: "Springer", doi: "10.1007/x", isWhole: true, range: place),
    Work(
      id: "santurkar2018", authors: [.init(family: "Santurkar")], title: "How does it help?",
      year: 2018, url: "https://arxiv.org/abs/1805.11604", range: place),
  ])

private func page(_ text: String, glossary: Glossary? = nil) -> RenderedPage {
  let note = Note.parse(Array(text.utf8), file: "notes/n.md")
  return PageRenderer(
    labels: LabelIndex(notes: [note]), bibliography: bibliography, glossary: glossary
  ).page(note, record: emptyRecord)
}

/// Without tags.
private func words(_ html: String) -> String {
  html.replacing(#/<[^>]*>/#, with: "")
}

@Suite struct `Citations on a page` {
  @Test func `name authors and years, and lead to the references`() {
    let html = body(page("As [see @kingma2015, eq. 2; -@kolmogorov1933]; @kingma2015 again."))
    #expect(
      words(html).contains(
        "As (see Kingma &amp; Ba 2015, eq. 2; 1933); Kingma &amp; Ba (2015) again."))
    // The first place has the anchor that the list leads back to, the second has none.
    #expect(html.components(separatedBy: "id=\"cite-kingma2015\"").count == 2)
    #expect(
      html.contains(
        "<li id=\"ref-kingma2015\">D. Kingma &amp; J. Ba (2015). Adam &lt;1&gt;. <cite>ICLR</cite>."
      ))
    #expect(html.contains("<a href=\"#cite-kingma2015\" role=\"doc-backlink\""))
    #expect(
      html.contains("<cite>Grundbegriffe</cite>. Springer. <a href=\"https://doi.org/10.1007/x\">"))
  }

  @Test func `of a work whose title asks have no full stop after it, and name an arXiv number`() {
    #expect(
      words(body(page("[@santurkar2018]"))).contains(
        "Santurkar (2018). How does it help? arXiv:1805.11604"))
  }

  @Test func `stand on the page of all works, with the notes that cite them`() {
    let summary = page("# A note\n\n[@kingma2015]\n").summary
    let html = bibliographyPage(bibliography, summaries: [summary])
    #expect(html.contains("Cited in <a href=\"n.html#cite-kingma2015\">A note</a>"))
    #expect(html.contains("Further reading"))
    #expect(indexPage(summaries: [summary]).contains("bibliography.html"))
  }

  @Test func `add no list where there are none`() {
    #expect(!body(page("Nothing.")).contains("references"))
  }
}

@Suite struct `Terms on a page` {
  private let glossary = Glossary(
    Note.parse(
      Array(
        """
        ### Learning rate {#sec-term-rate}

        The "size" of a step.

        ### Rate {#sec-term-other}

        Another.

        ### AP {#sec-term-ap}

        *Also: average precision*

        An area.

        ### Rate schedule {#sec-term-schedule}

        Rates over time.
        """.utf8), file: "notes/glossary.md"))

  private func links(_ text: String) -> [String] {
    body(page(text, glossary: glossary)).matches(of: #/<a class="term" [^>]*>([^<]*)</a>/#)
      .map { String($0.1) }
  }

  @Test(arguments: [
    ("A learning rate, the learning rate.", ["learning rate"]),
    ("Learning\nrates are rates.", ["Learning\nrates", "rates"]),
    ("ap, average precision; AP", ["average precision"]),
    ("AP first", ["AP"]),
    ("separate, rate-free, first-rate, rate2", []),
    ("## The learning rate\n\n`learning rate` [the learning rate](x) $rate$ then rate.", ["rate"]),
    ("AP 曲线\n\nThe AP.", ["AP"]),
    ("- an item's *learning rate*", ["learning rate"]),
    // The longer term, though it begins as a shorter one; the second time neither.
    ("A rate schedule, a rate schedule, a rate.", ["rate schedule", "rate"]),
  ])
  func `are linked once, in running text, as whole words`(text: String, expected: [String]) {
    #expect(links(text) == expected)
  }

  @Test func `carry their meaning and lead to the glossary`() {
    let html = body(page("The learning rate.", glossary: glossary))
    #expect(
      html.contains(
        "<a class=\"term\" href=\"glossary.html#sec-term-rate\" title=\"The &quot;size&quot; of a step.\">learning rate</a>"
      ))
  }
}
