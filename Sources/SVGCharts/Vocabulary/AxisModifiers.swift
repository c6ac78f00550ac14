extension Chart {
  public func chartXAxis(_ visibility: Visibility) -> Chart {
    set { $0.xAxis.isHidden = visibility == .hidden }
  }
  public func chartYAxis(_ visibility: Visibility) -> Chart {
    set { $0.yAxis.isHidden = visibility == .hidden }
  }
  public func chartXAxis(@AxisContentBuilder content: () -> [AxisMarks]) -> Chart {
    setAxis(\.xAxis, \.xAxisContent, content())
  }
  public func chartYAxis(@AxisContentBuilder content: () -> [AxisMarks]) -> Chart {
    setAxis(\.yAxis, \.yAxisContent, content())
  }

  private func setAxis(
    _ axis: WritableKeyPath<ChartSpec, AxisSpec>,
    _ content: WritableKeyPath<Chart, [Int: (AxisValue) -> [AxisMarkPart]]>, _ marks: [AxisMarks]
  ) -> Chart {
    var copy = set { $0[keyPath: axis].marks = marks.map(\.spec) }
    copy[keyPath: content] = [:]
    for (index, one) in marks.enumerated() {
      if let closure = one.content { copy[keyPath: content][index] = closure }
    }
    return copy
  }

  /// Replaces the label of the plotted values; an empty one removes it.
  ///
  /// Ours: x's label stands below the plot and y's above it, both flat; `position` is accepted.
  public func chartXAxisLabel(
    _ label: String, position: AnnotationPosition = .automatic, alignment: Alignment? = nil
  ) -> Chart {
    set {
      $0.xAxis.label = label
      $0.xAxis.labelAlignment = alignment
    }
  }
  public func chartYAxisLabel(
    _ label: String, position: AnnotationPosition = .automatic, alignment: Alignment? = nil
  ) -> Chart {
    set {
      $0.yAxis.label = label
      $0.yAxis.labelAlignment = alignment
    }
  }
}
