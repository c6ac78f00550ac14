import Testing

@Suite struct `Markdown that a block displays` {
  private func note(_ text: String) -> String {
    "# A note\n\n```swift experiment\nMarkdown(\"\(text)\")\n```\n\n## Here {#sec-here}\n"
  }

  @Test func `refers to labels, notes and works as its note does`() async throws {
    let site = try Site(note: note("@sec-here, [itself](n.md#sec-here) and [@kingma2015]."))
    try site.write(
      "references:\n- {id: kingma2015, author: [{family: Ba}], title: Adam, issued: 2015}\n",
      to: "notes/bibliography.yml")
    try await site.expectWell()
    let page = site.text("output/n.html")
    #expect(page.contains("<a class=\"reference\" href=\"#sec-here\">Here</a>"))
    #expect(page.contains("<a href=\"#sec-here\">itself</a>"))
    #expect(page.contains("Ba 2015</a>"))
  }

  // The place is the statement's: where in the text is not known of a value.
  @Test(arguments: [
    ("@sec-there", "no label is named 'sec-there'"),
    ("[it](m.md)", "the link to 'm.md' leads nowhere"),
    ("[it](n.md#sec-there)", "the link to 'n.md#sec-there' leads nowhere"),
    ("[@nobody1999]", "the bibliography has no work 'nobody1999'"),
  ])
  func `is an error where it refers to nothing`(text: String, fact: String) async throws {
    try await expectError(
      note(text), at: "4:1", fact, also: "in Markdown that the block displays", "help: ")
  }
}
