import NoteSyntax
import Testing

/// Each citation: `[` or `@` for its form, then prefix, key and locator of each work.
private func citations(_ text: String) -> [String] {
  parse(text).citations.map { citation in
    (citation.isTextual ? "@ " : "[ ")
      + citation.items.map { item in
        [item.prefix, (item.showsAuthors ? "" : "-") + item.key, item.locator]
          .compactMap(\.self).joined(separator: "|")
      }.joined(separator: "; ")
  }
}

@Suite struct `A citation` {
  // Forms from Pandoc's manual, section "Citation syntax".
  @Test(arguments: [
    ("See [@kingma2015].", ["[ kingma2015"]),
    ("[see @kingma2015, algorithm 1; -@polyak1964]", ["[ see|kingma2015|algorithm 1; -polyak1964"]),
    ("@kingma2015 say so", ["@ kingma2015"]),
    ("a line\n[@kingma2015,\nsection 2]", ["[ kingma2015|section 2"]),
    ("*[@kingma2015]* and **@polyak1964**", ["[ kingma2015", "@ polyak1964"]),
    ("as in [@kingma2015]: so", ["[ kingma2015"]),
    ("two in one place [@a2015a; @a2015b]", ["[ a2015a; a2015b"]),
  ])
  func `names one work or several, with places in them`(text: String, expected: [String]) {
    #expect(citations(text) == expected)
    #expect(faults(parse(text)).isEmpty)
  }

  @Test(arguments: [
    "mail me@kingma2015", "\\@kingma2015", "`@kingma2015`", "[@kingma2015](x)", "$@kingma2015$",
    "@somebody and @Kingma2015", "[mail @home]", "[@kingma2015x1]: x", "@kingma2015-b",
  ])
  func `is not seen in other text`(text: String) {
    #expect(citations(text) == [])
    #expect(faults(parse(text)).isEmpty)
  }

  @Test func `with a key that is none says what a key is`() {
    let note = parse("So [@Kingma2015] says.")
    #expect(faults(note) == ["1:5 malformed-citation"])
  }

  @Test func `of a work that is not listed names the nearest`() {
    let note = parse("Here [@kinga2015] and @polyak1964.")
    let work = Work(
      id: "kingma2015", authors: [.init(family: "Kingma")], title: "Adam", year: 2015,
      range: .init(.init(line: 1, column: 1)))
    let faults = resolveCitations(in: [note], Bibliography(file: "b.yml", works: [work]))
    #expect(faults.map(fault) == ["1:8 unknown-work", "1:24 unknown-work"])
    #expect(faults[0].help == "replace 'kinga2015' with 'kingma2015'")
  }
}

@Suite struct `The bibliography` {
  private func read(_ text: String) -> (Bibliography, [String]) {
    let (bibliography, faults) = Bibliography.parse(Array(text.utf8), file: "bibliography.yml")
    return (bibliography, faults.map(fault))
  }

  @Test func `reads what Pandoc and Zotero write, in the order of authors`() throws {
    let (bibliography, faults) = read(
      """
      ---
      references:
      - id: polyak1964
        type: article-journal
        author:
        - family: Polyak
          given: B. T.
        title: "Some methods: a start"
        container-title: USSR Computational Mathematics
        volume: 4
        page: 1-17
        issued:
          date-parts:
          - - 1964
            - 1
        DOI: 10.1016/x
        ISSN: "0041-5553"
      - {id: acm2020, author: [{literal: ACM}], title: A report, issued: 2020-05-01, type: report}
      ...
      """)
    #expect(faults == [])
    #expect(bibliography.works.map(\.id) == ["acm2020", "polyak1964"])
    let work = try #require(bibliography["polyak1964"])
    #expect(work.authors.map(\.full) == ["B. T. Polyak"])
    #expect(work.title == "Some methods: a start")
    #expect(work.year == 1964 && work.volume == "4" && work.page == "1–17")
    #expect(work.address == "https://doi.org/10.1016/x")
    #expect(bibliography["acm2020"]?.isWhole == true)
  }

  @Test(arguments: [
    ("- id: a2000\n  titel: x\n  author: [{family: A}]\n  issued: 2000", "unknown-key"),
    ("- id: a2000\n  author: [{family: A}]\n  issued: 2000", "incomplete-work"),
    ("- id: a2000\n  title: x\n  issued: 2000", "incomplete-work"),
    ("- id: A2000\n  title: x\n  author: [{family: A}]\n  issued: 2000", "bad-key"),
    ("- title: x\n  author: [{family: A}]\n  issued: 2000", "incomplete-work"),
    ("- id: a2000\n  title: x\n  author: [{family: A}]\n  issued: soon", "wrong-type"),
    ("- id: a2000\n  title: x\n  author: [{family: A}]\n  issued: 2001", "wrong-year"),
    ("- id: a2000\n  title: x\n  author: A\n  issued: 2000", "wrong-type"),
    ("- id: a2000\n  title: x: y\n  author: [{family: A}]\n  issued: 2000", "broken-bibliography"),
    ("- x", "broken-bibliography"),
  ])
  func `says what is wrong with an entry`(entry: String, identifier: String) {
    let (_, faults) = read("references:\n" + entry + "\n")
    #expect(faults.contains { $0.hasSuffix(identifier) }, "\(faults)")
  }

  @Test func `has each work once`() {
    let entry = "- id: a2000\n  title: x\n  author: [{family: A}]\n  issued: 2000\n"
    let (bibliography, faults) = read("references:\n" + entry + entry)
    #expect(bibliography.works.count == 1)
    #expect(faults.count == 1 && faults[0].hasSuffix("duplicate-work"))
  }

  @Test(arguments: ["", "references:\n", "references: 5\n", "\u{0}\n", "references:\n- [\n"])
  func `survives any text`(text: String) {
    #expect(read(text).0.works.isEmpty)
  }

  @Test func `names authors as citations do`() {
    func authors(_ names: String...) -> String {
      Work(
        id: "a2000", authors: names.map { .init(family: $0) }, title: "T", year: 2000,
        range: .init(.init(line: 1, column: 1))
      ).shortAuthors
    }
    #expect(authors("A") == "A")
    #expect(authors("A", "B") == "A & B")
    #expect(authors("A", "B", "C") == "A et al.")
  }
}

@Suite struct `The glossary` {
  @Test func `holds the terms that it explains, with their other forms`() {
    let note = parse(
      """
      # Glossary

      ## Metrics

      ### Recall {#sec-term-recall}

      *Also: sensitivity, TPR*

      *中文：召回率*

      The share of the sick that is found.

      More of it.

      ### Nothing {#sec-term-nothing}

      ### Precision {#sec-term-precision}

      *Also: tpr*

      Right alarms.
      """)
    let glossary = Glossary(note)
    #expect(
      glossary.terms.map(\.forms) == [
        ["Recall", "sensitivity", "TPR"], ["Nothing"], ["Precision", "tpr"],
      ])
    #expect(glossary.terms[0].meaning == "The share of the sick that is found.")
    #expect(
      glossary.check(note).map(fault) == ["15:15 term-without-meaning", "17:17 duplicate-term"])
  }
}
