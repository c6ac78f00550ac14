/// Mean and variance of values that arrive one at a time, none of which is kept.
///
///     δ = x − x̄      x̄ ← x̄ + δ/n      M₂ ← M₂ + δ(x − x̄)
///
/// Before the first value the mean is NaN, as is a variance before there are values enough for its
/// divisor. A NaN that is added stays visible in every figure.
///
/// - Source: Welford 1962; the merge is Chan, Golub & LeVeque 1979.
public struct RunningStatistics: Sendable, Equatable {
  /// How many values were added.
  public private(set) var count = 0
  /// The smallest value; +∞ before the first.
  public private(set) var minimum = Double.infinity
  /// The largest value; −∞ before the first.
  public private(set) var maximum = -Double.infinity
  private var center = 0.0
  private var squares = 0.0

  /// No values yet.
  public init() {}

  /// Adds a value. O(1).
  public mutating func add(_ value: Double) {
    count += 1
    let deviation = value - center
    center += deviation / Double(count)
    squares += deviation * (value - center)
    minimum = value.isNaN ? value : min(minimum, value)
    maximum = value.isNaN ? value : max(maximum, value)
  }

  /// Adds all the values that another one has seen.
  public mutating func merge(_ other: RunningStatistics) {
    guard other.count > 0 else { return }
    guard count > 0 else {
      self = other
      return
    }
    let total = Double(count + other.count)
    let deviation = other.center - center
    squares += other.squares + deviation * deviation * Double(count) * Double(other.count) / total
    center += deviation * Double(other.count) / total
    count += other.count
    minimum = other.minimum.isNaN ? other.minimum : min(minimum, other.minimum)
    maximum = other.maximum.isNaN ? other.maximum : max(maximum, other.maximum)
  }

  /// The mean so far.
  public var mean: Double { count == 0 ? .nan : center }

  /// The variance so far.
  public func variance(divisor: Divisor) -> Double {
    let divided = divisor == .sample ? count - 1 : count
    return divided > 0 ? squares / Double(divided) : .nan
  }

  /// √variance.
  public func standardDeviation(divisor: Divisor) -> Double { sqrt(variance(divisor: divisor)) }

  /// The standard error of the mean, s / √n with the sample standard deviation.
  public var standardError: Double {
    standardDeviation(divisor: .sample) / sqrt(Double(count))
  }
}
