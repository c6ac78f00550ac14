/// The memory of a forward pass that keeps nothing: the weights, and the tensors that are alive at once.
///
///     peak = weights + max over operations of Σ live tensors  (+ cached keys and values)
///
/// A layer's tensors are freed when the next has read them, so the number of layers does not count.
public struct InferenceMemory: Equatable, Sendable {
  /// What is alive while an operation runs.
  public struct Moment: Equatable, Sendable {
    /// The block of the model.
    public let block: String
    /// The operation within the block.
    public let operation: String
    /// Each live tensor: what the operation reads, what it makes, and what waits for a later one.
    public let tensors: [MemoryTerm]
    /// The bytes of all live tensors.
    public var bytes: Int { tensors.bytes }
    /// Those bytes with their units.
    public var size: ByteCount { ByteCount(bytes) }
  }

  /// The model's name.
  public let name: String
  /// All weights.
  public let weights: MemoryTerm
  /// The cached keys and values, where there are any.
  public let cache: [MemoryTerm]
  /// One for each operation of each kind of block: all copies of a layer are alike.
  public let moments: [Moment]

  /// The account of a pass.
  ///
  /// - Parameters:
  ///   - model: its sizes.
  ///   - pass: what goes through the model; its dropout does not count.
  ///   - bytesPerElement: 4 bytes each unless it is said.
  ///   - cache: the cached keys and values, from ``KeyValueCache/terms(batch:tokens:)`` and
  ///     ``KeyValueCache/sourceTerms(batch:tokens:)``.
  /// - Throws: ``MemoryError``
  public init(
    of model: some ActivationModel, pass: ForwardSettings,
    bytesPerElement: BytesPerElement = .single, cache: [MemoryTerm] = []
  ) throws(MemoryError) {
    try bytesPerElement.check()
    var pass = pass
    pass.dropout = .none
    pass.countsStatistics = false
    name = model.name
    weights = try MemoryTerm(
      .weights, of: TensorShape("weights", ["parameters": try model.parameters()]),
      bytesPerElement: bytesPerElement.weight)
    self.cache = cache
    var moments: [Moment] = []
    for block in try model.blocks(for: pass) where !block.isLoss {
      for step in try BlockTrace(of: block, bytes: bytesPerElement, keeps: false).steps {
        var tensors: [MemoryTerm] = []
        for tensor in step.live {
          tensors.append(
            try MemoryTerm(
              .passing, of: tensor.shape, block: block.name,
              bytesPerElement: tensor.bytes(in: bytesPerElement)))
        }
        _ = try checkedSum(
          (tensors + cache + [weights]).map(\.bytes), of: "the bytes alive at once")
        moments.append(
          Moment(block: block.name, operation: step.operation, tensors: tensors))
      }
    }
    self.moments = moments
  }

  /// The moment at which most is alive, the first of equals.
  public var peak: Moment {
    moments.dropFirst().reduce(moments[0]) { $1.bytes > $0.bytes ? $1 : $0 }
  }

  /// Weights, cache, and what is alive at the peak.
  public var terms: [MemoryTerm] { [weights] + cache + peak.tensors }

  /// All bytes at the peak.
  public var bytes: Int { terms.bytes }

  /// All bytes at the peak with their units.
  public var size: ByteCount { ByteCount(bytes) }
}
