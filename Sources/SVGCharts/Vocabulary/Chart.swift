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
  public var spec: ChartSpec { ChartSpec(drafts: drafts, settings: settings) }

  func set(_ change: (inout ChartSpec) -> Void) -> Chart {
    var copy = self
    change(&copy.settings)
    return copy
  }
}
