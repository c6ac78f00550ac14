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
  ///   - part: what it is held for.
  ///   - tensor: its name and dimensions.
  ///   - block: where in the model; empty for the model as a whole.
  ///   - count: of how many of these tensors; a factor of its own where it is not 1.
  ///   - counted: the name of that factor.
  ///   - bytesPerElement: 0 or more.
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
