import NoteSyntax

/// What stands around a note's text: head, title, contents list, links to the other notes.
struct PageFrame {
  var note: Note
  var summary: NoteSummary
  var words: Wording
  var titleHTML: String
  var titleAnchor: String?
  var headings: [HTMLRenderer.Heading]
  var body: String
  var navigation: [NavigationEntry]
  var outline: Outline?
  var siteTitle: String

  var html: String {
    let contents = contentsList
    var html = documentHead(
      title: "\(summary.titleText) · \(siteTitle)", description: summary.description,
      lang: summary.lang, usesFormulas: summary.usesFormulas)
    html += "<body>\n<a class=\"skip\" href=\"#text\">\(words.skip)</a>\n"
    html += "<header class=\"site\"><nav aria-label=\"\(escaped(siteTitle))\">"
    html += "<a href=\"index.html\">\(escaped(siteTitle))</a></nav></header>\n"
    html += "<div class=\"page\">\n"
    if !contents.isEmpty {
      html += "<nav class=\"contents side\" aria-label=\"\(words.contents)\">\n"
      html += "<p class=\"contents-name\">\(words.contents)</p>\n\(contents)</nav>\n"
    }
    html += "<main id=\"text\">\n<header class=\"title\">\n"
    html += "<h1\(titleAnchor.map { " id=\"\(escaped($0))\"" } ?? "")>\(titleHTML)</h1>\n"
    if let description = summary.description {
      html += "<p class=\"description\">\(escaped(description))</p>\n"
    }
    html += facts + "</header>\n"
    if !contents.isEmpty {
      html += "<details class=\"contents inline\"><summary>\(words.contents)</summary>\n"
      html += "<nav aria-label=\"\(words.contents)\">\n\(contents)</nav></details>\n"
    }
    html += body
    if html.utf8.last != UInt8(ascii: "\n") { html += "\n" }
    html += "</main>\n\(footer)</div>\n</body>\n</html>\n"
    return html
  }

  /// One line under the title: time, sections of the source, claims, checks.
  private var facts: String {
    var facts = [words.minutes(summary.readingMinutes)]
    if !summary.source.isEmpty {
      let sections = summary.source.map { id in
        let name = outline?.sections.first { $0.id == id }.map { words.isChinese ? $0.zh : $0.en }
        return name.map { "<span title=\"\(escaped($0))\">\(escaped(id))</span>" } ?? escaped(id)
      }
      facts.append("\(words.covers) \(sections.joined(separator: ", "))")
    }
    if !summary.claims.isEmpty {
      let holding = summary.claims.filter(\.holds).count
      facts.append(words.claims(holding: holding, of: summary.claims.count))
    }
    if summary.checkCount > 0 { facts.append(words.checks(summary.checkCount)) }
    if summary.draft { facts.append(words.draft) }
    return "<ul class=\"facts\">" + facts.map { "<li>\($0)</li>" }.joined() + "</ul>\n"
  }

  /// Headings of levels 1 to 3 as nested lists; empty for fewer than two.
  private var contentsList: String {
    let listed = headings.filter { $0.level <= 3 }
    guard listed.count > 1 else { return "" }
    var html = ""
    var open: [Int] = []
    for heading in listed {
      while let last = open.last, last > heading.level, open.count > 1 {
        html += "</li></ol>"
        open.removeLast()
      }
      if let last = open.last, last >= heading.level {
        html += "</li>\n"
      } else {
        html += "<ol>\n"
        open.append(heading.level)
      }
      html += "<li><a href=\"#\(escapedComponent(heading.anchor))\">\(heading.html)</a>"
    }
    html += String(repeating: "</li></ol>", count: open.count)
    return html + "\n"
  }

  private var footer: String {
    var html = "<footer class=\"site\">\n"
    if let place = navigation.firstIndex(where: { $0.name == summary.name }) {
      func link(_ index: Int, _ relation: String, _ word: String) -> String {
        guard navigation.indices.contains(index) else { return "<span></span>" }
        let other = navigation[index]
        return "<a rel=\"\(relation)\" href=\"\(escapedComponent(other.name)).html\">"
          + "<span class=\"direction\">\(word)</span> \(escaped(other.title))</a>"
      }
      if navigation.count > 1 {
        html += "<nav class=\"neighbours\" aria-label=\"\(words.allNotes)\">"
        html += link(place - 1, "prev", words.previous) + link(place + 1, "next", words.next)
        html += "</nav>\n"
      }
    }
    html += "<p>\(words.generated) <a href=\"data/\(escapedComponent(summary.name)).json\">"
    return html + "\(words.pageData)</a>\(words.isChinese ? "。" : ".")</p>\n</footer>\n"
  }
}

/// Everything before `<body>`. No date and no version: the same input gives the same bytes.
func documentHead(
  title: String, description: String?, lang: String, usesFormulas: Bool
) -> String {
  var html = "<!doctype html>\n<html lang=\"\(escaped(lang))\">\n<head>\n<meta charset=\"utf-8\">\n"
  html += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
  html += "<meta name=\"color-scheme\" content=\"light dark\">\n<title>\(escaped(title))</title>\n"
  if let description {
    html += "<meta name=\"description\" content=\"\(escaped(description))\">\n"
  }
  html += "<link rel=\"icon\" href=\"assets/favicon.svg\" type=\"image/svg+xml\">\n"
  if usesFormulas { html += "<link rel=\"stylesheet\" href=\"assets/katex/katex.min.css\">\n" }
  html += "<link rel=\"stylesheet\" href=\"assets/theme.css\">\n"
  html += "<script src=\"assets/page.js\"></script>\n"
  html += "<script src=\"assets/figures.js\" defer></script>\n</head>\n"
  return html
}
