/// Weights, gradients and the optimizer's tensors: each as many elements as parameters.
func stateTerms(
  parameters: Int, bytesPerElement bytes: BytesPerElement,
  optimizer: TrainingMemory.OptimizerState
) throws(MemoryError) -> [MemoryTerm] {
  var kinds: [(MemoryPart, String, Int)] = [(.weights, "weights", bytes.weight)]
  if bytes.masterWeight > 0 {
    kinds.append((.masterWeights, "master weights", bytes.masterWeight))
  }
  kinds.append((.gradients, "gradients", bytes.gradient))
  kinds += optimizer.tensors.map { (.optimizerState, $0, bytes.optimizerState) }
  var terms: [MemoryTerm] = []
  for (part, name, size) in kinds {
    terms.append(
      try MemoryTerm(
        part, of: TensorShape(name, ["parameters": parameters]), bytesPerElement: size))
  }
  return terms
}

/// What forward keeps, block by block.
func activationTerms(
  of blocks: [ModelBlock], checkpointing: TrainingMemory.Checkpointing,
  bytesPerElement: BytesPerElement
) throws(MemoryError) -> [MemoryTerm] {
  var terms: [MemoryTerm] = []
  var largest: [MemoryTerm] = []
  for run in runs(of: blocks, checkpointing: checkpointing) {
    guard let length = run.segment else {
      terms += try keptTerms(
        of: run.block, count: run.block.count, part: nil, bytesPerElement: bytesPerElement)
      continue
    }
    let segments = (run.block.count - 1) / length + 1
    for input in run.block.inputs {
      terms.append(
        try MemoryTerm(
          .checkpoints, of: input.shape, block: run.block.name, count: segments,
          counted: "segments", bytesPerElement: input.bytes(in: bytesPerElement)))
    }
    let recomputed = try keptTerms(
      of: run.block, count: min(length, run.block.count), part: .recomputed,
      bytesPerElement: bytesPerElement)
    if recomputed.bytes > largest.bytes { largest = recomputed }
  }
  return terms + largest
}

/// The terms of what a block keeps, `count` times.
func keptTerms(
  of block: ModelBlock, count: Int, part: MemoryPart?, bytesPerElement: BytesPerElement
) throws(MemoryError) -> [MemoryTerm] {
  var terms: [MemoryTerm] = []
  for tensor in block.kept {
    terms.append(
      try MemoryTerm(
        part ?? tensor.part, of: tensor.shape, block: block.name, count: count,
        bytesPerElement: tensor.bytes(in: bytesPerElement)))
  }
  _ = try checkedSum(terms.map(\.bytes), of: "the number of bytes of all activations")
  return terms
}

/// A block, and where it is checkpointed the number of its copies in a segment.
struct CheckpointRun {
  let block: ModelBlock
  let segment: Int?
}

/// Segments never span two kinds of blocks.
func runs(
  of blocks: [ModelBlock], checkpointing: TrainingMemory.Checkpointing
) -> [CheckpointRun] {
  guard case .every(let layers) = checkpointing else {
    return blocks.map { CheckpointRun(block: $0, segment: nil) }
  }
  return blocks.map {
    CheckpointRun(block: $0, segment: $0.mayBeCheckpointed ? layers : nil)
  }
}
