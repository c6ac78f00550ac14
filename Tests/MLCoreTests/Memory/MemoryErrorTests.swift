import MLCore
import Testing

@Suite struct `Sizes that no model can have` {
  func expect(_ error: MemoryError, _ model: TransformerShape, _ pass: ForwardSettings) {
    #expect(throws: error) { try TrainingMemory(of: model, pass: pass) }
    #expect(throws: error) { try InferenceMemory(of: model, pass: pass) }
  }

  @Test func `heads that do not divide, tokens without positions, nothing to tie`() {
    let pass = ForwardSettings(batch: 1, tokens: 4)
    expect(
      .headsDoNotDivide(width: 10, heads: 3), TransformerShape(width: 10, heads: 3, layers: 1),
      pass)
    expect(
      .keyValueHeadsDoNotDivide(heads: 4, keyValueHeads: 3),
      TransformerShape(width: 8, heads: 4, layers: 1, keyValueHeads: 3), pass)
    expect(
      .tokensMissing(model: "Transformer"), TransformerShape(width: 8, heads: 4, layers: 1),
      ForwardSettings(batch: 1))
    expect(
      .tooManyTokens(1025, positions: 1024), .gpt2Small, ForwardSettings(batch: 1, tokens: 1025))
    expect(
      .nothingToTie(model: "Transformer"),
      TransformerShape(width: 8, heads: 4, layers: 1, output: .tiedHead), pass)
    expect(
      .patchesDoNotTile(image: 224, patch: 15),
      TransformerShape(
        width: 8, heads: 4, layers: 1, input: .patches(channels: 3, side: 224, patch: 15)),
      pass)
  }

  @Test func `sizes below 1`() {
    expect(.sizeTooSmall(0, name: "the batch"), .gpt2Small, ForwardSettings(batch: 0))
    expect(
      .sizeTooSmall(-1, name: "the number of tokens"), .gpt2Small,
      ForwardSettings(batch: 1, tokens: -1))
    var model = TransformerShape.gpt2Small
    model.layers = 0
    expect(.sizeTooSmall(0, name: "the number of layers"), model, ForwardSettings(batch: 1))
    #expect(throws: MemoryError.tooFewWidths(1)) {
      try MLPShape(widths: [3], activation: .relu).parameters()
    }
    #expect(throws: MemoryError.sizeTooSmall(0, name: "the layers between checkpoints")) {
      try TrainingMemory(
        of: .gpt2Small, pass: ForwardSettings(batch: 1), checkpointing: .every(layers: 0))
    }
    #expect(throws: MemoryError.negativeBytes(-4, name: "an activation")) {
      var bytes = BytesPerElement.single
      bytes.activation = -4
      _ = try TrainingMemory(
        of: .gpt2Small, pass: ForwardSettings(batch: 1), bytesPerElement: bytes)
    }
  }

  @Test func `products and sums beyond 64 bits`() throws {
    #expect(throws: MemoryError.overflow(of: "the number of elements of x")) {
      try TensorShape("x", ["a": 1 << 32, "b": 1 << 31])
    }
    #expect(throws: Never.self) { try TensorShape("x", ["a": 1 << 31, "b": 1 << 31]) }
    #expect(throws: MemoryError.overflow(of: "the number of bytes of x")) {
      try MemoryTerm(
        .input, of: TensorShape("x", ["a": 1 << 31, "b": 1 << 31]), bytesPerElement: 2)
    }
    for size in [1 << 40, 1 << 62, Int.max] {
      let pass = ForwardSettings(batch: size, tokens: 1024)
      #expect(throws: MemoryError.self) { try TrainingMemory(of: .gpt2Small, pass: pass) }
      #expect(throws: MemoryError.self) { try InferenceMemory(of: .gpt2Small, pass: pass) }
      let wide = TransformerShape(width: size, heads: 1, layers: 1)
      #expect(throws: MemoryError.self) { try wide.parameters() }
      var image = TransformerShape.vitB16
      image.input = .patches(channels: 3, side: size, patch: 1)
      #expect(throws: MemoryError.self) { try image.parameters() }
      #expect(throws: MemoryError.self) {
        try KeyValueCache(of: .gpt2Small).terms(batch: size, tokens: 1 << 10)
      }
      // No size is too large for the distance of checkpoints.
      let checkpointed = try TrainingMemory(
        of: TransformerShape(width: 8, heads: 2, layers: 3),
        pass: ForwardSettings(batch: 1, tokens: 1), checkpointing: .every(layers: size))
      #expect(try checkpointed.timeline().moments.count > 0)
    }
  }

  @Test func `the wording says what was expected and what came`() {
    #expect(
      MemoryError.headsDoNotDivide(width: 10, heads: 3).description
        == "the heads must share the width equally: got 3 heads for a width of 10")
    #expect(
      MemoryError.overflow(of: "the number of elements of x").description
        == "the number of elements of x must be at most 2⁶³ − 1: it overflows")
  }
}

@Suite struct `Bytes in words` {
  @Test(arguments: [
    (0, "0 B", "0 B"), (999, "999 B", "999 B"), (1000, "1,000 B", "1.00 kB"),
    (1023, "1,023 B", "1.02 kB"), (1024, "1.00 KiB", "1.02 kB"),
    (77_070_336, "73.5 MiB", "77.1 MB"), (100_663_296, "96.0 MiB", "100.7 MB"),
    (1_047_527_424, "999.0 MiB", "1.05 GB"), (1 << 30, "1.00 GiB", "1.07 GB"),
    (-1536, "-1.50 KiB", "-1.54 kB"), (.max, "8,192.0 PiB", "9,223.4 PB"),
  ])
  func `are in the largest unit that fits`(_ bytes: Int, _ binary: String, _ decimal: String) {
    #expect(ByteCount(bytes).binary == binary)
    #expect(ByteCount(bytes).decimal == decimal)
  }

  // Rounded by hand: 1.005 KiB is 1029.12 bytes.
  @Test func `round half up on whole bytes`() {
    #expect(ByteCount(1029).binary == "1.00 KiB")
    #expect(ByteCount(1030).binary == "1.01 KiB")
    #expect(ByteCount(1005).decimal == "1.01 kB")
  }
}
