/// A chart as data: what crosses the process border, before any layout.
///
/// The stages, a type each: ``Chart`` (what an author writes) → ``ChartSpec`` (columns and styles) →
/// scene (places in points) → ``RenderedChart`` (SVG, description, table).
///
/// Long lines and areas are reduced while the spec is made, so it stays small: see ``MarkSpec/reduction``.
public struct ChartSpec: Codable, Equatable, Sendable {
  public var marks: [MarkSpec] = []
  public var xScale = ScaleSpec()
  public var yScale = ScaleSpec()
  public var xAxis = AxisSpec()
  public var yAxis = AxisSpec()
  public var legend = LegendSpec()
  /// The plot's background and border; nil for none.
  public var plotStyle: PlotStyleSpec?
  /// How rows with a `facet` are laid out in panels; nil takes the defaults.
  public var facets: FacetSpec?
  /// Values that are not numbers are meant: nil or false warns of them.
  public var expectsGaps: Bool?
  /// Colours given to series by name, in the legend's order.
  public var seriesColors: [SeriesColor] = []
  /// Symbols and dashes given to series by name.
  public var seriesSymbols: [SeriesSymbol]?
  public var seriesLines: [SeriesLine]?
  /// For a numeric colour channel; nil: as the marks have it, else sequential over the data's range.
  public var colorScale: ColorScaleSpec?
  /// For a size channel; nil: areas in proportion to the values.
  public var symbolSizeScale: SymbolSizeScaleSpec?
  /// In points; nil lets the renderer choose.
  public var width: Double?
  public var height: Double?

  public init() {}

  public struct SeriesColor: Codable, Equatable, Sendable {
    public var name: String
    public var color: ChartColor
  }

  public struct SeriesSymbol: Codable, Equatable, Sendable {
    public var name: String
    public var symbol: BasicChartSymbolShape
  }

  public struct SeriesLine: Codable, Equatable, Sendable {
    public var name: String
    public var line: StrokeStyle
  }
}

/// How values of one direction map to places.
public struct ScaleSpec: Codable, Equatable, Sendable {
  public var type: ScaleType?
  /// Two finite numbers, the lower first; nil takes the data's range.
  public var lower: Double?
  public var upper: Double?
  /// The categories in their order; nil takes the data's.
  public var categories: [String]?
  public var includesZero: Bool?
  /// Numbers that an automatic scale spans beside those of the marks.
  public var alsoSpans: [Double]?
  /// Whether the lowest value, or the first category, lies at the end.
  public var isReversed: Bool?
  /// Free room in points between the plot's ends and those of the domain.
  public var startPadding: Double?
  public var endPadding: Double?
}
