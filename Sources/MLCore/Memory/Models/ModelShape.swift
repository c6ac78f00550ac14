/// The sizes of a model, from which its number of parameters follows.
public protocol ModelShape: Sendable {
  /// The model's name, in accounts and in errors.
  var name: String { get }

  /// The parameters, block by block from the input on.
  ///
  /// - Throws: ``MemoryError`` for sizes that fit nowhere.
  func parameterSections() throws(MemoryError) -> [ParameterSection]
}

/// A model whose forward pass is known as well, operation by operation.
public protocol ActivationModel: ModelShape {
  /// The blocks of a pass, from the input to the loss.
  ///
  /// - Throws: ``MemoryError`` for sizes that fit nowhere and passes that do not fit the model.
  func blocks(for pass: ForwardSettings) throws(MemoryError) -> [ModelBlock]
}

extension ModelShape {
  /// The number of parameters.
  ///
  /// - Throws: ``MemoryError``, ``MemoryError/overflow(of:)`` among them.
  public func parameters() throws(MemoryError) -> Int {
    var sum = 0
    for term in try parameterTerms(bytesPerElement: 1) {
      sum = try checkedSum([sum, term.elements], of: "the number of parameters")
    }
    return sum
  }

  /// The account of the parameters: a term for each tensor.
  ///
  /// - Throws: ``MemoryError``
  public func parameterTerms(bytesPerElement: Int) throws(MemoryError) -> [MemoryTerm] {
    var terms: [MemoryTerm] = []
    for block in try parameterSections() {
      for tensor in block.tensors {
        terms.append(
          try MemoryTerm(
            .weights, of: tensor, block: block.name, count: block.count,
            bytesPerElement: bytesPerElement))
      }
    }
    _ = try checkedSum(terms.map(\.bytes), of: "the number of bytes of all parameters")
    return terms
  }
}
