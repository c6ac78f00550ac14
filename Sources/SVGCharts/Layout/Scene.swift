/// A drawing: shapes and texts with their places in points. What the renderer writes out.
package struct Scene {
  package var width: Double
  package var height: Double
  /// Where marks may be.
  package var plot: Rect
  /// Behind the marks: grid, axes.
  package var background: [Shape] = []
  /// Cut at the plot's border.
  package var clipped: [Shape] = []
  /// The other panels of small multiples, each cut at its own border.
  package var panels: [Panel] = []
  /// In front, not cut: symbols, leaders, keys of the legend.
  package var foreground: [Shape] = []
  package var texts: [TextLine] = []
}

package struct Panel {
  package var plot: Rect
  package var clipped: [Shape]
}

package struct Shape {
  package enum Geometry {
    case path(String)
    /// One symbol at many places.
    case symbols(BasicChartSymbolShape, area: Double, [Point])
    /// An area for each place.
    case bubbles(BasicChartSymbolShape, areas: [Double], [Point])
  }
  package var geometry: Geometry
  package var fill: Paint?
  package var stroke: Paint?
  package var lineWidth = 1.0
  package var dash: [Double] = []
  package var opacity = 1.0
  /// Edges without smoothing.
  package var isCrisp = false
  /// The number of its series, in the legend's order.
  package var series: Int?
}

package enum Paint: Equatable {
  case color(ChartColor)
  /// A mixture in OKLab: so many percent of the second colour.
  case mixed(ChartColor, ChartColor, percent: Int)
  case grid, axis, background
}

package struct TextLine {
  package enum Anchor: String { case start, middle, end }
  package var text: String
  /// Of the baseline.
  package var at: Point
  package var anchor: Anchor = .start
  package var isMuted = false
  /// Slanted upwards by 45°, for long categories.
  package var isSlanted = false
  /// A halo in the background's colour, over marks.
  package var hasHalo = false
  /// The number of the series that it names, in the legend's order.
  package var series: Int?
  /// Nil: the colour of text.
  package var color: ChartColor?

  /// What the text covers.
  package var box: Rect {
    let width = TextMetrics.width(text)
    let left =
      switch anchor {
      case .start: at.x
      case .middle: at.x - width / 2
      case .end: at.x - width
      }
    if isSlanted {
      // Ends at `at`, comes from the lower left.
      let run = width * 0.7072
      let thick = TextMetrics.ascent * 0.7072
      return Rect(
        left: at.x - run - thick, top: at.y - thick, right: at.x + thick / 2,
        bottom: at.y + run + thick / 2)
    }
    return Rect(
      left: left, top: at.y - TextMetrics.ascent, right: left + width,
      bottom: at.y + TextMetrics.descent)
  }
}
