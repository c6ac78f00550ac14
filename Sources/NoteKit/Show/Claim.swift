/// A stated effect that can fail: the build fails with it.
///
///     Claim("B recalls more patients", b.recall > a.recall)
///
/// It counts where it stands as a statement of its own at the top level of a block. A comparison with a
/// value that is not a number (an undefined ratio) is false, so such a claim fails.
public struct Claim: Displayable, Sendable {
  /// The effect, in words that are false when it does not hold.
  public let words: String
  public let holds: Bool

  public init(_ words: String, _ holds: Bool) {
    self.words = words
    self.holds = holds
  }

  public var display: Display { .claim(ClaimRecord(words: words, holds: holds)) }
}
