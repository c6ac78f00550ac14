/// What can be wrong with the settings of an optimizer, a schedule or a surface, or with a gradient.
///
/// The cases hold the facts; ``description`` is the only place with their wording.
public enum OptimizationError: Error, Equatable, Sendable {
  /// γ must be finite and above 0.
  case learningRateOutOfRange(Double)
  /// A momentum or a rate of decay: below 1 and not negative.
  case decayOutOfRange(Double, name: String)
  /// A weight decay or a noise: finite and not negative.
  case negativeOrNonFinite(Double, name: String)
  /// An ε, a limit, a factor: finite and above 0.
  case notPositive(Double, name: String)
  /// κ, the ratio of the larger curvature to the smaller.
  case conditionNumberOutOfRange(Double)
  /// A double well whose tilt leaves it one well only.
  case tiltOutOfRange(Double, limit: Double)
  /// A setting that any finite number will do for.
  case nonFinite(Double, name: String)
  /// A number of steps, dimensions or samples.
  case tooFew(Int, name: String, needed: Int)
  /// A parameter that two groups claim, or the same group twice.
  case overlappingGroups(index: Int)
  /// A parameter below the largest that no group claims.
  case uncoveredParameter(index: Int)
  /// A range of a group that begins below 0.
  case negativeGroupRange(lowerBound: Int, group: Int)
  /// No group, or none with a parameter in it.
  case noParameters
  /// An element of a gradient that is NaN or infinite.
  case nonFiniteGradient(Double, index: Int)
  /// A coordinate of a start that is NaN or infinite.
  case nonFiniteStart(Double, index: Int)
  /// A point of more or fewer coordinates than the surface has.
  case dimensionMismatch(point: Int, surface: Int)
  /// An offset of a sample that is NaN or infinite.
  case nonFiniteOffset(Double, index: Int)
}

extension OptimizationError: CustomStringConvertible {
  /// What was expected, and what was found.
  public var description: String {
    switch self {
    case .learningRateOutOfRange(let rate):
      "a learning rate must be finite and above 0: got \(rate)"
    case .decayOutOfRange(let value, let name):
      "\(name) must be at least 0 and below 1: got \(value)"
    case .negativeOrNonFinite(let value, let name):
      "\(name) must be finite and not negative: got \(value)"
    case .notPositive(let value, let name):
      "\(name) must be finite and above 0: got \(value)"
    case .conditionNumberOutOfRange(let value):
      "a condition number must be finite and at least 1: got \(value)"
    case .tiltOutOfRange(let value, let limit):
      "the tilt of a double well must be above 0 and below \(limit): got \(value)"
    case .nonFinite(let value, let name):
      "\(name) must be finite: got \(value)"
    case .tooFew(let count, let name, let needed):
      "\(name) must be at least \(needed): got \(count)"
    case .overlappingGroups(let index):
      "groups of parameters must not overlap: parameter \(index) is in two ranges"
    case .uncoveredParameter(let index):
      "groups of parameters must leave none out: parameter \(index) is in no range"
    case .negativeGroupRange(let lowerBound, let group):
      "parameters are counted from 0: a range of group \(group) begins at \(lowerBound)"
    case .noParameters:
      "groups of parameters must hold at least one parameter: got none"
    case .nonFiniteGradient(let value, let index):
      "a gradient must be finite to be clipped: gradient[\(index)] is \(value)"
    case .nonFiniteStart(let value, let index):
      "a path must start at finite coordinates: start[\(index)] is \(value)"
    case .dimensionMismatch(let point, let surface):
      "a point must have the surface's dimensions: got \(point) coordinates, expected \(surface)"
    case .nonFiniteOffset(let value, let index):
      "offsets of samples must be finite: offsets[\(index)] is \(value)"
    }
  }
}
