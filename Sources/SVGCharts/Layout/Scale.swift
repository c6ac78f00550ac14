/// Maps values of one direction to places in points.
package struct Scale: Sendable {
  package enum Kind: Equatable, Sendable {
    case linear, log
    case category([String])
  }
  package var kind: Kind
  package var lower = 0.0
  package var upper = 1.0
  /// Where `lower` and `upper` lie; for y the first is the larger.
  package var start = 0.0
  package var end = 1.0
  /// The data's own ends, where the domain may be widened to round ones.
  var dataEnds: ClosedRange<Double>?
  /// Whether the first category is at the end: on top of a vertical axis, as one reads.
  var isReversed = false
  private var placesByName: [String: Int] = [:]

  init(_ kind: Kind, lower: Double = 0, upper: Double = 1) {
    self.kind = kind
    self.lower = lower
    self.upper = upper
    if case .category(let names) = kind {
      for (index, name) in names.enumerated() { placesByName[name] = index }
    }
  }

  var categories: [String]? {
    if case .category(let names) = kind { names } else { nil }
  }

  /// Nil for a value without a place: not finite, not positive on a log scale.
  func place(_ value: Double) -> Double? {
    guard value.isFinite else { return nil }
    let share: Double
    switch kind {
    case .linear:
      // Halved, so that a range of all finite numbers does not overflow.
      share = (value / 2 - lower / 2) / (upper / 2 - lower / 2)
    case .log:
      guard value > 0 else { return nil }
      share =
        (Logarithm.base10(value) - Logarithm.base10(lower))
        / (Logarithm.base10(upper) - Logarithm.base10(lower))
    case .category: return place(readable(value))
    }
    // Far outside the drawing the exact place does not matter, a number of 300 digits does.
    return start + min(max(share, -20), 21) * (end - start)
  }

  /// The middle of the category's place; nil for an unknown one.
  func place(_ name: String) -> Double? {
    guard let index = placesByName[name] else { return nil }
    let position = isReversed ? placesByName.count - 1 - index : index
    return start + (Double(position) + 0.5) * step
  }

  /// Widens an automatic domain so that it ends at ticks.
  mutating func widen(toTicks count: Int) {
    guard let dataEnds else { return }
    let nice = Ticks.nice(from: dataEnds.lowerBound, to: dataEnds.upperBound, count: count)
    lower = nice.lowerBound
    upper = nice.upperBound
  }

  /// Each row's place.
  func places(_ column: Column) -> [Double?] {
    switch column {
    case .numbers(let values): values.map(place)
    case .categories(let names): names.map(place)
    }
  }

  /// The signed width of a category.
  var step: Double { (end - start) / Double(max(placesByName.count, 1)) }

  func isInside(_ value: Double) -> Bool {
    categories != nil || (value >= lower && value <= upper)
  }
}
