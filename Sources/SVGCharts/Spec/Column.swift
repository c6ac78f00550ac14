/// The values of one channel, a row each.
public enum Column: Equatable, Sendable {
  case numbers([Double])
  case categories([String])

  public var count: Int {
    switch self {
    case .numbers(let values): values.count
    case .categories(let values): values.count
    }
  }

  /// Equal where every value is; a NaN equals a NaN, so that a chart with a gap equals itself.
  public static func == (left: Column, right: Column) -> Bool {
    switch (left, right) {
    case (.numbers(let a), .numbers(let b)):
      a.count == b.count && zip(a, b).allSatisfy { $0 == $1 || ($0.isNaN && $1.isNaN) }
    case (.categories(let a), .categories(let b)): a == b
    default: false
    }
  }

  mutating func append(_ other: Column) {
    switch (self, other) {
    case (.numbers(let a), .numbers(let b)): self = .numbers(a + b)
    case (.categories(let a), .categories(let b)): self = .categories(a + b)
    default: fatalError("a column holds numbers or categories, not both")
    }
  }

  /// The rows at `indices`, in that order.
  func selecting(_ indices: [Int]) -> Column {
    switch self {
    case .numbers(let values): .numbers(indices.map { values[$0] })
    case .categories(let values): .categories(indices.map { values[$0] })
    }
  }

  var isNumeric: Bool {
    if case .numbers = self { true } else { false }
  }

  /// The numbers, or nothing for categories.
  var numbers: [Double]? {
    if case .numbers(let values) = self { values } else { nil }
  }

  /// Row by row as category names; numbers as they would be read.
  var names: [String] {
    switch self {
    case .numbers(let values): values.map(readable)
    case .categories(let values): values
    }
  }
}

/// JSON has no NaN and no infinities: they travel as strings.
extension Column: Codable {
  private enum Key: String, CodingKey { case numbers, categories }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    switch self {
    case .categories(let names): try container.encode(names, forKey: .categories)
    case .numbers(let values):
      var list = container.nestedUnkeyedContainer(forKey: .numbers)
      for value in values {
        if value.isFinite {
          try list.encode(value)
        } else {
          try list.encode(value.isNaN ? "nan" : value < 0 ? "-inf" : "inf")
        }
      }
    }
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    if container.contains(.categories) {
      self = .categories(try container.decode([String].self, forKey: .categories))
      return
    }
    var list = try container.nestedUnkeyedContainer(forKey: .numbers)
    var values: [Double] = []
    values.reserveCapacity(list.count ?? 0)
    while !list.isAtEnd {
      if let value = try? list.decode(Double.self) {
        values.append(value)
      } else {
        let name = try list.decode(String.self)
        values.append(name == "inf" ? .infinity : name == "-inf" ? -.infinity : .nan)
      }
    }
    self = .numbers(values)
  }
}
