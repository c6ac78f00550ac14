/// Marks of one kind and one style as columns: row i is the i-th mark, or the i-th point of a line.
public struct MarkSpec: Codable, Equatable, Sendable {
  public enum Kind: String, Codable, Sendable {
    case point, line, area, bar, rule, rectangle
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
  /// The panel of small multiples that a row belongs to.
  public var facet: ChannelSpec?
  public var style: MarkStyle
  public var annotations: [AnnotationSpec] = []
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
    \.series, \.color, \.symbol, \.position, \.facet,
  ]
  static let channels = positionChannels + groupingChannels

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

/// Texts beside one row of a mark.
public struct AnnotationSpec: Codable, Equatable, Sendable {
  public var row: Int
  /// Several lines are divided by line feeds.
  public var text: String
  public var position: AnnotationPosition
  /// Along the side where it stands; nil centres it there.
  public var alignment: Alignment?
  /// Points between mark and text; nil takes the usual.
  public var spacing: Double?
}

/// What the dropped rows were.
public struct ReductionSpec: Codable, Equatable, Sendable {
  /// Rows before.
  public var count: Int
  /// Rows with a value that is not finite, before.
  public var nonFinite: Int
}
