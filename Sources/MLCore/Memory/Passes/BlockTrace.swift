/// What a block holds at each of its operations, in bytes.
struct BlockTrace {
  /// One operation, forward.
  struct Step {
    let operation: String
    /// What it keeps for backward that was not kept before.
    let kept: Int
    /// What is alive and kept by nobody.
    let passing: Int
    /// All that is alive, kept or not.
    let live: [ActivationTensor]
    /// The gradients of what is alive: backward holds those of the tensors that forward held.
    let gradients: Int
  }

  let steps: [Step]
  /// The bytes of what the block is given.
  let inputs: Int
  /// The bytes of all that it keeps.
  var kept: Int { steps.reduce(0) { $0 + $1.kept } }

  /// - Parameters:
  ///   - keeps: whether the operations keep what they want to keep; not in a checkpointed forward pass.
  ///   - inputsAreHeld: whether someone else holds and counts the block's inputs.
  init(
    of block: ModelBlock, bytes: BytesPerElement, keeps: Bool = true, inputsAreHeld: Bool = false
  ) throws(MemoryError) {
    var live = block.inputs + block.shared.map(\.tensor)
    var held = block.shared.filter(\.isKept).map(\.tensor.name)
    if inputsAreHeld { held += block.inputs.map(\.name) }
    var steps: [Step] = []
    for operation in block.operations {
      live += operation.makes
      var newlyKept: [ActivationTensor] = []
      if keeps {
        for tensor in operation.keeps where !held.contains(tensor.name) {
          held.append(tensor.name)
          newlyKept.append(tensor)
        }
      }
      steps.append(
        Step(
          operation: operation.name, kept: try size(of: newlyKept, bytes),
          passing: try size(of: live.filter { !held.contains($0.name) }, bytes), live: live,
          gradients: try size(of: live.filter(\.isDifferentiable), bytes)))
      live.removeAll { operation.frees.contains($0.name) }
    }
    self.steps = steps
    inputs = try size(of: block.inputs, bytes)
    _ = try checkedSum(steps.map(\.kept), of: "the bytes kept by \(block.name)")
  }
}

/// The bytes of some tensors.
private func size(
  of tensors: [ActivationTensor], _ bytes: BytesPerElement
) throws(MemoryError) -> Int {
  var sum = 0
  for tensor in tensors {
    let product = try checkedProduct(
      [tensor.shape.elements, tensor.bytes(in: bytes)], of: "the bytes of \(tensor.name)")
    sum = try checkedSum([sum, product], of: "the bytes alive at once")
  }
  return sum
}
