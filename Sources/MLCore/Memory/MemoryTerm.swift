/// What memory is held for.
public enum MemoryPart: String, CaseIterable, Sendable {
  /// What forward and backward compute with.
  case weights
  /// The weights in full precision beside those of 16 bits.
  case masterWeights = "master weights"
  /// The gradient of each weight.
  case gradients
  /// What the optimizer remembers of each parameter.
  case optimizerState = "optimizer state"
  /// What the model is given.
  case input
  /// What forward keeps for backward.
  case activations
  /// Activations of the head and the loss: logits and their log-softmax.
  case logits
  /// The inputs of checkpointed layers.
  case checkpoints
  /// What backward computes again of one checkpointed segment.
  case recomputed
  /// Keys and values of the tokens so far.
  case cache
  /// Tensors that only one operation needs.
  case passing
}

/// One product in the account of a model's memory: what, its factors, its elements and its bytes.
public struct MemoryTerm: Equatable, Sendable {
  /// What the memory is held for.
  public let part: MemoryPart
  /// Where in the model: "encoder layer", for instance; empty for the model as a whole.
  public let block: String
  /// The tensor.
  public let name: String
  /// The factors of the number of elements, with their names.
  public let factors: [TensorShape.Dimension]
  /// The last factor.
  public let bytesPerElement: Int
  /// The product of the factors.
  public let elements: Int
  /// elements · bytesPerElement
  public let bytes: Int

  /// The account of a tensor.
  ///
  /// - Parameters:
  ///   - count: of how many of these tensors; a factor of its own where it is not 1.
  ///   - counted: the name of that factor.
  /// - Throws: ``MemoryError/overflow(of:)``, ``MemoryError/negativeBytes(_:name:)``,
  ///   ``MemoryError/sizeTooSmall(_:name:)``
  public init(
    _ part: MemoryPart, of tensor: TensorShape, block: String = "", count: Int = 1,
    counted: String = "layers", bytesPerElement: Int
  ) throws(MemoryError) {
    guard bytesPerElement >= 0 else {
      throw .negativeBytes(bytesPerElement, name: tensor.name)
    }
    try check(size: count, counted)
    self.part = part
    self.block = block
    name = tensor.name
    factors = (count == 1 ? [] : [TensorShape.Dimension(counted, count)]) + tensor.dimensions
    self.bytesPerElement = bytesPerElement
    elements = try checkedProduct(
      [count, tensor.elements], of: "the number of elements of \(tensor.name)")
    bytes = try checkedProduct(
      [elements, bytesPerElement], of: "the number of bytes of \(tensor.name)")
  }

  /// The bytes with their units.
  public var size: ByteCount { ByteCount(bytes) }

  /// The product: `batch 32 × tokens 1,024 × width 768 × 4 B`.
  public var arithmetic: String {
    (factors.map(\.description) + ["\(bytesPerElement) B"]).joined(separator: " × ")
  }
}

extension MemoryTerm: CustomStringConvertible {
  /// Name, product and result: `context: batch 32 × … × 4 B = 100,663,296 B = 96.0 MiB`.
  public var description: String {
    "\(name): \(arithmetic) = \(grouped(bytes)) B" + (bytes < 1024 ? "" : " = \(size)")
  }
}

/// A sum of terms and what it is the sum of.
public struct MemorySubtotal: Equatable, Sendable {
  /// A part, a block or a tensor.
  public let name: String
  /// The sum.
  public let bytes: Int
  /// The sum with its units.
  public var size: ByteCount { ByteCount(bytes) }
}

extension Sequence<MemoryTerm> {
  /// The bytes of all terms.
  ///
  /// Terms of one estimate never overflow: it was refused when it was made.
  public var bytes: Int { reduce(0) { $0 + $1.bytes } }

  /// The sums by part, in the order of ``MemoryPart``, without those of no term.
  public var byPart: [MemorySubtotal] {
    MemoryPart.allCases.compactMap { part in
      let terms = filter { $0.part == part }
      return terms.isEmpty ? nil : MemorySubtotal(name: part.rawValue, bytes: terms.bytes)
    }
  }

  /// The sums by block of the model, in the order in which the blocks first come.
  public var byBlock: [MemorySubtotal] { subtotals(by: \.block) }

  /// The sums by name of tensor, in the order in which the names first come.
  public var byName: [MemorySubtotal] { subtotals(by: \.name) }

  /// The bytes of a part.
  public func bytes(of part: MemoryPart) -> Int { filter { $0.part == part }.bytes }

  /// The bytes of a block of the model.
  public func bytes(inBlock block: String) -> Int { filter { $0.block == block }.bytes }

  private func subtotals(by key: (MemoryTerm) -> String) -> [MemorySubtotal] {
    var names: [String] = []
    var sums: [Int] = []
    for term in self {
      let name = key(term)
      if let index = names.firstIndex(of: name) {
        sums[index] += term.bytes
      } else {
        names.append(name)
        sums.append(term.bytes)
      }
    }
    return zip(names, sums).map { MemorySubtotal(name: $0, bytes: $1) }
  }
}
