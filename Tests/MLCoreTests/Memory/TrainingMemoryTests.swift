import MLCore
import Testing

/// batch 32, 1,024 tokens, width 768, 12 heads, 12 layers: the figures of the notes, whose tensors were
/// also counted by the saved-tensor hooks of PyTorch 2.15.
@Suite struct `Memory of a training step` {
  static let mebibyte = 1 << 20
  /// One tensor of 32 × 1,024 × 768 floats, 96 MiB.
  static let unit = 96 * mebibyte
  static let pass = ForwardSettings(batch: 32, tokens: 1024)
  static let layers = TransformerShape(width: 768, heads: 12, layers: 12)

  func memory(
    _ model: TransformerShape = layers, bytes: BytesPerElement = .single,
    checkpointing: TrainingMemory.Checkpointing = .none,
    _ change: (inout ForwardSettings) -> Void = { _ in }
  ) throws -> TrainingMemory {
    var pass = Self.pass
    change(&pass)
    return try TrainingMemory(
      of: model, pass: pass, bytesPerElement: bytes, checkpointing: checkpointing)
  }

  func layer(_ memory: TrainingMemory) throws -> Int {
    try memory.activations(ofOne: "layer").bytes
  }

  @Test func `images and one activation`() throws {
    let images = try MemoryTerm(
      .input,
      of: TensorShape("images", ["batch": 128, "channels": 3, "height": 224, "width": 224]),
      bytesPerElement: 4)
    #expect(images.elements == 19_267_584)
    #expect(images.size.mebibytes == 73.5)
    #expect(images.size.decimal == "77.1 MB")
    let vectors = try MemoryTerm(
      .activations, of: TensorShape("x", ["batch": 32, "tokens": 1024, "width": 768]),
      bytesPerElement: 4)
    #expect(vectors.elements == 25_165_824)
    #expect(
      vectors.description
        == "x: batch 32 × tokens 1,024 × width 768 × 4 B = 100,663,296 B = 96.0 MiB")
    #expect(vectors.size.decimal == "100.7 MB")
  }

  @Test func `a layer keeps 16 tensors of the input's size and the softmax`() throws {
    let memory = try memory()
    #expect(try layer(memory) == 3072 * Self.mebibyte)
    #expect(memory.activations.bytes == 36 << 30)
    #expect(ByteCount(memory.states.bytes).description == "1.27 GiB")
    let kept = try memory.activations(ofOne: "layer").map { ($0.name, $0.bytes / Self.unit) }
    let expected = [
      ("layer input", 1), ("normed input of attention", 1), ("attention probabilities", 16),
      ("queries", 1), ("keys", 1), ("values", 1), ("context", 1), ("attention sum", 1),
      ("normed input of feed-forward", 1), ("pre-activation", 4), ("activation", 4),
    ]
    #expect(kept.map(\.0) == expected.map(\.0))
    #expect(kept.map(\.1) == expected.map(\.1))
  }

  @Test func `norms keep half a mebibyte of statistics`() throws {
    let memory = try memory { $0.countsStatistics = true }
    #expect(try layer(memory) == 3072 * Self.mebibyte + Self.mebibyte / 2)
    // By hand: 12 heads · 1,024 tokens · 32 samples · 4 bytes more.
    let fused = try self.memory {
      $0.countsStatistics = true
      $0.attention = .fused
    }
    #expect(try layer(fused) == 1538 * Self.mebibyte)
  }

  @Test func `dropout, half precision, fused attention and ReLU`() throws {
    let sbh = 25_165_824
    let masks = try memory { $0.dropout = .byteMasks }
    #expect(try layer(masks) == 66 * sbh + 9 * 16 * sbh)
    #expect(ByteCount(try layer(masks)).description == "4.92 GiB")
    #expect(ByteCount(masks.activations.bytes).description == "59.1 GiB")
    let floats = try memory { $0.dropout = .floatMasks }
    #expect(ByteCount(try layer(floats)).description == "6.19 GiB")
    #expect(ByteCount(floats.activations.bytes).gibibytes == 74.25)
    let fused = try memory { $0.attention = .fused }
    #expect(try layer(fused) == 1536 * Self.mebibyte)
    #expect(fused.activations.bytes == 18 << 30)
    let half = try memory(bytes: .mixed)
    #expect(try layer(half) == 1536 * Self.mebibyte)
    #expect(half.activations.bytes == 18 << 30)
    var relu = Self.layers
    relu.feedForward = .relu
    #expect(try layer(memory(relu)) == 2688 * Self.mebibyte)
    #expect(try memory(relu).activations.bytes == 63 << 29)
  }

  // Korthikanti et al. 2022: 34 sbh + 5 as²b bytes at 16 bits with dropout.
  @Test func `the published formula of a layer at 16 bits`() throws {
    for (batch, tokens, width, heads) in [(32, 1024, 768, 12), (3, 17, 64, 4), (1, 2048, 128, 2)] {
      var pass = ForwardSettings(batch: batch, tokens: tokens)
      pass.dropout = .byteMasks
      let model = TransformerShape(width: width, heads: heads, layers: 1)
      let memory = try TrainingMemory(of: model, pass: pass, bytesPerElement: .mixed)
      #expect(
        memory.activations.bytes
          == 34 * tokens * batch * width + 5 * heads * tokens * tokens * batch)
    }
  }

  // The figures that are printed for it: 2.67 GiB a layer, 32.06 GiB for 12, 70% of it scores.
  @Test func `the published formula at the size of the notes`() throws {
    let memory = try memory(bytes: .mixed) { $0.dropout = .byteMasks }
    #expect(ByteCount(try layer(memory)).description == "2.67 GiB")
    #expect(abs(ByteCount(memory.activations.bytes).gibibytes - 32.06) < 0.005)
    let scores = memory.activations.filter { $0.name.contains("attention probabilities") }
    let share = Double(scores.bytes) / Double(memory.activations.bytes)
    #expect(abs(share - 0.70) < 0.005)
  }

  @Test func `checkpoints keep the inputs of all layers and one whole layer`() throws {
    let memory = try memory(checkpointing: .every(layers: 1))
    #expect(memory.activations.bytes == 12 * Self.unit + 3072 * Self.mebibyte)
    #expect(ByteCount(memory.activations.bytes).description == "4.13 GiB")
    // By hand: 3 inputs and 4 layers; the last segment of 5, 5 and 2 counts as an input like the others.
    #expect(
      try self.memory(checkpointing: .every(layers: 4)).activations.bytes
        == 3 * Self.unit + 4 * 3072 * Self.mebibyte)
    #expect(
      try self.memory(checkpointing: .every(layers: 5)).activations.bytes
        == 3 * Self.unit + 5 * 3072 * Self.mebibyte)
  }

  @Test func `scores outweigh the rest from 16 d/a tokens on`() throws {
    func parts(_ tokens: Int) throws -> (scores: Int, all: Int) {
      let terms = try memory { $0.tokens = tokens }.activations(ofOne: "layer")
      return (terms.filter { $0.name == "attention probabilities" }.bytes, terms.bytes)
    }
    let even = try parts(1024)
    #expect(even.scores * 2 == even.all)
    #expect(try parts(512).all == 1152 * Self.mebibyte)
    #expect(try parts(2048).all == 9 << 30)
    #expect(try parts(1023).scores * 2 < parts(1023).all)
    #expect(try parts(1025).scores * 2 > parts(1025).all)
  }

  @Test func `pre-norm and post-norm keep the same`() throws {
    for dropout in [ForwardSettings.Dropout.none, .byteMasks] {
      var post = Self.layers
      post.normFirst = false
      let before = try memory { $0.dropout = dropout }
      let behind = try memory(post) { $0.dropout = dropout }
      #expect(before.activations.bytes == behind.activations.bytes)
    }
  }

  @Test func `the logits of GPT-2 take 6.13 GiB more`() throws {
    let logits = try memory(.gpt2Small).terms.filter { $0.part == .logits }
    #expect(logits.bytes == 32 * 1024 * 50257 * 4)
    #expect(ByteCount(logits.bytes).description == "6.13 GiB")
  }

  // By hand: LLaMA's layer keeps, in tensors of its width, two norm inputs, QKV's input, Q, K, V, the
  // context, the network's input (8), and four tensors of 11,008.
  @Test func `SwiGLU keeps four tensors of the hidden width`() throws {
    var pass = ForwardSettings(batch: 1, tokens: 2048)
    pass.attention = .fused
    let memory = try TrainingMemory(of: .llama7B, pass: pass, bytesPerElement: .mixed)
    #expect(try layer(memory) == 2048 * (8 * 4096 + 4 * 11008) * 2)
  }
}

@Suite struct `Memory of a perceptron's step` {
  static let widths = [64, 128, 64, 10]
  static let pass = ForwardSettings(batch: 32)

  // 4N·Σ(inputs) + 4N·K; PyTorch's hooks say 34,308 with 260 bytes of labels and weights.
  @Test func `is the inputs of the linear layers and the log-softmax`() throws {
    for activation in [MLPShape.Activation.relu, .sigmoid, .tanh] {
      let model = MLPShape(widths: Self.widths, activation: activation)
      let memory = try TrainingMemory(of: model, pass: Self.pass)
      #expect(memory.activations.bytes == 32_768 + 1_280)
      #expect(memory.bytes == 309_664)
      #expect(memory.terms.bytes(of: .input) == 32 * 64 * 4)
    }
    // PyTorch's hooks: 58,884.
    let gelu = MLPShape(widths: Self.widths, activation: .gelu)
    #expect(try TrainingMemory(of: gelu, pass: Self.pass).activations.bytes == 58_884 - 260)
  }

  // By hand.
  @Test func `follows what a library keeps and the size of its numbers`() throws {
    var model = MLPShape(widths: Self.widths, activation: .relu)
    model.keeps = [.input, .preActivation, .output]
    model.lastKeeps = []
    model.keepsLogProbabilities = false
    let memory = try TrainingMemory(of: model, pass: Self.pass, bytesPerElement: .double)
    #expect(memory.activations.bytes == 8 * 32 * ((64 + 2 * 128) + (128 + 2 * 64)))
    #expect(memory.states.bytes == 32 * 17_226)
  }

  // By hand: a byte for each hidden unit, and ReLU's result, which the next layer no longer shares.
  @Test func `grows by masks and outputs with dropout`() throws {
    var pass = Self.pass
    pass.dropout = .byteMasks
    let model = MLPShape(widths: Self.widths, activation: .relu)
    let memory = try TrainingMemory(of: model, pass: pass)
    #expect(memory.activations.bytes == 34_048 + 32 * 192 * 5)
    let gelu = MLPShape(widths: Self.widths, activation: .gelu)
    #expect(
      try TrainingMemory(of: gelu, pass: pass).activations.bytes == 58_624 + 32 * 192)
  }
}
