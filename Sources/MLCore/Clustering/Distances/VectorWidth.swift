/// Which of the kernels clustering uses: the widest, unless a test wants to compare widths.
package enum VectorWidth {
  /// The widths that the processor has, in bits, the narrowest first.
  package static let available = Kernels.available.map(\.bits)

  /// At most so many bits. Results do not depend on it.
  @TaskLocal package static var limit: Int = .max

  /// The kernels to use. Read it before work is split: other threads do not see a task's values.
  static var kernels: Kernels {
    Kernels.available.last { $0.bits <= limit } ?? Kernels.available[0]
  }
}
