/// Colours for light and dark pages.
///
/// The hues are those of Okabe & Ito, "Color universal design", 2008, each shifted in lightness until
/// it has a contrast of 3:1 or more on the page. On light pages orange and yellow darken most, so they
/// stand apart in the order.
package enum Palette {
  package struct Shade: Sendable {
    package var name: String
    package var light: String
    package var dark: String
  }

  package static let background = Shade(name: "background", light: "#FFFFFF", dark: "#14181D")
  package static let text = Shade(name: "text", light: "#1F2328", dark: "#E6E8EB")
  package static let secondary = Shade(name: "muted", light: "#59616B", dark: "#A3ABB5")
  package static let grid = Shade(name: "grid", light: "#E3E6EA", dark: "#2C333B")
  /// Blue, orange, bluish green, reddish purple, sky blue, vermilion, yellow, black.
  package static let series = [
    Shade(name: "1", light: "#0072B2", dark: "#4AA3DF"),
    Shade(name: "2", light: "#C47A00", dark: "#E69F00"),
    Shade(name: "3", light: "#00875F", dark: "#00B386"),
    Shade(name: "4", light: "#B5528A", dark: "#DB8FBC"),
    Shade(name: "5", light: "#2B8CC4", dark: "#8CCBF0"),
    Shade(name: "6", light: "#D55E00", dark: "#F08040"),
    Shade(name: "7", light: "#8F8500", dark: "#F0E442"),
    Shade(name: "8", light: "#3A3F45", dark: "#C4C9CF"),
  ]
  /// Ends of the continuous schemes: see ``ColorRamp``.
  package static let ramps = [
    Shade(name: "low", light: "#08A2AF", dark: "#0E727B"),
    Shade(name: "high", light: "#360761", dark: "#FAE2FF"),
    Shade(name: "below", light: "#03397F", dark: "#9DDAFE"),
    Shade(name: "middle", light: "#949494", dark: "#666666"),
    Shade(name: "above", light: "#762F06", dark: "#FEC583"),
  ]
  /// Ends of the pale scheme.
  package static let grounds = [
    Shade(name: "ground-low", light: "#D8F5F8", dark: "#162D30"),
    Shade(name: "ground-high", light: "#B9B0F7", dark: "#584995"),
  ]
  /// Of texts on a colour: on the light page, and on the dark one.
  package static let inks = [
    Shade(name: "ink-black", light: "#000000", dark: "#000000"),
    Shade(name: "ink-white", light: "#FFFFFF", dark: "#FFFFFF"),
    Shade(name: "ink-black-white", light: "#000000", dark: "#FFFFFF"),
    Shade(name: "ink-white-black", light: "#FFFFFF", dark: "#000000"),
  ]
  package static let all = [background, text, secondary, grid] + series

  /// Dashes in the order of the series: solid first.
  static let dashes: [[Double]] = [
    [], [7, 4], [2, 3], [10, 3, 2, 3], [14, 4], [5, 2, 1, 2], [3, 6], [12, 3, 2, 3, 2, 3],
  ]
  static let symbols = BasicChartSymbolShape.allCases

  /// The custom property of a colour, or nothing for a fixed one.
  static func shade(_ color: ChartColor) -> Shade? {
    switch color.token {
    case "primary": text
    case "secondary": secondary
    case "background": background
    default: (series + ramps + grounds + inks).first { $0.name == color.token }
    }
  }
}
