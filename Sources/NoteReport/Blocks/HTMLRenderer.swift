import NoteRecord
import NoteSyntax

/// Writes one note's tree as HTML.
///
/// In ``Dialect/commonMark`` it gives CommonMark's HTML exactly; in ``Dialect/page`` the same, with anchors on
/// headings, boxes that scroll around what may be too wide, and links made safe. Extensions of this class
/// hold a concept each: inlines, blocks, experiments, displays, formulas.
final class HTMLRenderer {
  enum Dialect { case commonMark, page }

  struct Heading {
    var level: Int
    var anchor: String
    var html: String
  }

  let note: Note
  let record: RunRecord
  let dialect: Dialect
  let words: Wording
  let typesetter: Typesetter
  let memo: RenderMemo
  /// Finds what a reference points at; nil where it points at nothing.
  let resolve: (Reference) -> ReferenceTarget?
  let bibliography: Bibliography?
  let labels: [String: Label]
  /// For Markdown that a block displays, where the block stands: its own positions mean nothing to a reader.
  var displayedAt: SourceRange?
  /// Tells the footnotes of displayed Markdown from those of the note.
  var footnotePrefix = ""

  var html = ""
  var headings: [Heading] = []
  var claims: [NoteSummary.Claim] = []
  var corrections: [NoteSummary.GatheredCallout] = []
  var disputes: [NoteSummary.GatheredCallout] = []
  /// Local pictures, relative to the note's folder.
  var pictures: [String] = []
  var diagnostics: [Diagnostic] = []
  var anchors = Anchors()
  /// The glossary's terms that have no link yet; nil where there is no glossary.
  var terms: TermLinker?
  /// Whether running text is being written.
  var linksTerms = false
  /// The works that are cited, and the anchor of the first place.
  var citedWorks: [String: String] = [:]
  /// Of the headings still to come.
  var headingAnchors: ArraySlice<String>
  var usesFormulas = false
  var chartCount = 0
  var displayedCount = 0
  /// Filled as blocks are rendered: each experiment's charts, in the order of its outputs.
  var charts: [Int: [RenderedChartData]] = [:]
  var figureFiles: FigureFiles
  private var reportedMissingKaTeX = false

  init(
    note: Note, record: RunRecord, dialect: Dialect, typesetter: Typesetter, memo: RenderMemo,
    bibliography: Bibliography? = nil, terms: TermLinker? = nil,
    resolve: @escaping (Reference) -> ReferenceTarget?
  ) {
    self.note = note
    self.record = record
    self.dialect = dialect
    self.typesetter = typesetter
    self.memo = memo
    self.bibliography = bibliography
    self.terms = terms
    self.resolve = resolve
    figureFiles = FigureFiles(note: note.name)
    words = Wording(lang: note.frontMatter.lang)
    labels = Dictionary(note.labels.map { ($0.name, $0) }) { first, _ in first }
    headingAnchors = note.headingAnchors[...]
    for label in note.labels { anchors.reserve(label.name) }
    for anchor in headingAnchors { anchors.reserve(anchor) }
    for item in note.citations.flatMap(\.items) { anchors.reserve("ref-\(item.key)") }
    for (index, footnote) in note.footnotes.enumerated() {
      anchors.reserve("fn-\(index + 1)")
      for ordinal in 0..<max(1, footnote.referenceCount) {
        anchors.reserve("fnref-\(index + 1)-\(ordinal + 1)")
      }
    }
  }

  /// Starts a new line unless at the start of one.
  func startLine() {
    if let last = html.utf8.last, last != UInt8(ascii: "\n") { html += "\n" }
  }

  /// What `body` writes, taken out of the page.
  func captured(_ body: () -> Void) -> String {
    let outer = html
    html = ""
    body()
    defer { html = outer }
    return html
  }

  func report(
    _ range: SourceRange?, _ identifier: String, _ fact: String, _ explanation: [String] = [],
    help: String? = nil, severity: Diagnostic.Severity = .error
  ) {
    diagnostics.append(
      Diagnostic(
        severity, file: note.file, range: displayedAt ?? range, identifier: identifier, fact: fact,
        explanation: explanation, help: help))
  }

  /// One formula, without its surroundings.
  func typeset(_ formula: Formula) -> String {
    usesFormulas = true
    let place = { (position: Int) in
      formula.location(utf16Offset: position).map { SourceRange($0) }
    }
    switch typesetter.typeset(formula.tex, isDisplay: formula.isDisplay) {
    case .typeset(let typeset):
      for warning in typeset.warnings {
        report(place(warning.position), "formula-warning", warning.message, severity: .warning)
      }
      return typeset.html
    case .faulty(let message, let position):
      report(
        place(position), "formula", "a formula cannot be typeset: \(message)",
        ["KaTeX read: \(formula.tex.prefix(200))"],
        help: "correct the TeX; katex.org/docs/supported.html lists what KaTeX knows")
    case .unavailable(let fact, let help):
      if !reportedMissingKaTeX {
        reportedMissingKaTeX = true
        report(nil, "katex-missing", fact, help: help)
      }
    }
    return "<code class=\"faulty\">\(escaped(formula.tex))</code>"
  }
}

/// The ids of a page, each given out once.
struct Anchors {
  private var taken: Set<String> = []

  mutating func reserve(_ name: String) { taken.insert(name) }

  /// `wanted`, or with a number after it where that is taken.
  mutating func unique(_ wanted: String) -> String {
    var name = wanted
    var number = 2
    while !taken.insert(name).inserted {
      name = "\(wanted)-\(number)"
      number += 1
    }
    return name
  }
}
