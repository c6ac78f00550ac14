import NoteSyntax

/// Where a reference leads.
struct ReferenceTarget {
  /// The note's name, and so its page's; nil for the note that refers.
  var note: String?
  var noteTitle: String
  /// Nil for a whole note, and for a heading that has no label.
  var label: Label?
  /// The place in the page; nil for a whole note.
  var anchor: String?
}

extension PageRenderer {
  /// What a reference of `note` points at.
  func target(of reference: Reference, from note: Note) -> ReferenceTarget? {
    guard let found = labels.target(of: reference, from: note) else { return nil }
    let name = Note(file: labels.files[found.note]).name
    return ReferenceTarget(
      note: name == note.name ? nil : name,
      noteTitle: navigation.first { $0.name == name }?.title ?? name, label: found.label,
      anchor: found.anchor)
  }
}
