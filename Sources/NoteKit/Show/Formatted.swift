/// A number with the way in which it is to be printed: what a `{swift}` in prose needs.
///
///     A's precision is `{swift} a.precision.percent(1)`.
public struct Formatted: Equatable, Sendable, CustomStringConvertible {
  public let value: Double
  public let text: String
  public var description: String { text }

  public init(_ value: Double, _ format: NumberFormat) {
    self.value = value
    text = format.string(from: value)
  }
}

extension Double {
  /// 0.0826 as 8.3%, with so many digits after the point.
  public func percent(_ digits: Int) -> Formatted { Formatted(self, .percent(digits)) }
  /// With so many digits after the point.
  public func fixed(_ digits: Int) -> Formatted { Formatted(self, .fixed(digits)) }
  /// With so many significant digits.
  public func significant(_ digits: Int) -> Formatted { Formatted(self, .significant(digits)) }
  /// 1.2×10⁻³, with so many digits after the point.
  public func scientific(_ digits: Int) -> Formatted { Formatted(self, .scientific(digits)) }
  /// Rounded to a whole number and grouped: 1,000,000.
  public var whole: Formatted { Formatted(self, .integer) }
}
