/// Citations of works that the bibliography does not have.
package func resolveCitations(in notes: [Note], _ bibliography: Bibliography) -> [Diagnostic] {
  notes.flatMap { note in
    note.citations.flatMap(\.items).filter { bibliography[$0.key] == nil }.map { item in
      Diagnostic(
        file: note.file, range: item.keyRange, identifier: "unknown-work",
        fact: "the bibliography has no work '\(shortened(item.key))'",
        explanation: ["works are listed in \(bibliography.file)"],
        help: nearest(item.key, among: bibliography.works.map(\.id)).map {
          "replace '\(item.key)' with '\($0)'"
        } ?? "add it there, or write \\@ for the sign itself")
    }
  }
}
