/// The areas of symbols, and the opacities of marks, by their values.
struct SizeScale {
  static let largest = 400.0

  let label: String
  private let spec: SymbolSizeScaleSpec
  private let names: [String]
  private let lower: Double
  private let upper: Double

  /// Nil where no mark has a size channel.
  init?(_ chart: ChartSpec) {
    let channels = chart.marks.compactMap(\.symbolSize)
    guard let first = channels.first else { return nil }
    label = first.label
    spec = chart.symbolSizeScale ?? SymbolSizeScaleSpec()
    names = Domain.names(channels.filter { !$0.values.isNumeric })
    let values = channels.compactMap(\.values.numbers).joined().filter { $0.isFinite && $0 > 0 }
    lower = spec.lower ?? 0
    upper = spec.upper ?? values.max() ?? 1
  }

  /// In square points. Numbers: in proportion from the smallest to the largest area, zero without area.
  /// Names: 30, 60, 90 … in their order. Nil for a value that has no area.
  func area(_ column: Column, _ row: Int) -> Double? {
    switch column {
    case .numbers(let values):
      guard row < values.count, values[row].isFinite, values[row] >= 0 || spec.lower != nil
      else { return nil }
      let smallest = checked(spec.smallest ?? 0)
      let largest = checked(spec.largest ?? Self.largest)
      guard upper > lower else { return largest }
      let share = (values[row] / 2 - lower / 2) / (upper / 2 - lower / 2)
      return smallest + (largest - smallest) * min(max(share, 0), 1)
    case .categories(let all):
      guard row < all.count else { return nil }
      if let given = spec.areas?.first(where: { $0.name == all[row] }) {
        return checked(given.area)
      }
      return 30 * Double((names.firstIndex(of: all[row]) ?? 0) + 1)
    }
  }

  private func checked(_ area: Double) -> Double { area.isFinite ? min(max(area, 0), 1e5) : 30 }
}

/// Opacities in twenty steps: numbers from 0.2 for the lowest to 1 for the highest, names evenly.
struct OpacityScale {
  private let names: [String]
  private let lower: Double
  private let upper: Double

  init?(_ chart: ChartSpec) {
    let channels = chart.marks.compactMap(\.opacity)
    if channels.isEmpty { return nil }
    names = Domain.names(channels.filter { !$0.values.isNumeric })
    let values = channels.compactMap(\.values.numbers).joined().filter(\.isFinite)
    lower = values.min() ?? 0
    upper = values.max() ?? 1
  }

  func opacity(_ column: Column, _ row: Int) -> Double? {
    var share = 1.0
    switch column {
    case .numbers(let values):
      guard row < values.count, values[row].isFinite else { return nil }
      if upper > lower { share = (values[row] / 2 - lower / 2) / (upper / 2 - lower / 2) }
    case .categories(let all):
      guard row < all.count, let index = names.firstIndex(of: all[row]) else { return nil }
      share = Double(index + 1) / Double(names.count)
    }
    return ((0.2 + 0.8 * share) * 20).rounded() / 20
  }
}
