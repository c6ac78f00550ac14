extension Chart {
  /// `.hidden` hides the legend, the labels at lines' ends and the key of a continuous colour; `.visible` shows
  /// that key also where it is left out by default (``HeatmapPlot`` with numbers in its cells).
  public func chartLegend(_ visibility: Visibility) -> Chart {
    set {
      $0.legend.isHidden = visibility == .hidden
      $0.legend.isVisible = visibility == .visible ? true : nil
    }
  }

  /// A legend at a side, instead of labels at the lines' ends. The key of a continuous colour stands above the
  /// plot whatever the side.
  ///
  /// - Parameters:
  ///   - alignment: along that side; for `.overlay` the corner of the plot.
  ///   - spacing: points between legend and plot.
  public func chartLegend(
    position: LegendPosition, alignment: Alignment? = nil, spacing: Double? = nil
  ) -> Chart {
    set {
      $0.legend.position = position == .automatic ? nil : position
      $0.legend.alignment = alignment
      $0.legend.spacing = spacing.flatMap { $0.isFinite ? min(max($0, 0), 100) : nil }
    }
  }

  /// Values that are not numbers (undefined ratios, say) are meant: they leave gaps without a warning.
  /// Ours; infinities are still warned of.
  public func expectsGaps() -> Chart { set { $0.expectsGaps = true } }

  /// The size of the drawing in points. Text keeps its size, so a wide chart has smaller text on a
  /// phone. Ours, in place of SwiftUI's modifier of this name.
  public func frame(width: Double? = nil, height: Double? = nil) -> Chart {
    set {
      if let width, width.isFinite, width > 0 { $0.width = width }
      if let height, height.isFinite, height > 0 { $0.height = height }
    }
  }

  /// The look of the plot's rectangle.
  ///
  ///     .chartPlotStyle { plotArea in plotArea.background(.gray, opacity: 0.1).border(.gray) }
  public func chartPlotStyle(_ style: (PlotArea) -> PlotArea) -> Chart {
    let area = style(PlotArea())
    return set { $0.plotStyle = area.spec }
  }
}

/// The plot's rectangle while it gets its look.
///
/// Ours: backgrounds are one colour, with an opacity of its own.
public struct PlotArea: Sendable {
  var spec = PlotStyleSpec()

  /// - Parameter opacity: from 0 to 1; text on it is legible up to about 0.15.
  public func background(_ color: ChartColor, opacity: Double = 0.1) -> PlotArea {
    var copy = self
    copy.spec.background = color
    copy.spec.backgroundOpacity = opacity.isFinite ? min(max(opacity, 0), 1) : 0.1
    return copy
  }
  public func border(_ color: ChartColor, width: Double = 1) -> PlotArea {
    var copy = self
    copy.spec.border = color
    copy.spec.borderWidth = width.isFinite ? min(max(width, 0), 20) : 1
    return copy
  }
  /// The plot's size in points, without axes and legend: the chart's follows from it.
  public func frame(width: Double? = nil, height: Double? = nil) -> PlotArea {
    func checked(_ length: Double?) -> Double? {
      length.flatMap { $0.isFinite && $0 > 0 ? $0 : nil }
    }
    var copy = self
    copy.spec.width = checked(width) ?? copy.spec.width
    copy.spec.height = checked(height) ?? copy.spec.height
    return copy
  }
}
