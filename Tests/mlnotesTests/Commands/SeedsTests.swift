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
    #expect(ended.output.contains("1 claim holds under seeds + 4 ("))
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

  // Seeds 1005, 2005, 3005, 4005 against the limit 2500: the last two fail.
  @Test func `many are tried with one compilation, and a claim that fails is said once`()
    async throws
  {
    let site = try Site(note: text.replacing("= 10", with: "= 2500"))
    let ended = try await site.run("seeds", "notes", "--runs", "4")
    #expect(ended.status == 1)
    #expect(
      ended.errors.contains(
        "notes/n.md:8:1: error: under 2 of 4 other seeds (+ 3000, + 4000) the claim does not hold: The seed is small"
      ), "\(ended.errors)")
    #expect(ended.errors.contains("under + 3000: seed is 3005"))
    #expect(
      ended.errors.contains(
        "mlnotes: 1 of 1 claim fails under some of 4 other seeds (+ 1000 to + 4000)"))
    #expect(site.bytes("output/n.html") == nil)
  }

  @Test func `those that hold are remembered, and more can follow`() async throws {
    let site = try Site(
      note: text.replacing("= 10", with: "= 9000").replacing("Claim(", with: "\"noise\"\nClaim("))
    let first = try await site.run("seeds", "notes", "--runs", "3")
    #expect(first.status == 0, "\(first.errors)")
    #expect(first.output.contains("notes/n.md: ran 3 times in "))
    #expect(first.output.contains("1 claim holds under 3 other seeds (+ 1000 to + 3000) ("))
    // Of each run its claims alone.
    let kept = site.files(below: "notes/.mlnotes/seeds").values.map {
      String(decoding: $0, as: UTF8.self)
    }
    #expect(kept.count == 3)
    #expect(kept.allSatisfy { $0.contains("The seed is small") && !$0.contains("noise") })
    let more = try await site.run("seeds", "notes", "--runs", "3", "--from", "2")
    #expect(more.output.contains("notes/n.md: ran 1 time in "), "\(more.output)")
    let all = try await site.run("seeds", "notes", "--runs", "4")
    #expect(all.output.contains("notes/n.md: from the cache"), "\(all.output)")
  }

  // A block's own seed is shifted too; what fails for another reason is said as it is.
  @Test func `a block that fails under one of them is an error with its seeds`() async throws {
    let site = try Site(
      note: """
        # A note

        ```swift experiment
        //| seed: 7
        precondition(seed != 2007, "unlucky")
        ```

        """)
    let ended = try await site.run("seeds", "notes", "--runs", "3")
    #expect(ended.status == 1)
    #expect(ended.errors.contains("notes/n.md:5:1: error: under 1 of 3 other seeds (+ 2000) "))
    let broken = try Site(note: "# A\n\n```swift experiment\nlet a: Int = \"b\"\n```\n")
    let fault = try await broken.run("seeds", "notes", "--runs", "3")
    #expect(fault.errors.contains("notes/n.md:4:14: error: cannot convert"), "\(fault.errors)")
    #expect(fault.errors.contains("mlnotes: 1 error under some of 3 other seeds"))
  }

  @Test func `numbers that make no sense are refused`() async throws {
    let site = try Site(note: text)
    for arguments in [["--runs", "0"], ["--from", "0"], ["--runs", "x"]] {
      let ended = try await site.start(["seeds", "notes"] + arguments).end()
      #expect(ended.status == 2)
      #expect(ended.errors.contains(arguments[0]), "\(ended.errors)")
    }
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
