/// Where a scale has ticks, and how they read.
struct ScaleTicks {
  /// With labels.
  var values: [Double]
  var labels: [String]
  /// Short and mute.
  var minor: [Double] = []

  init(values: [Double], labels: [String]) {
    self.values = values
    self.labels = labels
  }

  /// - Parameter count: about so many labels.
  init(_ scale: Scale, count: Int) {
    switch scale.kind {
    case .log:
      let ticks = Ticks.log(from: scale.lower, to: scale.upper, count: count)
      values = ticks.major
      labels = AxisLayout.logLabels(values)
      minor = ticks.minor
    case .symmetricLog(let slope):
      values = Ticks.symmetricLog(
        from: scale.lower, to: scale.upper, slope: slope, count: count)
      labels = Self.symmetricLogLabels(values)
    case .date:
      let ticks = DateTicks(from: scale.lower, to: scale.upper, count: count)
      values = ticks.values
      labels = ticks.labels
    case .squareRoot:
      values = Ticks.squareRoot(from: scale.lower, to: scale.upper, count: count)
      labels = values.map(readable)
    case .linear, .category:
      values = Ticks.linear(from: scale.lower, to: scale.upper, count: count)
      labels = AxisLayout.linearLabels(values, from: scale.lower, to: scale.upper, count: count)
    }
  }

  /// Both signs in the manner of a logarithmic axis.
  private static func symmetricLogLabels(_ values: [Double]) -> [String] {
    let sizes = values.map(abs).filter { $0 > 0 }
    var labels = AxisLayout.logLabels(sizes).makeIterator()
    return values.map { value in
      if value == 0 { return "0" }
      return (value < 0 ? "−" : "") + (labels.next() ?? readable(abs(value)))
    }
  }
}

extension Scale {
  /// A value of this scale as a reader wants it.
  func text(_ value: Double) -> String { kind == .date ? readableDate(value) : readable(value) }
}

extension Ticks {
  /// Ticks of a symmetric logarithm: zero, powers of ten of either sign, then 5 and 2 times them where
  /// there is room.
  ///
  /// The larger ones are chosen first, and none is nearer to another than 0.6 of the distance that
  /// `count` even ticks would have: so the powers thin out towards zero, where they crowd.
  package static func symmetricLog(
    from start: Double, to stop: Double, slope: Double, count: Int
  ) -> [Double] {
    // Below a hundredth of the linear part nothing has room beside zero.
    spaced(
      from: start, to: stop, ScaleTransform(ScaleType(rawValue: "symmetricLog:\(slope)")),
      lowest: Int(Logarithm.base10(1 / slope).rounded(.down)) - 2, count: count)
  }

  /// Ticks of a square root, by the same rule: even ones would crowd at its ends.
  package static func squareRoot(from start: Double, to stop: Double, count: Int) -> [Double] {
    guard start.isFinite, stop.isFinite else { return [] }
    let size = max(abs(start), abs(stop))
    // A value 10,000 times smaller lies at a hundredth.
    let lowest = size > 0 ? Int(Logarithm.base10(size).rounded(.down)) - 4 : 0
    return spaced(from: start, to: stop, ScaleTransform(.squareRoot), lowest: lowest, count: count)
  }

  private static func spaced(
    from start: Double, to stop: Double, _ transform: ScaleTransform, lowest: Int, count: Int
  ) -> [Double] {
    guard start.isFinite, stop.isFinite, start < stop else { return start.isFinite ? [start] : [] }
    let size = max(abs(start), abs(stop))
    let highest = Int(Logarithm.base10(size).rounded(.down)) + 1
    let lowest = max(highest - 330, min(lowest, highest - 2))
    let distance = 0.6 / Double(max(count, 1))
    var chosen: [(value: Double, share: Double)] = []
    func consider(_ value: Double) {
      guard value >= start, value <= stop,
        let share = transform.share(of: value, from: start, to: stop),
        chosen.allSatisfy({ abs($0.share - share) >= distance })
      else { return }
      chosen.append((value, share))
    }
    consider(0)
    for factor in [1.0, 5, 2] {
      for power in stride(from: highest, through: lowest, by: -1) {
        let value =
          power < 0
          ? factor / Logarithm.powerOfTen(-power) : factor * Logarithm.powerOfTen(power)
        guard value.isFinite else { continue }
        consider(value)
        consider(-value)
      }
    }
    if chosen.count < 3 { return linear(from: start, to: stop, count: count) }
    return chosen.map(\.value).sorted()
  }

  /// Widens a range to 1, 2 or 5 times a power of ten.
  static func niceSymmetricLog(_ range: ClosedRange<Double>) -> ClosedRange<Double> {
    func rounded(_ size: Double, up: Bool) -> Double {
      guard size > 1e-300, size < 1e300 else { return size }
      let power = Int(Logarithm.base10(size).rounded(.down)) - 1
      let steps = (power...power + 3).flatMap { power in
        [1.0, 2, 5].map {
          power < 0 ? $0 / Logarithm.powerOfTen(-power) : $0 * Logarithm.powerOfTen(power)
        }
      }
      return (up ? steps.first { $0 >= size } : steps.last { $0 <= size }) ?? size
    }
    let (low, high) = (range.lowerBound, range.upperBound)
    let lower = low < 0 ? -rounded(-low, up: true) : rounded(low, up: false)
    let upper = high < 0 ? -rounded(-high, up: false) : rounded(high, up: true)
    return lower...upper
  }
}
