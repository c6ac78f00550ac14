/// A pointer to works of the bibliography: `[@kingma2015, algorithm 1; @reddi2018]`, or `@kingma2015` in a
/// sentence. The forms are Pandoc's.
public struct Citation: Equatable, Sendable {
  public struct Item: Equatable, Sendable {
    /// The work's id: `kingma2015`.
    public var key: String
    public var keyRange: SourceRange
    /// Before the work: `see`.
    public var prefix: String?
    /// The place in the work: `algorithm 1`, `eq. 4`.
    public var locator: String?
    /// False for `-@kingma2015`: the sentence has named the authors.
    public var showsAuthors: Bool

    public init(
      key: String, keyRange: SourceRange, prefix: String? = nil, locator: String? = nil,
      showsAuthors: Bool = true
    ) {
      self.key = key
      self.keyRange = keyRange
      self.prefix = prefix
      self.locator = locator
      self.showsAuthors = showsAuthors
    }
  }

  public var items: [Item]
  /// Part of the sentence, the year alone in parentheses: Kingma & Ba (2015).
  public var isTextual: Bool
  public var range: SourceRange

  public init(items: [Item], isTextual: Bool, range: SourceRange) {
    self.items = items
    self.isTextual = isTextual
    self.range = range
  }
}
