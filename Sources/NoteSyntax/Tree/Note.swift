/// A parsed note: a value tree with source locations, and what was wrong with the source.
///
/// Parsing never fails (any bytes give a tree); ``diagnostics`` says what is wrong.
public struct Note: Sendable {
  /// The path as the user named it, with forward slashes: `notes/01-bayes.md`.
  public var file: String
  /// The lines of the source, without their line ends, invalid UTF-8 repaired.
  public var lines: [String]
  public var frontMatter: FrontMatter
  public var blocks: [Block]
  /// In the order of their first reference, which is their number minus one.
  public var footnotes: [Footnote]
  /// Every experiment block of the tree, in document order; `Block.experiment` holds an index into it.
  public var experiments: [Experiment]
  /// Every `{swift}` and `{check}` of prose, captions and title, in document order (the title's first);
  /// `Inline.value` holds an index into it.
  public var values: [InlineValue]
  /// Every label that this note defines, in document order.
  public var labels: [Label]
  /// Every `@reference` and link to another note, in document order.
  public var references: [Reference]
  /// Every citation, in document order; `Inline.citation` holds an index into it.
  public var citations: [Citation]
  public var diagnostics: [Diagnostic]

  public init(file: String) {
    self.file = file
    lines = []
    frontMatter = FrontMatter()
    blocks = []
    footnotes = []
    experiments = []
    values = []
    labels = []
    references = []
    citations = []
    diagnostics = []
  }

  /// The file's name without folder and extension: `01-bayes`. Pages are named by it.
  public var name: String {
    let last = file.split(separator: "/").last.map(String.init) ?? file
    return last.hasSuffix(".md") ? String(last.dropLast(3)) : last
  }
}

/// The YAML between `---` lines at the top of a note, checked against a schema.
public struct FrontMatter: Equatable, Sendable {
  /// As inline content, since `{swift}` and `{check}` are allowed in it. Where the front matter has no
  /// title, the text of the first heading; else the file's name.
  public var title: [Inline] = []
  /// Section ids of the outline that the note covers.
  public var source: [String] = []
  /// Where each of ``source`` stands.
  public var sourceRanges: [SourceRange] = []
  public var seed: UInt64 = 0
  /// A BCP 47 tag: `en`, `zh-Hans`. The language of the page.
  public var lang = "en"
  /// Raw HTML is passed through instead of being shown as text.
  public var html = false
  /// Seconds a block may take, where the block does not say otherwise.
  public var timeout = 60.0
  /// Compile the note's own code with optimisation (trap locations are then less exact).
  public var optimize = false
  /// A draft is built and checked, but not listed in the index and not in the coverage.
  public var draft = false
  public var description: String?

  public init() {}
}

/// One name that `@name` can point at.
public struct Label: Equatable, Sendable {
  public enum Kind: String, Sendable, CaseIterable {
    case figure = "fig"
    case table = "tbl"
    case equation = "eq"
    case section = "sec"
    case listing = "lst"
    case claim = "clm"
  }
  /// With its prefix: `fig-roc-pr`. Also the anchor in the page.
  public var name: String
  public var kind: Kind
  /// Counts from 1 within the note and the kind (sections: their heading's position among the labelled).
  public var number: Int
  /// The plain text of a section's heading; empty for other kinds.
  public var title: String
  public var range: SourceRange

  public init(name: String, kind: Kind, number: Int, title: String, range: SourceRange) {
    self.name = name
    self.kind = kind
    self.number = number
    self.title = title
    self.range = range
  }
}

/// A pointer to a label, or to another note: `@fig-roc-pr`, `[x](03-optimizers.md#sec-adam)`.
public struct Reference: Equatable, Sendable {
  /// The other note's file name as written (`03-optimizers.md`); nil for `@label`, which is looked up in
  /// this note first and then in all others.
  public var note: String?
  /// The label or anchor, without `@` and `#`; nil for a link to a whole note.
  public var label: String?
  public var range: SourceRange

  public init(note: String?, label: String?, range: SourceRange) {
    self.note = note
    self.label = label
    self.range = range
  }
}
