import NoteSyntax

extension HTMLRenderer {
  /// - Parameter tight: paragraphs stand without `<p>`, as in a list without blank lines.
  func blocks(_ blocks: [Block], tight: Bool = false) {
    for block in blocks { self.block(block, tight: tight) }
  }

  private func block(_ block: Block, tight: Bool) {
    switch block {
    case .paragraph(let content):
      if tight {
        html += prose(content)
      } else {
        startLine()
        html += "<p>\(prose(content))</p>\n"
      }
    case .heading(let level, let content, let label): heading(level, content, label)
    case .thematicBreak:
      startLine()
      html += "<hr />\n"
    case .blockQuote(let inner):
      startLine()
      html += "<blockquote>\n"
      blocks(inner)
      startLine()
      html += "</blockquote>\n"
    case .list(let list): self.list(list)
    case .code(let code, let info, _): self.code(code, info: info)
    case .html(let raw):
      startLine()
      if dialect == .commonMark || note.frontMatter.html {
        html += raw
      } else {
        html += "<pre class=\"raw\" tabindex=\"0\">\(escaped(raw))</pre>"
      }
      startLine()
    case .experiment(let index): experiment(index)
    case .table(let table): self.table(table)
    case .callout(let callout): self.callout(callout)
    case .formula(let formula, let label): self.formula(formula, label)
    }
  }

  private func heading(_ level: Int, _ content: [Inline], _ label: String?) {
    startLine()
    guard dialect == .page else {
      html += "<h\(level)>\(inlines(content))</h\(level)>\n"
      return
    }
    var anchor = headingAnchors.popFirst() ?? label ?? anchors.unique("section")
    // What a block displays is a note of its own, and may name its headings as the whole note does.
    if displayedAt != nil { anchor = anchors.unique(anchor) }
    headings.append(Heading(level: level, anchor: anchor, html: inlines(withoutLinks(content))))
    html += "<h\(level) id=\"\(escaped(anchor))\">\(inlines(content))"
    html += "<a class=\"anchor\" href=\"#\(escapedComponent(anchor))\" aria-hidden=\"true\""
    html += " tabindex=\"-1\">#</a></h\(level)>\n"
  }

  private func list(_ list: Block.List) {
    startLine()
    let isTasks = list.items.contains { $0.isDone != nil }
    let style = isTasks ? " class=\"tasks\"" : ""
    if let start = list.start {
      html += start == 1 ? "<ol\(style)>\n" : "<ol start=\"\(start)\"\(style)>\n"
    } else {
      html += "<ul\(style)>\n"
    }
    for item in list.items {
      startLine()
      html += "<li>"
      if let isDone = item.isDone {
        let name = isDone ? words.task.done : words.task.open
        let box =
          "<span class=\"box\" role=\"img\" aria-label=\"\(name)\">\(isDone ? "☑" : "☐")</span> "
        var content = captured { blocks(item.blocks, tight: list.isTight) }
        // The box belongs to the first line of the text.
        if content.hasPrefix("<p>") {
          content = "<p>" + box + content.dropFirst(3)
        } else {
          content = box + content
        }
        html += content
      } else {
        blocks(item.blocks, tight: list.isTight)
      }
      html += "</li>\n"
    }
    html += list.start == nil ? "</ul>\n" : "</ol>\n"
  }

  private func code(_ code: String, info: String) {
    startLine()
    let language = info.split { $0 == " " || $0 == "\t" || $0 == "\n" }.first ?? ""
    let name = language.isEmpty ? "" : " class=\"language-\(escaped(language))\""
    guard dialect == .page else {
      html += "<pre><code\(name)>\(escaped(code))</code></pre>\n"
      return
    }
    let content = language == "swift" ? colouredSwift(code, memo: memo) : escaped(code)
    html += "<pre class=\"code\" tabindex=\"0\"><code\(name)>\(content)</code></pre>\n"
  }

  private func table(_ table: Block.PipeTable) {
    startLine()
    func cells(_ row: [[Inline]], _ rowTag: String) -> String {
      var html = "<tr>\n"
      for (index, cell) in row.enumerated() {
        let alignment = table.alignments.indices.contains(index) ? table.alignments[index] : nil
        let style = alignment.map { " class=\"\($0.rawValue)\"" } ?? ""
        // A corner without words heads nothing.
        let tag = cell.isEmpty ? "td" : rowTag
        html += "<\(tag)\(tag == "th" ? " scope=\"col\"" : "")\(style)>\(inlines(cell))</\(tag)>\n"
      }
      return html + "</tr>\n"
    }
    html +=
      "<div class=\"scroll\" tabindex=\"0\"><table>\n<thead>\n\(cells(table.header, "th"))</thead>\n"
    if !table.rows.isEmpty {
      html += "<tbody>\n" + table.rows.map { cells($0, "td") }.joined() + "</tbody>\n"
    }
    html += "</table></div>\n"
  }

  private func callout(_ callout: Block.Callout) {
    guard callout.kind != .question else {
      question(callout)
      return
    }
    startLine()
    let kind = callout.kind.rawValue
    let name = words.name(of: callout.kind)
    let anchor = anchors.unique(kind)
    let headingBefore = headings.last
    let content = captured { blocks(callout.blocks) }
    html +=
      "<div class=\"callout \(kind)\" role=\"note\" id=\"\(escaped(anchor))\" aria-label=\"\(name)\">\n"
    html += "<p class=\"callout-name\">\(name)</p>\n\(content)</div>\n"

    guard callout.kind == .correction || callout.kind == .disputed else { return }
    // Its copy on the gathering page must repeat no id, and its links must lead back here.
    let gathered = NoteSummary.GatheredCallout(
      anchor: anchor, section: headingBefore?.html, html: content)
    if callout.kind == .correction {
      corrections.append(gathered)
    } else {
      disputes.append(gathered)
    }
  }

  private func formula(_ formula: Formula, _ label: String?) {
    startLine()
    let number = label.flatMap { labels[$0] }?.number
    html += "<div class=\"equation\"\(label.map { " id=\"\(escaped($0))\"" } ?? "")>"
    html += "<div class=\"scroll\" tabindex=\"0\">\(typeset(formula))</div>"
    if let number { html += "<span class=\"equation-number\">(\(number))</span>" }
    html += "</div>\n"
  }

  func footnotes() {
    guard !note.footnotes.isEmpty else { return }
    // Those of displayed Markdown are no landmark of the page.
    let isWhole = footnotePrefix.isEmpty
    let role = isWhole ? " role=\"doc-endnotes\" aria-label=\"\(words.footnotes)\"" : ""
    html += "<\(isWhole ? "section" : "div") class=\"footnotes\"\(role)>\n<ol>\n"
    for (index, footnote) in note.footnotes.enumerated() {
      let number = "\(footnotePrefix)\(index + 1)"
      html += "<li id=\"fn-\(number)\">\n"
      blocks(footnote.blocks)
      var back = ""
      for ordinal in 1...max(1, footnote.referenceCount) {
        let mark = footnote.referenceCount > 1 ? "<sup>\(ordinal)</sup>" : ""
        back += " <a href=\"#fnref-\(number)-\(ordinal)\" role=\"doc-backlink\""
        back += " aria-label=\"\(words.backToText) \(index + 1)\">↩\(mark)</a>"
      }
      // In the last paragraph, so that the arrow does not stand on a line of its own.
      if html.hasSuffix("</p>\n") {
        html.removeLast(5)
        html += back + "</p>\n"
      } else {
        html += "<p>\(back)</p>\n"
      }
      html += "</li>\n"
    }
    html += "</ol>\n</\(isWhole ? "section" : "div")>\n"
  }
}
