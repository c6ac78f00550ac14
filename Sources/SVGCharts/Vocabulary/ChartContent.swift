/// What stands between the braces of a ``Chart``: marks, plots, groups of them.
public protocol ChartContent {
  var marks: ChartMarks { get }
}

/// Any content, its types erased.
///
/// Each statement of a builder becomes this one type: the compiler then has nothing to infer across
/// statements, and a long chart compiles in a fraction of the time of nested generics.
public struct ChartMarks: ChartContent {
  var drafts: [MarkDraft]
  public var marks: ChartMarks { self }

  init(_ drafts: [MarkDraft]) { self.drafts = drafts }

  func map(_ change: (inout MarkSpec) -> Void) -> ChartMarks {
    var copy = self
    for index in copy.drafts.indices { change(&copy.drafts[index].spec) }
    return copy
  }
}

/// A mark before the chart around it is known.
struct MarkDraft {
  var spec: MarkSpec
  /// For a function's graph: sampled once the x scale is known.
  var function: FunctionDraft?
}

/// The graph of a function.
struct FunctionDraft {
  /// Nil: the chart's whole x domain.
  var domain: ClosedRange<Double>?
  /// Whether the argument is x itself (then samples follow the x scale) or a parameter.
  var isParametric: Bool
  /// The channels that the function gives, in the order of its results.
  var channels: [WritableKeyPath<MarkSpec, ChannelSpec?>]
  var evaluate: (Double) -> [Double]
}

@resultBuilder public enum ChartContentBuilder {
  public static func buildExpression(_ content: some ChartContent) -> ChartMarks { content.marks }
  public static func buildBlock(_ parts: ChartMarks...) -> ChartMarks {
    ChartMarks(parts.flatMap(\.drafts))
  }
  public static func buildOptional(_ part: ChartMarks?) -> ChartMarks { part ?? ChartMarks([]) }
  public static func buildEither(first: ChartMarks) -> ChartMarks { first }
  public static func buildEither(second: ChartMarks) -> ChartMarks { second }
  public static func buildArray(_ parts: [ChartMarks]) -> ChartMarks {
    ChartMarks(parts.flatMap(\.drafts))
  }
  public static func buildLimitedAvailability(_ part: ChartMarks) -> ChartMarks { part }
}

/// Content for each element of some data.
public struct ForEach: ChartContent {
  public var marks: ChartMarks

  public init<Data: Sequence>(
    _ data: Data, @ChartContentBuilder content: (Data.Element) -> ChartMarks
  ) {
    marks = ChartMarks(data.flatMap { content($0).drafts })
  }

  /// `id` is accepted as Swift Charts has it; a static chart has no use for it.
  public init<Data: Sequence, ID>(
    _ data: Data, id: KeyPath<Data.Element, ID>,
    @ChartContentBuilder content: (Data.Element) -> ChartMarks
  ) {
    self.init(data, content: content)
  }
}
