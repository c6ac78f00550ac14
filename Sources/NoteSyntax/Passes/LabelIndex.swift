/// What every label and anchor of a set of notes is.
package struct LabelIndex {
  /// What a reference points at.
  package struct Target: Equatable, Sendable {
    /// Index into the notes that the index was made from.
    package var note: Int
    /// Nil for a whole note, and for a heading that is found by its slug.
    package var label: Label?
    /// The place in the note's page; nil for a whole note.
    package var anchor: String?
  }

  private var noteByFile: [String: Int] = [:]
  private var labels: [[String: Label]] = []
  private var anchors: [Set<String>] = []
  /// The notes that define a label.
  private var definers: [String: [Int]] = [:]
  /// The notes' files, in their order.
  package let files: [String]

  package init(notes: [Note]) {
    files = notes.map(\.file)
    for (index, note) in notes.enumerated() {
      noteByFile[Self.normalized(note.file)] = index
      labels.append(Dictionary(note.labels.map { ($0.name, $0) }, uniquingKeysWith: { a, _ in a }))
      anchors.append(Set(note.headingAnchors))
      for label in note.labels { definers[label.name, default: []].append(index) }
    }
  }

  /// `@label` is looked up in its own note first, then in all others; an ambiguous one has no target.
  package func target(of reference: Reference, from note: Note) -> Target? {
    guard let file = reference.note else {
      guard let name = reference.label else { return nil }
      if let own = noteByFile[Self.normalized(note.file)], let label = labels[own][name] {
        return Target(note: own, label: label, anchor: name)
      }
      guard let others = definers[name], others.count == 1 else { return nil }
      return Target(note: others[0], label: labels[others[0]][name], anchor: name)
    }
    guard let index = self.note(file, linkedFrom: note) else { return nil }
    guard let anchor = reference.label else { return Target(note: index, label: nil, anchor: nil) }
    if let label = labels[index][anchor] {
      return Target(note: index, label: label, anchor: anchor)
    }
    return anchors[index].contains(anchor) ? Target(note: index, label: nil, anchor: anchor) : nil
  }

  /// Addresses are relative to the folder of the note that holds the link.
  func note(_ file: String, linkedFrom note: Note) -> Int? {
    let folder = note.file.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    return noteByFile[Self.normalized((folder.map(String.init) + [file]).joined(separator: "/"))]
  }

  func definers(of label: String) -> [String] { (definers[label] ?? []).map { files[$0] } }

  var allLabels: [String] { definers.keys.sorted() }

  func anchors(ofNote index: Int) -> [String] {
    (anchors[index].union(labels[index].keys)).sorted()
  }

  /// Without `.` and `..`.
  static func normalized(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else {
        parts.append(part)
      }
    }
    return (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
  }
}
