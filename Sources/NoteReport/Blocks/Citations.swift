import NoteSyntax

extension HTMLRenderer {
  /// `(Kingma & Ba 2015, algorithm 1)`, or Kingma & Ba (2015) in a sentence, each linked to the list of
  /// references at the end.
  func citation(_ index: Int) -> String {
    citation(index) { text, work in
      if let work { return linked(text, to: work) }
      reportUnknown(
        "unknown-work", "the bibliography has no work '\(text.dropFirst())'",
        help: "add it there, or write \\@ for the sign itself")
      return "<span class=\"unresolved\">\(escaped(text))</span>"
    }
  }

  /// As ``citation(_:)``, without marks.
  func plainCitation(_ index: Int) -> String { citation(index) { text, _ in text } }

  /// - Parameter show: how the words for one work are shown; the work is nil where it is not known.
  private func citation(_ index: Int, show: (String, Work?) -> String) -> String {
    guard note.citations.indices.contains(index) else { return "" }
    let citation = note.citations[index]
    let parts = citation.items.map { item in
      let work = bibliography?[item.key]
      let words = work.map { text(of: item, $0, isTextual: citation.isTextual) }
      return show(words ?? "@" + item.key, work)
    }
    return citation.isTextual ? parts.joined() : "(\(parts.joined(separator: "; ")))"
  }

  private func linked(_ text: String, to work: Work) -> String {
    // The first place is where the list of references leads back to.
    var id = ""
    if citedWorks[work.id] == nil {
      let anchor = anchors.unique("cite-\(work.id)")
      citedWorks[work.id] = anchor
      id = " id=\"\(escaped(anchor))\""
    }
    return "<a class=\"citation\" href=\"#ref-\(work.id)\"\(id) role=\"doc-biblioref\">"
      + "\(escaped(text))</a>"
  }

  private func text(of item: Citation.Item, _ work: Work, isTextual: Bool) -> String {
    let year = isTextual ? "(\(work.shownYear))" : work.shownYear
    var text = item.showsAuthors ? "\(work.shortAuthors) \(year)" : year
    if let prefix = item.prefix { text = prefix + " " + text }
    if let locator = item.locator { text += ", " + locator }
    return text
  }

  /// The works that the note cites, by author.
  func references() {
    guard let bibliography, !citedWorks.isEmpty else { return }
    startLine()
    let anchor = anchors.unique("references")
    headings.append(Heading(level: 2, anchor: anchor, html: words.references))
    html +=
      "<section class=\"references\" role=\"doc-bibliography\" aria-labelledby=\"\(anchor)\">\n"
    html += "<h2 id=\"\(anchor)\">\(words.references)</h2>\n<ul>\n"
    for work in bibliography.works {
      guard let cited = citedWorks[work.id] else { continue }
      html += "<li id=\"ref-\(work.id)\">\(entry(of: work))"
      html += " <a href=\"#\(escapedComponent(cited))\" role=\"doc-backlink\""
      html += " aria-label=\"\(words.backToText) \(escaped(work.shortAuthors)) \(work.shownYear)\">"
      html += "↩</a></li>\n"
    }
    html += "</ul>\n</section>\n"
  }
}

/// A work as a list of references shows it.
func entry(of work: Work) -> String {
  var names = work.authors.map { escaped($0.full) }
  if names.count > 1 {
    let last = names.removeLast()
    names[names.count - 1] += " &amp; \(last)"
  }
  var html = "\(names.joined(separator: ", ")) (\(work.shownYear)). "
  let title = escaped(work.title)
  html += work.isWhole ? "<cite>\(title)</cite>" : title
  html += work.title.last.map { "?!.".contains($0) } == true ? "" : "."
  var place: [String] = []
  if let container = work.containerTitle {
    place.append(work.isWhole ? escaped(container) : "<cite>\(escaped(container))</cite>")
  }
  if let volume = work.volume {
    place.append(escaped(volume) + (work.issue.map { "(\(escaped($0)))" } ?? ""))
  }
  if let page = work.page { place.append(escaped(page)) }
  if let publisher = work.publisher { place.append(escaped(publisher)) }
  if !place.isEmpty { html += " \(place.joined(separator: ", "))." }
  if let address = work.address {
    let text = work.doi.map { "doi:\($0)" } ?? shortAddress(address)
    html += " <a href=\"\(escapedDestination(address))\">\(escaped(text))</a>"
  }
  return html
}

/// `arXiv:1412.6980`, or the host.
private func shortAddress(_ address: String) -> String {
  let rest = address.split(separator: "//", maxSplits: 1).last ?? ""
  if rest.hasPrefix("arxiv.org/abs/") { return "arXiv:" + rest.dropFirst("arxiv.org/abs/".count) }
  return String(rest.prefix { $0 != "/" })
}
