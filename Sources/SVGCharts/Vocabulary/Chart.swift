/// A chart, in the words of Swift Charts.
///
///     Chart(curve.points) { point in
///       LineMark(x: .value("False positive rate", point.rate), y: .value("Recall", point.recall))
///     }
///     .chartXScale(domain: 0...1)
public struct Chart {
  var drafts: [MarkDraft]
  /// Everything but the marks.
  var settings = ChartSpec()
  /// Labels of axes that are closures, by the number of their set of marks.
  var xAxisContent: [Int: (AxisValue) -> [AxisMarkPart]] = [:]
  var yAxisContent: [Int: (AxisValue) -> [AxisMarkPart]] = [:]

  public init(@ChartContentBuilder content: () -> ChartMarks) {
    drafts = content().drafts
  }

  public init<Data: Sequence>(
    _ data: Data, @ChartContentBuilder content: (Data.Element) -> ChartMarks
  ) {
    drafts = ForEach(data, content: content).marks.drafts
  }

  public init<Data: Sequence, ID>(
    _ data: Data, id: KeyPath<Data.Element, ID>,
    @ChartContentBuilder content: (Data.Element) -> ChartMarks
  ) {
    drafts = ForEach(data, content: content).marks.drafts
  }

  /// The chart as data: marks of one kind and style merged, functions sampled, long lines reduced.
  public var spec: ChartSpec {
    var spec = ChartSpec(drafts: drafts, settings: settings)
    if xAxisContent.isEmpty, yAxisContent.isEmpty { return spec }
    // Closures do not cross the process border: their labels do.
    let layout = ChartLayout(spec)
    for (index, content) in xAxisContent {
      spec.xAxis.marks[index] = spec.xAxis.marks[index].evaluated(
        layout.axisValues.x[index], content)
    }
    for (index, content) in yAxisContent {
      spec.yAxis.marks[index] = spec.yAxis.marks[index].evaluated(
        layout.axisValues.y[index], content)
    }
    return spec
  }

  func set(_ change: (inout ChartSpec) -> Void) -> Chart {
    var copy = self
    change(&copy.settings)
    return copy
  }
}
