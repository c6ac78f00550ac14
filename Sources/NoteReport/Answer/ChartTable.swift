import NoteRecord
import SVGCharts

/// The drawings of a panel at all positions.
///
/// A panel that follows a threshold of 200 positions and a price of 25 has 5,000 drawings; but where one mark follows
/// the threshold and another the price, 225 are enough: those at which all controls but one mark's are at their
/// start. What the others look like follows, since with shared scales a mark is drawn alike whatever stands beside
/// it. Where that is not so (labels that make way for each other), a line of the drawing differs in both kinds of
/// drawings, or one of the samples does; then all are drawn.
struct ChartTable {
  let table: StateTable

  /// - Parameters:
  ///   - counts: how many positions each control has.
  ///   - start: where each begins.
  ///   - draw: makes the SVG.
  init(
    _ charts: ChartStates, counts: [Int], start: [Int], draw: (ChartSpec) -> String
  ) {
    // A chart that is missing is a record that is not whole.
    func text(_ index: Int) -> String { charts[index].map(draw) ?? "" }
    if counts.count > 1, let parts = Self.parts(charts, counts: counts, start: start, text),
      Self.samples(charts.count).allSatisfy({
        parts.text(at: Self.positions(of: $0, counts)) == text($0)
      })
    {
      table = parts
    } else {
      table = StateTable((0..<charts.count).map(text), counts: counts)
    }
  }

  /// Prime steps through all positions meet every combination of neighbours sooner or later.
  private static func samples(_ count: Int) -> [Int] {
    let samples = 61
    return (0..<samples).map { $0 * 7919 % max(count, 1) }
  }

  private static func positions(of index: Int, _ counts: [Int]) -> [Int] {
    var rest = index
    var positions: [Int] = []
    for count in counts.reversed() {
      positions.append(rest % count)
      rest /= count
    }
    return positions.reversed()
  }

  private static func index(of positions: [Int], _ counts: [Int]) -> Int {
    zip(positions, counts).reduce(0) { $0 * $1.1 + $1.0 }
  }

  /// The table from drawings in which the marks of one set of controls move at a time; nil where that saves
  /// nothing or is not enough.
  private static func parts(
    _ charts: ChartStates, counts: [Int], start: [Int], _ text: (Int) -> String
  ) -> StateTable? {
    guard let dependencies = charts.dependencies(counts: counts) else { return nil }
    let settings = dependencies[0]
    guard settings.count <= 1 else { return nil }
    var sets: [[Int]] = []
    for marks in dependencies.dropFirst() {
      let own = marks.filter { !settings.contains($0) }
      if !own.isEmpty, !sets.contains(own) { sets.append(own) }
    }
    // A set within another is drawn with it.
    sets = sets.filter { set in
      !sets.contains { $0 != set && Set(set).isSubset(of: $0) }
    }
    let drawn = sets.map { $0.reduce(1) { $0 * counts[$1] } }.reduce(0, +)
    let all = counts.indices.filter { !settings.contains($0) }.reduce(1) { $0 * counts[$1] }
    guard sets.count > 1, drawn < all else { return nil }

    func table(from: [Int], _ own: [Int]) -> StateTable? {
      StateTable(
        combining: sets.map { set in
          let own = counts.indices.map { set.contains($0) ? counts[$0] : 1 }
          let texts = (0..<own.reduce(1, *)).map { number in
            let moved = positions(of: number, own)
            let at = counts.indices.map { set.contains($0) ? moved[$0] : from[$0] }
            return text(index(of: at, counts))
          }
          return StateTable(texts, counts: own)
        }, counts: own)
    }
    guard let control = settings.first else { return table(from: start, counts) }
    var own = counts
    own[control] = 1
    var tables: [StateTable] = []
    for position in 0..<counts[control] {
      var from = start
      from[control] = position
      guard let table = table(from: from, own) else { return nil }
      tables.append(table)
    }
    return StateTable(choosing: control, of: tables, counts: counts)
  }
}
