/// Small multiples: how the panels of a chart are laid out.
public struct FacetSpec: Codable, Equatable, Sendable {
  /// Panels in a row; nil lets the width decide.
  public var columns: Int?
  /// Nil and true: one vertical scale for all panels.
  public var sharesY: Bool?
  /// What stands in grey behind every panel; nil: nothing.
  public var baseline: FacetBaseline?
}

/// What is drawn in grey in each panel, to compare with.
public enum FacetBaseline: Codable, Hashable, Sendable {
  /// The marks of one facet, in all other panels.
  case facet(String)
  /// The marks of all other facets.
  case others
}

/// The plot's own background, border and size.
public struct PlotStyleSpec: Codable, Equatable, Sendable {
  public var background: ChartColor?
  /// From 0 to 1.
  public var backgroundOpacity: Double?
  public var border: ChartColor?
  public var borderWidth: Double?
  /// Of the plot in points, without what stands around it; nil: what is left of the chart.
  public var width: Double?
  public var height: Double?
}
