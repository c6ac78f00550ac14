/// How a scale spreads its values over its range.
public struct ScaleType: RawRepresentable, Codable, Hashable, Sendable {
  /// The type's name; that of a symmetric logarithm may carry its slope: "symmetricLog:10".
  public let rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }

  public static let linear = ScaleType(rawValue: "linear")
  /// Equal factors at equal distances; positive values only.
  public static let log = ScaleType(rawValue: "log")
  /// Differences between small values are wider than between large ones; values of both signs.
  ///
  ///     sign(x) · √|x|
  public static let squareRoot = ScaleType(rawValue: "squareRoot")
  /// A symmetric logarithm of slope 1.
  public static let symmetricLog = ScaleType(rawValue: "symmetricLog")
  /// A place for each name, in the order of the data or the domain.
  public static let category = ScaleType(rawValue: "category")
  /// Seconds since 1970 in UTC, ticks at whole units of the calendar.
  public static let date = ScaleType(rawValue: "date")

  /// Linear around zero and logarithmic away from it, for values of both signs.
  ///
  ///     sign(x) · log(1 + |x| · slope)
  ///
  /// - Parameter slopeAtZero: finite and above zero. The larger, the narrower the linear part: values
  ///   below 1/slope are spread about linearly.
  public static func symmetricLog(slopeAtZero: Double) -> ScaleType {
    require(
      slopeAtZero.isFinite && slopeAtZero > 0,
      "the slope at zero of a symmetric logarithm must be finite and above 0, got \(slopeAtZero)")
    return ScaleType(rawValue: "symmetricLog:\(slopeAtZero)")
  }

  /// Nil for other types.
  var slopeAtZero: Double? {
    if self == .symmetricLog { return 1 }
    guard rawValue.hasPrefix("symmetricLog:") else { return nil }
    let slope = Double(rawValue.dropFirst("symmetricLog:".count)) ?? 1
    return slope.isFinite && slope > 0 ? slope : 1
  }
}
