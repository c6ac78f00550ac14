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
  public var lineStyle: ChannelSpec?
  /// The panel of small multiples that a row belongs to.
  public var facet: ChannelSpec?
  // What a row looks like, by its value: numbers stay numbers.
  public var symbolSize: ChannelSpec?
  public var opacity: ChannelSpec?
  /// What numeric colours ask for where the chart does not say.
  public var colorScale: ColorScaleSpec?
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
    \.series, \.color, \.symbol, \.position, \.lineStyle, \.facet,
  ]
  static let valueChannels: [WritableKeyPath<MarkSpec, ChannelSpec?> & Sendable] = [
    \.symbolSize, \.opacity,
  ]
  static let channels = positionChannels + groupingChannels + valueChannels + [\.text]

  /// A line has one colour: there each different number is a series too.
  private var hasOneColor: Bool { kind == .line || kind == .area }

  /// The colour channel where its values are names: each is a series.
  var colorNames: ChannelSpec? {
    color.flatMap { $0.values.isNumeric ? (hasOneColor ? $0.named : nil) : $0 }
  }

  /// The values of a continuous colour.
  var colorNumbers: [Double]? { hasOneColor ? nil : color?.values.numbers }

  /// The number of rows.
  public var count: Int {
    Self.channels.compactMap { self[keyPath: $0]?.values.count }.max() ?? 0
  }
}

/// A label and a column: one thing that a mark shows.
public struct ChannelSpec: Codable, Equatable, Sendable {
  public var label: String
  public var values: Column
  /// Whether the numbers are dates, in seconds since 1970; nil: no.
  public var isDate: Bool?

  public init(label: String, values: Column, isDate: Bool? = nil) {
    self.label = label
    self.values = values
    self.isDate = isDate
  }

  /// One value as a reader wants it.
  func cell(_ row: Int) -> String {
    if isDate == true, let numbers = values.numbers, row < numbers.count {
      return readableDate(numbers[row])
    }
    return values.cell(row)
  }

  /// The same values as names: a different series each.
  var named: ChannelSpec {
    guard isDate == true, let numbers = values.numbers else {
      return ChannelSpec(label: label, values: .categories(values.names))
    }
    return ChannelSpec(label: label, values: .categories(numbers.map(readableDate)))
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
