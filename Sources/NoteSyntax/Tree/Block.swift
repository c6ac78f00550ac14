/// A block of a note: CommonMark's own kinds, and ours.
public indirect enum Block: Equatable, Sendable {
  case paragraph([Inline])
  /// `label` is a `{#sec-x}` at the heading's end, not part of its content.
  case heading(level: Int, [Inline], label: String?)
  case thematicBreak
  case blockQuote([Block])
  case list(List)
  /// A fence or an indented block that does not execute. `info` as CommonMark gives it.
  case code(String, info: String, range: SourceRange)
  case html(String)
  // Ours:
  /// An index into ``Note/experiments``.
  case experiment(Int)
  case table(PipeTable)
  case callout(Callout)
  /// `$$ … $$`, with its `{#eq-x}`.
  case formula(Formula, label: String?)

  public struct List: Equatable, Sendable {
    /// Nil for a bullet list; else the number of the first item.
    public var start: Int?
    public var isTight: Bool
    public var items: [Item]
    public init(start: Int?, isTight: Bool, items: [Item]) {
      self.start = start
      self.isTight = isTight
      self.items = items
    }
  }

  public struct Item: Equatable, Sendable {
    /// Nil where the item is not a task.
    public var isDone: Bool?
    public var blocks: [Block]
    public init(isDone: Bool? = nil, blocks: [Block]) {
      self.isDone = isDone
      self.blocks = blocks
    }
  }

  public struct PipeTable: Equatable, Sendable {
    public enum Alignment: String, Sendable { case left, center, right }
    /// One a column; nil where the delimiter row says nothing.
    public var alignments: [Alignment?]
    public var header: [[Inline]]
    /// Each of as many cells as the header.
    public var rows: [[[Inline]]]
    public init(alignments: [Alignment?], header: [[Inline]], rows: [[[Inline]]]) {
      self.alignments = alignments
      self.header = header
      self.rows = rows
    }
  }

  public struct Callout: Equatable, Sendable {
    public enum Kind: String, Sendable, CaseIterable {
      case note, tip, important, warning, caution
      /// Ours: a run contradicts the source.
      case correction
      /// Ours: the literature disagrees.
      case disputed
      /// Ours: to be answered by the reader before the answer is shown.
      case question
    }
    public var kind: Kind
    public var blocks: [Block]
    public var range: SourceRange
    public init(kind: Kind, blocks: [Block], range: SourceRange) {
      self.kind = kind
      self.blocks = blocks
      self.range = range
    }
  }
}

/// TeX as written, and where: a fault inside it is reported at `location` plus its offset.
public struct Formula: Equatable, Sendable {
  public var tex: String
  public var isDisplay: Bool
  /// Where each line of `tex` begins in the source.
  public var lineStarts: [SourceLocation]
  public init(tex: String, isDisplay: Bool, lineStarts: [SourceLocation]) {
    self.tex = tex
    self.isDisplay = isDisplay
    self.lineStarts = lineStarts
  }
}

public struct Footnote: Equatable, Sendable {
  public var name: String
  public var blocks: [Block]
  /// How many references point at it: as many back links are made.
  public var referenceCount: Int
  public init(name: String, blocks: [Block], referenceCount: Int) {
    self.name = name
    self.blocks = blocks
    self.referenceCount = referenceCount
  }
}
