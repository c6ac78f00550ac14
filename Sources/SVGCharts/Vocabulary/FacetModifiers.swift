// Small multiples. Ours: Apple's Charts has none.
extension ChartContent {
  /// A panel for each different value. Marks without a facet appear in every panel.
  public func facet<Value: Plottable>(by value: PlottableValue<Value>) -> ChartMarks {
    marks.map { mark in
      guard mark.facet == nil else { return }
      mark.facet = ChannelSpec(
        label: value.channel.label, values: .categories(value.channel.values.names))
    }
  }
}

extension Chart {
  /// How the panels of marks with a facet are laid out.
  ///
  /// - Parameters:
  ///   - columns: panels in a row; nil takes as many as are 150 points wide.
  ///   - sharesY: one vertical scale for all panels. Without it each panel has its own, and the
  ///     chart's description says so.
  public func chartFacets(columns: Int? = nil, sharesY: Bool = true) -> Chart {
    set {
      var facets = $0.facets ?? FacetSpec()
      facets.columns = columns.map { min(max($0, 1), 12) }
      facets.sharesY = sharesY
      $0.facets = facets
    }
  }

  /// Draws one facet's marks in grey in every other panel, to compare with.
  public func facetBaseline<Value: Plottable>(_ facet: Value) -> Chart {
    let name: String
    switch facet.primitivePlottable {
    case .category(let text): name = text
    case .number(let number): name = readable(number)
    case .date(let seconds): name = readableDate(seconds)
    }
    return facetBaseline(.facet(name))
  }

  /// `.others` draws the marks of all other facets in grey in each panel.
  public func facetBaseline(_ baseline: FacetBaseline) -> Chart {
    set {
      var facets = $0.facets ?? FacetSpec()
      facets.baseline = baseline
      $0.facets = facets
    }
  }
}
