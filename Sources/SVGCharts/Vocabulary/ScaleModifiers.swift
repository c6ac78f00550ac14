extension Chart {
  public func chartXScale(type: ScaleType) -> Chart { set { $0.xScale.type = type } }
  public func chartYScale(type: ScaleType) -> Chart { set { $0.yScale.type = type } }

  public func chartXScale(
    range: PlotDimensionScaleRange, type: ScaleType? = nil
  ) -> Chart {
    set {
      range.apply(to: &$0.xScale)
      if let type { $0.xScale.type = type }
    }
  }

  public func chartYScale(
    range: PlotDimensionScaleRange, type: ScaleType? = nil
  ) -> Chart {
    set {
      range.apply(to: &$0.yScale)
      if let type { $0.yScale.type = type }
    }
  }

  public func chartXScale(
    domain: some ScaleDomain, range: PlotDimensionScaleRange? = nil, type: ScaleType? = nil
  ) -> Chart {
    set { Self.change(&$0.xScale, domain, range, type) }
  }

  public func chartYScale(
    domain: some ScaleDomain, range: PlotDimensionScaleRange? = nil, type: ScaleType? = nil
  ) -> Chart {
    set { Self.change(&$0.yScale, domain, range, type) }
  }

  private static func change(
    _ scale: inout ScaleSpec, _ domain: some ScaleDomain, _ range: PlotDimensionScaleRange?,
    _ type: ScaleType?
  ) {
    if let type { scale.type = type }
    domain.apply(to: &scale)
    range?.apply(to: &scale)
  }
}
