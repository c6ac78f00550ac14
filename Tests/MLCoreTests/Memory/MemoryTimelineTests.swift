import MLCore
import Testing

@Suite struct `The course of a training step` {
  static let models: [(any ActivationModel & Sendable, ForwardSettings)] = {
    let pass = ForwardSettings(batch: 2, tokens: 8, countsStatistics: true)
    var dropout = pass
    dropout.dropout = .byteMasks
    return [
      (TransformerShape.gpt2Small, pass), (TransformerShape.bertBase, dropout),
      (TransformerShape.llama7B, pass), (TransformerShape.vitB16, ForwardSettings(batch: 2)),
      (TransformerShape(width: 8, heads: 2, layers: 5), dropout),
      (EncoderDecoderShape.t5Small, pass), (EncoderDecoderShape.bartBase, dropout),
      (EncoderDecoderShape.transformerBase, dropout),
      (MLPShape(widths: [5, 4, 3], activation: .gelu), dropout),
      (MLPShape(widths: [5, 4, 3], activation: .relu), pass),
    ]
  }()

  @Test(arguments: 0..<models.count)
  func `rises to the account's activations and falls to nothing`(_ index: Int) throws {
    let (model, pass) = Self.models[index]
    let memory = try TrainingMemory(of: model, pass: pass)
    let moments = try memory.timeline(firstStep: true).moments
    #expect(moments.map(\.activations).max() == memory.activations.bytes)
    let forward = moments.filter { $0.phase == .forward }
    #expect(zip(forward, forward.dropFirst()).allSatisfy { $0.activations <= $1.activations })
    let backward = moments.filter { $0.phase == .backward }
    #expect(zip(backward, backward.dropFirst()).allSatisfy { $0.activations >= $1.activations })
    #expect(zip(backward, backward.dropFirst()).allSatisfy { $0.gradients <= $1.gradients })
    #expect(backward.count == forward.count)
    // Before the first step the optimizer remembers nothing; after it there are the states alone.
    #expect(moments[0].bytes == memory.terms.bytes(of: .weights))
    #expect(moments.last?.bytes == memory.states.bytes)
    #expect(moments.last?.activations == 0)
    for moment in moments {
      #expect(
        moment.bytes
          == moment.weights + moment.gradients + moment.optimizerState + moment.activations
          + moment.passing)
    }
  }

  @Test func `has its moments and gradients all the time where they stay`() throws {
    let model = MLPShape(widths: [5, 4, 3], activation: .relu)
    let memory = try TrainingMemory(of: model, pass: ForwardSettings(batch: 2))
    let moments = try memory.timeline(gradientsStay: true).moments
    #expect(
      moments.allSatisfy { $0.bytes - $0.activations - $0.passing == memory.states.bytes })
  }

  // By hand, batch 2, 4 bytes: weights 5·4+4 and 4·3+3 (39 parameters); forward keeps 10, then 8, then 6
  // numbers; passing are the results that nobody keeps yet.
  @Test func `of a small perceptron, moment by moment`() throws {
    let model = MLPShape(widths: [5, 4, 3], activation: .relu)
    let memory = try TrainingMemory(of: model, pass: ForwardSettings(batch: 2), optimizer: .sgd)
    let moments = try memory.timeline().moments
    #expect(moments.map { $0.weights / 4 } == Array(repeating: 39, count: 8))
    #expect(moments.map { $0.activations / 4 } == [0, 10, 18, 24, 24, 18, 10, 0])
    #expect(moments.map { $0.passing / 4 } == [0, 8, 6, 6, 12, 14, 18, 0])
    #expect(moments.map { $0.gradients / 4 } == [0, 0, 0, 0, 0, 15, 39, 39])
    #expect(
      moments.map(\.block)
        == ["", "layer 1", "layer 2", "loss", "loss", "layer 2", "layer 1", "optimizer"])
  }

  @Test func `with checkpoints computes each segment again`() throws {
    let model = TransformerShape(width: 8, heads: 2, layers: 5)
    let pass = ForwardSettings(batch: 2, tokens: 4)
    let plain = try TrainingMemory(of: model, pass: pass)
    let input = 2 * 4 * 8 * 4
    let layer = try plain.activations(ofOne: "layer").bytes
    for every in 1...6 {
      let memory = try TrainingMemory(
        of: model, pass: pass, checkpointing: .every(layers: every))
      let moments = try memory.timeline().moments
      let operations = moments.filter { $0.phase == .forward }.count
      #expect(moments.filter { $0.phase == .recompute }.count == operations)
      #expect(moments.filter { $0.phase == .backward }.count == operations)
      #expect(moments.last?.activations == 0)
      // The first layer of a segment keeps nothing of its input: the checkpoint is that tensor. The peak is
      // in the last full segment, when the checkpoints of later ones are gone.
      let segments = (5 + every - 1) / every
      let last = 5 - (segments - 1) * every
      let whole = min(every, 5)
      let inLast = segments * input + last * layer - input
      let before = segments < 2 ? 0 : (segments - 1) * input + whole * layer - input
      #expect(moments.map(\.activations).max() == max(inLast, before))
      #expect(try memory.activations.bytes >= memory.timeline().moments.map(\.activations).max()!)
    }
  }

  // By hand: GPT-2's head brings the gradients of V·d weights and of the norm's 2d, its embedding those of
  // 1,024·d positions; T5's last norm d, its decoder's embedding the table of 32·8 biases alone.
  @Test func `a tied head begins the gradient of the embedding`() throws {
    func gradients<Model: ActivationModel>(_ model: Model) throws -> [String: Int] {
      let pass = ForwardSettings(batch: 1, tokens: 2, sourceTokens: 2)
      var before = 0
      var begun: [String: Int] = [:]
      for moment in try TrainingMemory(of: model, pass: pass).timeline().moments {
        begun[moment.block, default: 0] += (moment.gradients - before) / 4
        before = moment.gradients
      }
      return begun
    }
    let gpt2 = try gradients(TransformerShape.gpt2Small)
    #expect(gpt2["output"] == 50_257 * 768 + 2 * 768)
    #expect(gpt2["embedding"] == 1024 * 768)
    let t5 = try gradients(EncoderDecoderShape.t5Small)
    #expect(t5["decoder output"] == 32_128 * 512 + 512)
    #expect(t5["decoder embedding"] == 32 * 8)
    #expect(t5["encoder embedding"] == 32 * 8)
    #expect(t5.values.reduce(0, +) == 60_506_624)
    // Of two embeddings the head's is the decoder's.
    var own = EncoderDecoderShape.t5Small
    own.sharesEmbedding = false
    #expect(try gradients(own)["decoder embedding"] == 32 * 8)
    #expect(try gradients(own)["encoder embedding"] == 32_128 * 512 + 32 * 8)
  }

  @Test func `peaks where backward begins`() throws {
    let memory = try TrainingMemory(
      of: .gpt2Small, pass: ForwardSettings(batch: 32, tokens: 1024))
    let peak = try memory.timeline().peak
    #expect(peak.phase == .backward)
    #expect(peak.block == "loss")
    // By hand: weights, moments, all activations, and the gradients of log-softmax and logits.
    #expect(
      peak.bytes
        == 3 * 4 * 124_439_808 + memory.activations.bytes + 2 * 32 * 1024 * 50257 * 4)
  }
}
