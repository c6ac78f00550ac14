/// Maps values of one direction to places in points.
package struct Scale: Sendable {
  package enum Kind: Equatable, Sendable {
    case linear, log, squareRoot
    case symmetricLog(slope: Double)
    /// Seconds since 1970, spread as numbers are.
    case date
    case category([String])
  }
  package var kind: Kind
  package var lower = 0.0
  package var upper = 1.0
  /// Where the plot begins and ends; for y the first is the larger.
  package var start = 0.0
  package var end = 1.0
  /// Free room in points between the plot's ends and those of the domain.
  var startPadding = 0.0
  var endPadding = 0.0
  /// The data's own ends, where the domain may be widened to round ones.
  var dataEnds: ClosedRange<Double>?
  /// Whether the first category is at the end: on top of a vertical axis, as one reads.
  var isReversed = false
  /// Whether the author wants the scale the other way round: the lowest value at the end.
  var isFlipped = false
  private let transform: ScaleTransform
  private var placesByName: [String: Int] = [:]

  init(_ kind: Kind, lower: Double = 0, upper: Double = 1) {
    self.kind = kind
    self.lower = lower
    self.upper = upper
    switch kind {
    case .linear, .date, .category: transform = ScaleTransform(.linear)
    case .log: transform = ScaleTransform(.log)
    case .squareRoot: transform = ScaleTransform(.squareRoot)
    case .symmetricLog(let slope):
      transform = ScaleTransform(ScaleType(rawValue: "symmetricLog:\(slope)"))
    }
    if case .category(let names) = kind {
      for (index, name) in names.enumerated() { placesByName[name] = index }
    }
  }

  var categories: [String]? {
    if case .category(let names) = kind { names } else { nil }
  }

  /// Nil for a value without a place: not finite, not positive on a log scale.
  func place(_ value: Double) -> Double? {
    if categories != nil { return place(readable(value)) }
    guard var share = transform.share(of: value, from: lower, to: upper) else { return nil }
    if isFlipped { share = 1 - share }
    // Far outside the drawing the exact place does not matter, a number of 300 digits does.
    return first + min(max(share, -20), 21) * (last - first)
  }

  /// The middle of the category's place; nil for an unknown one.
  func place(_ name: String) -> Double? {
    guard let index = placesByName[name] else { return nil }
    let position = isReversed != isFlipped ? placesByName.count - 1 - index : index
    return first + (Double(position) + 0.5) * step
  }

  /// Where the lowest value of the domain lies.
  var origin: Double { isFlipped ? end : start }

  /// The ends of the domain, inside the padding. Padding takes at most half of the plot.
  private var first: Double { start + (end - start) * startPadding * paddingShare }
  private var last: Double { end - (end - start) * endPadding * paddingShare }
  private var paddingShare: Double {
    let length = abs(end - start)
    let padding = startPadding + endPadding
    return padding > 0 && length > 0 ? min(1, length / 2 / padding) / length : 0
  }

  /// Widens an automatic domain so that it ends at ticks.
  mutating func widen(toTicks count: Int) {
    guard let dataEnds else { return }
    let nice: ClosedRange<Double>
    switch kind {
    case .linear, .squareRoot:
      nice = Ticks.nice(from: dataEnds.lowerBound, to: dataEnds.upperBound, count: count)
    case .symmetricLog: nice = Ticks.niceSymmetricLog(dataEnds)
    case .date: nice = DateTicks.nice(dataEnds, count: count)
    case .log, .category: return
    }
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
  var step: Double { (last - first) / Double(max(placesByName.count, 1)) }

  func isInside(_ value: Double) -> Bool {
    categories != nil || (value >= lower && value <= upper)
  }
}
