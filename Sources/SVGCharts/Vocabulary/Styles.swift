/// A colour that fits a light and a dark page.
///
/// The named ones are those of Okabe and Ito (2008), which colour-blind readers can tell apart,
/// shifted in lightness to a contrast of 3:1 or more on either page.
public struct ChartColor: Codable, Hashable, Sendable {
  /// A place in the palette ("1" to "8"), "primary", "secondary" or "#RRGGBB".
  var token: String

  public static let blue = ChartColor(token: "1")
  public static let orange = ChartColor(token: "2")
  public static let green = ChartColor(token: "3")
  public static let purple = ChartColor(token: "4")
  public static let pink = ChartColor(token: "4")
  public static let cyan = ChartColor(token: "5")
  public static let red = ChartColor(token: "6")
  public static let yellow = ChartColor(token: "7")
  public static let black = ChartColor(token: "8")
  /// The colour of text.
  public static let primary = ChartColor(token: "primary")
  /// The colour of what stands back: baselines, references.
  public static let secondary = ChartColor(token: "secondary")
  public static let gray = ChartColor(token: "secondary")

  /// A fixed colour, the same on light and dark pages. Components from 0 to 1.
  public init(red: Double, green: Double, blue: Double) {
    func hex(_ component: Double) -> String {
      let byte = component.isFinite ? Int((min(max(component, 0), 1) * 255).rounded()) : 0
      return (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }
    token = "#" + hex(red) + hex(green) + hex(blue)
  }

  init(token: String) { self.token = token }
}

/// How a line is drawn.
public struct StrokeStyle: Codable, Hashable, Sendable {
  public var lineWidth: Double
  /// Lengths of dashes and gaps in turn; empty for a solid line.
  public var dash: [Double]

  public init(lineWidth: Double = 2, dash: [Double] = []) {
    self.lineWidth = lineWidth.isFinite ? min(max(lineWidth, 0), 100) : 2
    self.dash = dash.allSatisfy { $0.isFinite && $0 >= 0 } ? dash : []
  }
}

/// The shape of a point.
public enum BasicChartSymbolShape: String, Codable, Hashable, Sendable, CaseIterable {
  case circle, square, triangle, diamond, cross, plus, pentagon, asterisk

  /// An open symbol: its outline in the colour of the mark, the page's inside.
  ///
  /// - Parameter lineWidth: in points.
  public func strokeBorder(lineWidth: Double = 1) -> BorderedChartSymbolShape {
    BorderedChartSymbolShape(
      shape: self, lineWidth: lineWidth.isFinite ? min(max(lineWidth, 0.25), 10) : 1)
  }
}

/// A symbol without filling.
public struct BorderedChartSymbolShape: Hashable, Sendable {
  var shape: BasicChartSymbolShape
  var lineWidth: Double
}

/// How bars and areas at one place share it.
public enum MarkStackingMethod: String, Codable, Hashable, Sendable {
  /// Each on top of the one before.
  case standard
  /// Stacked, as shares of their sum.
  case normalized
  /// Stacked around the middle of the axis: half of the sum below zero.
  case center
  /// Each from zero, one before the other.
  case unstacked
}

/// The width of a bar or rectangle.
public enum MarkDimension: Codable, Hashable, Sendable {
  case automatic
  /// In points.
  case fixed(Double)
  /// A share of the place of its category, or of the smallest distance between bars.
  case ratio(Double)
  /// The place of its category without so many points at either side.
  case inset(Double)
}

/// A direction of a chart.
public enum Axis: String, Codable, Hashable, Sendable {
  case horizontal, vertical
}

/// How the marks of one category stand beside one another.
public enum MarkCrowding: String, Codable, Hashable, Sendable {
  /// Points as near to the middle as they can be without covering one another.
  case swarm
  /// Rules in their order, at equal distances.
  case spread
}

public enum Visibility: String, Codable, Hashable, Sendable {
  case automatic, visible, hidden
}

/// Everything about a mark that is not data. Nil: not said.
public struct MarkStyle: Codable, Hashable, Sendable {
  public var color: ChartColor?
  public var opacity: Double?
  public var line: StrokeStyle?
  public var symbol: BasicChartSymbolShape?
  /// The symbol's area in square points.
  public var symbolSize: Double?
  /// The width of an open symbol's outline; nil for a filled one.
  public var symbolBorder: Double?
  /// In points, to the right and down.
  public var offsetX: Double?
  public var offsetY: Double?
  /// Where and over what width rows of different positions stand apart.
  public var positionAxis: Axis?
  public var positionSpan: MarkDimension?
  public var interpolation: InterpolationMethod?
  public var stacking: MarkStackingMethod?
  public var width: MarkDimension?
  public var height: MarkDimension?
  public var cornerRadius: Double?
  /// A rule of so many dots, both ends included, in place of a line.
  public var dots: Int?
  /// How marks share the place of their category.
  public var crowding: MarkCrowding?
  /// Whether edges are drawn without smoothing: cells that touch then show no seam.
  public var isCrisp: Bool?
  /// Whether a text may be left out without a warning where it has no room; it gets a halo.
  public var isOptional: Bool?
  /// Whether a text begins at its place instead of being centred there.
  public var isLeading: Bool?
  /// Whether a line or a symbol has a border in the page's colour, which keeps it apart from a ground.
  public var isCased: Bool?
  /// Marks of a higher one are drawn later.
  public var zIndex: Double?
  /// Names the mark in the description.
  public var accessibilityLabel: String?
  /// Follows its name.
  public var accessibilityValue: String?
  /// Whether the description leaves the mark out.
  public var isAccessibilityHidden: Bool?
}
