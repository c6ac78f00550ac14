import SVGCharts

/// Displays that follow sliders and switches, every position of them computed.
///
/// Positions are numbered as the digits of a number are, the last control fastest. A panel that depends on
/// controls of 200 and 2 positions has 400 states; one that depends on none has 1.
public struct ExplorerRecord: Codable, Equatable, Sendable {
  public struct Control: Codable, Equatable, Sendable {
    public enum Kind: String, Codable, Sendable {
      case slider
      /// A slider with buttons for the step before and after.
      case steps
      /// A few positions beside each other.
      case choice
    }
    public var kind: Kind
    public var name: String
    /// What each position is called, its unit included.
    public var positions: [String]
    /// The position that is shown first, and the only one without a script.
    public var start: Int
    public init(kind: Kind, name: String, positions: [String], start: Int) {
      self.kind = kind
      self.name = name
      self.positions = positions
      self.start = start
    }
  }

  public struct Panel: Codable, Equatable, Sendable {
    public var title: String
    /// The controls that it depends on, ascending.
    public var controls: [Int]
    public var states: States
    public init(title: String, controls: [Int], states: States) {
      self.title = title
      self.controls = controls
      self.states = states
    }
  }

  public enum States: Codable, Equatable, Sendable {
    case charts(ChartStates)
    case tables([TableRecord])
    /// A number or a word, with its name as the panel's title.
    case readouts([String])
  }

  public var controls: [Control]
  public var panels: [Panel]
  public init(controls: [Control], panels: [Panel]) {
    self.controls = controls
    self.panels = panels
  }

  /// Whether every control has its start and every panel a state for each of its positions: a record that was
  /// cut short or tampered with may not.
  public var isWhole: Bool {
    let hasStarts = controls.allSatisfy { $0.positions.indices.contains($0.start) }
    return hasStarts
      && panels.allSatisfy { panel in
        guard panel.controls.allSatisfy(controls.indices.contains) else { return false }
        let count = panel.controls.reduce(1) { $0 * controls[$1].positions.count }
        return switch panel.states {
        case .charts(let charts):
          charts.count == count && (0..<count).allSatisfy { charts[$0] != nil }
        case .tables(let tables): tables.count == count
        case .readouts(let texts): texts.count == count
        }
      }
  }
}

/// Charts that are mostly alike: what several have in common is kept once.
public struct ChartStates: Codable, Equatable, Sendable {
  /// Charts without marks, all different.
  private var settings: [ChartSpec] = []
  /// All different.
  private var marks: [MarkSpec] = []
  /// The number of its settings for each chart, then those of its marks.
  private var states: [[Int]] = []

  public init(_ charts: [ChartSpec]) {
    for chart in charts { append(chart) }
  }

  public var count: Int { states.count }

  private mutating func append(_ chart: ChartSpec) {
    var empty = chart
    empty.marks = []
    // Most are those of the chart before.
    let before = states.last ?? []
    var state = [Self.place(of: empty, in: &settings, likely: before.first)]
    for (number, mark) in chart.marks.enumerated() {
      let likely = number + 1 < before.count ? before[number + 1] : nil
      state.append(Self.place(of: mark, in: &marks, likely: likely))
    }
    states.append(state)
  }

  private static func place<Value: Equatable>(
    of value: Value, in pool: inout [Value], likely: Int?
  ) -> Int {
    if let likely, pool[likely] == value { return likely }
    if let index = pool.lastIndex(of: value) { return index }
    pool.append(value)
    return pool.count - 1
  }

  /// - Returns: nil for a record that is not whole.
  public subscript(index: Int) -> ChartSpec? {
    guard states.indices.contains(index), let first = states[index].first,
      settings.indices.contains(first)
    else { return nil }
    var chart = settings[first]
    for place in states[index].dropFirst() {
      guard marks.indices.contains(place) else { return nil }
      chart.marks.append(marks[place])
    }
    return chart
  }

  /// On which controls the settings depend (first) and each mark (after it); nil where the number of marks
  /// differs.
  ///
  /// - Parameter counts: how many positions each control has, the last fastest.
  public func dependencies(counts: [Int]) -> [[Int]]? {
    guard let first = states.first, states.allSatisfy({ $0.count == first.count }),
      counts.reduce(1, *) == states.count
    else { return nil }
    return first.indices.map { place in
      counts.indices.filter { control in
        let after = counts[(control + 1)...].reduce(1, *)
        return states.indices.contains { index in
          states[index][place] != states[index - index / after % counts[control] * after][place]
        }
      }
    }
  }
}
