import NoteReport
import NoteSyntax
func katexScript() -> String { "/usr/share/javascript/katex/katex.min.js" }
typealias Outline = NoteSyntax.Outline
typealias LabelIndex = NoteReport.LabelIndex
extension NoteSyntax.Outline {
  var forReport: NoteReport.Outline {
    .init(sections: sections.map { .init(id: $0.id, sourceTitle: $0.zh, title: $0.en) })
  }
}
