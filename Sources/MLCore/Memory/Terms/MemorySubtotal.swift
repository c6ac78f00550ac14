/// A sum of terms and what it is the sum of.
public struct MemorySubtotal: Equatable, Sendable {
  /// A part, a block or a tensor.
  public let name: String
  /// The sum.
  public let bytes: Int
  /// The sum with its units.
  public var size: ByteCount { ByteCount(bytes) }
}

extension Sequence<MemoryTerm> {
  /// The bytes of all terms.
  ///
  /// Terms of one estimate never overflow: it was refused when it was made.
  public var bytes: Int { reduce(0) { $0 + $1.bytes } }

  /// The sums by part, in the order of ``MemoryPart``, without those of no term.
  public var byPart: [MemorySubtotal] {
    MemoryPart.allCases.compactMap { part in
      let terms = filter { $0.part == part }
      return terms.isEmpty ? nil : MemorySubtotal(name: part.rawValue, bytes: terms.bytes)
    }
  }

  /// The sums by block of the model, in the order in which the blocks first come.
  public var byBlock: [MemorySubtotal] { subtotals(by: \.block) }

  /// The sums by name of tensor, in the order in which the names first come.
  public var byName: [MemorySubtotal] { subtotals(by: \.name) }

  /// The bytes of a part.
  public func bytes(of part: MemoryPart) -> Int { filter { $0.part == part }.bytes }

  /// The bytes of a block of the model.
  public func bytes(inBlock block: String) -> Int { filter { $0.block == block }.bytes }

  private func subtotals(by key: (MemoryTerm) -> String) -> [MemorySubtotal] {
    var names: [String] = []
    var sums: [Int] = []
    for term in self {
      let name = key(term)
      if let index = names.firstIndex(of: name) {
        sums[index] += term.bytes
      } else {
        names.append(name)
        sums.append(term.bytes)
      }
    }
    return zip(names, sums).map { MemorySubtotal(name: $0, bytes: $1) }
  }
}
