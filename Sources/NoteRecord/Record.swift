import SVGCharts

/// What one run of a note's program handed back.
public struct RunRecord: Codable, Equatable, Sendable {
  /// One for each experiment of the note, in its order.
  public var blocks: [BlockRecord]
  /// One for each inline value of the note, in its order; nil where it was not reached.
  public var values: [ValueRecord?]

  public init(blocks: [BlockRecord], values: [ValueRecord?]) {
    self.blocks = blocks
    self.values = values
  }
}

/// What one experiment block did.
public struct BlockRecord: Codable, Equatable, Sendable {
  /// Displays and printed text, in the order in which they happened.
  public var outputs: [Output] = []
  /// Nil where the block ended well. For blocks that are meant to fail, or may.
  public var failure: Failure?
  /// Wall time; never printed on a page.
  public var seconds = 0.0

  public init() {}

  public enum Output: Codable, Equatable, Sendable {
    case standardOutput(String)
    case standardError(String)
    /// `line` is that of the expression, counted from 0 within the block's code: a sentence added above
    /// a block must not change its record.
    case display(Display, line: Int)
  }

  public struct Failure: Codable, Equatable, Sendable {
    public enum Kind: String, Codable, Sendable {
      case compileError = "compile-error"
      case trap
      case `throw`
      case exit
      case timeout
      case memory
    }
    public var kind: Kind
    public var message: String
    /// Where known; counted from 0 within the block's code.
    public var line: Int?
    /// Counted from 1 in the bytes of the note's line.
    public var column: Int?
    public init(kind: Kind, message: String, line: Int?, column: Int?) {
      self.kind = kind
      self.message = message
      self.line = line
      self.column = column
    }
  }
}

/// A value shown where a bare expression stands.
public enum Display: Codable, Equatable, Sendable {
  case text(String)
  case markdown(String)
  case html(String)
  case table(TableRecord)
  case chart(ChartSpec)
  case claim(ClaimRecord)
  case explorer(ExplorerRecord)
}

/// A table, its cells formatted.
public struct TableRecord: Codable, Equatable, Sendable {
  public struct Column: Codable, Equatable, Sendable {
    public var title: String
    /// Numbers are aligned at the right, text at the left.
    public var isNumeric: Bool
    public init(title: String, isNumeric: Bool) {
      self.title = title
      self.isNumeric = isNumeric
    }
  }
  public var columns: [Column]
  /// Each of as many cells as there are columns. The first column may be the rows' headings.
  public var rows: [[String]]
  public var hasRowHeadings: Bool
  public init(columns: [Column], rows: [[String]], hasRowHeadings: Bool) {
    self.columns = columns
    self.rows = rows
    self.hasRowHeadings = hasRowHeadings
  }
}

/// A stated effect, and whether it held in this run.
public struct ClaimRecord: Codable, Equatable, Sendable {
  public struct Operand: Codable, Equatable, Sendable {
    /// Swift as written: `b.recall`.
    public var source: String
    public var value: String
    public init(source: String, value: String) {
      self.source = source
      self.value = value
    }
  }
  public var words: String
  public var holds: Bool
  /// The values on both sides of the comparison, where the claim is one.
  public var operands: [Operand]
  public init(words: String, holds: Bool, operands: [Operand] = []) {
    self.words = words
    self.holds = holds
    self.operands = operands
  }
}

/// The value of an expression of prose, as the program handed it back.
public enum MeasuredValue: Codable, Equatable, Sendable {
  case integer(String)
  case number(Double)
  /// A number with the text that its format gives.
  case formatted(String, Double)
  case text(String)
  /// What a sentence cannot show: its description and its type.
  case other(String, type: String)
}

/// A computed or checked number of prose, judged.
public struct ValueRecord: Codable, Equatable, Sendable {
  /// What the page prints: the formatted value, or what the author wrote in a check.
  public var text: String
  /// The value in full precision.
  public var value: String
  /// For a check, whether it is right; nil for a computed value.
  public var holds: Bool?
  public init(text: String, value: String, holds: Bool?) {
    self.text = text
    self.value = value
    self.holds = holds
  }
}
