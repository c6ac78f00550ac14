import MLCore
import Testing

@Suite struct `Sizes of published models` {
  // The released weights, counted; the formulas behind them are below.
  @Test(arguments: [
    (TransformerShape.gpt2Small, 124_439_808), (.gpt2Medium, 354_823_168),
    (.gpt2Large, 774_030_080), (.gpt2XL, 1_557_611_200), (.bertBase, 109_482_240),
    (.bertLarge, 335_141_888), (.vitB16, 86_567_656), (.llama7B, 6_738_415_616),
  ])
  func `have exactly the published number of parameters`(
    _ model: TransformerShape, _ parameters: Int
  ) throws {
    #expect(try model.parameters() == parameters)
  }

  @Test func `VGG-16 and BERT without its pooler too`() throws {
    #expect(try ConvolutionalShape.vgg16.parameters() == 138_357_544)
    var bert = TransformerShape.bertBase
    bert.output = .none
    #expect(try bert.parameters() == 108_891_648)
  }

  // By hand: attention 4(d² + d), network 2·4d² + 4d + d, two norms of 2d.
  @Test func `a layer has 12d² + 13d parameters`() throws {
    for d in [8, 768, 1024] {
      let layer = TransformerShape(width: d, heads: 8, layers: 1)
      #expect(try layer.parameters() == 12 * d * d + 13 * d)
    }
    #expect(try TransformerShape(width: 768, heads: 12, layers: 1).parameters() == 7_087_872)
  }

  // By hand: keys and values of 2 of 8 heads are a quarter as wide.
  @Test func `fewer heads of keys and values have smaller matrices`() throws {
    let d = 64
    let grouped = TransformerShape(width: d, heads: 8, layers: 1, keyValueHeads: 2)
    #expect(try grouped.parameters() == 12 * d * d + 13 * d - 2 * (d * 48 + 48))
  }

  // By hand: 64·128 + 128 + 128·64 + 64 + 64·10 + 10.
  @Test func `a perceptron has its matrices and biases`() throws {
    var model = MLPShape(widths: [64, 128, 64, 10], activation: .relu)
    #expect(try model.parameters() == 17_226)
    model.biases = false
    #expect(try model.parameters() == 17_226 - 202)
  }

  // GiB = 16 · parameters / 2³⁰, as printed in the literature.
  @Test(arguments: [
    (TransformerShape.gpt2Small, 1.854), (.gpt2Medium, 5.29), (.gpt2Large, 11.53),
    (.gpt2XL, 23.2), (.llama7B, 100.4),
  ])
  func `the states of Adam take 16 bytes a parameter`(
    _ model: TransformerShape, _ gibibytes: Double
  ) throws {
    let pass = ForwardSettings(batch: 1, tokens: 1)
    let states = try TrainingMemory(of: model, pass: pass).states.bytes
    #expect(states == 16 * (try model.parameters()))
    let digits = gibibytes < 2 ? 0.0005 : gibibytes < 20 ? 0.005 : 0.05
    #expect(abs(ByteCount(states).gibibytes - gibibytes) <= digits)
    let mixed = try TrainingMemory(of: model, pass: pass, bytesPerElement: .mixed)
    #expect(mixed.states.bytes == states)
    let eighteen = try TrainingMemory(
      of: model, pass: pass, bytesPerElement: .mixed(gradient: 4))
    #expect(eighteen.states.bytes == 18 * (try model.parameters()))
  }

  @Test func `each optimizer keeps its own number of tensors`() throws {
    let model = MLPShape(widths: [3, 2], activation: .relu)
    let bytes = try [TrainingMemory.OptimizerState.sgd, .momentum, .squares, .adam].map {
      try TrainingMemory(of: model, pass: ForwardSettings(batch: 1), optimizer: $0).states.bytes
    }
    #expect(bytes == [8 * 8, 8 * 12, 8 * 12, 8 * 16])  // 3·2 + 2 parameters
  }
}
