/// A distance between ticks: 1, 2 or 5 times a power of ten.
///
/// Below 1 it is kept as its inverse, so that ticks are quotients of integers: 3/10 is exact to the
/// last bit where 3 · 0.1 is not.
package struct TickStep: Equatable {
  package var size: Double
  package var isInverse: Bool

  package func value(at index: Double) -> Double { isInverse ? index / size : index * size }
  func index(of value: Double) -> Double { isInverse ? value * size : value / size }

  /// The power of ten of the step: −1 for steps of 0.1, 0.2 and 0.5.
  package var exponent: Int {
    let value = isInverse ? 1 / size : size
    return Int(Logarithm.base10(value * 1.000001).rounded(.down))
  }

  /// The step that cuts `start`…`stop` into about `count` parts; nil where there is none.
  ///
  /// The raw width is rounded to the nearest of 1, 2, 5 and 10 in the logarithm: the borders are the
  /// geometric means √2, √10 and √50. The rule is that of d3-array.
  package init?(from start: Double, to stop: Double, count: Int) {
    let raw = (stop - start) / Double(max(count, 1))
    guard raw.isFinite, raw > 0 else { return nil }
    var power = Int(Logarithm.base10(raw).rounded(.down))
    if Logarithm.powerOfTen(power + 1) <= raw { power += 1 }
    if Logarithm.powerOfTen(power) > raw { power -= 1 }
    let scale = Logarithm.powerOfTen(power)
    guard scale > 0 else { return nil }
    let error = raw / scale
    let factor: Double =
      error >= 50.0.squareRoot()
      ? 10 : error >= 10.0.squareRoot() ? 5 : error >= 2.0.squareRoot() ? 2 : 1
    isInverse = power < 0
    size = isInverse ? Logarithm.powerOfTen(-power) / factor : scale * factor
    guard size.isFinite, size > 0 else { return nil }
  }
}

package enum Ticks {
  /// The multiples of the nice step inside `start`…`stop`, as `d3.ticks` gives them.
  package static func linear(from start: Double, to stop: Double, count: Int) -> [Double] {
    guard start.isFinite, stop.isFinite, start < stop else {
      return start.isFinite ? [start] : []
    }
    guard let step = TickStep(from: start, to: stop, count: count) else { return [start, stop] }
    var first = step.index(of: start).rounded()
    var last = step.index(of: stop).rounded()
    if step.value(at: first) < start { first += 1 }
    if step.value(at: last) > stop { last -= 1 }
    // Indices beyond 2⁵³ have no neighbours: the values are too close for ticks.
    guard abs(first) < 9e15, abs(last) < 9e15 else { return [start, stop] }
    guard first <= last else { return count < 2 ? linear(from: start, to: stop, count: 2) : [] }
    return stride(from: first, through: last, by: 1).map { step.value(at: $0) + 0 }
  }

  /// Widens a range to whole steps, as the `nice` of d3-scale does.
  package static func nice(from start: Double, to stop: Double, count: Int) -> ClosedRange<Double> {
    var lower = start
    var upper = stop
    var previous: TickStep?
    for _ in 0..<10 {
      guard let step = TickStep(from: lower, to: upper, count: count), step != previous else {
        break
      }
      let low = step.value(at: step.index(of: lower).rounded(.down))
      let high = step.value(at: step.index(of: upper).rounded(.up))
      guard low.isFinite, high.isFinite else { break }
      lower = low + 0
      upper = high + 0
      previous = step
    }
    return min(lower, start)...max(upper, stop)
  }

  /// Ticks of a logarithmic scale.
  package struct Log: Equatable {
    /// Labelled: powers of ten, or, within less than about two decades, some multiples of them.
    package var major: [Double]
    /// Short and mute: the other multiples, 2 to 9.
    package var minor: [Double]
  }

  /// - Precondition: 0 < `start` < `stop`.
  package static func log(from start: Double, to stop: Double, count: Int) -> Log {
    require(start > 0 && start < stop, "a log scale needs 0 < \(start) < \(stop)")
    let lowest = Int(Logarithm.base10(start).rounded(.down)) - 1
    let highest = Int(Logarithm.base10(stop).rounded(.up)) + 1
    func isInside(_ value: Double) -> Bool { value >= start && value <= stop }
    let powers = (lowest...highest).filter { isInside(Logarithm.powerOfTen($0)) }
    if powers.count > max(count, 2) {
      // Too many decades for a label each: every second, fifth, tenth power.
      let places = linear(
        from: Double(powers.first!), to: Double(powers.last!), count: max(count, 2))
      let chosen = places.filter { $0 == $0.rounded() }.map { Logarithm.powerOfTen(Int($0)) }
      let rest = powers.map(Logarithm.powerOfTen).filter { !chosen.contains($0) }
      return Log(major: chosen, minor: rest.count <= 60 ? rest : [])
    }
    let multiples = (lowest...highest).flatMap { power in
      (2...9).map { factor in
        power < 0
          ? Double(factor) / Logarithm.powerOfTen(-power)
          : Double(factor) * Logarithm.powerOfTen(power)
      }
    }.filter(isInside)
    if powers.count >= 3 { return Log(major: powers.map(Logarithm.powerOfTen), minor: multiples) }
    // Few decades: 2 and 5 get labels too; where even these are missing, a linear choice.
    let labelled = (lowest...highest).flatMap { power in
      [1.0, 2.0, 5.0].map {
        power < 0 ? $0 / Logarithm.powerOfTen(-power) : $0 * Logarithm.powerOfTen(power)
      }
    }.filter(isInside)
    if labelled.count >= 3 {
      return Log(major: labelled, minor: multiples.filter { !labelled.contains($0) })
    }
    return Log(major: linear(from: start, to: stop, count: count), minor: [])
  }
}
