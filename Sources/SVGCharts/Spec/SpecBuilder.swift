extension ChartSpec {
  /// Merges marks, samples functions, reduces long series.
  init(drafts: [MarkDraft], settings: ChartSpec) {
    self = settings
    let sampled = sample(drafts)
    marks = merge(sampled)
    for index in marks.indices { reduce(&marks[index]) }
  }

  /// Evaluates functions where they are seen: evenly in x, or along its scale where that is not linear.
  private func sample(_ drafts: [MarkDraft]) -> [MarkSpec] {
    let transform = ScaleTransform(xScale.type)
    let known = drafts.filter { $0.function == nil }.flatMap { draft in
      [draft.spec.x, draft.spec.xStart, draft.spec.xEnd].compactMap { $0?.values.numbers }
        .flatMap { $0 }
    }.filter { transform($0) != nil }
    let lower = xScale.lower ?? known.min() ?? (xScale.type == .log ? 1 : 0)
    let upper = xScale.upper ?? known.max() ?? (xScale.type == .log ? 10 : 1)
    return drafts.map { draft in
      guard let function = draft.function else { return draft.spec }
      var spec = draft.spec
      let domain = function.domain ?? min(lower, upper)...max(lower, upper)
      let follows =
        !function.isParametric && transform(domain.lowerBound) != nil
        && transform(domain.upperBound) != nil
      let arguments = Self.arguments(domain, follows ? transform : ScaleTransform(.linear))
      let results = arguments.map(function.evaluate)
      if !function.isParametric { spec.x?.values = .numbers(arguments) }
      for (place, channel) in function.channels.enumerated() {
        spec[keyPath: channel]?.values = .numbers(results.map { $0[place] })
      }
      for index in spec.annotations.indices { spec.annotations[index].row = arguments.count - 1 }
      return spec
    }
  }

  /// Samples of a function's domain, both ends included.
  static let sampleCount = 401

  private static func arguments(_ domain: ClosedRange<Double>, _ transform: ScaleTransform)
    -> [Double]
  {
    guard domain.upperBound > domain.lowerBound else { return [domain.lowerBound] }
    let last = sampleCount - 1
    if !transform.isLinear, let from = transform(domain.lowerBound),
      let to = transform(domain.upperBound)
    {
      return (0...last).map { index in
        if index == 0 { return domain.lowerBound }
        if index == last { return domain.upperBound }
        let value = transform.inverse(from + (to - from) * Double(index) / Double(last))
        return min(max(value, domain.lowerBound), domain.upperBound)
      }
    }
    return (0...last).map { index in
      let share = Double(index) / Double(last)
      return domain.lowerBound * (1 - share) + domain.upperBound * share
    }
  }

  /// Rows of equal kind, style and labels become one mark, at the place of the first of them.
  private func merge(_ specs: [MarkSpec]) -> [MarkSpec] {
    var places: [MergeKey: Int] = [:]
    var groups: [[MarkSpec]] = []
    for (number, spec) in specs.enumerated() {
      let spec = spec.withFullColumns()
      // A plot is a thing of its own; single marks belong together.
      let key = MergeKey(spec, plot: spec.count == 1 ? nil : number)
      if let place = places[key] {
        groups[place].append(spec)
      } else {
        places[key] = groups.count
        groups.append([spec])
      }
    }
    return groups.map(Self.concatenated)
  }

  private static func concatenated(_ group: [MarkSpec]) -> MarkSpec {
    guard group.count > 1, var whole = group.first else { return group[0] }
    for channel in MarkSpec.channels where whole[keyPath: channel] != nil {
      let columns = group.map { $0[keyPath: channel]!.values }
      switch columns[0] {
      case .numbers:
        whole[keyPath: channel]!.values = .numbers(columns.flatMap { $0.numbers ?? [] })
      case .categories:
        whole[keyPath: channel]!.values = .categories(columns.flatMap(\.names))
      }
    }
    var row = 0
    whole.annotations = []
    for part in group {
      whole.annotations += part.annotations.map { annotation in
        var moved = annotation
        moved.row += row
        return moved
      }
      row += part.count
    }
    return whole
  }
}

extension ChartSpec {
  /// The same chart with full columns and long series reduced, whoever made the specification.
  func normalized() -> ChartSpec {
    var copy = self
    copy.marks = marks.map { $0.withFullColumns() }
    for index in copy.marks.indices { copy.reduce(&copy.marks[index]) }
    return copy
  }
}

extension MarkSpec {
  /// Makes all columns as long as the longest: one value is repeated, missing ones are gaps.
  func withFullColumns() -> MarkSpec {
    let length = count
    var copy = self
    for channel in Self.channels {
      guard let column = copy[keyPath: channel]?.values, column.count < length else { continue }
      let missing = length - column.count
      switch column {
      case .numbers(let values):
        let filler = values.count == 1 ? values[0] : .nan
        copy[keyPath: channel]!.values = .numbers(
          values + Array(repeating: filler, count: missing))
      case .categories(let names):
        let filler = names.count == 1 ? names[0] : ""
        copy[keyPath: channel]!.values = .categories(
          names + Array(repeating: filler, count: missing))
      }
    }
    if kind == .line || kind == .area, let named = copy.color?.named {
      // A line has one colour: each different number is a series.
      copy.color = named
    }
    copy.annotations.removeAll { !(0..<Swift.max(length, 1)).contains($0.row) }
    return copy
  }
}

/// What marks must share to be one.
private struct MergeKey: Hashable {
  var kind: MarkSpec.Kind
  var labels: [String?]
  var areNumeric: [Bool]
  var style: MarkStyle
  var plot: Int?

  init(_ spec: MarkSpec, plot: Int?) {
    kind = spec.kind
    labels = MarkSpec.channels.map { spec[keyPath: $0]?.label }
    areNumeric = MarkSpec.channels.map { spec[keyPath: $0]?.values.isNumeric ?? false }
    style = spec.style
    self.plot = plot
  }
}
