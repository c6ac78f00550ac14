/// An executable block: a fenced one that begins with `swift experiment`.
public struct Experiment: Equatable, Sendable {
  public var options: ExperimentOptions
  /// The Swift of the block, option lines left out, each with the place of its first byte in the file
  /// (inside a list or a quote that is not column 1).
  public var code: [CodeLine]
  /// From the opening fence to the end of the closing one.
  public var range: SourceRange

  public struct CodeLine: Equatable, Sendable {
    public var text: String
    public var start: SourceLocation
    public init(text: String, start: SourceLocation) {
      self.text = text
      self.start = start
    }

    /// Where the statement on the line begins.
    public var statementStart: SourceLocation {
      var place = start
      place.column += text.prefix { $0 == " " || $0 == "\t" }.utf8.count
      return place
    }
  }

  public init(options: ExperimentOptions, code: [CodeLine], range: SourceRange) {
    self.options = options
    self.code = code
    self.range = range
  }

  public var source: String { code.map { $0.text + "\n" }.joined() }

  /// Where the statement on a line of the code begins, the first being 0; the fence where there is no such line.
  public func statementStart(onLine line: Int) -> SourceLocation {
    code.indices.contains(line) ? code[line].statementStart : range.start
  }
}

/// The `//| key: value` lines of a block. Names and meanings are Quarto's where Quarto has them.
public struct ExperimentOptions: Equatable, Sendable {
  public enum FailureKind: String, Sendable { case compileError = "compile-error", trap, `throw` }

  public struct Expectation: Equatable, Sendable {
    public var kind: FailureKind
    /// Must occur in the failure's message, where given.
    public var text: String?
    public init(kind: FailureKind, text: String?) {
      self.kind = kind
      self.text = text
    }
  }

  public enum CodeFold: String, Sendable { case never = "false", folded = "true", shown = "show" }

  public var label: String?
  public var labelRange: SourceRange?
  /// Show the code.
  public var echo = true
  /// Run the block; else it is only type-checked.
  public var eval = true
  /// Show what the block displays and prints.
  public var output = true
  /// False: the block runs, and nothing of it is shown.
  public var include = true
  /// Show a failure and go on.
  public var error = false
  public var codeFold = CodeFold.never
  public var codeSummary: String?
  public var figCap: [Inline]?
  /// Plain text with values; for people who do not see the figure.
  public var figAlt: [Inline]?
  /// Points; nil takes the theme's.
  public var figWidth: Double?
  public var figHeight: Double?
  public var tblCap: [Inline]?
  public var cache = true
  /// Seconds; nil takes the note's.
  public var timeout: Double?
  /// Bytes.
  public var memory = 2 << 30
  /// Files that the block reads, relative to the note's folder: their contents are part of the cache key.
  public var deps: [String] = []
  public var expect: Expectation?
  /// Nil takes the note's.
  public var seed: UInt64?

  public init() {}
}
