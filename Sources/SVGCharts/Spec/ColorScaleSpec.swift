/// How the numbers of a colour channel map to colours.
///
/// Drawn in ``ColorRamp``: at most 64 steps, each with a shade for light and one for dark pages. What the
/// chart leaves open is as its marks have it (``MarkSpec/colorScale``).
public struct ColorScaleSpec: Codable, Equatable, Sendable {
  /// Two finite numbers, either of them first; nil takes the data's range.
  public var lower: Double?
  public var upper: Double?
  /// `.linear` (nil too), `.log`, `.symmetricLog` or `.squareRoot`.
  public var type: ScaleType?
  /// Nil: sequential.
  public var scheme: ColorScheme?
  /// Rising: all values between two of them have one colour, and the colours stand at equal distances.
  public var thresholds: [Double]?
  /// Nil: true. False where the marks say in another way what their colours mean.
  public var showsKey: Bool?

  public init(
    lower: Double? = nil, upper: Double? = nil, type: ScaleType? = nil,
    scheme: ColorScheme? = nil, thresholds: [Double]? = nil, showsKey: Bool? = nil
  ) {
    self.lower = lower
    self.upper = upper
    self.type = type
    self.scheme = scheme
    self.thresholds = thresholds
    self.showsKey = showsKey
  }

  /// The same scale with what it leaves open taken from another.
  func completed(by other: ColorScaleSpec) -> ColorScaleSpec {
    var scale = self
    scale.scheme = scheme ?? other.scheme
    // Thresholds are the other's own spacing: a domain or a type given here is meant instead.
    if lower == nil, type == nil { scale.thresholds = thresholds ?? other.thresholds }
    if lower == nil { (scale.lower, scale.upper) = (other.lower, other.upper) }
    scale.type = type ?? other.type
    return scale
  }
}

/// The colours of a continuous scale, low to high.
public enum ColorScheme: Codable, Hashable, Sendable {
  /// One hue, even in lightness: the higher, the more it stands out from the page.
  case sequential
  /// Two hues that meet in a grey middle: at zero, where no domain is given.
  case diverging
  /// As sequential, but close to the page: a ground for lines, arrows and texts.
  case pale
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
