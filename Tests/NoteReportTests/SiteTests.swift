import Foundation
import NoteRecord
import NoteReport
import NoteSyntax
import Testing

@Suite struct `The index` {
  private func summary(
    _ name: String, source: [String] = [], draft: Bool = false, claims: [Bool] = []
  ) -> NoteSummary {
    var note = makeNote([.experiment(0)], name: name)
    note.frontMatter.title = [.text("Title of \(name)")]
    note.frontMatter.source = source
    note.frontMatter.draft = draft
    note.experiments = [Experiment(options: ExperimentOptions(), code: [], range: at(1))]
    var block = BlockRecord()
    block.outputs = claims.map { .display(.claim(ClaimRecord(words: "w", holds: $0)), line: 1) }
    return render(note, RunRecord(blocks: [block], values: [])).summary
  }

  @Test func `counts claims and says which sections nobody covers`() {
    let outline = makeOutline(
      """
      - {id: "1", zh: "贝叶斯", en: "Bayes"}
      - {id: "2", zh: "指标", en: "Metrics"}
      """)
    let html = indexPage(
      summaries: [
        summary("a", source: ["1"], claims: [true, false]), summary("b", claims: [true]),
      ],
      outline: outline)
    #expect(html.contains("1 of 2 claims hold"))
    #expect(html.contains("1 of 1 claim holds"))
    #expect(html.contains("2 of 3 claims hold"))
    #expect(html.contains("1 of 2 sections are covered."))
    #expect(
      html.contains("<td lang=\"zh-Hans\">贝叶斯</td><td><a href=\"a.html\">Title of a</a></td>"))
    #expect(html.contains("<td lang=\"zh-Hans\">指标</td><td>not yet</td>"))
  }

  @Test func `leaves drafts out`() {
    let html = indexPage(summaries: [summary("a", draft: true), summary("b")])
    #expect(!html.contains("Title of a"))
    #expect(html.contains("Title of b"))
  }

  @Test func `survives its own coding`() throws {
    let whole = summary("a", claims: [true])
    let data = try JSONEncoder().encode(whole)
    #expect(try JSONDecoder().decode(NoteSummary.self, from: data) == whole)
  }

  @Test func `links to notes with spaces and Chinese in their names`() {
    let html = indexPage(summaries: [summary("两个 notes #1")])
    #expect(html.contains("href=\"%E4%B8%A4%E4%B8%AA%20notes%20%231.html\""))
  }

  @Test func `lists apart what covers nothing of the outline`() {
    var chapter = makeNote([], name: "01-a")
    chapter.frontMatter.source = ["1"]
    let gallery = makeNote([], name: "gallery")
    let outline = makeOutline("- {id: \"1\", zh: \"一\", en: \"One\"}\n")
    let summaries = [chapter, gallery].map { render($0).summary }
    let html = indexPage(summaries: summaries, outline: outline)
    #expect(html.contains("<li>1 note</li>"))
    #expect(html.split(separator: "Beside the notes").last?.contains("gallery.html") == true)
    // Without an outline every note is one of the notes.
    let plain = indexPage(summaries: summaries)
    #expect(plain.contains("<li>2 notes</li>"))
    #expect(!plain.contains("Beside the notes"))
  }
}

@Suite struct `The gathering pages` {
  @Test func `show every callout with a link to its place and no id twice`() {
    var note = makeNote([
      .heading(level: 2, [.text("Where")], label: nil),
      .callout(
        .init(
          kind: .correction,
          blocks: [.heading(level: 3, [.text("Inner")], label: nil), .paragraph([.text("wrong")])],
          range: at(1))),
      .callout(.init(kind: .disputed, blocks: [.paragraph([.text("open")])], range: at(2))),
      .callout(.init(kind: .correction, blocks: [.paragraph([.text("again")])], range: at(3))),
    ])
    note.file = "notes/01 a.md"
    let summary = render(note).summary
    #expect(summary.corrections.map(\.anchor) == ["correction", "correction-2"])
    #expect(summary.corrections.first?.section == "Where")
    let corrections = correctionsPage(summaries: [summary])
    #expect(corrections.contains("href=\"01%20a.html#correction-2\""))
    #expect(corrections.contains("<p>wrong</p>") && corrections.contains("<p>again</p>"))
    #expect(corrections.contains("href=\"01%20a.html#inner\""))
    let ids = attributes("id", in: corrections)
    #expect(Set(ids).count == ids.count)
    let disputes = disputesPage(summaries: [summary])
    #expect(disputes.contains("<p>open</p>") && !disputes.contains("again"))
  }
}

@Suite struct `The shared files` {
  @Test func `are the theme, and KaTeX with its twenty fonts where formulas are used`() {
    #expect(
      siteAssets(usesFormulas: false).assets.map(\.path) == [
        "assets/theme.css", "assets/page.js", "assets/figures.js", "assets/favicon.svg",
      ])
    let (assets, diagnostics) = siteAssets(usesFormulas: true)
    #expect(diagnostics.isEmpty)
    // KaTeX 0.16 has 20 fonts, a rule each.
    #expect(assets.filter { $0.path.hasSuffix(".woff2") }.count == 20)
    let sheet = assets.first { $0.path == "assets/katex/katex.min.css" }
    let text = String(decoding: sheet?.bytes ?? [], as: UTF8.self)
    #expect(!text.contains(".ttf") && !text.contains(".woff)"))
    #expect(text.split(separator: "@font-face").count == 20)
  }

  @Test func `fit a page into 60 kB`() {
    let page = render(makeNote([.paragraph([.text("x")])]))
    let own = siteAssets(usesFormulas: false).assets.map(\.bytes.count).reduce(0, +)
    let katex = siteAssets().assets.first { $0.path.hasSuffix(".css") && $0.path.contains("katex") }
    #expect(own + (katex?.bytes.count ?? 0) + page.html.utf8.count < 60_000)
  }

  @Test func `name nothing elsewhere`() {
    for asset in siteAssets(usesFormulas: false).assets where asset.path != "assets/favicon.svg" {
      #expect(!String(decoding: asset.bytes, as: UTF8.self).contains("//example"))
      #expect(!String(decoding: asset.bytes, as: UTF8.self).contains("http://"))
      #expect(!String(decoding: asset.bytes, as: UTF8.self).contains("https://"))
    }
  }

  /// WCAG 2.1's contrast of text on its background: 4.5 at least.
  @Test func `have readable colours in light and dark`() throws {
    let theme = String(decoding: siteAssets(usesFormulas: false).assets[0].bytes, as: UTF8.self)
    // The two blocks of custom properties that name every colour: light's, and the toggled dark's.
    for selector in [":root, :root[data-theme=\"light\"] {", ":root[data-theme=\"dark\"] {"] {
      let start = try #require(theme.firstRange(of: selector)).upperBound
      let block = theme[start...].prefix { $0 != "}" }
      var colours: [String: String] = [:]
      for part in block.split(separator: ";") {
        let pair = part.split(separator: ":").map {
          $0.trimmingCharacters(in: .whitespacesAndNewlines)
        }
        if pair.count == 2, pair[1].hasPrefix("#") { colours[pair[0]] = pair[1] }
      }
      let texts = [
        "ink", "soft", "link", "good", "bad", "keyword", "type", "string", "number", "comment",
        "attribute",
      ]
      for text in texts {
        for ground in ["paper", "shade"] {
          let ratio = contrast(
            try #require(colours["--\(text)"]), try #require(colours["--\(ground)"]))
          #expect(ratio >= 4.5, "\(text) on \(ground): \(ratio)")
        }
      }
    }
  }

  private func contrast(_ a: String, _ b: String) -> Double {
    let luminances = [a, b].map { colour -> Double in
      let hex = colour.dropFirst()
      let digits = hex.count == 3 ? hex.map { "\($0)\($0)" }.joined() : String(hex)
      let value = UInt32(digits, radix: 16)!
      let channels = [16, 8, 0].map { shift -> Double in
        let channel = Double((value >> UInt32(shift)) & 255) / 255
        return channel <= 0.04045 ? channel / 12.92 : pow((channel + 0.055) / 1.055, 2.4)
      }
      return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
    }
    return (luminances.max()! + 0.05) / (luminances.min()! + 0.05)
  }
}
