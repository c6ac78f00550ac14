/// The sections of the source that the notes cover, as `notes/outline.yml` lists them.
public struct Outline: Equatable, Sendable {
  public struct Section: Equatable, Sendable {
    public var id: String
    /// The title in the source.
    public var zh: String
    /// Ours.
    public var en: String
    /// No note covers it yet, and that is known: not a fault.
    public var isPlanned: Bool
    public var range: SourceRange
  }

  public var file: String
  public var sections: [Section] = []

  private static let keys = ["id", "zh", "en", "planned"]

  /// Reads a YAML list of `{id, zh, en}`, some with `planned: true`. Never fails; what does not fit is left out and reported.
  package static func parse(_ source: [UInt8], file: String) -> (Outline, [Diagnostic]) {
    let text = SourceText(source, file: file)
    var outline = Outline(file: file)
    var diagnostics = text.diagnostics
    func report(
      _ range: SourceRange, _ identifier: String, _ fact: String, _ explanation: [String] = [],
      _ help: String? = nil
    ) {
      diagnostics.append(
        Diagnostic(
          file: file, range: range, identifier: identifier, fact: fact, explanation: explanation,
          help: help))
    }
    // As the value of a key, so that the same reader serves.
    let start = SourceLocation(line: 1, column: 1)
    var lines = [YAMLLine(text: "outline:", start: start)]
    for line in 1..<(text.lineCount + 1) {
      let content = text.text(ofLine: line)
      lines.append(
        YAMLLine(
          text: content == "---" ? "" : content, start: SourceLocation(line: line, column: 1)))
    }
    let mapping = YAMLMapping(lines)
    for stray in mapping.strays {
      report(
        SourceRange(stray.start), "broken-outline", "'\(shortened(stray.text))' is not a section")
    }
    for entry in mapping.entries.dropFirst() {
      report(entry.keyRange, "broken-outline", "'\(shortened(entry.key))' is not a section")
    }
    switch mapping.entries.first?.value {
    case .sequence(let items):
      var first: [String: SourceRange] = [:]
      for item in items {
        guard case .mapping(let pairs) = item.value else {
          report(
            item.range, "broken-outline", "an entry is not a section",
            ["expected {id: …, zh: …, en: …}"])
          continue
        }
        var values: [String: String] = [:]
        for (key, value) in pairs {
          guard keys.contains(key) else {
            report(
              item.range, "unknown-key", "unknown key '\(shortened(key))' in the outline",
              ["allowed: id, zh, en, planned"],
              nearest(key, among: keys).map { "replace it with '\($0)'" })
            continue
          }
          if case .scalar(let text, _) = value.value {
            values[key] = text
          } else {
            report(value.range, "wrong-type", "'\(key)' is not text")
          }
        }
        let missing = ["id", "zh", "en"].filter { values[$0] == nil }
        guard missing.isEmpty, let id = values["id"], let zh = values["zh"], let en = values["en"]
        else {
          report(
            item.range, "incomplete-section",
            "a section without \(missing.joined(separator: ", "))")
          continue
        }
        if let before = first[id] {
          report(
            item.range, "duplicate-section", "the section '\(shortened(id))' is listed twice",
            ["the first is on line \(before.start.line)"])
          continue
        }
        first[id] = item.range
        if let planned = values["planned"], !["true", "false"].contains(planned) {
          report(
            item.range, "wrong-type", "'planned' is '\(shortened(planned))'",
            ["expected true or false"])
        }
        outline.sections.append(
          Section(
            id: id, zh: zh, en: en, isPlanned: values["planned"] == "true", range: item.range))
      }
    case .broken(let problem):
      report(SourceRange(start), "broken-outline", "the outline is not valid YAML: \(problem)")
    case .null, nil:
      break
    default:
      report(
        SourceRange(start), "broken-outline", "the outline is not a list",
        ["expected lines such as - {id: \"1.1\", zh: …, en: …}"])
    }
    return (outline, diagnostics)
  }

  /// Which notes cover a section, by their index; drafts do not count.
  package func coverage(by notes: [Note]) -> [(section: Section, notes: [Int])] {
    sections.map { section in
      (
        section,
        notes.indices.filter {
          !notes[$0].frontMatter.draft && notes[$0].frontMatter.source.contains(section.id)
        }
      )
    }
  }

  /// Ids that the outline does not have, sections that no note covers and that are not planned, and
  /// planned ones that a note covers by now: all errors.
  package func check(_ notes: [Note]) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    let ids = sections.map(\.id)
    for note in notes {
      for (position, id) in note.frontMatter.source.enumerated() where !ids.contains(id) {
        let ranges = note.frontMatter.sourceRanges
        diagnostics.append(
          Diagnostic(
            file: note.file, range: ranges.indices.contains(position) ? ranges[position] : nil,
            identifier: "unknown-section", fact: "the outline has no section '\(shortened(id))'",
            explanation: ["the sections are listed in \(file)"],
            help: nearest(id, among: ids).map { "replace '\(id)' with '\($0)'" }))
      }
    }
    for (section, covering) in coverage(by: notes) {
      let isPlanned = section.isPlanned
      guard covering.isEmpty != isPlanned else { continue }
      diagnostics.append(
        Diagnostic(
          file: file, range: section.range,
          identifier: isPlanned ? "no-longer-planned" : "uncovered-section",
          fact: isPlanned
            ? "section \(section.id), \(section.en), is covered, and said to be planned"
            : "no note covers section \(section.id), \(section.en)",
          help: isPlanned
            ? "remove 'planned: true'"
            : "name it under 'source' in a note's front matter, or say 'planned: true' here"))
    }
    return diagnostics
  }
}
