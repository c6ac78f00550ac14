/// What a network should have said.
public enum Targets: Sendable, Equatable {
  /// The class of each sample, counted from 0. [n]
  case classes([Int])
  /// The outputs of each sample. [n, outputs]
  case values(Matrix)

  /// One value a sample. [n]
  public static func values(_ values: [Double]) -> Targets { .values(Matrix(column: values)) }

  /// How many samples there are.
  public var count: Int {
    switch self {
    case .classes(let labels): labels.count
    case .values(let values): values.rows
    }
  }

  /// The targets of the samples with the given numbers, in their order.
  public func selecting(_ indices: some Collection<Int>) -> Targets {
    switch self {
    case .classes(let labels): .classes(indices.map { labels[$0] })
    case .values(let values): .values(values.selectingRows(indices))
    }
  }
}
