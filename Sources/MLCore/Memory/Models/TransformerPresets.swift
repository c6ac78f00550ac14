// # Published models
//
// Their numbers of parameters are held exactly by the tests.

extension TransformerShape {
  /// 124,439,808 parameters.
  ///
  /// - Source: Radford et al. 2019. Their table says 117 million; the released weights have 124.
  public static let gpt2Small = gpt2("GPT-2 small", width: 768, heads: 12, layers: 12)
  /// 354,823,168 parameters.
  public static let gpt2Medium = gpt2("GPT-2 medium", width: 1024, heads: 16, layers: 24)
  /// 774,030,080 parameters.
  public static let gpt2Large = gpt2("GPT-2 large", width: 1280, heads: 20, layers: 36)
  /// 1,557,611,200 parameters.
  public static let gpt2XL = gpt2("GPT-2 XL", width: 1600, heads: 25, layers: 48)

  /// 109,482,240 parameters, the pooler's among them.
  ///
  /// - Source: Devlin et al. 2019.
  public static let bertBase = bert("BERT-base", width: 768, heads: 12, layers: 12)
  /// 335,141,888 parameters, the pooler's among them.
  public static let bertLarge = bert("BERT-large", width: 1024, heads: 16, layers: 24)

  /// 86,567,656 parameters, with a head for 1,000 classes.
  ///
  /// - Source: Dosovitskiy et al. 2021.
  public static let vitB16 = TransformerShape(
    name: "ViT-B/16", width: 768, heads: 12, layers: 12,
    input: .patches(channels: 3, side: 224, patch: 16), finalNorm: true,
    output: .classifier(classes: 1000))

  /// 6,738,415,616 parameters. Positions are rotations, which have none.
  ///
  /// - Source: Touvron et al. 2023.
  public static let llama7B = TransformerShape(
    name: "LLaMA-7B", width: 4096, heads: 32, layers: 32, hidden: 11008, feedForward: .swiGLU,
    norm: .rmsNorm, biases: false, input: .tokens(vocabulary: 32000, positions: 0),
    finalNorm: true, output: .head(outputs: 32000))

  private static func gpt2(
    _ name: String, width: Int, heads: Int, layers: Int
  ) -> TransformerShape {
    TransformerShape(
      name: name, width: width, heads: heads, layers: layers,
      input: .tokens(vocabulary: 50257, positions: 1024), finalNorm: true, output: .tiedHead)
  }

  private static func bert(
    _ name: String, width: Int, heads: Int, layers: Int
  ) -> TransformerShape {
    TransformerShape(
      name: name, width: width, heads: heads, layers: layers, normFirst: false,
      input: .tokens(vocabulary: 30522, positions: 512, segments: 2, norm: true),
      output: .pooler)
  }
}
