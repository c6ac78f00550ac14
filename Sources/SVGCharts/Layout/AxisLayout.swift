/// The ticks of one set of an axis's marks and what is written at them.
struct AxisLayout {
  struct Tick {
    var place: Double
    var label: String
    /// The label in several lines.
    var lines: [String]?
  }
  let spec: AxisMarksSpec
  var major: [Tick] = []
  /// Places of short ticks without a label.
  var minor: [Double] = []
  /// What `major` stands at.
  private(set) var values: AxisValues = .numbers([])

  var hasLabels: Bool { spec.showsLabels }

  /// - Parameter count: about so many ticks.
  init(_ scale: Scale, _ axis: AxisMarksSpec, count: Int) {
    spec = axis
    if let names = scale.categories {
      var shown = names
      if case .categories(let only) = axis.values {
        let chosen = Set(only)
        shown = names.filter(chosen.contains)
        if axis.labels != nil { shown = only.filter(Set(names).contains) }
      }
      let texts = Self.given(axis.labels, count: shown.count) ?? shown
      for (name, text) in zip(shown, texts) {
        if let place = scale.place(name) { major.append(Tick(place: place, label: text)) }
      }
      values = .categories(shown)
      return
    }
    var numbers: [Double]
    var labels: [String]?
    var desired = count
    if case .count(let given?) = axis.values { desired = min(max(given, 1), 50) }
    switch axis.values {
    case .numbers(let given):
      numbers = given.filter(scale.isInside)
      if let texts = Self.given(axis.labels, count: given.count) {
        labels = zip(given, texts).filter { scale.isInside($0.0) }.map(\.1)
      } else if axis.format == nil {
        labels = numbers.map(scale.text)
      }
    case .step(let step) where (scale.upper - scale.lower) / step <= 200:
      let first = (scale.lower / step).rounded(.up)
      let last = (scale.upper / step).rounded(.down)
      numbers =
        first <= last ? stride(from: first, through: last, by: 1).map { $0 * step + 0 } : []
    default:
      if scale.kind == .log, case .bytes? = axis.format {
        numbers = Self.powersOfTwo(from: scale.lower, to: scale.upper, count: desired)
        break
      }
      let ticks = ScaleTicks(scale, count: desired)
      numbers = ticks.values
      minor = ticks.minor.compactMap(scale.place)
      if axis.format == nil { labels = ticks.labels }
    }
    values = .numbers(numbers)
    // Of explicit values the author's texts were chosen before those outside were dropped.
    if case .numbers = axis.values {
    } else if let texts = Self.given(axis.labels, count: numbers.count) {
      labels = texts
    }
    if labels == nil, let format = axis.format { labels = format.distinctStrings(numbers) }
    for (value, label) in zip(numbers, labels ?? numbers.map(readable)) {
      if let place = scale.place(value) { major.append(Tick(place: place, label: label)) }
    }
  }

  /// Powers of 2, 4, 32, 1,024 …: every n-th, so that there are about so many.
  static func powersOfTwo(from lower: Double, to upper: Double, count: Int) -> [Double] {
    let doublings = Logarithm.base10(2)
    let first = (Logarithm.base10(lower) / doublings - 1e-9).rounded(.up)
    let last = (Logarithm.base10(upper) / doublings + 1e-9).rounded(.down)
    guard first <= last else { return [] }
    let every = [1.0, 2, 5, 10, 20, 50].first { (last - first) / $0 <= Double(count) } ?? 100
    return stride(from: (first / every).rounded(.up) * every, through: last, by: every).map {
      Double(sign: .plus, exponent: Int($0), significand: 1)
    }
  }

  /// The author's texts, one for all or one each.
  private static func given(_ labels: [String]?, count: Int) -> [String]? {
    guard let labels else { return nil }
    if labels.count == 1 { return Array(repeating: labels[0], count: count) }
    return labels.count == count ? labels : nil
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
