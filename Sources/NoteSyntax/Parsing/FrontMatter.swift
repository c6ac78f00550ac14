/// The YAML at the top of a note.
struct FrontMatterReader {
  static let keys = [
    "title", "source", "seed", "lang", "html", "timeout", "optimize", "draft", "description",
  ]

  var frontMatter = FrontMatter()
  /// Inline Markdown, parsed with the note.
  var title: (text: String, entry: YAMLEntry)?
  /// The first line of the Markdown.
  var bodyLine = 1
  var diagnostics: [Diagnostic] = []

  init(_ source: SourceText, file: String) {
    guard source.lineCount > 0, Self.isMark(source.text(ofLine: 1), ["---"]) else { return }
    let closing = (1..<max(source.lineCount, 1)).first {
      Self.isMark(source.text(ofLine: $0 + 1), ["---", "..."])
    }
    guard let closing else {
      diagnostics.append(
        Diagnostic(
          file: file,
          range: SourceRange(SourceLocation(line: 1, column: 1), source.end(ofLine: 1)),
          identifier: "unterminated-front-matter",
          fact: "the front matter that begins here is not closed",
          explanation: ["it ends at a line of its own that holds only ---"],
          help: "add a line --- after the last key"))
      return
    }
    bodyLine = closing + 2
    let lines = (2..<(closing + 1)).map {
      YAMLLine(text: source.text(ofLine: $0), start: SourceLocation(line: $0, column: 1))
    }
    read(YAMLMapping(lines), file: file)
  }

  private static func isMark(_ line: String, _ marks: [String]) -> Bool {
    let text = line.trimmingSpaces
    return !line.hasPrefix(" ") && marks.contains(text)
  }

  private mutating func read(_ mapping: YAMLMapping, file: String) {
    var schema = SchemaReader(
      file: file, place: "the front matter", optionWord: "key", allowed: Self.keys)
    for entry in schema.accepted(mapping) {
      switch entry.key {
      case "title":
        if let text = schema.text(entry) { title = (text, entry) }
      case "source":
        frontMatter.source = schema.texts(entry) ?? []
        frontMatter.sourceRanges = entry.itemRanges
      case "seed": frontMatter.seed = schema.seed(entry) ?? frontMatter.seed
      case "lang":
        if let tag = schema.text(entry) {
          if Self.isLanguageTag(tag) {
            frontMatter.lang = tag
          } else {
            schema.wrongType(entry, expected: "a BCP 47 language tag such as en or zh-Hans")
          }
        }
      case "html": frontMatter.html = schema.bool(entry) ?? frontMatter.html
      case "timeout": frontMatter.timeout = schema.duration(entry) ?? frontMatter.timeout
      case "optimize": frontMatter.optimize = schema.bool(entry) ?? frontMatter.optimize
      case "draft": frontMatter.draft = schema.bool(entry) ?? frontMatter.draft
      default: frontMatter.description = schema.text(entry)
      }
    }
    diagnostics += schema.diagnostics
  }

  private static func isLanguageTag(_ tag: String) -> Bool {
    let parts = tag.split(separator: "-", omittingEmptySubsequences: false)
    return parts.allSatisfy { part in
      (1...8).contains(part.utf8.count)
        && part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
    } && (2...8).contains(parts[0].utf8.count) && parts[0].allSatisfy(\.isLetter)
  }
}
