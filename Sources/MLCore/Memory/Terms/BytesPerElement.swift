/// How many bytes an element of each kind of tensor takes.
///
/// Every field may be set on its own, for a library that does it in another way.
public struct BytesPerElement: Equatable, Sendable {
  /// The weights that forward and backward compute with.
  public var weight: Int
  /// A second copy of the weights that the optimizer updates; 0 where there is none.
  public var masterWeight: Int
  /// The gradient of a weight.
  public var gradient: Int
  /// Each tensor that the optimizer keeps.
  public var optimizerState: Int
  /// A tensor that forward makes, and its gradient.
  public var activation: Int
  /// Logits and their log-softmax, which stay in full precision where activations do not.
  public var logits: Int
  /// An element of a dropout mask that is kept in bytes.
  public var mask = 1
  /// Means and deviations that a normalisation keeps.
  public var statistic: Int
  /// A token's number.
  public var index = 8

  /// All numbers of the same size, and no copy of the weights.
  public init(uniform bytes: Int) {
    weight = bytes
    masterWeight = 0
    gradient = bytes
    optimizerState = bytes
    activation = bytes
    logits = bytes
    statistic = bytes
  }

  /// 4 bytes each (FP32): 16 bytes a parameter with Adam.
  public static let single = BytesPerElement(uniform: 4)

  /// 8 bytes each (FP64), as this library computes.
  public static let double = BytesPerElement(uniform: 8)

  /// FP16 or BF16 beside FP32: 2 (weights) + 2 (gradients) + 4 (master weights) + 4 + 4 (moments), again
  /// 16 bytes a parameter. What halves is the activations.
  ///
  /// - Source: Micikevicius et al. 2018; the account as in Rajbhandari et al. 2020 (ZeRO).
  public static let mixed = mixed(gradient: 2)

  /// Mixed precision with gradients of another size: 4 bytes make 18 a parameter.
  public static func mixed(gradient: Int) -> BytesPerElement {
    var bytes = BytesPerElement(uniform: 4)
    bytes.weight = 2
    bytes.masterWeight = 4
    bytes.gradient = gradient
    bytes.activation = 2
    return bytes
  }

  /// 2 bytes each (FP16 or BF16), for inference.
  public static let half: BytesPerElement = {
    var bytes = BytesPerElement(uniform: 2)
    bytes.statistic = 4
    return bytes
  }()

  /// Checks that no size is negative.
  func check() throws(MemoryError) {
    let sizes: KeyValuePairs = [
      "a weight": weight, "a master weight": masterWeight, "a gradient": gradient,
      "the optimizer's state": optimizerState, "an activation": activation, "a logit": logits,
      "a mask": mask, "a statistic": statistic, "an index": index,
    ]
    for (name, bytes) in sizes where bytes < 0 { throw .negativeBytes(bytes, name: name) }
  }
}
