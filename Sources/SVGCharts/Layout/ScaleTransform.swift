/// What a scale does to a value before it is spread evenly; the inverse for sampling.
struct ScaleTransform: Equatable, Sendable {
  enum Kind: Equatable, Sendable {
    case linear, log, squareRoot
    case symmetricLog(slope: Double)
  }
  var kind: Kind

  init(_ type: ScaleType?) {
    if type == .log {
      kind = .log
    } else if type == .squareRoot {
      kind = .squareRoot
    } else if let slope = type?.slopeAtZero {
      kind = .symmetricLog(slope: slope)
    } else {
      kind = .linear
    }
  }

  /// Whether equal differences of values have equal distances.
  var isLinear: Bool { kind == .linear }

  /// Nil for a value without a place. Linear values are halved, so that the range of all finite numbers
  /// does not overflow.
  func callAsFunction(_ value: Double) -> Double? {
    guard value.isFinite else { return nil }
    switch kind {
    case .linear: return value / 2
    case .log: return value > 0 ? Logarithm.base10(value) : nil
    case .squareRoot: return value < 0 ? -(-value).squareRoot() : value.squareRoot()
    case .symmetricLog(let slope):
      let size = abs(value) * slope
      let log =
        size.isFinite
        ? Logarithm.base10(onePlus: size) : Logarithm.base10(abs(value)) + Logarithm.base10(slope)
      return value < 0 ? -log : log
    }
  }

  /// How far along `lower`…`upper` a value lies: 0 … 1 inside.
  func share(of value: Double, from lower: Double, to upper: Double) -> Double? {
    guard let place = self(value), let low = self(lower), let high = self(upper), high != low
    else { return nil }
    return (place - low) / (high - low)
  }

  /// The value at a place.
  func inverse(_ place: Double) -> Double {
    switch kind {
    case .linear: return place * 2
    case .log: return Logarithm.tenTo(place)
    case .squareRoot: return place < 0 ? -place * place : place * place
    case .symmetricLog(let slope):
      let size = (Logarithm.tenTo(abs(place)) - 1) / slope
      return place < 0 ? -size : size
    }
  }
}

extension Logarithm {
  /// log₁₀(1 + x) for x > −1, as exact for small x as for large ones.
  ///
  ///     ln(1 + x) = 2·artanh(x/(2 + x))
  package static func base10(onePlus x: Double) -> Double {
    guard abs(x) < 0.3 else { return base10(1 + x) }
    let s = x / (2 + x)
    let square = s * s
    // |s| < 0.177: twelve terms, as in base10.
    var sum = 0.0
    for k in stride(from: 23.0, through: 3, by: -2) { sum = (sum + 1 / k) * square }
    return 2 * (s + s * sum) * 0.43429448190325182765
  }
}
