/// A chart as data: what crosses the process border, before any layout.
public struct ChartSpec: Codable, Equatable, Sendable {
  public init() {}
}
