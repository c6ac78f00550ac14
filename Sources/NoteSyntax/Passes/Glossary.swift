/// The terms that a note explains, so that their first use in every other note can lead there.
///
/// A term is a heading with a label that begins with `sec-term-`. A line `*Also: sensitivity, TPR*` under it
/// gives other forms; the first paragraph that is no such line is its meaning in short.
package struct Glossary: Equatable, Sendable {
  package struct Term: Equatable, Sendable {
    /// As the heading says it.
    package var name: String
    /// The name and the other forms.
    package var forms: [String]
    package var label: String
    package var meaning: String
  }

  /// The note's name without `.md`.
  package let note: String
  package private(set) var terms: [Term] = []

  package init(_ note: Note) {
    self.note = note.name
    var isOpen = false
    for block in note.blocks {
      switch block {
      case .heading(_, let content, let label):
        isOpen = label?.hasPrefix("sec-term-") == true
        guard isOpen, let label else { continue }
        let name = content.plainText
        terms.append(Term(name: name, forms: [name], label: label, meaning: ""))
      case .paragraph(let content) where isOpen:
        if case .emphasis(let words)? = content.first, content.count == 1 {
          terms[terms.count - 1].forms += Self.otherForms(words.plainText)
        } else if terms[terms.count - 1].meaning.isEmpty {
          terms[terms.count - 1].meaning = content.plainText
        }
      default: break
      }
    }
  }

  /// `Also: a, b` → `a`, `b`; another remark names none.
  private static func otherForms(_ line: String) -> [String] {
    guard line.hasPrefix("Also:") else { return [] }
    return line.dropFirst("Also:".count).split(separator: ",").map(\.trimmingSpaces)
      .filter { !$0.isEmpty }
  }

  /// Terms without a meaning, and forms that two terms claim.
  package func check(_ note: Note) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    var owners: [String: Term] = [:]
    for term in terms {
      let range = note.labels.first { $0.name == term.label }?.range
      if term.meaning.isEmpty {
        diagnostics.append(
          Diagnostic(
            file: note.file, range: range, identifier: "term-without-meaning",
            fact: "the term '\(shortened(term.name))' has no explanation",
            explanation: ["the first paragraph under it is shown where the term is used"],
            help: "write a sentence under the heading"))
      }
      for form in term.forms {
        let key = form.lowercased()
        if let owner = owners[key], owner.label != term.label {
          diagnostics.append(
            Diagnostic(
              file: note.file, range: range, identifier: "duplicate-term",
              fact: "'\(shortened(form))' belongs to two terms",
              explanation: ["'\(shortened(owner.name))' has it too"],
              help: "leave it out of one of the two"))
        } else {
          owners[key] = term
        }
      }
    }
    return diagnostics
  }
}
