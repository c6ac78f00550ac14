/// What the plots of samples compute.
package enum Statistics {
  /// The quantile of sorted values, linear between neighbours.
  ///
  ///     h = (n − 1)p,   Q(p) = x₍⌊h⌋₎ + (h − ⌊h⌋)(x₍⌊h⌋₊₁₎ − x₍⌊h⌋₎)
  ///
  /// - Precondition: `sorted` is not empty, 0 ≤ p ≤ 1.
  /// - Source: Hyndman & Fan 1996, type 7: the default of R and numpy.
  package static func quantile(_ sorted: [Double], _ p: Double) -> Double {
    require(!sorted.isEmpty && p >= 0 && p <= 1, "no quantile \(p) of \(sorted.count) values")
    let h = Double(sorted.count - 1) * p
    let below = Int(h)
    let above = min(below + 1, sorted.count - 1)
    let share = h - Double(below)
    return sorted[below] * (1 - share) + sorted[above] * share
  }

  package static func mean(_ values: [Double]) -> Double {
    // Halves of means, so that a sum of huge values does not overflow.
    let count = Double(values.count)
    return values.reduce(0) { $0 + $1 / count }
  }

  /// The standard deviation: √(Σ(x − x̄)² / (n − freedom)), NaN where that divides by zero.
  package static func deviation(_ values: [Double], freedom: Int) -> Double {
    guard values.count > freedom else { return .nan }
    let mean = mean(values)
    // In units of the largest distance: squares of huge or tiny ones leave the range of Double.
    let unit = values.map { abs($0 - mean) }.max() ?? 0
    guard unit > 0, unit.isFinite else { return unit }
    let sum = values.reduce(0) { $0 + (($1 - mean) / unit) * (($1 - mean) / unit) }
    return unit * (sum / Double(values.count - freedom)).squareRoot()
  }

  /// The interval of a share after `successes` of `count` trials.
  ///
  ///     (p̂ + z²/2n ± z√(p̂(1 − p̂)/n + z²/4n²)) / (1 + z²/n)
  ///
  /// It never leaves 0…1 and is of use at 0 and at n successes, where p̂ ± z·σ has no width.
  ///
  /// - Parameter z: 1.96 covers 95 %.
  /// - Source: Wilson 1927, "Probable inference, the law of succession, and statistical inference".
  package static func wilson(
    successes: Int, count: Int, z: Double = 1.959963984540054
  ) -> ClosedRange<Double> {
    require(count > 0 && (0...count).contains(successes), "no share of \(successes) of \(count)")
    let n = Double(count)
    let p = Double(successes) / n
    let middle = p + z * z / (2 * n)
    let half = z * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
    let scale = 1 + z * z / n
    let low = successes == 0 ? 0 : max(0, (middle - half) / scale)
    let high = successes == count ? 1 : min(1, (middle + half) / scale)
    return low...high
  }

  /// The finite ones in order, and a sentence about the others.
  static func finite(_ values: [Double], of label: String) -> (sorted: [Double], note: String?) {
    let kept = values.filter(\.isFinite).sorted()
    let lost = values.count - kept.count
    if lost == 0 { return (kept, nil) }
    return (kept, "\(lost) of \(values.count) values of \"\(label)\": not finite, left out")
  }
}

extension ChartMarks {
  /// One mark of many rows.
  static func plot(_ kind: MarkSpec.Kind, _ fill: (inout MarkSpec) -> Void) -> ChartMarks {
    ChartMarks(kind, fill)
  }

  /// The same with a warning for each note.
  func noting(_ notes: [String?]) -> ChartMarks {
    let said = notes.compactMap { $0 }
    if said.isEmpty { return self }
    var copy = self
    if copy.drafts.isEmpty { copy = ChartMarks(.point) { _ in } }
    copy.drafts[0].spec.notes = (copy.drafts[0].spec.notes ?? []) + said
    return copy
  }

  static func + (a: ChartMarks, b: ChartMarks) -> ChartMarks { ChartMarks(a.drafts + b.drafts) }
}

extension ChannelSpec {
  init(_ label: String, _ numbers: [Double]) { self.init(label: label, values: .numbers(numbers)) }
  init(_ label: String, _ names: [String]) { self.init(label: label, values: .categories(names)) }
}
