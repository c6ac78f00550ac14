// # Published models
//
// Their numbers of parameters are held exactly by the tests. They are members of the protocol so that any account may be asked for by their name alone:
// `TrainingMemory(of: .gpt2Small, …)`.

extension ActivationModel where Self == TransformerShape {
  /// 124,439,808 parameters.
  ///
  /// - Source: Radford et al. 2019. Their table says 117 million; the released weights have 124.
  public static var gpt2Small: TransformerShape {
    gpt2("GPT-2 small", width: 768, heads: 12, layers: 12)
  }

  /// 354,823,168 parameters.
  public static var gpt2Medium: TransformerShape {
    gpt2("GPT-2 medium", width: 1024, heads: 16, layers: 24)
  }

  /// 774,030,080 parameters.
  public static var gpt2Large: TransformerShape {
    gpt2("GPT-2 large", width: 1280, heads: 20, layers: 36)
  }

  /// 1,557,611,200 parameters.
  public static var gpt2XL: TransformerShape {
    gpt2("GPT-2 XL", width: 1600, heads: 25, layers: 48)
  }

  /// 109,482,240 parameters, the pooler's among them.
  ///
  /// - Source: Devlin et al. 2019.
  public static var bertBase: TransformerShape {
    bert("BERT-base", width: 768, heads: 12, layers: 12)
  }

  /// 335,141,888 parameters, the pooler's among them.
  public static var bertLarge: TransformerShape {
    bert("BERT-large", width: 1024, heads: 16, layers: 24)
  }

  /// 86,567,656 parameters, with a head for 1,000 classes.
  ///
  /// - Source: Dosovitskiy et al. 2021.
  public static var vitB16: TransformerShape {
    TransformerShape(
      name: "ViT-B/16", width: 768, heads: 12, layers: 12,
      input: .patches(channels: 3, side: 224, patch: 16), finalNorm: true,
      output: .classifier(classes: 1000))
  }

  /// 6,738,415,616 parameters. Positions are rotations, which have none.
  ///
  /// - Source: Touvron et al. 2023.
  public static var llama7B: TransformerShape {
    TransformerShape(
      name: "LLaMA-7B", width: 4096, heads: 32, layers: 32, hidden: 11008, feedForward: .swiGLU,
      norm: .rmsNorm, biases: false, input: .tokens(vocabulary: 32000, positions: 0),
      finalNorm: true, output: .head(outputs: 32000))
  }
}

private func gpt2(
  _ name: String, width: Int, heads: Int, layers: Int
) -> TransformerShape {
  TransformerShape(
    name: name, width: width, heads: heads, layers: layers,
    input: .tokens(vocabulary: 50257, positions: 1024), finalNorm: true, output: .tiedHead)
}

private func bert(
  _ name: String, width: Int, heads: Int, layers: Int
) -> TransformerShape {
  TransformerShape(
    name: name, width: width, heads: heads, layers: layers, normFirst: false,
    input: .tokens(vocabulary: 30522, positions: 512, segments: 2, norm: true),
    output: .pooler)
}
