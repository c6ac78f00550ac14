/// The looks of series by name.
extension Chart {
  /// Colours by name: `["A": .blue, "B": .orange]`. The order is that of the legend.
  public func chartForegroundStyleScale<Name: Plottable>(
    _ mapping: KeyValuePairs<Name, ChartColor>
  ) -> Chart {
    set { spec in
      spec.seriesColors = mapping.map {
        ChartSpec.SeriesColor(name: $0.categoryName, color: $1)
      }
    }
  }

  /// Colours for the names of `domain` in turn; they begin anew where they are fewer.
  public func chartForegroundStyleScale<Name: Plottable>(
    domain: [Name], range: [ChartColor]
  ) -> Chart {
    require(!range.isEmpty, "a colour scale needs a colour")
    return set { spec in
      let numbers = domain.compactMap(\.number).filter(\.isFinite)
      if !numbers.isEmpty {
        spec.setColorScale(
          lower: numbers.first, upper: numbers.last, type: nil, scheme: .colors(range))
      }
      spec.seriesColors = domain.enumerated().map {
        ChartSpec.SeriesColor(name: $1.categoryName, color: range[$0 % range.count])
      }
    }
  }

  /// Symbols by name.
  public func chartSymbolScale<Name: Plottable>(
    _ mapping: KeyValuePairs<Name, BasicChartSymbolShape>
  ) -> Chart {
    set { spec in
      spec.seriesSymbols = mapping.map {
        ChartSpec.SeriesSymbol(name: $0.categoryName, symbol: $1)
      }
    }
  }

  public func chartSymbolScale<Name: Plottable>(
    domain: [Name], range: [BasicChartSymbolShape]
  ) -> Chart {
    require(!range.isEmpty, "a symbol scale needs a symbol")
    return set { spec in
      spec.seriesSymbols = domain.enumerated().map {
        ChartSpec.SeriesSymbol(name: $1.categoryName, symbol: range[$0 % range.count])
      }
    }
  }

  /// Line styles by name.
  public func chartLineStyleScale<Name: Plottable>(
    _ mapping: KeyValuePairs<Name, StrokeStyle>
  ) -> Chart {
    set { spec in
      spec.seriesLines = mapping.map { ChartSpec.SeriesLine(name: $0.categoryName, line: $1) }
    }
  }

  public func chartLineStyleScale<Name: Plottable>(
    domain: [Name], range: [StrokeStyle]
  ) -> Chart {
    require(!range.isEmpty, "a line style scale needs a style")
    return set { spec in
      spec.seriesLines = domain.enumerated().map {
        ChartSpec.SeriesLine(name: $1.categoryName, line: range[$0 % range.count])
      }
    }
  }

  /// Areas of symbols by name, in square points.
  public func chartSymbolSizeScale<Name: Plottable>(
    _ mapping: KeyValuePairs<Name, Double>
  ) -> Chart {
    set { spec in
      var scale = spec.symbolSizeScale ?? SymbolSizeScaleSpec()
      scale.areas = mapping.map {
        SymbolSizeScaleSpec.SeriesArea(name: $0.categoryName, area: $1)
      }
      spec.symbolSizeScale = scale
    }
  }

  /// - Parameters:
  ///   - domain: the values of the smallest and the largest symbol.
  ///   - range: their areas in square points.
  public func chartSymbolSizeScale<Value: Plottable & Comparable>(
    domain: ClosedRange<Value>, range: ClosedRange<Double> = 0...400
  ) -> Chart {
    set { spec in
      var scale = spec.symbolSizeScale ?? SymbolSizeScaleSpec()
      scale.lower = domain.lowerBound.number
      scale.upper = domain.upperBound.number
      scale.smallest = range.lowerBound
      scale.largest = range.upperBound
      spec.symbolSizeScale = scale
    }
  }

  public func chartSymbolSizeScale(range: ClosedRange<Double>) -> Chart {
    set { spec in
      var scale = spec.symbolSizeScale ?? SymbolSizeScaleSpec()
      scale.smallest = range.lowerBound
      scale.largest = range.upperBound
      spec.symbolSizeScale = scale
    }
  }
}

/// Colours of numbers.
extension Chart {
  /// The colours between which a numeric colour channel is mixed, low to high; series take them in turn.
  public func chartForegroundStyleScale(range: [ChartColor], type: ScaleType? = nil) -> Chart {
    require(!range.isEmpty, "a colour scale needs a colour")
    return set { $0.setColorScale(type: type, scheme: .colors(range)) }
  }

  /// One of the schemes made for both kinds of page. Ours.
  public func chartForegroundStyleScale(
    scheme: ColorScheme, type: ScaleType? = nil
  ) -> Chart {
    set { $0.setColorScale(type: type, scheme: scheme) }
  }

  /// - Parameter type: `.linear`, `.log`, `.squareRoot` or `.symmetricLog`.
  public func chartForegroundStyleScale(type: ScaleType) -> Chart {
    set { $0.setColorScale(type: type) }
  }

  public func chartForegroundStyleScale<Value: Plottable & Comparable>(
    domain: ClosedRange<Value>, type: ScaleType? = nil
  ) -> Chart {
    set {
      $0.setColorScale(
        lower: domain.lowerBound.number, upper: domain.upperBound.number, type: type)
    }
  }

  public func chartForegroundStyleScale<Value: Plottable & Comparable>(
    domain: ClosedRange<Value>, range: [ChartColor], type: ScaleType? = nil
  ) -> Chart {
    require(!range.isEmpty, "a colour scale needs a colour")
    return set {
      $0.setColorScale(
        lower: domain.lowerBound.number, upper: domain.upperBound.number, type: type,
        scheme: .colors(range))
    }
  }

  /// A named scheme over a domain. Ours.
  public func chartForegroundStyleScale<Value: Plottable & Comparable>(
    domain: ClosedRange<Value>, scheme: ColorScheme, type: ScaleType? = nil
  ) -> Chart {
    set {
      $0.setColorScale(
        lower: domain.lowerBound.number, upper: domain.upperBound.number, type: type,
        scheme: scheme)
    }
  }
}

extension ChartSpec {
  /// Changes what is given, and keeps the rest.
  fileprivate mutating func setColorScale(
    lower: Double? = nil, upper: Double? = nil, type: ScaleType?, scheme: ColorScheme? = nil
  ) {
    var scale = colorScale ?? ColorScaleSpec()
    if let lower, let upper, lower.isFinite, upper.isFinite {
      scale.lower = lower
      scale.upper = upper
    }
    if let type { scale.type = type }
    if let scheme { scale.scheme = scheme }
    colorScale = scale
  }
}

extension Plottable {
  /// The name of the series that a value stands for.
  var categoryName: String {
    switch primitivePlottable {
    case .number(let number): readable(number)
    case .category(let name): name
    case .date(let seconds): readableDate(seconds)
    }
  }
}
