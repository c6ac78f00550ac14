import MLCore
import Testing

/// d 16, a 4 heads, 3 + 2 layers without embeddings: every sum is small enough to do by hand.
private func small(
  encoderWidth: Int = 16, keyValueHeads: Int = 4, normFirst: Bool = true, layers: Int = 2
) -> EncoderDecoderShape {
  EncoderDecoderShape(
    encoder: TransformerShape(
      width: encoderWidth, heads: 4, layers: 3, normFirst: normFirst),
    decoder: TransformerShape(
      width: 16, heads: 4, layers: layers, keyValueHeads: keyValueHeads, normFirst: normFirst))
}

/// b 2, s 8, n 24.
private let pass = ForwardSettings(batch: 2, tokens: 8, sourceTokens: 24)
/// b·s·d, b·n·d, a·b·s², a·b·s·n, a·b·n² elements of that pass.
private let (bsd, bnd, abss, absn, abnn) = (256, 768, 512, 1536, 4608)

@Suite struct `Sizes of published encoder–decoders` {
  // T5-small, d 512, hidden 2048, V 32,128, no biases, norms of d:
  //   embedding, shared and tied             32,128 · 512               = 16,449,536
  //   6 encoder layers                       4d² + 2·2048d + 2d         =  3,146,752 each
  //   6 decoder layers                       8d² + 2·2048d + 3d         =  4,195,840 each
  //   two final norms, two tables of biases  2 · 512 + 2 · 32 · 8       =      1,536
  //   16,449,536 + 18,880,512 + 25,175,040 + 1,536 = 60,506,624
  //
  // T5-base, d 768, hidden 3072: 24,674,304 + 12 · 7,079,424 + 12 · 9,439,488 + 2 · 768 + 2 · 32 · 12.
  //
  // BART-base, d 768, V 50,265, 1,026 positions a side:
  //   embedding, shared and tied             50,265 · 768               = 38,603,520
  //   positions and embedding norms          2 · (1,026 · 768 + 2 · 768) =  1,579,008
  //   6 encoder layers                       12d² + 13d                 =  7,087,872 each
  //   6 decoder layers                       16d² + 19d                 =  9,451,776 each
  //   38,603,520 + 1,579,008 + 42,527,232 + 56,710,656 = 139,420,416
  //
  // BART-large, d 1024: 51,471,360 + 2,105,344 + 12 · 12,596,224 + 12 · 16,796,672.
  @Test(arguments: [
    (EncoderDecoderShape.t5Small, 60_506_624), (.t5Base, 222_903_552),
    (.bartBase, 139_420_416), (.bartLarge, 406_291_456),
  ])
  func `have exactly the published number of parameters`(
    _ model: EncoderDecoderShape, _ parameters: Int
  ) throws {
    #expect(try model.parameters() == parameters)
  }

  // By hand: 37,000 · 512 + 6 · 3,152,384 + 6 · 4,204,032. The paper prints 65 · 10⁶, for "about" 37,000
  // tokens: 3% more.
  @Test func `the first Transformer has 63 million with 37,000 tokens`() throws {
    #expect(try EncoderDecoderShape.transformerBase.parameters() == 63_082_496)
    var own = EncoderDecoderShape.transformerBase
    own.sharesEmbedding = false
    #expect(try own.parameters() == 63_082_496 + 37_000 * 512)
  }

  // By hand: an encoder's layer has 12d² + 13d, cross-attention adds 4(d² + d) and a norm of 2d.
  @Test func `a decoder's layer has 16d² + 19d parameters`() throws {
    for d in [8, 768] {
      let stack = TransformerShape(width: d, heads: 8, layers: 1)
      let model = EncoderDecoderShape(encoder: stack, decoder: stack)
      let terms = try model.parameterTerms(bytesPerElement: 1)
      #expect(terms.bytes(inBlock: "encoder layer") == 12 * d * d + 13 * d)
      #expect(terms.bytes(inBlock: "decoder layer") == 16 * d * d + 19 * d)
    }
  }

  // By hand: the encoder's vectors have 40 numbers instead of 16, and one head of four has keys and values:
  // keys and values are 4 wide, from 16 in the decoder's own attention and from 40 in cross-attention.
  @Test func `keys and values go from the encoder's width to that of their heads`() throws {
    let terms = try small(encoderWidth: 40, keyValueHeads: 1).parameterTerms(bytesPerElement: 1)
    let full = 16 * 16 * 16 + 19 * 16
    let own = 2 * (16 * 4 + 4) - 2 * (16 * 16 + 16)
    let cross = 2 * (40 * 4 + 4) - 2 * (16 * 16 + 16)
    #expect(terms.bytes(inBlock: "decoder layer") == 2 * (full + own + cross))
  }
}

@Suite struct `Memory of training an encoder–decoder` {
  @Test func `a decoder's layer keeps 20 tensors of its width, keys, values and two softmaxes`()
    throws
  {
    let memory = try TrainingMemory(of: small(), pass: pass)
    let kept = try memory.activations(ofOne: "decoder layer").map { ($0.name, $0.elements) }
    let expected = [
      ("layer input", bsd), ("normed input of attention", bsd), ("attention probabilities", abss),
      ("queries", bsd), ("keys", bsd), ("values", bsd), ("context", bsd),
      ("attention sum", bsd), ("normed input of cross-attention", bsd),
      ("cross-attention probabilities", absn), ("cross-attention queries", bsd),
      ("cross-attention keys", bnd), ("cross-attention values", bnd),
      ("cross-attention context", bsd), ("cross-attention sum", bsd),
      ("normed input of feed-forward", bsd), ("pre-activation", 4 * bsd), ("activation", 4 * bsd),
    ]
    #expect(kept.map(\.0).sorted() == expected.map(\.0).sorted())
    for (name, elements) in expected {
      #expect(kept.first { $0.0 == name }?.1 == elements, "\(name)")
    }
    #expect(kept.reduce(0) { $0 + $1.1 } == 20 * bsd + 2 * bnd + abss + absn)
  }

  // By hand, a byte a mask and 2 bytes a number: 2 · 20 and three masks of bsd, two tensors of bnd, and 5
  // bytes a score as in Korthikanti et al. 2022.
  @Test func `with dropout at 16 bits it keeps 43 bsd + 4 bnd + 5 (abs² + absn) bytes`() throws {
    var dropout = pass
    dropout.dropout = .byteMasks
    let memory = try TrainingMemory(of: small(), pass: dropout, bytesPerElement: .mixed)
    #expect(
      try memory.activations(ofOne: "decoder layer").bytes
        == 43 * bsd + 4 * bnd + 5 * (abss + absn))
  }

  // By hand: three norms of two numbers a token, two log-sum-exps a token and head, no scores.
  @Test func `fused attention keeps no scores, and statistics where they count`() throws {
    var fused = pass
    fused.attention = .fused
    #expect(
      try TrainingMemory(of: small(), pass: fused).activations(ofOne: "decoder layer").bytes
        == 4 * (20 * bsd + 2 * bnd))
    fused.countsStatistics = true
    #expect(
      try TrainingMemory(of: small(), pass: fused).activations(ofOne: "decoder layer").bytes
        == 4 * (20 * bsd + 2 * bnd + 3 * 2 * 16 + 2 * 4 * 16))
  }

  // By hand: an encoder's layer keeps 16 bnd + abn².
  @Test func `the encoder's output is kept once for all layers that read it`() throws {
    for layers in [1, 2, 7] {
      let memory = try TrainingMemory(of: small(layers: layers), pass: pass)
      let outputs = memory.activations.filter { $0.name == "encoder output" }
      #expect(outputs.map(\.block) == ["encoder output"])
      #expect(outputs.bytes == 4 * bnd)
      #expect(
        memory.activations.bytes
          == 4 * (3 * (16 * bnd + abnn) + bnd + layers * (20 * bsd + 2 * bnd + abss + absn)))
    }
  }

  @Test func `pre-norm and post-norm keep the same`() throws {
    for dropout in [ForwardSettings.Dropout.none, .floatMasks] {
      var pass = pass
      pass.dropout = dropout
      let before = try TrainingMemory(of: small(), pass: pass)
      let behind = try TrainingMemory(of: small(normFirst: false), pass: pass)
      #expect(before.activations.bytes == behind.activations.bytes)
    }
  }

  // By hand: the inputs of 3 encoder and 2 decoder layers, the encoder's output, and the larger layer.
  @Test func `checkpoints keep the inputs of both sides and the encoder's output`() throws {
    let memory = try TrainingMemory(of: small(), pass: pass, checkpointing: .every(layers: 1))
    let (encoder, decoder) = (16 * bnd + abnn, 20 * bsd + 2 * bnd + abss + absn)
    #expect(encoder > decoder)
    #expect(memory.activations.bytes == 4 * (3 * bnd + 2 * bsd + bnd + encoder))
    let moments = try memory.timeline().moments
    #expect(moments.last?.activations == 0)
    #expect(moments.allSatisfy { $0.activations <= memory.activations.bytes })
    // Forward of the last decoder layer: all checkpoints and the encoder's output, no other tensor.
    let last = moments.last { $0.phase == .forward && $0.block == "decoder layer 2" }
    #expect(last?.activations == 4 * (4 * bnd + 2 * bsd))
    // Its last operation adds: what passes is the two summands and the sum.
    #expect(last?.passing == 4 * 3 * bsd)
  }

  // By hand: the first step back in a decoder's layer is that of a sum, whose three tensors have gradients;
  // and the encoder's output gathers its own from every layer. Forward it is counted as kept.
  @Test func `backward holds the gradient of the encoder's output through the decoder`() throws {
    let moments = try TrainingMemory(of: small(), pass: pass).timeline().moments
    for layer in ["decoder layer 1", "decoder layer 2"] {
      #expect(
        moments.first { $0.phase == .backward && $0.block == layer }?.passing
          == 4 * (bnd + 3 * bsd))
      #expect(
        moments.last { $0.phase == .forward && $0.block == layer }?.passing == 4 * 2 * bsd)
    }
    #expect(
      moments.first { $0.phase == .backward && $0.block == "encoder layer 3" }?.passing
        == 4 * 3 * bnd)
  }
}

@Suite struct `Memory of an encoder–decoder's inference` {
  private func bytes(
    _ inference: InferenceMemory, _ block: String, _ operation: String
  ) -> Int? {
    inference.moments.first { $0.block == block && $0.operation == operation }?.bytes
  }

  // By hand: x, Q, K, V and two score matrices in the encoder; in the decoder the encoder's output waits
  // beside them, in cross-attention x and Q are short and K and V are long.
  @Test func `the softmaxes hold what is alive, and depth does not count`() throws {
    let inference = try InferenceMemory(of: small(), pass: pass)
    #expect(bytes(inference, "encoder layer", "softmax") == 4 * (4 * bnd + 2 * abnn))
    #expect(bytes(inference, "decoder layer", "softmax") == 4 * (bnd + 4 * bsd + 2 * abss))
    #expect(
      bytes(inference, "decoder layer", "cross-attention softmax")
        == 4 * (bnd + 2 * bsd + 2 * bnd + 2 * absn))
    #expect(inference.peak.block == "encoder layer")
    #expect(inference.bytes == (try small().parameters() + 4 * bnd + 2 * abnn) * 4)
    #expect(
      try InferenceMemory(of: small(layers: 9), pass: pass).peak == inference.peak)
  }

  // By hand, BART-base, one token after 128 with a source of 1,024: the logits and their input, beside the
  // weights and 2 · 6 · 768 · 4 bytes a token and a source token.
  @Test func `a step of generation reads the source from the cache`() throws {
    let cache = try KeyValueCache(of: .bartBase)
    let step = ForwardSettings(
      batch: 1, tokens: 1, context: 128, sourceTokens: 1024, sourceIsCached: true)
    let cached = try cache.terms(batch: 1, tokens: 128) + cache.sourceTerms(batch: 1, tokens: 1024)
    let inference = try InferenceMemory(of: .bartBase, pass: step, cache: cached)
    #expect(inference.moments.allSatisfy { $0.block.hasPrefix("decoder") })
    #expect(inference.peak.operation == "head")
    #expect(
      inference.bytes
        == 139_420_416 * 4 + 2 * 6 * 768 * 4 * (128 + 1024) + (768 + 50_265) * 4)
    // x, the queries and two rows of scores a head: no keys, no values, no encoder's output.
    #expect(
      bytes(inference, "decoder layer", "cross-attention softmax")
        == 4 * (2 * 768 + 2 * 12 * 1024))
  }

  @Test func `the cache keeps two sequences, of which the source's does not grow`() throws {
    let cache = try KeyValueCache(of: .t5Small, bytesPerElement: 2)
    // By hand: 2 · 6 layers · 512 · 2 bytes.
    #expect(cache.bytesPerToken == 12_288)
    #expect(cache.bytesPerSourceToken == 12_288)
    #expect(try cache.sourceTerms(batch: 3, tokens: 512).bytes == 3 * 512 * 12_288)
    #expect(
      try cache.sourceTerms(batch: 1, tokens: 5).map(\.name)
        == ["cached source keys", "cached source values"])
    let one = try KeyValueCache(of: small(keyValueHeads: 1))
    #expect(one.bytesPerSourceToken == 2 * 2 * 4 * 4)
    let alone = try KeyValueCache(of: .gpt2Small)
    #expect(alone.bytesPerSourceToken == 0)
    #expect(try alone.sourceTerms(batch: 1, tokens: 5).isEmpty)
  }

  @Test func `an encoder without the number of source tokens reads as many as it can`() throws {
    func tokens(_ model: EncoderDecoderShape) throws -> Int? {
      try InferenceMemory(of: model, pass: ForwardSettings(batch: 1, tokens: 4))
        .moments[0].tensors[0].factors.first { $0.name == "source tokens" }?.size
    }
    #expect(try tokens(.bartBase) == 1026)
    #expect(try tokens(.t5Small) == 4)
  }
}

@Suite struct `Relative position biases` {
  // 4 heads, 8 tokens, 5 buckets.
  private let model = TransformerShape(
    width: 16, heads: 4, layers: 3, input: .tokens(vocabulary: 10, positions: 0),
    positionBuckets: 5)
  private let pass = ForwardSettings(batch: 2, tokens: 8)

  @Test func `are a table for the whole stack`() throws {
    var without = model
    without.positionBuckets = 0
    #expect(try model.parameters() == without.parameters() + 5 * 4)
  }

  // By hand: the numbers of 8 · 8 buckets, 8 bytes each, are kept; the 4 · 8 · 8 biases pass through all layers,
  // with a batch of any size, and are gone behind them.
  @Test func `are alive through all layers and kept by fused attention alone`() throws {
    var without = model
    without.positionBuckets = 0
    let memory = try TrainingMemory(of: model, pass: pass)
    let plain = try TrainingMemory(of: without, pass: pass)
    #expect(memory.activations.bytes == plain.activations.bytes + 64 * 8)
    func passing(_ memory: TrainingMemory, _ phase: MemoryMoment.Phase) throws -> [Int] {
      try memory.timeline().moments
        .filter { $0.phase == phase && $0.block.hasPrefix("layer") }.map(\.passing)
    }
    for phase in [MemoryMoment.Phase.forward, .backward] {
      #expect(try passing(memory, phase) == passing(plain, phase).map { $0 + 256 * 4 })
    }

    var fused = pass
    fused.attention = .fused
    let keeping = try TrainingMemory(of: model, pass: fused)
    let bare = try TrainingMemory(of: without, pass: fused)
    #expect(keeping.activations.bytes == bare.activations.bytes + 64 * 8 + 256 * 4)
    #expect(try passing(keeping, .forward) == passing(bare, .forward))
    #expect(
      keeping.activations.filter { $0.name == "position biases" }.map(\.block) == ["embedding"])
  }

  @Test func `come without an embedding too`() throws {
    let bare = TransformerShape(width: 16, heads: 4, layers: 3, positionBuckets: 5)
    #expect(try bare.parameterSections().map(\.name) == ["embedding", "layer"])
    #expect(
      try TrainingMemory(of: bare, pass: pass).activations.filter { $0.block == "embedding" }
        .map(\.name) == ["position buckets"])
  }
}

@Suite struct `Encoder–decoders that cannot be` {
  private func expect(
    _ error: MemoryError, _ model: EncoderDecoderShape, _ pass: ForwardSettings = pass
  ) {
    #expect(throws: error) { try TrainingMemory(of: model, pass: pass) }
    #expect(throws: error) { try InferenceMemory(of: model, pass: pass) }
  }

  @Test func `are refused with what is wrong`() throws {
    var model = EncoderDecoderShape.t5Small
    model.encoder.output = .tiedHead
    expect(.encoderHasOutput(model: "T5-small"), model)
    model = .t5Small
    model.decoder.input = .tokens(vocabulary: 7, positions: 0)
    expect(
      .embeddingsDiffer(
        encoderVocabulary: 32_128, encoderWidth: 512, decoderVocabulary: 7, decoderWidth: 512),
      model)
    model.sharesEmbedding = false
    #expect(throws: Never.self) { try model.parameters() }
    model = small()
    model.sharesEmbedding = true
    expect(
      .embeddingsDiffer(
        encoderVocabulary: 0, encoderWidth: 16, decoderVocabulary: 0, decoderWidth: 16), model)
    model = small()
    model.encoder.heads = 3
    expect(.headsDoNotDivide(width: 16, heads: 3), model)
    model = small()
    model.decoder.positionBuckets = -1
    expect(.sizeTooSmall(-1, name: "the number of position buckets"), model)
  }

  @Test func `passes that fit neither side`() throws {
    var wrong = pass
    wrong.sourceTokens = 0
    expect(.sizeTooSmall(0, name: "the number of source tokens"), small(), wrong)
    wrong.sourceTokens = 1027
    expect(.tooManyTokens(1027, positions: 1026), .bartBase, wrong)
    wrong.sourceTokens = 1 << 62
    #expect(throws: MemoryError.self) { try InferenceMemory(of: small(), pass: wrong) }
    #expect(throws: MemoryError.self) {
      try KeyValueCache(of: .t5Small).sourceTerms(batch: 1 << 40, tokens: 1 << 20)
    }
    wrong = pass
    wrong.sourceIsCached = true
    #expect(throws: MemoryError.trainingFromCache(model: "T5-small")) {
      try TrainingMemory(of: .t5Small, pass: wrong)
    }
  }

  @Test func `are refused in words`() {
    #expect(
      MemoryError.embeddingsDiffer(
        encoderVocabulary: 10, encoderWidth: 4, decoderVocabulary: 7, decoderWidth: 8
      ).description == """
        a shared embedding must have one vocabulary and one width: got 10 tokens of width 4 for \
        the encoder and 7 of width 8 for the decoder
        """)
  }
}
