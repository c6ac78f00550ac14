import MLCore
import Testing

@Suite struct `Memory of inference` {
  // By hand: 17,226 weights; the widest pair of neighbours is 64 + 128.
  @Test func `of a perceptron is its weights and the largest pair of layers`() throws {
    let model = MLPShape(widths: [64, 128, 64, 10], activation: .relu)
    let inference = try InferenceMemory(of: model, pass: ForwardSettings(batch: 32))
    #expect(inference.bytes == 17_226 * 4 + 32 * 192 * 4)
    #expect(inference.bytes == 93_480)
    let training = try TrainingMemory(of: model, pass: ForwardSettings(batch: 32))
    #expect(abs(Double(training.bytes) / Double(inference.bytes) - 3.3) < 0.05)
  }

  // x, Q, K, V and two score matrices: 4 · 96 MiB + 2 · 1,536 MiB.
  @Test func `of a Transformer peaks at the softmax and does not grow with depth`() throws {
    let pass = ForwardSettings(batch: 32, tokens: 1024)
    for normFirst in [true, false] {
      var model = TransformerShape(width: 768, heads: 12, layers: 12, normFirst: normFirst)
      let inference = try InferenceMemory(of: model, pass: pass)
      #expect(inference.peak.bytes == 3456 << 20)
      #expect(inference.peak.operation == "softmax")
      #expect(inference.weights.size.description == "324.5 MiB")
      let training = try TrainingMemory(of: model, pass: pass)
      #expect(abs(Double(training.bytes) / Double(inference.bytes) - 10) < 0.15)
      model.layers = 1
      #expect(
        try InferenceMemory(of: model, pass: pass).peak.bytes == inference.peak.bytes)
    }
  }

  // By hand: the layer's input, the pre-activation and its function, 1 + 4 + 4 tensors of 96 MiB.
  @Test func `of fused attention peaks in the network`() throws {
    let pass = ForwardSettings(batch: 32, tokens: 1024, dropout: .byteMasks, attention: .fused)
    let model = TransformerShape(width: 768, heads: 12, layers: 12)
    let inference = try InferenceMemory(of: model, pass: pass)
    #expect(inference.peak.operation == "GELU")
    #expect(inference.peak.bytes == 9 * 96 << 20)
  }

  @Test func `does without dropout and loss`() throws {
    let pass = ForwardSettings(batch: 1, tokens: 16)
    var dropout = pass
    dropout.dropout = .floatMasks
    let without = try InferenceMemory(of: .gpt2Small, pass: pass)
    #expect(try InferenceMemory(of: .gpt2Small, pass: dropout) == without)
    #expect(without.moments.last?.operation == "head")
  }

  @Test func `of one token with a cache`() throws {
    let cache = try KeyValueCache(of: .gpt2Small)
    let pass = ForwardSettings(batch: 1, tokens: 1, context: 1024)
    let inference = try InferenceMemory(
      of: .gpt2Small, pass: pass, cache: cache.terms(batch: 1, tokens: 1024))
    // By hand: the logits of one token are the largest tensor; their input is alive beside them.
    #expect(inference.peak.operation == "head")
    #expect(inference.bytes == 124_439_808 * 4 + 1024 * 72 * 1024 + (50257 + 768) * 4)
  }
}

@Suite struct `The cache of keys and values` {
  @Test func `takes 72 KiB a token in GPT-2 and half a MiB in LLaMA`() throws {
    let gpt2 = try KeyValueCache(of: .gpt2Small)
    #expect(gpt2.bytesPerToken == 72 << 10)
    #expect(try gpt2.terms(batch: 32, tokens: 1024).bytes == 9 << 28)  // 2.25 GiB
    let llama = try KeyValueCache(of: .llama7B, bytesPerElement: 2)
    #expect(llama.bytesPerToken == 1 << 19)
    #expect(try llama.terms(batch: 1, tokens: 4096).bytes == 2 << 30)
    let weights = try InferenceMemory(
      of: .llama7B, pass: ForwardSettings(batch: 1, tokens: 1), bytesPerElement: .half
    ).weights
    #expect(abs(weights.size.gibibytes - 12.55) < 0.005)
    // By hand: ⌊2 · 6,738,415,616 / 2¹⁹⌋.
    #expect(llama.tokens(fittingIn: weights.bytes) == 25_705)
  }

  // The account of EleutherAI's calculator lacked the 2 and the share of heads.
  @Test func `shrinks with the heads of keys and values`() throws {
    var model = TransformerShape.llama7B
    for heads in [32, 8, 1] {
      model.keyValueHeads = heads
      let cache = try KeyValueCache(of: model, bytesPerElement: 2)
      #expect(cache.bytesPerToken == 2 * 32 * heads * 128 * 2)
      #expect(try cache.terms(batch: 3, tokens: 5).bytes == 15 * cache.bytesPerToken)
    }
  }
}
