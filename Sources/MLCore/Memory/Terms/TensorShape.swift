/// A tensor by its name and its dimensions by theirs.
///
///     try TensorShape("images", ["batch": 128, "channels": 3, "height": 224, "width": 224])
///
/// holds 19,267,584 elements.
public struct TensorShape: Equatable, Sendable {
  /// One of the factors that an element count is the product of.
  public struct Dimension: Equatable, Sendable, CustomStringConvertible {
    /// What is counted: "batch", "width".
    public let name: String
    /// How many there are.
    public let size: Int

    /// A dimension.
    public init(_ name: String, _ size: Int) {
      self.name = name
      self.size = size
    }

    /// The name and the size: `tokens 1,024`.
    public var description: String { "\(name) \(grouped(size))" }
  }

  /// What it is: "context", "query weights".
  public let name: String
  /// In the order of memory.
  public let dimensions: [Dimension]
  /// The product of all sizes.
  public let elements: Int

  /// A tensor of these dimensions.
  ///
  /// - Parameters:
  ///   - name: what it is.
  ///   - dimensions: each at least 1; the same name may come twice.
  /// - Throws: ``MemoryError/sizeTooSmall(_:name:)``, ``MemoryError/overflow(of:)``
  public init(_ name: String, _ dimensions: [Dimension]) throws(MemoryError) {
    for dimension in dimensions {
      try check(size: dimension.size, "the \(dimension.name) of \(name)")
    }
    self.name = name
    self.dimensions = dimensions
    elements = try checkedProduct(
      dimensions.map(\.size), of: "the number of elements of \(name)")
  }

  /// A tensor whose dimensions are written as pairs of a name and a size.
  ///
  /// - Throws: as with an array: ``MemoryError/sizeTooSmall(_:name:)``, ``MemoryError/overflow(of:)``
  public init(
    _ name: String, _ dimensions: KeyValuePairs<String, Int>
  ) throws(MemoryError) {
    try self.init(name, dimensions.map { Dimension($0.key, $0.value) })
  }
}

extension TensorShape: CustomStringConvertible {
  /// The name and the dimensions: `context: batch 32 × tokens 1,024 × width 768`.
  public var description: String {
    "\(name): \(dimensions.map(\.description).joined(separator: " × "))"
  }
}
