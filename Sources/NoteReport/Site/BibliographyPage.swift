import NoteSyntax

/// All works of the bibliography, each with the notes that cite it.
package func bibliographyPage(
  _ bibliography: Bibliography, summaries: [NoteSummary], siteTitle: String = "mlnotes"
) -> String {
  let notes = summaries.filter { !$0.draft }
  var body = "<header class=\"title\">\n<h1>Bibliography</h1>\n"
  body +=
    "<p class=\"description\">The works that the notes build on, and where they are cited.</p>"
  body += "\n</header>\n<ul class=\"bibliography\">\n"
  for work in bibliography.works {
    body += "<li id=\"ref-\(work.id)\">\(entry(of: work))\n"
    let links = notes.compactMap { note -> String? in
      note.citedWorks[work.id].map { anchor in
        "<a href=\"\(escapedComponent(note.name)).html#\(escapedComponent(anchor))\">"
          + "\(escaped(note.titleText))</a>"
      }
    }
    if links.isEmpty {
      body += "<span class=\"cited\">Further reading</span>"
    } else {
      body += "<span class=\"cited\">Cited in \(links.joined(separator: ", "))</span>"
    }
    body += "</li>\n"
  }
  body += "</ul>\n"
  return sitePage(title: "Bibliography", siteTitle: siteTitle, body: body, usesFormulas: false)
}
