/// How the numbers of a colour channel map to colours.
///
/// Drawn in ``ColorRamp``: at most 64 steps, each with a shade for light and one for dark pages.
public struct ColorScaleSpec: Codable, Equatable, Sendable {
  /// Two finite numbers, either of them first; nil takes the data's range.
  public var lower: Double?
  public var upper: Double?
  /// `.linear` (nil too), `.log`, `.symmetricLog` or `.squareRoot`.
  public var type: ScaleType?
  public var scheme: ColorScheme

  public init(
    lower: Double? = nil, upper: Double? = nil, type: ScaleType? = nil,
    scheme: ColorScheme = .sequential
  ) {
    self.lower = lower
    self.upper = upper
    self.type = type
    self.scheme = scheme
  }
}

/// The colours of a continuous scale, low to high.
public enum ColorScheme: Codable, Hashable, Sendable {
  /// One hue, even in lightness: the higher, the more it stands out from the page.
  case sequential
  /// Two hues that meet in a pale middle: at zero, where no domain is given and zero lies inside.
  case diverging
  /// Colours of the author, mixed evenly between.
  case colors([ChartColor])
}

/// How big symbols are, by the numbers or names of a size channel.
public struct SymbolSizeScaleSpec: Codable, Equatable, Sendable {
  /// Two finite numbers; nil takes zero and the data's largest.
  public var lower: Double?
  public var upper: Double?
  /// Areas in square points of the lowest and the highest value.
  public var smallest: Double?
  public var largest: Double?
  /// Areas given to names.
  public var areas: [SeriesArea]?

  public init() {}

  public struct SeriesArea: Codable, Equatable, Sendable {
    public var name: String
    public var area: Double
  }
}
