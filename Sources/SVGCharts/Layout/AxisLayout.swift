/// The ticks of one axis and what is written at them.
struct AxisLayout {
  struct Tick {
    var place: Double
    var label: String
  }
  var major: [Tick] = []
  /// Places of short ticks without a label.
  var minor: [Double] = []

  /// - Parameter count: about so many ticks.
  init(_ scale: Scale, _ axis: AxisSpec, count: Int) {
    if let names = scale.categories {
      var chosen = Set(names)
      if case .categories(let only) = axis.values { chosen = Set(only) }
      major = names.filter(chosen.contains).compactMap { name in
        scale.place(name).map { Tick(place: $0, label: name) }
      }
      return
    }
    var desired = count
    if case .count(let given?) = axis.values { desired = min(max(given, 1), 50) }
    var values: [Double]
    var labels: [String]?
    switch axis.values {
    case .numbers(let given):
      values = given.filter(scale.isInside)
      labels = axis.format == nil ? values.map(scale.text) : nil
    case .step(let step) where (scale.upper - scale.lower) / step <= 200:
      let first = (scale.lower / step).rounded(.up)
      let last = (scale.upper / step).rounded(.down)
      values = first <= last ? stride(from: first, through: last, by: 1).map { $0 * step + 0 } : []
      labels = axis.format == nil ? values.map(readable) : nil
    default:
      let ticks = ScaleTicks(scale, count: desired)
      values = ticks.values
      labels = ticks.labels
      minor = ticks.minor.compactMap(scale.place)
    }
    if let format = axis.format { labels = values.map { format.string(from: $0) } }
    for (value, label) in zip(values, labels ?? values.map(readable)) {
      if let place = scale.place(value) { major.append(Tick(place: place, label: label)) }
    }
  }

  /// All with the decimals of the step, so that numbers line up.
  static func linearLabels(
    _ values: [Double], from lower: Double, to upper: Double, count: Int
  ) -> [String] {
    guard let step = TickStep(from: lower, to: upper, count: count) else {
      return values.map(readable)
    }
    let largest = values.map { abs($0) }.max() ?? 0
    let decimals = max(0, -step.exponent)
    if largest < 1e7, decimals <= 5 {
      return values.map { NumberFormat.fixed(decimals).string(from: $0) }
    }
    let digits = min(max(Int(Logarithm.base10(largest).rounded(.down)) - step.exponent, 0), 15)
    return values.map { $0 == 0 ? "0" : NumberFormat.scientific(digits).string(from: $0) }
  }

  /// Plain decimals within 0.0001 … 100,000, else powers of ten.
  static func logLabels(_ values: [Double]) -> [String] {
    if values.allSatisfy({ $0 >= 0.99e-4 && $0 < 1.01e6 }) { return values.map(readable) }
    return values.map { value in
      let power = Int(Logarithm.base10(value).rounded())
      if value == Logarithm.powerOfTen(power) { return "10" + NumberFormat.superscript(power) }
      let text = NumberFormat.scientific(5).string(from: value)
      let parts = text.split(separator: "×")
      guard parts.count == 2 else { return text }
      var mantissa = String(parts[0])
      while mantissa.last == "0" { mantissa.removeLast() }
      if mantissa.last == "." { mantissa.removeLast() }
      return mantissa + "×" + parts[1]
    }
  }

  /// Drops labels until no two are nearer than they are long: every second one stays, then every
  /// third. Ticks stay.
  mutating func thin(minimumDistance: (String, String) -> Double) {
    for keepEvery in 1...max(major.count, 1) {
      let kept = major.indices.filter { $0 % keepEvery == 0 }
      let fits = zip(kept, kept.dropFirst()).allSatisfy { a, b in
        abs(major[b].place - major[a].place)
          >= minimumDistance(major[a].label, major[b].label)
      }
      guard fits else { continue }
      for index in major.indices where index % keepEvery != 0 { major[index].label = "" }
      return
    }
  }
}
