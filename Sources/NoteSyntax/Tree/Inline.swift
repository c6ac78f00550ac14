/// A piece of running text: CommonMark's own kinds, and ours.
public indirect enum Inline: Equatable, Sendable {
  case text(String)
  case softBreak
  case lineBreak
  case code(String)
  case emphasis([Inline])
  case strong([Inline])
  case link([Inline], destination: String, title: String)
  case image([Inline], destination: String, title: String)
  case html(String)
  // Ours:
  case strikethrough([Inline])
  case formula(Formula)
  /// `{swift} …` or `{check} …`: an index into ``Note/values``.
  case value(Int)
  /// `@fig-x`: an index into ``Note/references``.
  case reference(Int)
  /// `[@kingma2015]`: an index into ``Note/citations``.
  case citation(Int)
  /// A link to another note (or to a place in one): an index into ``Note/references``.
  case noteLink([Inline], reference: Int, title: String)
  /// `footnote` is an index into ``Note/footnotes``; `ordinal` counts from 1 among its references.
  case footnoteReference(footnote: Int, ordinal: Int)
}

/// A computed or checked number in prose.
public struct InlineValue: Equatable, Sendable {
  public enum Kind: Equatable, Sendable {
    /// `{swift} expression`
    case computed
    /// `{check} literal relation expression ± tolerance`
    case check(Check)
  }

  public struct Check: Equatable, Sendable {
    public enum Relation: String, Codable, Sendable {
      case equal = "="
      case less = "<"
      case greater = ">"
      case atMost = "≤"
      case atLeast = "≥"
    }
    /// As the author wrote it, and as it is printed: `8.3%`, `1,000,000`, `1.2e-3`, `−0.5`.
    public var literal: String
    public var relation: Relation
    /// As written after `±`: `0.005`, `0.1%`.
    public var tolerance: String?
    public init(literal: String, relation: Relation, tolerance: String?) {
      self.literal = literal
      self.relation = relation
      self.tolerance = tolerance
    }
  }

  public var kind: Kind
  /// Swift source, on one line.
  public var expression: String
  /// Where ``expression`` begins.
  public var expressionStart: SourceLocation
  /// The whole code span with its backticks.
  public var range: SourceRange
  public init(
    kind: Kind, expression: String, expressionStart: SourceLocation, range: SourceRange
  ) {
    self.kind = kind
    self.expression = expression
    self.expressionStart = expressionStart
    self.range = range
  }
}
