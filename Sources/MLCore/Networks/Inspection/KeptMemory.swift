extension ForwardPass {
  /// The arrays that the pass holds for the backward pass, each counted once however many layers share it:
  /// how many numbers each has.
  ///
  /// - Parameter input: the batch that was run, which the first dense layer keeps and does not own; it is left
  ///   out.
  public func keptArrays(without input: Matrix) -> [Int] {
    var seen: [UnsafePointer<Double>] = [input.elements.withUnsafeBufferPointer(\.baseAddress!)]
    var counts: [Int] = []
    func visit(_ kept: Kept) {
      for matrix in kept.matrices where !matrix.elements.isEmpty {
        let address = matrix.elements.withUnsafeBufferPointer(\.baseAddress!)
        if !seen.contains(address) {
          seen.append(address)
          counts.append(matrix.elements.count)
        }
      }
      kept.inner.forEach(visit)
    }
    kept.forEach(visit)
    return counts
  }

  /// The bytes of activations that the pass holds for the backward pass: eight a number.
  ///
  /// - Parameter input: the batch that was run; it is left out.
  public func keptBytes(without input: Matrix) -> Int {
    8 * keptArrays(without: input).reduce(0, +)
  }
}
