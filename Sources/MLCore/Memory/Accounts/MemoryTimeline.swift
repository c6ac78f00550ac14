/// What is alive at one moment of a training step, in bytes.
public struct MemoryMoment: Equatable, Sendable {
  /// The parts of a step, in their order.
  public enum Phase: String, Sendable {
    /// Before anything; forward; forward again of what was thrown away; backward; the optimizer.
    case start, forward, recompute, backward, update
  }

  /// The part of the step.
  public let phase: Phase
  /// The block and its number: "layer 3".
  public let block: String
  /// The operation within the block.
  public let operation: String
  /// Weights, in both precisions where there are two.
  public let weights: Int
  /// Gradients of weights.
  public let gradients: Int
  /// The tensors of the optimizer.
  public let optimizerState: Int
  /// What is kept for backward, checkpoints included.
  public let activations: Int
  /// What only this operation and its neighbours need; in backward, the gradients of activations.
  public let passing: Int
  /// The sum of all five.
  public let bytes: Int

  /// The sum with its units.
  public var size: ByteCount { ByteCount(bytes) }
}

/// The course of a training step: a moment for every operation, forward and backward.
public struct MemoryTimeline: Equatable, Sendable {
  /// From the start to the optimizer's step; never empty.
  public let moments: [MemoryMoment]

  /// The moment at which most is alive, the first of equals.
  public var peak: MemoryMoment {
    moments.dropFirst().reduce(moments[0]) { $1.bytes > $0.bytes ? $1 : $0 }
  }
}

extension TrainingMemory {
  /// What is alive when: forward adds what it keeps, backward drops it again from the end and adds the
  /// gradients of the weights, the optimizer's first step adds its tensors.
  ///
  /// In backward each operation holds the gradients of those tensors that it held forward. The gradient of
  /// weights that two blocks share, as a tied head's, begins with the later one.
  ///
  /// - Parameters:
  ///   - firstStep: whether the optimizer has its tensors only from this step's update on.
  ///   - gradientsStay: whether the gradients keep their memory between steps. Otherwise they are freed
  ///     before forward.
  /// - Throws: ``MemoryError/overflow(of:)``
  /// - Complexity: O(layers · operations)
  public func timeline(
    firstStep: Bool = false, gradientsStay: Bool = false
  ) throws(MemoryError) -> MemoryTimeline {
    var recorder = TimelineRecorder(
      weights: terms.bytes(of: .weights) + terms.bytes(of: .masterWeights),
      optimizerState: firstStep ? 0 : terms.bytes(of: .optimizerState))
    if gradientsStay { recorder.gradients = terms.bytes(of: .gradients) }
    try recorder.record(.start)

    let segments = try segments()
    for segment in segments { try segment.recordForward(in: &recorder) }
    for segment in segments.reversed() {
      try segment.recordBackward(in: &recorder, addsGradients: !gradientsStay)
    }
    recorder.optimizerState = terms.bytes(of: .optimizerState)
    try recorder.record(.update, block: "optimizer", operation: "step")
    return MemoryTimeline(moments: recorder.moments)
  }

  /// The blocks one by one, those of a checkpointed segment together.
  private func segments() throws(MemoryError) -> [TimelineSegment] {
    var segments: [TimelineSegment] = []
    let runs = runs(of: blocks, checkpointing: checkpointing)
    for (run, elements) in zip(runs, gradientElements(of: blocks)) {
      let length = run.segment ?? 1
      let isCheckpointed = run.segment != nil
      let gradients = try checkedProduct(
        [elements, bytesPerElement.gradient],
        of: "the bytes of the gradients")
      let kept = try BlockTrace(of: run.block, bytes: bytesPerElement)
      let head = try BlockTrace(of: run.block, bytes: bytesPerElement, inputsAreHeld: true)
      let forwardHead = try BlockTrace(
        of: run.block, bytes: bytesPerElement, keeps: false, inputsAreHeld: true)
      let forward = try BlockTrace(of: run.block, bytes: bytesPerElement, keeps: false)
      for first in stride(from: 0, to: run.block.count, by: length) {
        let copies = (first..<first + min(length, run.block.count - first)).map { copy in
          let isHead = isCheckpointed && copy == first
          return TimelineSegment.Copy(
            name: run.block.count == 1 ? run.block.name : "\(run.block.name) \(copy + 1)",
            gradients: gradients, kept: isHead ? head : kept,
            checkpointed: isHead ? forwardHead : forward)
        }
        segments.append(TimelineSegment(copies: copies, isCheckpointed: isCheckpointed))
      }
    }
    return segments
  }
}

/// How many gradients begin in one copy of each block when backward reaches it: those of its parameters, and of
/// the weights that it borrows, where no later block has begun them.
private func gradientElements(of blocks: [ModelBlock]) -> [Int] {
  var begun: [TensorShape] = []
  var counts: [Int] = []
  for block in blocks.reversed() {
    var count = 0
    for tensor in block.borrowed where !begun.contains(tensor) {
      begun.append(tensor)
      count += tensor.elements
    }
    for tensor in block.parameters.tensors {
      if let index = begun.firstIndex(of: tensor) {
        begun.remove(at: index)
      } else {
        count += tensor.elements
      }
    }
    counts.append(count)
  }
  return counts.reversed()
}
