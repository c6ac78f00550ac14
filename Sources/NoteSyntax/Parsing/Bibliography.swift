/// The works that the notes cite, as `notes/bibliography.yml` lists them: CSL YAML, as Pandoc reads and
/// Zotero writes it.
public struct Bibliography: Equatable, Sendable {
  public var file: String
  /// By author, year and id.
  public private(set) var works: [Work] = []
  private var byID: [String: Int] = [:]

  public init(file: String, works: [Work] = []) {
    self.file = file
    self.works = works.sorted {
      let (a, b) = ($0.sortKey, $1.sortKey)
      return a == b ? $0.id < $1.id : a.lexicographicallyPrecedes(b)
    }
    byID = Dictionary(self.works.enumerated().map { ($1.id, $0) }) { first, _ in first }
  }

  public subscript(id: String) -> Work? { byID[id].map { works[$0] } }

  /// Reads the file. Never fails; what does not fit is left out and reported.
  package static func parse(_ source: [UInt8], file: String) -> (Bibliography, [Diagnostic]) {
    let text = SourceText(source, file: file)
    var lines: [YAMLLine] = []
    for line in 1..<(text.lineCount + 1) {
      let content = text.text(ofLine: line)
      let start = SourceLocation(line: line, column: 1)
      lines.append(YAMLLine(text: ["---", "..."].contains(content) ? "" : content, start: start))
    }
    var reader = BibliographyReader(file: file, diagnostics: text.diagnostics)
    reader.read(YAMLMapping(lines))
    return (Bibliography(file: file, works: reader.works), reader.diagnostics)
  }
}

extension Work {
  /// Families in small letters, then the year.
  fileprivate var sortKey: [String] {
    authors.map { $0.family.lowercased() } + ["\(year)"]
  }
}

private struct BibliographyReader {
  let file: String
  var diagnostics: [Diagnostic]
  var works: [Work] = []
  private var first: [String: SourceRange] = [:]

  init(file: String, diagnostics: [Diagnostic]) {
    self.file = file
    self.diagnostics = diagnostics
  }

  private static let shown = [
    "id", "type", "author", "title", "issued", "container-title", "publisher", "volume", "issue",
    "page", "DOI", "URL",
  ]
  /// What managers of references write besides, and a list of references does not show.
  private static let known = [
    "abstract", "accessed", "annote", "archive", "archive_location", "call-number",
    "chapter-number", "citation-key", "collection-number", "collection-title",
    "container-title-short", "edition", "editor", "event", "event-place", "event-title", "genre",
    "ISBN", "ISSN", "journalAbbreviation", "keyword", "language", "license", "medium", "note",
    "number", "number-of-pages", "number-of-volumes", "original-date", "PMCID", "PMID",
    "publisher-place", "shortTitle", "source", "title-short", "translator", "version",
  ]
  private static let wholes = ["book", "thesis", "report", "webpage", "software", "speech"]

  private mutating func report(
    _ range: SourceRange, _ identifier: String, _ fact: String, _ explanation: [String] = [],
    help: String? = nil
  ) {
    diagnostics.append(
      Diagnostic(
        file: file, range: range, identifier: identifier, fact: fact, explanation: explanation,
        help: help))
  }

  mutating func read(_ mapping: YAMLMapping) {
    let form = "expected 'references:' and under it '- id: kingma2015', 'author: …' and so on"
    for stray in mapping.strays {
      report(
        SourceRange(stray.start), "broken-bibliography",
        "'\(shortened(stray.text))' is no entry of the bibliography", [form])
    }
    for entry in mapping.entries {
      guard entry.key == "references" else {
        report(
          entry.keyRange, "unknown-key", "unknown key '\(shortened(entry.key))'", [form],
          help: nearest(entry.key, among: ["references"]).map { "replace it with '\($0)'" })
        continue
      }
      switch entry.value {
      case .sequence(let items): for item in items { read(item) }
      case .null: break
      case .broken(let problem):
        report(
          entry.keyRange, "broken-bibliography", "the bibliography is not valid YAML: \(problem)",
          ["a title with a colon in it needs double quotes"])
      default: report(entry.valueRange, "broken-bibliography", "'references' is no list", [form])
      }
    }
  }

  private mutating func read(_ item: YAMLValue.Item) {
    guard case .mapping(let pairs) = item.value else {
      report(
        item.range, "broken-bibliography", "an entry is not a work",
        ["expected 'id', 'author', 'title', 'issued' and so on, a line each"])
      return
    }
    var texts: [String: String] = [:]
    var authors: [Work.Name] = []
    var year: Int?
    for (key, value) in pairs {
      switch (key, value.value) {
      case ("author", .sequence(let names)): authors = names.compactMap { name($0) }
      case ("issued", _): year = self.year(value)
      case (_, .scalar(let text, _)) where Self.shown.contains(key) && key != "author":
        texts[key] = text
      case (_, .null): break
      case _ where Self.shown.contains(key):
        report(
          value.range, "wrong-type", "'\(key)' is not \(key == "author" ? "a list" : "text")",
          key == "author" ? ["expected - {family: Kingma, given: Diederik P.}"] : [])
      case _ where Self.known.contains(key): break
      default:
        report(
          value.range, "unknown-key", "unknown key '\(shortened(key))' in the bibliography",
          ["shown are \(Self.shown.joined(separator: ", "))"],
          help: nearest(key, among: Self.shown).map { "replace it with '\($0)'" })
      }
    }
    guard let id = texts["id"] else {
      report(item.range, "incomplete-work", "a work without id", help: "add 'id: kingma2015'")
      return
    }
    let bytes = Array("@\(id)".utf8)
    guard CitationGrammar.key(bytes, after: 0, end: bytes.count)?.upperBound == bytes.count else {
      report(
        item.range, "bad-key", "the id '\(shortened(id))' cannot be cited",
        ["expected the first author's family name in small letters of ASCII, and the year"],
        help: "for example kingma2015, or kingma2015a where there are two")
      return
    }
    let missing = [
      ("title", texts["title"] != nil), ("author", !authors.isEmpty), ("issued", year != nil),
    ].filter { !$0.1 }.map(\.0)
    guard missing.isEmpty, let title = texts["title"], let year else {
      report(
        item.range, "incomplete-work", "\(id) has no \(missing.joined(separator: ", no "))",
        help: "add \(missing.map { "'\($0): …'" }.joined(separator: " and "))")
      return
    }
    if let before = first[id] {
      report(
        item.range, "duplicate-work", "the id '\(id)' is given twice",
        ["the first is on line \(before.start.line)"], help: "tell them apart: \(id)a, \(id)b")
      return
    }
    first[id] = item.range
    if !id.contains("\(year)") {
      report(
        item.range, "wrong-year", "\(id) was issued in \(year)",
        ["citations would say one year and their key another"], help: "correct one of the two")
    }
    works.append(
      Work(
        id: id, authors: authors, title: title, year: year,
        containerTitle: texts["container-title"],
        publisher: texts["publisher"], volume: texts["volume"], issue: texts["issue"],
        page: texts["page"].map { $0.replacing("--", with: "–").replacing("-", with: "–") },
        doi: texts["DOI"], url: texts["URL"],
        isWhole: Self.wholes.contains(texts["type"] ?? ""), range: item.range))
  }

  private mutating func name(_ item: YAMLValue.Item) -> Work.Name? {
    var parts: [String: String] = [:]
    if case .mapping(let pairs) = item.value {
      for (key, value) in pairs {
        if case .scalar(let text, _) = value.value { parts[key] = text }
      }
    } else if case .scalar(let text, _) = item.value {
      parts["literal"] = text
    }
    if let literal = parts["literal"] { return Work.Name(family: literal) }
    if let family = parts["family"] {
      let particle = parts["non-dropping-particle"].map { $0 + " " } ?? ""
      return Work.Name(family: particle + family, given: parts["given"])
    }
    report(
      item.range, "incomplete-work", "an author without a name",
      ["expected {family: Kingma, given: Diederik P.} or {literal: …}"])
    return nil
  }

  /// `2015`, `2015-05-07`, `{date-parts: [[2015, 5]]}` or `{year: 2015}`.
  private mutating func year(_ item: YAMLValue.Item) -> Int? {
    func number(_ value: YAMLValue) -> Int? {
      switch value {
      case .scalar(let text, _):
        Int(text.prefix { $0.isASCII && $0.isNumber }).flatMap {
          (1000...9999).contains($0) ? $0 : nil
        }
      case .sequence(let items): items.first.flatMap { number($0.value) }
      case .mapping(let pairs):
        pairs.first { ["date-parts", "year", "raw"].contains($0.key) }.flatMap {
          number($0.value.value)
        }
      default: nil
      }
    }
    if let year = number(item.value) { return year }
    report(item.range, "wrong-type", "'issued' is no year", ["expected a year such as 2015"])
    return nil
  }
}
