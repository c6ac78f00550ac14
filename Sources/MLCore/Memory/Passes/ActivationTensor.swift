/// A tensor that forward makes, and the kind of its elements.
public struct ActivationTensor: Equatable, Sendable {
  /// What decides the bytes of an element.
  public enum Kind: Sendable {
    /// One case for each field of ``BytesPerElement`` that a tensor of a pass may need.
    case activation, logits, mask, statistic, index
  }

  /// Name and dimensions.
  public let shape: TensorShape
  /// What its elements are.
  public let kind: Kind
  /// What it is held for once it is kept.
  public let part: MemoryPart

  /// A tensor of a pass, activations unless it is said.
  public init(_ shape: TensorShape, kind: Kind = .activation, part: MemoryPart = .activations) {
    self.shape = shape
    self.kind = kind
    self.part = part
  }

  /// The name, unique within a block.
  public var name: String { shape.name }

  /// Whether it has a gradient of its own size.
  var isDifferentiable: Bool { kind == .activation || kind == .logits }

  /// The bytes of one of its elements.
  func bytes(in sizes: BytesPerElement) -> Int {
    switch kind {
    case .activation: sizes.activation
    case .logits: sizes.logits
    case .mask: sizes.mask
    case .statistic: sizes.statistic
    case .index: sizes.index
    }
  }
}
