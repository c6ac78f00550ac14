/// What goes through a model at once, and how its layers are computed.
public struct ForwardSettings: Equatable, Sendable {
  /// How dropout remembers what it dropped.
  public enum Dropout: Sendable {
    /// No dropout.
    case none
    /// A byte an element.
    case byteMasks
    /// An activation an element, as PyTorch does on the CPU.
    case floatMasks
  }

  /// How attention goes from queries and keys to the context.
  public enum Attention: Sendable {
    /// The matrix of scores is written out, and its softmax kept.
    case scoreMatrix
    /// In tiles, with no score matrix in memory; backward computes it again.
    ///
    /// - Source: Dao et al. 2022 (FlashAttention).
    case fused
  }

  /// How many samples.
  public var batch: Int
  /// How many tokens a sample has; nil for as many as the model has positions for.
  public var tokens: Int?
  /// How many tokens attention looks at; nil for those of the pass. More when the keys and values of
  /// earlier tokens are cached.
  public var context: Int?
  /// How many tokens of a sample the encoder reads where a decoder reads it; nil for as many as it has
  /// positions for, and where it counts none, as many as `tokens`.
  public var sourceTokens: Int?
  /// Whether the encoder has run in an earlier pass, and cross-attention takes its keys and values from
  /// ``KeyValueCache/sourceTerms(batch:tokens:)``. At inference only.
  public var sourceIsCached: Bool
  /// Whether and how dropout is remembered.
  public var dropout: Dropout
  /// Whether attention writes the scores out.
  public var attention: Attention
  /// Whether to count the small statistics that published formulas leave out: mean and deviation a token
  /// and normalisation, and fused attention's log-sum-exp a token and head.
  public var countsStatistics: Bool

  /// A pass; without dropout and with the score matrix unless it is said, its encoder included.
  public init(
    batch: Int, tokens: Int? = nil, context: Int? = nil, sourceTokens: Int? = nil,
    sourceIsCached: Bool = false, dropout: Dropout = .none,
    attention: Attention = .scoreMatrix, countsStatistics: Bool = false
  ) {
    self.batch = batch
    self.tokens = tokens
    self.context = context
    self.sourceTokens = sourceTokens
    self.sourceIsCached = sourceIsCached
    self.dropout = dropout
    self.attention = attention
    self.countsStatistics = countsStatistics
  }
}
