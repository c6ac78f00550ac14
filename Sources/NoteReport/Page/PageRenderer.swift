import NoteRecord
import NoteSyntax

/// What came of rendering a note.
package struct RenderedPage: Equatable, Sendable {
  /// The whole document.
  package var html: String
  /// The page's numbers as JSON, keys sorted: what `mlnotes check` compares.
  package var data: String
  /// The drawings and data of its figures, each to be written beside the page.
  package var figureFiles: [PageFile]
  package var summary: NoteSummary
  /// Faults that show only now: a formula that KaTeX refuses, a link that leads nowhere. A page with an
  /// error is not to be written. The parser's own are not repeated.
  package var diagnostics: [Diagnostic]
}

/// A note in the reading order of the site.
package struct NavigationEntry: Equatable, Sendable {
  package var name: String
  package var title: String
  package init(name: String, title: String) {
    self.name = name
    self.title = title
  }
}

/// Turns notes and the records of their runs into pages: the same input gives the same bytes.
///
/// Not for use by two threads at once (it holds a JavaScript engine); give each thread its own, with its own
/// memo.
package struct PageRenderer {
  package var labels: LabelIndex
  package var navigation: [NavigationEntry]
  package var outline: Outline?
  package var bibliography: Bibliography?
  package var glossary: Glossary?
  package var siteTitle: String
  private let memo: RenderMemo
  private let typesetter: Typesetter

  package init(
    labels: LabelIndex, navigation: [NavigationEntry] = [], outline: Outline? = nil,
    bibliography: Bibliography? = nil, glossary: Glossary? = nil,
    siteTitle: String = "mlnotes", memo: RenderMemo = RenderMemo()
  ) {
    self.labels = labels
    self.navigation = navigation
    self.outline = outline
    self.bibliography = bibliography
    self.glossary = glossary
    self.siteTitle = siteTitle
    self.memo = memo
    typesetter = Typesetter(memo: memo, katex: KaTeXFiles())
  }

  package func page(_ note: Note, record: RunRecord) -> RenderedPage {
    let renderer = renderer(for: note, record: record, dialect: .page)
    // A heading of level 1 at the top is the page's title; else the front matter's stands there.
    var body = note.blocks
    var title = note.frontMatter.title
    var titleAnchor: String?
    if case .heading(1, let content, let label)? = body.first {
      title = content
      titleAnchor = renderer.headingAnchors.popFirst() ?? label
      body.removeFirst()
    }
    let titleText = renderer.plainText(note.frontMatter.title)
    let titleHTML = renderer.inlines(title)
    renderer.blocks(body)
    renderer.footnotes()
    renderer.references()

    let summary = summary(of: note, from: renderer, titleText: titleText)
    let frame = PageFrame(
      note: note, summary: summary, words: renderer.words, titleHTML: titleHTML,
      titleAnchor: titleAnchor, headings: renderer.headings, body: renderer.html,
      navigation: navigation, outline: outline, siteTitle: siteTitle)
    let html = frame.html
    renderer.reportBrokenFragments(of: html)
    return RenderedPage(
      html: html, data: pageData(note: note, record: record, charts: renderer.charts).text,
      figureFiles: renderer.figureFiles.files, summary: summary, diagnostics: renderer.diagnostics)
  }

  /// CommonMark's HTML of a note parsed without extensions.
  package func commonMark(_ note: Note) -> String {
    let renderer = renderer(
      for: note, record: RunRecord(blocks: [], values: []), dialect: .commonMark)
    renderer.blocks(note.blocks)
    return renderer.html
  }

  /// A note's title as plain text, its values filled in from the record.
  package func plainTitle(of note: Note, record: RunRecord) -> String {
    renderer(for: note, record: record, dialect: .page).plainText(note.frontMatter.title)
  }

  private func renderer(
    for note: Note, record: RunRecord, dialect: HTMLRenderer.Dialect
  ) -> HTMLRenderer {
    HTMLRenderer(
      note: note, record: record, dialect: dialect, typesetter: typesetter, memo: memo,
      bibliography: bibliography,
      // The glossary explains its terms itself.
      terms: glossary.flatMap { $0.note == note.name ? nil : TermLinker($0) },
      resolve: { target(of: $0, from: note) })
  }

  private func summary(
    of note: Note, from renderer: HTMLRenderer, titleText: String
  ) -> NoteSummary {
    let checks = note.values.indices.filter { index in
      if case .check = note.values[index].kind { true } else { false }
    }
    let isRight = { (index: Int) in renderer.valueRecord(index)?.holds == true }
    return NoteSummary(
      file: note.file, name: note.name, titleText: titleText,
      titleHTML: renderer.inlines(renderer.withoutLinks(note.frontMatter.title)),
      description: note.frontMatter.description, lang: note.frontMatter.lang,
      source: note.frontMatter.source, draft: note.frontMatter.draft, claims: renderer.claims,
      checkCount: checks.count, rightCheckCount: checks.filter(isRight).count,
      readingMinutes: readingMinutes(of: note, with: renderer), corrections: renderer.corrections,
      disputes: renderer.disputes, citedWorks: renderer.citedWorks, pictures: renderer.pictures,
      usesFormulas: renderer.usesFormulas)
  }
}
