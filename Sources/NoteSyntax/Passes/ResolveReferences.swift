/// What is wrong with the references of all notes: labels, notes and anchors that do not exist, and
/// labels that more than one other note defines.
package func resolveReferences(in notes: [Note]) -> [Diagnostic] {
  let index = LabelIndex(notes: notes)
  var diagnostics: [Diagnostic] = []
  for note in notes {
    for reference in note.references where index.target(of: reference, from: note) == nil {
      diagnostics.append(fault(of: reference, from: note, index, notes))
    }
  }
  return diagnostics
}

private func fault(
  of reference: Reference, from note: Note, _ index: LabelIndex, _ notes: [Note]
) -> Diagnostic {
  func diagnostic(
    _ identifier: String, _ fact: String, _ explanation: [String], _ help: String
  ) -> Diagnostic {
    Diagnostic(
      file: note.file, range: reference.range, identifier: identifier, fact: fact,
      explanation: explanation, help: help)
  }
  let label = reference.label ?? ""
  guard let file = reference.note else {
    let definers = index.definers(of: label)
    if definers.count > 1 {
      return diagnostic(
        "ambiguous-reference", "@\(label) could be one of \(definers.count) labels",
        ["it is defined in " + definers.joined(separator: ", ")],
        "rename the label in all of them but one, or link to the note: [text](note.md#\(label))")
    }
    let suggestion =
      nearest(label, among: note.labels.map(\.name)) ?? nearest(label, among: index.allLabels)
    return diagnostic(
      "unresolved-reference", "no label is named '\(label)'", [],
      suggestion.map { "replace @\(label) with @\($0)" }
        ?? "define it: '//| label: \(label)' on a block, or {#\(label)} on a heading or formula")
  }
  guard let target = index.note(file, linkedFrom: note) else {
    let names = notes.map { $0.file.split(separator: "/").last.map(String.init) ?? $0.file }
    return diagnostic(
      "missing-note", "no note is named '\(shortened(file))'",
      ["a link to a .md file is looked up relative to this note's folder"],
      nearest(file, among: names).map { "replace '\(file)' with '\($0)'" }
        ?? "check the file's name")
  }
  return diagnostic(
    "missing-anchor", "\(notes[target].file) has no place named '\(shortened(label))'",
    ["a place is a label or the anchor of a heading"],
    nearest(label, among: index.anchors(ofNote: target)).map { "replace '#\(label)' with '#\($0)'" }
      ?? "give the heading a label: {#sec-name}")
}
