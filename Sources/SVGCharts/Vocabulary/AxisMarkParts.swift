/// One part of an axis mark: a grid line, a tick, a label.
public protocol AxisMark {
  var part: AxisMarkPart { get }
}

/// Any part, its type erased.
public struct AxisMarkPart: AxisMark, Sendable {
  enum Kind: Sendable { case gridLine, tick, valueLabel }
  var kind: Kind
  var line = AxisLineStyle()
  var format: NumberFormat?
  /// In place of the value.
  var text: String?
  public var part: AxisMarkPart { self }
}

extension AxisMark {
  public func foregroundStyle(_ color: ChartColor) -> AxisMarkPart {
    var copy = part
    copy.line.color = color
    return copy
  }
}

/// A line across the plot at each value.
///
/// Ours: `centered` is accepted and changes nothing; lines stand at their values.
public struct AxisGridLine: AxisMark, Sendable {
  public let part: AxisMarkPart
  public init(centered: Bool? = nil, stroke: StrokeStyle? = nil) {
    part = AxisMarkPart(kind: .gridLine, line: AxisLineStyle(stroke: stroke))
  }
}

/// A short line outside the plot at each value.
///
/// Ours: lengths are points; `centered` is accepted and changes nothing.
public struct AxisTick: AxisMark, Sendable {
  public let part: AxisMarkPart
  /// - Parameter length: in points, from 0 to 20.
  public init(centered: Bool? = nil, length: Double? = nil, stroke: StrokeStyle? = nil) {
    let length = length.flatMap { $0.isFinite ? min(max($0, 0), 20) : nil }
    part = AxisMarkPart(kind: .tick, line: AxisLineStyle(stroke: stroke, length: length))
  }
}

/// The value, or a text in its place.
///
/// Ours: a label holds one line of text, its format is a ``NumberFormat``. `centered` is accepted and changes
/// nothing: a label stands at its value, not in the middle between two.
public struct AxisValueLabel: AxisMark, Sendable {
  public let part: AxisMarkPart

  public init(format: NumberFormat? = nil, centered: Bool? = nil) {
    part = AxisMarkPart(kind: .valueLabel, format: format)
  }
  public init(_ text: String, centered: Bool? = nil) {
    part = AxisMarkPart(kind: .valueLabel, text: text)
  }
  public init(centered: Bool? = nil, content: () -> Text) {
    part = AxisMarkPart(kind: .valueLabel, text: content().string)
  }
}

@resultBuilder public enum AxisMarkBuilder {
  public static func buildExpression(_ mark: some AxisMark) -> [AxisMarkPart] { [mark.part] }
  public static func buildBlock(_ parts: [AxisMarkPart]...) -> [AxisMarkPart] {
    parts.flatMap { $0 }
  }
  public static func buildOptional(_ part: [AxisMarkPart]?) -> [AxisMarkPart] { part ?? [] }
  public static func buildEither(first: [AxisMarkPart]) -> [AxisMarkPart] { first }
  public static func buildEither(second: [AxisMarkPart]) -> [AxisMarkPart] { second }
}
