import NoteSyntax

/// Every label of every note of a site.
package struct LabelIndex {
  private var notes: [String: (title: String, labels: [Label])] = [:]
  private var owners: [String: String] = [:]

  package init(notes: [Note]) {
    for note in notes {
      self.notes[note.name] = ("", note.labels)
      for label in note.labels where owners[label.name] == nil { owners[label.name] = note.name }
    }
  }

  func find(_ reference: Reference, from note: Note) -> (note: String?, label: Label?)? {
    let owner =
      reference.note.map { $0.hasSuffix(".md") ? String($0.dropLast(3)) : $0 }
      ?? (note.labels.contains { $0.name == reference.label }
        ? note.name : owners[reference.label ?? ""])
    guard let owner, let found = owner == note.name ? ("", note.labels) : notes[owner] else {
      return nil
    }
    return (owner == note.name ? nil : owner, found.labels.first { $0.name == reference.label })
  }
}

extension PageRenderer {
  /// What a reference of `note` points at.
  func target(of reference: Reference, from note: Note) -> ReferenceTarget? {
    guard let found = labels.find(reference, from: note) else { return nil }
    let title = navigation.first { $0.name == found.note }?.title ?? found.note ?? note.name
    return ReferenceTarget(note: found.note, noteTitle: title, label: found.label)
  }
}
