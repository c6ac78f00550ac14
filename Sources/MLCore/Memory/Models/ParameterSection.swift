/// Parameters that come `count` times: those of a layer, and how many such layers there are.
public struct ParameterSection: Equatable, Sendable {
  /// "layer", "embedding", …
  public let name: String
  /// How many times they come.
  public let count: Int
  /// Those of one time.
  public let tensors: [TensorShape]

  /// Parameters that come once unless it is said.
  public init(_ name: String, count: Int = 1, tensors: [TensorShape]) {
    self.name = name
    self.count = count
    self.tensors = tensors
  }

  /// The parameters of one of them.
  public var parametersEach: Int { tensors.reduce(0) { $0 + $1.elements } }
}
