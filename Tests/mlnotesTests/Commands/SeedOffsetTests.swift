import Testing

@Suite struct `Under shifted seeds` {
  private let text = """
    ---
    seed: 5
    ---
    # A note

    ```swift experiment
    let limit: UInt64 = 10
    Claim("The seed is small", seed < limit)
    ```

    The seed is `{check} 5 = seed`.

    """

  @Test func `claims are judged, checked numbers are not, and no page is written`() async throws {
    let site = try Site(note: text)
    let ended = try await site.run("build", "notes", "--seed-offset", "4")
    #expect(ended.status == 0, "\(ended.errors)")
    #expect(ended.output.contains("seeds + 4: all 1 claim hold"))
    #expect(site.bytes("output/n.html") == nil)
  }

  @Test func `a claim that fails is an error, with its place`() async throws {
    let site = try Site(note: text)
    try await site.expectWell()
    let before = site.text("output/n.html")
    let ended = try await site.run("build", "notes", "--seed-offset", "5")
    #expect(ended.status == 1)
    #expect(ended.errors.contains("notes/n.md:8:1: error:"), "\(ended.errors)")
    #expect(site.text("output/n.html") == before)
  }

  @Test(arguments: [["--png"], ["--json", "a.json"], ["--junit", "a.xml"]])
  func `there is nothing to draw, and no report of numbers that are not judged`(
    arguments: [String]
  ) async throws {
    let site = try Site(note: text)
    let ended = try await site.start(
      ["build", "notes", "--seed-offset", "4"] + arguments
    ).end()
    #expect(ended.status == 2)
    #expect(ended.errors.contains("--seed-offset"), "\(ended.errors)")
  }
}

@Suite struct `A folder with a bibliography and a glossary` {
  @Test func `gets a page of works, and its pages follow both`() async throws {
    let works = """
      references:
      - {id: kingma2015, author: [{family: Kingma}, {family: Ba}], title: Adam, issued: 2015}

      """
    let glossary = "# Glossary\n\n### Momentum {#sec-term-momentum}\n\nAn average.\n"
    let site = try Site(["n.md": "# A note\n\nMomentum [@kingma2015].\n", "glossary.md": glossary])
    try site.write(works, to: "notes/bibliography.yml")
    try await site.expectWell()
    #expect(site.text("output/n.html").contains("Kingma &amp; Ba 2015"))
    #expect(site.text("output/n.html").contains("title=\"An average.\">Momentum</a>"))
    #expect(site.text("output/bibliography.html").contains("n.html#cite-kingma2015"))

    try site.write(works.replacing("Adam", with: "Adam again"), to: "notes/bibliography.yml")
    try site.write(glossary.replacing("average", with: "echo"), to: "notes/glossary.md")
    try await site.expectWell()
    #expect(site.text("output/n.html").contains("Adam again"))
    #expect(site.text("output/n.html").contains("title=\"An echo.\""))
  }

  @Test func `says where a cited work is missing, with no bibliography too`() async throws {
    try await expectError(
      "# A\n\nSo [@kingma2015].\n", at: "3:6", "the bibliography has no work 'kingma2015'",
      also: "notes/bibliography.yml")
  }
}
