// # Published encoder–decoder models

extension ActivationModel where Self == EncoderDecoderShape {
  /// The first Transformer: 63,082,496 parameters with 37,000 tokens that both sides and the head share, and
  /// positions that are sines.
  ///
  /// The paper speaks of "about 37,000" tokens and of 65 million parameters; its exact vocabulary is not
  /// published, and no vocabulary of 37,000 reaches 65 million.
  ///
  /// - Source: Vaswani et al. 2017 (base model).
  public static var transformerBase: EncoderDecoderShape {
    twins(
      "Transformer base",
      TransformerShape(
        width: 512, heads: 8, layers: 6, feedForward: .relu, normFirst: false,
        input: .tokens(vocabulary: 37_000, positions: 0)))
  }

  /// 60,506,624 parameters.
  ///
  /// - Source: Raffel et al. 2020.
  public static var t5Small: EncoderDecoderShape {
    t5("T5-small", width: 512, heads: 8, layers: 6)
  }

  /// 222,903,552 parameters.
  public static var t5Base: EncoderDecoderShape {
    t5("T5-base", width: 768, heads: 12, layers: 12)
  }

  /// 139,420,416 parameters. Of each side's 1,026 positions the tokens use the last 1,024.
  ///
  /// - Source: Lewis et al. 2020.
  public static var bartBase: EncoderDecoderShape {
    bart("BART-base", width: 768, heads: 12, layers: 6)
  }

  /// 406,291,456 parameters.
  public static var bartLarge: EncoderDecoderShape {
    bart("BART-large", width: 1024, heads: 16, layers: 12)
  }
}

/// The first T5: ReLU, no biases, norms without shift, 32 buckets of distances.
private func t5(_ name: String, width: Int, heads: Int, layers: Int) -> EncoderDecoderShape {
  twins(
    name,
    TransformerShape(
      width: width, heads: heads, layers: layers, feedForward: .relu, norm: .rmsNorm,
      biases: false, input: .tokens(vocabulary: 32_128, positions: 0), positionBuckets: 32,
      finalNorm: true))
}

/// Post-norm with learned positions and a normalised embedding.
private func bart(_ name: String, width: Int, heads: Int, layers: Int) -> EncoderDecoderShape {
  twins(
    name,
    TransformerShape(
      width: width, heads: heads, layers: layers, normFirst: false,
      input: .tokens(vocabulary: 50_265, positions: 1026, norm: true)))
}

/// Two equal stacks with one embedding, whose weights are the head's too.
private func twins(_ name: String, _ encoder: TransformerShape) -> EncoderDecoderShape {
  var decoder = encoder
  decoder.output = .tiedHead
  return EncoderDecoderShape(
    name: name, encoder: encoder, decoder: decoder, sharesEmbedding: true)
}
