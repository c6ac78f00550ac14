import NoteReport
import NoteSyntax
import Testing

private func page(_ text: String) -> RenderedPage {
  render(Note.parse(Array(text.utf8), file: "notes/n.md"))
}

@Suite struct `A question` {
  private let whole = page(
    """
    # Title

    > [!QUESTION]
    > How many are 1.5 and 2?
    >
    > - [ ] It is 3.0 or so. Too few.
    > - [x] Three and a half, as $a + b$. Yes, *both*.
    > - [ ] Four
    >
    > They are 3.5.
    """)

  @Test func `shows its choices, a reply to each, and the answer behind a disclosure`() {
    let html = body(whole)
    #expect(html.contains("<p>How many are 1.5 and 2?</p>"))
    #expect(
      html.contains(
        "<input type=\"radio\" name=\"question\" id=\"question-choice-1\"><label for=\"question-choice-1\">It is 3.0 or so.</label>"
      ))
    #expect(html.contains("Too few.</p>"))
    // A formula inside the first sentence does not end it.
    let start = "<label for=\"question-choice-2\">Three and a half, as <span class=\"katex"
    #expect(html.contains(start))
    #expect(html.contains("Yes, <em>both</em>.</p>"))
    #expect(
      html.contains("<details class=\"answer\"><summary>The answer</summary>\n<p>They are 3.5.</p>")
    )
    #expect(whole.diagnostics == [])
  }

  @Test func `says in words whether a choice is right where the author does not`() {
    #expect(body(whole).contains("<label for=\"question-choice-3\">Four</label>"))
    #expect(body(whole).contains("</span> No.</p>"))
  }

  @Test func `marks the reply to the right choice with a tick, to others with a cross`() {
    let parts = body(whole).split(separator: "<p class=\"reply ").dropFirst()
    #expect(parts.map { $0.hasPrefix("right\"") } == [false, true, false])
    #expect(parts.map { $0.contains("✓</span>") } == [false, true, false])
    #expect(parts.map { $0.contains("✗</span>") } == [true, false, true])
  }

  // A link inside a label would be followed where the reader means to choose.
  @Test func `has no links in its choices, and replies of several paragraphs`() {
    let html = body(
      page(
        """
        ## Part {#sec-part}

        > [!QUESTION]
        > Which?
        >
        > - [x] The [other](https://example.org). As in @sec-part.
        >
        >   More of it.
        >
        > It.
        """))
    #expect(html.contains("<label for=\"question-choice-1\">The other.</label>"))
    #expect(
      html.contains("As in <a class=\"reference\" href=\"#sec-part\">Part</a>.\nMore of it.</p>"))
  }

  @Test func `may go without choices`() {
    let html = body(page("> [!QUESTION]\n> Which?\n>\n> That.\n>\n> And why.\n"))
    #expect(!html.contains("choices"))
    #expect(
      html.contains("<summary>The answer</summary>\n<p>That.</p>\n<p>And why.</p>\n</details>"))
  }

  @Test func `needs an answer and a right choice`() {
    let faults = page("> [!QUESTION]\n> Which?\n>\n> - [ ] This.\n> - [ ] That.\n").diagnostics
    #expect(
      faults.map(\.identifier) == ["question-without-answer", "question-without-right-choice"])
    #expect(faults.map(\.range?.start.line) == [1, 1])
  }

  @Test func `has names of its own where there are two`() {
    let one = "> [!QUESTION]\n> Which?\n>\n> - [x] A.\n>\n> A.\n\n"
    let html = body(page(one + one))
    #expect(html.contains("name=\"question\" id=\"question-choice-1\""))
    #expect(html.contains("name=\"question-2\" id=\"question-2-choice-1\""))
  }
}
