extension MarkSpec {
  /// Whether a bar lies: its value runs along x.
  var isHorizontal: Bool {
    guard kind == .bar else { return false }
    if xStart != nil { return true }
    if yStart != nil { return false }
    if let x, let y { return x.values.isNumeric && !y.values.isNumeric }
    return false
  }
}

/// Puts bars and areas of one value on one another: each gets a start and an end.
///
///     standard     the end of the one before, plus the value; negative ones downwards
///     normalized   the same in shares of the sum at that place
///     center       as standard, all of one place shifted down by half of their sum
///     unstacked    from zero
package struct Stacker {
  private struct Place: Hashable {
    var kind: MarkSpec.Kind
    var at: PlottablePrimitive
    var position: String
    var isHorizontal: Bool
    var isNegative: Bool
  }
  private var ends: [Place: Double] = [:]
  private var totals: [Place: Double] = [:]

  /// The marks with every stack resolved; others unchanged.
  package static func resolve(_ marks: [MarkSpec]) -> [MarkSpec] {
    var stacker = Stacker()
    for mark in marks where mark.needsStacking { stacker.addUp(mark) }
    return marks.map { $0.needsStacking ? stacker.stack($0) : $0 }
  }

  private func places(of mark: MarkSpec) -> [(Place, Double)] {
    let isHorizontal = mark.stacksAlongX
    guard let along = isHorizontal ? mark.x : mark.y,
      let across = isHorizontal ? mark.y ?? mark.yStart : mark.x ?? mark.xStart
    else { return [] }
    guard case .numbers(let values) = along.values else { return [] }
    let positions = mark.position?.values.names
    return values.indices.map { row in
      let at: PlottablePrimitive =
        switch across.values {
        case .numbers(let numbers): .number(numbers[row])
        case .categories(let names): .category(names[row])
        }
      return (
        Place(
          kind: mark.kind, at: at, position: positions?[row] ?? "",
          isHorizontal: isHorizontal, isNegative: values[row] < 0), values[row]
      )
    }
  }

  private mutating func addUp(_ mark: MarkSpec) {
    guard mark.style.stacking == .normalized || mark.style.stacking == .center else { return }
    for (place, value) in places(of: mark) where value.isFinite {
      var both = place
      both.isNegative = false
      totals[both, default: 0] += abs(value)
    }
  }

  private mutating func stack(_ mark: MarkSpec) -> MarkSpec {
    var starts: [Double] = []
    var tops: [Double] = []
    let method = mark.style.stacking ?? .standard
    for (given, value) in places(of: mark) {
      var place = given
      var size = value
      if method == .normalized {
        var both = place
        both.isNegative = false
        let total = totals[both] ?? 0
        size = total > 0 ? value / total : value.isFinite ? 0 : value
      }
      if method == .center {
        place.isNegative = false
        size = abs(value)
      }
      let start = method == .center ? -(totals[place] ?? 0) / 2 : 0
      let base = method == .unstacked ? 0 : ends[place] ?? start
      var top = base + size
      if method == .normalized { top = min(max(top, -1), 1) }  // shares of rounded sums
      starts.append(value.isFinite ? base : .nan)
      tops.append(top)
      if method != .unstacked, size.isFinite { ends[place] = top }
    }
    var copy = mark
    let isHorizontal = mark.stacksAlongX
    let label = (isHorizontal ? mark.x : mark.y)?.label ?? ""
    let start = ChannelSpec(label: label, values: .numbers(starts))
    let end = ChannelSpec(label: label, values: .numbers(tops))
    if isHorizontal {
      copy.x = nil
      copy.xStart = start
      copy.xEnd = end
    } else {
      copy.y = nil
      copy.yStart = start
      copy.yEnd = end
    }
    return copy
  }
}

extension MarkSpec {
  fileprivate var needsStacking: Bool {
    if isBin { return (stacksAlongX ? x : y)?.values.isNumeric ?? false }
    guard kind == .bar || kind == .area, let x, let y else { return false }
    return (isHorizontal ? x : y).values.isNumeric
  }

  /// Whether the mark is a bar over bins: both borders in one direction, a height in the other.
  private var isBin: Bool {
    guard kind == .rectangle, style.stacking != nil else { return false }
    return (xStart != nil && xEnd != nil && x == nil && y != nil && yStart == nil)
      || (yStart != nil && yEnd != nil && y == nil && x != nil && xStart == nil)
  }

  fileprivate var stacksAlongX: Bool {
    isBin ? x != nil : isHorizontal
  }
}
