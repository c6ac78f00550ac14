/// A plain convolutional classifier: square convolutions, then linear layers. Parameters only.
public struct ConvolutionalShape: ModelShape, Equatable {
  /// The model's name.
  public var name: String
  /// The channels of the image, then of each convolution's result.
  public var channels: [Int]
  /// The side of a convolution's kernel.
  public var kernel: Int
  /// The width that the last convolution's result has when it is flat, then of each linear layer.
  public var widths: [Int]

  /// A classifier.
  public init(name: String, channels: [Int], kernel: Int, widths: [Int]) {
    self.name = name
    self.channels = channels
    self.kernel = kernel
    self.widths = widths
  }

  /// 138,357,544 parameters, nine tenths of them in the linear layers.
  ///
  /// - Source: Simonyan & Zisserman 2015 (configuration D).
  public static let vgg16 = ConvolutionalShape(
    name: "VGG-16",
    channels: [3, 64, 64, 128, 128, 256, 256, 256, 512, 512, 512, 512, 512, 512], kernel: 3,
    widths: [512 * 7 * 7, 4096, 4096, 1000])

  /// A block for each convolution and each linear layer.
  public func parameterSections() throws(MemoryError) -> [ParameterSection] {
    var blocks: [ParameterSection] = []
    for (layer, (inputs, outputs)) in zip(channels, channels.dropFirst()).enumerated() {
      blocks.append(
        ParameterSection(
          "convolution \(layer + 1)",
          tensors: [
            try TensorShape(
              "weights",
              ["inputs": inputs, "kernel": kernel, "kernel": kernel, "outputs": outputs]),
            try TensorShape("biases", ["outputs": outputs]),
          ]))
    }
    for (layer, (inputs, outputs)) in zip(widths, widths.dropFirst()).enumerated() {
      blocks.append(
        ParameterSection(
          "linear \(layer + 1)",
          tensors: [
            try TensorShape("weights", ["inputs": inputs, "outputs": outputs]),
            try TensorShape("biases", ["outputs": outputs]),
          ]))
    }
    return blocks
  }
}
