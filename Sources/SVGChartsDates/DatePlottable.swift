@_exported import SVGCharts

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Foundation's dates on a chart, as in Apple's Charts: placed in time, ticks at whole units of the calendar
/// in UTC.
///
///     LineMark(x: .value("Day", date), y: .value("Loss", loss))
///
/// A module of its own, because ``SVGCharts`` is compiled into every note and must not need Foundation. Where
/// that costs nothing to you, ``CivilDate`` says the same without it.
extension Date: Plottable {
  public var primitivePlottable: PlottablePrimitive { .date(timeIntervalSince1970) }
}
