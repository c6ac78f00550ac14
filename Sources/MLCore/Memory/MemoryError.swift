/// What can be wrong with a model or a setting whose memory is asked for.
///
/// The cases hold the facts; ``description`` is the only place with their wording.
public enum MemoryError: Error, Equatable, Sendable {
  /// A size that must be at least 1: a width, a batch, a number of layers.
  case sizeTooSmall(Int, name: String)
  /// A number of bytes that must not be negative.
  case negativeBytes(Int, name: String)
  /// Heads share the width equally.
  case headsDoNotDivide(width: Int, heads: Int)
  /// Heads of queries share the heads of keys and values equally.
  case keyValueHeadsDoNotDivide(heads: Int, keyValueHeads: Int)
  /// A perceptron needs an input and an output.
  case tooFewWidths(Int)
  /// The model does not know its number of tokens, and none was given.
  case tokensMissing(model: String)
  /// More tokens than the model has positions for.
  case tooManyTokens(Int, positions: Int)
  /// Patches tile the image.
  case patchesDoNotTile(image: Int, patch: Int)
  /// A head that shares the weights of an embedding that there is not.
  case nothingToTie(model: String)
  /// An encoder hands the result of its layers on, and has no head of its own.
  case encoderHasOutput(model: String)
  /// A shared embedding needs tokens on both sides, of one vocabulary and one width; 0 for no vocabulary.
  case embeddingsDiffer(
    encoderVocabulary: Int, encoderWidth: Int, decoderVocabulary: Int, decoderWidth: Int)
  /// Backward needs the encoder's pass, which a cache is there to leave out.
  case trainingFromCache(model: String)
  /// A product or sum above the largest Int, 2⁶³ − 1.
  case overflow(of: String)
}

extension MemoryError: CustomStringConvertible {
  /// What is wrong, in one sentence.
  public var description: String {
    switch self {
    case .sizeTooSmall(let value, let name):
      "\(name) must be at least 1: got \(value)"
    case .negativeBytes(let value, let name):
      "the bytes of \(name) must not be negative: got \(value)"
    case .headsDoNotDivide(let width, let heads):
      "the heads must share the width equally: got \(heads) heads for a width of \(width)"
    case .keyValueHeadsDoNotDivide(let heads, let keyValueHeads):
      """
      the heads of keys and values must divide the heads: \
      got \(keyValueHeads) of keys and values for \(heads) heads
      """
    case .tooFewWidths(let count):
      "a perceptron needs at least 2 widths, its input's and its output's: got \(count)"
    case .tokensMissing(let model):
      "the pass must say how many tokens there are: \(model) does not"
    case .tooManyTokens(let tokens, let positions):
      "there must be a position for each token: got \(tokens) tokens for \(positions) positions"
    case .patchesDoNotTile(let image, let patch):
      "patches must tile the image: got a side of \(image) for patches of \(patch)"
    case .nothingToTie(let model):
      "a tied head shares the weights of a token embedding: \(model) has none"
    case .encoderHasOutput(let model):
      "an encoder has no output of its own, its decoder reads its layers: that of \(model) has one"
    case .embeddingsDiffer(
      let encoderVocabulary, let encoderWidth, let decoderVocabulary, let decoderWidth):
      """
      a shared embedding must have one vocabulary and one width: got \(encoderVocabulary) tokens of \
      width \(encoderWidth) for the encoder and \(decoderVocabulary) of width \(decoderWidth) for the decoder
      """
    case .trainingFromCache(let model):
      "a training step must run the encoder: the keys and values of \(model) are to come from a cache"
    case .overflow(let what):
      "\(what) must be at most 2⁶³ − 1: it overflows"
    }
  }
}
