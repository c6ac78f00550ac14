/// How a line goes from point to point.
public struct InterpolationMethod: RawRepresentable, Codable, Hashable, Sendable {
  /// The method's name, and its parameter where it has one: "cardinal:0.5".
  public let rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }

  public static let linear = InterpolationMethod(rawValue: "linear")
  /// Smooth, and never beyond its points (Fritsch & Carlson 1980).
  public static let monotone = InterpolationMethod(rawValue: "monotone")
  /// A Catmull–Rom spline of alpha ½: smooth through all points; may overshoot.
  public static let catmullRom = InterpolationMethod(rawValue: "catmullRom")
  /// A cardinal spline of tension 0: smooth through all points; may overshoot.
  public static let cardinal = InterpolationMethod(rawValue: "cardinal")
  /// Steps whose points are at their start, centre or end.
  public static let stepStart = InterpolationMethod(rawValue: "stepStart")
  public static let stepCenter = InterpolationMethod(rawValue: "stepCenter")
  public static let stepEnd = InterpolationMethod(rawValue: "stepEnd")

  /// - Parameter alpha: 0 (uniform) to 1 (chordal); ½ makes no loops (Yuksel et al. 2011).
  public static func catmullRom(alpha: Double) -> InterpolationMethod {
    InterpolationMethod(rawValue: "catmullRom:\(alpha)")
  }

  /// - Parameter tension: 0 (round) to 1 (straight).
  public static func cardinal(tension: Double) -> InterpolationMethod {
    InterpolationMethod(rawValue: "cardinal:\(tension)")
  }

  /// The parameter of a method of this name, cut to 0 … 1; nil for another method.
  func parameter(of name: String, default standard: Double) -> Double? {
    if rawValue == name { return standard }
    guard rawValue.hasPrefix(name + ":") else { return nil }
    let given = Double(rawValue.dropFirst(name.count + 1)) ?? standard
    return given.isFinite ? min(max(given, 0), 1) : standard
  }
}
