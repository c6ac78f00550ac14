/// Copies of a block that are computed again together; a single one where nothing is checkpointed.
struct TimelineSegment {
  struct Copy {
    let name: String
    /// The bytes of the gradients of its parameters.
    let gradients: Int
    let kept: BlockTrace
    /// The trace of a forward pass that keeps nothing.
    let checkpointed: BlockTrace
  }

  let copies: [Copy]
  let isCheckpointed: Bool

  func recordForward(in recorder: inout TimelineRecorder) throws(MemoryError) {
    guard isCheckpointed else { return try recordKeeping(.forward, in: &recorder) }
    recorder.activations += copies[0].kept.inputs
    for copy in copies {
      for step in copy.checkpointed.steps {
        try recorder.record(
          .forward, block: copy.name, operation: step.operation, passing: step.passing)
      }
    }
  }

  func recordBackward(
    in recorder: inout TimelineRecorder, addsGradients: Bool
  ) throws(MemoryError) {
    if isCheckpointed { try recordKeeping(.recompute, in: &recorder) }
    for copy in copies.reversed() {
      if addsGradients { recorder.gradients += copy.gradients }
      for step in copy.kept.steps.reversed() {
        try recorder.record(
          .backward, block: copy.name, operation: step.operation, passing: step.gradients)
        recorder.activations -= step.kept
      }
    }
    if isCheckpointed { recorder.activations -= copies[0].kept.inputs }
  }

  private func recordKeeping(
    _ phase: MemoryMoment.Phase, in recorder: inout TimelineRecorder
  ) throws(MemoryError) {
    for copy in copies {
      for step in copy.kept.steps {
        recorder.activations += step.kept
        try recorder.record(
          phase, block: copy.name, operation: step.operation, passing: step.passing)
      }
    }
  }
}

/// What is alive now, and the moments so far.
struct TimelineRecorder {
  let weights: Int
  var optimizerState: Int
  var gradients = 0
  var activations = 0
  private(set) var moments: [MemoryMoment] = []

  init(weights: Int, optimizerState: Int) {
    self.weights = weights
    self.optimizerState = optimizerState
  }

  mutating func record(
    _ phase: MemoryMoment.Phase, block: String = "", operation: String = "", passing: Int = 0
  ) throws(MemoryError) {
    let bytes = try checkedSum(
      [weights, gradients, optimizerState, activations, passing], of: "the bytes alive at once")
    moments.append(
      MemoryMoment(
        phase: phase, block: block, operation: operation, weights: weights,
        gradients: gradients, optimizerState: optimizerState, activations: activations,
        passing: passing, bytes: bytes))
  }
}
