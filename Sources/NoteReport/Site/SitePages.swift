import NoteSyntax

/// The page of all notes: a card for each, its claims and checks, and what of the outline they cover.
///
/// - Parameter summaries: in reading order; drafts are left out.
package func indexPage(
  summaries: [NoteSummary], outline: Outline? = nil, siteTitle: String = "mlnotes"
) -> String {
  let shown = summaries.filter { !$0.draft }
  // A note that covers nothing of the outline is no chapter: a gallery, a table of symbols.
  let isChapter = { (note: NoteSummary) in outline == nil || !note.source.isEmpty }
  let notes = shown.filter(isChapter)
  let others = shown.filter { !isChapter($0) }
  let claims = shown.flatMap(\.claims)
  let words = Wording(lang: "en")
  var body = "<header class=\"title\">\n<h1>\(escaped(siteTitle))</h1>\n"
  let checks = notes.map(\.checkCount).reduce(0, +)
  body += "<ul class=\"facts\"><li>\(notes.count) \(notes.count == 1 ? "note" : "notes")</li>"
  body += "<li>\(words.claims(holding: claims.filter(\.holds).count, of: claims.count))</li>"
  body += "<li>\(words.checks(checks))</li></ul>\n</header>\n"

  body += "<ul class=\"cards\">\n"
  for note in notes {
    let words = Wording(lang: note.lang)
    let holding = note.claims.filter(\.holds).count
    body += "<li class=\"card\" lang=\"\(escaped(note.lang))\">\n"
    body += "<h2><a href=\"\(escapedComponent(note.name)).html\">\(note.titleHTML)</a></h2>\n"
    if let description = note.description { body += "<p>\(escaped(description))</p>\n" }
    body += "<ul class=\"facts\"><li>\(words.minutes(note.readingMinutes))</li>"
    let isWhole = holding == note.claims.count
    let mark = note.claims.isEmpty ? "" : isWhole ? "✓ " : "✗ "
    body += "<li class=\"\(isWhole ? "holds" : "fails")\">"
    body += "<span aria-hidden=\"true\">\(mark)</span>"
    body += "\(words.claims(holding: holding, of: note.claims.count))</li>"
    body += "<li>\(words.checks(note.checkCount))</li>"
    if !note.source.isEmpty {
      body += "<li>\(words.covers) \(escaped(note.source.joined(separator: ", ")))</li>"
    }
    body += "</ul>\n</li>\n"
  }
  body += "</ul>\n"

  if !others.isEmpty {
    body += "<h2>Beside the notes</h2>\n<ul class=\"others\">\n"
    for note in others {
      let description = note.description.map { ": \(escaped($0))" } ?? ""
      body += "<li lang=\"\(escaped(note.lang))\">"
      body += "<a href=\"\(escapedComponent(note.name)).html\">\(note.titleHTML)</a>"
      if !note.claims.isEmpty {
        let holding = words.claims(
          holding: note.claims.count { $0.holds }, of: note.claims.count)
        body += "\(description) (\(holding))</li>\n"
      } else {
        body += "\(description)</li>\n"
      }
    }
    body += "</ul>\n"
  }

  let corrections = shown.map(\.corrections.count).reduce(0, +)
  let disputes = shown.map(\.disputes.count).reduce(0, +)
  let works = Set(shown.flatMap(\.citedWorks.keys)).count
  if corrections + disputes + works > 0 {
    body += "<ul class=\"gathered\">\n"
    if corrections > 0 {
      body += "<li><a href=\"corrections.html\">Corrections</a>: \(corrections), where a run "
      body += "contradicts the source</li>\n"
    }
    if disputes > 0 {
      body += "<li><a href=\"disputes.html\">Disputes</a>: \(disputes), where the literature "
      body += "disagrees</li>\n"
    }
    if works > 0 {
      body += "<li><a href=\"bibliography.html\">Bibliography</a>: \(works) works that the notes "
      body += "cite</li>\n"
    }
    body += "</ul>\n"
  }
  if let outline { body += coverage(of: outline, by: notes) }
  return sitePage(
    title: siteTitle, siteTitle: siteTitle, body: body,
    usesFormulas: shown.contains(where: \.usesFormulas))
}

/// A row for each section of the outline, with the notes that cover it.
private func coverage(of outline: Outline, by notes: [NoteSummary]) -> String {
  let covered = outline.sections.filter { section in
    notes.contains { $0.source.contains(section.id) }
  }
  var html = "<h2 id=\"coverage\">Coverage of the source</h2>\n"
  html += "<p>\(covered.count) of \(outline.sections.count) sections are covered.</p>\n"
  html += "<div class=\"scroll\" tabindex=\"0\"><table class=\"coverage\">\n<thead>\n<tr>"
  html += "<th scope=\"col\">Section</th><th scope=\"col\">Title</th>"
  html += "<th scope=\"col\">Source title</th><th scope=\"col\">Note</th></tr>\n</thead>\n<tbody>\n"
  for section in outline.sections {
    let links = notes.filter { $0.source.contains(section.id) }.map {
      "<a href=\"\(escapedComponent($0.name)).html\">\(escaped($0.titleText))</a>"
    }
    html += "<tr><td>\(escaped(section.id))</td><td>\(escaped(section.en))</td>"
    html += "<td lang=\"zh-Hans\">\(escaped(section.zh))</td>"
    html += "<td>\(links.isEmpty ? "not yet" : links.joined(separator: ", "))</td></tr>\n"
  }
  return html + "</tbody>\n</table></div>\n"
}

/// All `> [!CORRECTION]` of the notes, each with a link to its place.
package func correctionsPage(summaries: [NoteSummary], siteTitle: String = "mlnotes") -> String {
  gatheringPage(
    title: "Corrections", siteTitle: siteTitle, summaries: summaries,
    introduction: "Where running an experiment contradicts or qualifies what the source says.",
    callouts: \.corrections)
}

/// All `> [!DISPUTED]` of the notes, each with a link to its place.
package func disputesPage(summaries: [NoteSummary], siteTitle: String = "mlnotes") -> String {
  gatheringPage(
    title: "Disputes", siteTitle: siteTitle, summaries: summaries,
    introduction: "Where the literature disagrees: both sides, and what our own run shows.",
    callouts: \.disputes)
}

private func gatheringPage(
  title: String, siteTitle: String, summaries: [NoteSummary], introduction: String,
  callouts: (NoteSummary) -> [NoteSummary.GatheredCallout]
) -> String {
  var body = "<header class=\"title\">\n<h1>\(title)</h1>\n"
  body += "<p class=\"description\">\(introduction)</p>\n</header>\n"
  let notes = summaries.filter { !$0.draft && !callouts($0).isEmpty }
  if notes.isEmpty { body += "<p>There are none yet.</p>\n" }
  for note in notes {
    let page = escapedComponent(note.name) + ".html"
    body += "<section lang=\"\(escaped(note.lang))\">\n"
    body += "<h2><a href=\"\(page)\">\(note.titleHTML)</a></h2>\n"
    for callout in callouts(note) {
      let kind = title == "Corrections" ? "correction" : "disputed"
      let place = callout.section ?? note.titleHTML
      body += "<div class=\"callout \(kind)\" role=\"note\" aria-label=\"\(title)\">\n"
      body += "<p class=\"callout-name\"><a href=\"\(page)#\(escapedComponent(callout.anchor))\">"
      body += "\(place)</a></p>\n\(moved(callout.html, from: note))</div>\n"
    }
    body += "</section>\n"
  }
  return sitePage(
    title: title, siteTitle: siteTitle, body: body,
    usesFormulas: notes.contains(where: \.usesFormulas))
}

/// HTML of a note's page, fit to stand on another: ids get the note's name before them, and links within
/// the note's page lead there.
private func moved(_ html: String, from note: NoteSummary) -> String {
  let prefix = escaped(note.name) + "--"
  return
    html
    .replacing("href=\"#", with: "href=\"\(escapedComponent(note.name)).html#")
    .replacing(" id=\"", with: " id=\"\(prefix)")
    .replacing("url(#", with: "url(#\(prefix)")
    .replacing("aria-labelledby=\"", with: "aria-labelledby=\"\(prefix)")
    .replacing("aria-describedby=\"", with: "aria-describedby=\"\(prefix)")
}

func sitePage(
  title: String, siteTitle: String, body: String, usesFormulas: Bool
) -> String {
  let words = Wording(lang: "en")
  let whole = title == siteTitle ? title : "\(title) · \(siteTitle)"
  var html = documentHead(title: whole, description: nil, lang: "en", usesFormulas: usesFormulas)
  html += "<body>\n<a class=\"skip\" href=\"#text\">\(words.skip)</a>\n"
  html += "<header class=\"site\"><nav aria-label=\"\(escaped(siteTitle))\">"
  html += "<a href=\"index.html\">\(escaped(siteTitle))</a></nav></header>\n"
  html += "<div class=\"page\">\n<main id=\"text\">\n\(body)</main>\n"
  html +=
    "<footer class=\"site\">\n<p>Generated by mlnotes.</p>\n</footer>\n</div>\n</body>\n</html>\n"
  return html
}
