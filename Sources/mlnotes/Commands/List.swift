import ArgumentParser
import NoteRunner
import NoteSyntax

struct List: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the notes, with what they cover and hold.")

  @Argument(help: "The folder of the notes.", completion: .directory)
  var notes = "notes"

  mutating func run() async throws {
    try await reportingFaults {
      let folder = try NotesFolder(notes)
      var hasErrors = false
      let notes = folder.parse()
      let printer = DiagnosticPrinter(notes: notes)
      for note in notes {
        let covers = note.frontMatter.source.joined(separator: ", ")
        let checks = note.values.count { if case .check = $0.kind { true } else { false } }
        print(note.file + (note.frontMatter.draft ? "  (draft)" : ""))
        print("  \(plainText(note.frontMatter.title))")
        if !covers.isEmpty { print("  covers \(covers)") }
        print(
          "  \(count(note.experiments.count, "experiment block")), "
            + "\(note.values.count - checks) computed and \(count(checks, "checked value"))"
        )
        if !note.labels.isEmpty {
          print("  labels: \(note.labels.map(\.name).joined(separator: " "))")
        }
        for diagnostic in note.diagnostics {
          print(printer.text(diagnostic), to: .errors)
          hasErrors = hasErrors || diagnostic.severity == .error
        }
      }
      if hasErrors { throw ExitStatus.notesHaveErrors }
    }
  }
}

/// The words of a title, without its markup.
func plainText(_ inlines: [Inline]) -> String {
  inlines.map { inline in
    switch inline {
    case .text(let text), .code(let text): text
    case .softBreak, .lineBreak: " "
    case .emphasis(let content), .strong(let content), .strikethrough(let content),
      .link(let content, _, _), .image(let content, _, _), .noteLink(let content, _, _):
      plainText(content)
    case .formula(let formula): formula.tex
    case .value: "…"
    case .html, .reference, .citation, .footnoteReference: ""
    }
  }.joined()
}
