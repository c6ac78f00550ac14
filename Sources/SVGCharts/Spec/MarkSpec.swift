/// Marks of one kind and one style as columns: row i is the i-th mark, or the i-th point of a line.
public struct MarkSpec: Codable, Equatable, Sendable {
  public enum Kind: String, Codable, Sendable {
    case point, line, area, bar, rule, rectangle
    /// `text` centred at x, y.
    case text
    /// An arrow from x, y to xEnd, yEnd.
    case vector
    /// Filled rings, one for each series; where a ring runs against the one around it, it is a hole.
    case polygon
  }

  public var kind: Kind
  // Positions. Which of them are given decides the form: a bar of x and y starts at zero, one of x,
  // yStart and yEnd floats, a rule of y alone spans the plot.
  public var x: ChannelSpec?
  public var y: ChannelSpec?
  public var xStart: ChannelSpec?
  public var xEnd: ChannelSpec?
  public var yStart: ChannelSpec?
  public var yEnd: ChannelSpec?
  // What tells rows apart.
  public var series: ChannelSpec?
  public var color: ChannelSpec?
  public var symbol: ChannelSpec?
  public var position: ChannelSpec?
  /// What a text mark writes.
  public var text: ChannelSpec?
  public var style: MarkStyle
  public var annotations: [AnnotationSpec] = []
  /// What a plot left out while it computed the mark, a sentence each.
  public var notes: [String]?
  /// Where rows were dropped because more would not be seen.
  public var reduction: ReductionSpec?

  init(_ kind: Kind, style: MarkStyle = MarkStyle()) {
    self.kind = kind
    self.style = style
  }

  static let positionChannels: [WritableKeyPath<MarkSpec, ChannelSpec?> & Sendable] = [
    \.x, \.xStart, \.xEnd, \.y, \.yStart, \.yEnd,
  ]
  static let groupingChannels: [WritableKeyPath<MarkSpec, ChannelSpec?> & Sendable] = [
    \.series, \.color, \.symbol, \.position,
  ]
  static let channels = positionChannels + groupingChannels + [\.text]

  /// The number of rows.
  public var count: Int {
    Self.channels.compactMap { self[keyPath: $0]?.values.count }.max() ?? 0
  }
}

/// A label and a column: one thing that a mark shows.
public struct ChannelSpec: Codable, Equatable, Sendable {
  public var label: String
  public var values: Column
  public init(label: String, values: Column) {
    self.label = label
    self.values = values
  }
}

/// A text beside one row of a mark.
public struct AnnotationSpec: Codable, Equatable, Sendable {
  public var row: Int
  public var text: String
  public var position: AnnotationPosition
}

/// What the dropped rows were.
public struct ReductionSpec: Codable, Equatable, Sendable {
  /// Rows before.
  public var count: Int
  /// Rows with a value that is not finite, before.
  public var nonFinite: Int
}
