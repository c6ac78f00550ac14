/// What was wrong with the numbers handed to a statistic or a draw.
public enum NumericsError: Error, Equatable, Sendable {
  /// A statistic that needs more values than it got.
  case tooFewValues(count: Int, needed: Int)
  /// A NaN or an infinity among the values.
  case nonFiniteValue(Double, index: Int)
  /// Two lists that must pair up do not.
  case countMismatch(first: Int, second: Int)
  /// A row of a matrix that is not as long as the first.
  case rowLengthMismatch(row: Int, count: Int, expected: Int)
  /// A level, share or confidence outside 0 … 1.
  case notAProbability(Double)
  /// A weight that is negative or not finite.
  case invalidWeight(Double, index: Int)
  /// No weight is positive, so nothing can be drawn.
  case noPositiveWeight(count: Int)
  /// More successes than trials, a negative count, or no trial at all.
  case invalidTrials(successes: Int, trials: Int)
}

extension NumericsError: CustomStringConvertible {
  /// What was expected, and what was found.
  public var description: String {
    switch self {
    case .tooFewValues(let count, let needed):
      "at least \(needed) \(needed == 1 ? "value is" : "values are") needed: got \(count)"
    case .nonFiniteValue(let value, let index):
      "values must be finite: values[\(index)] is \(value)"
    case .countMismatch(let first, let second):
      "the two lists must pair up: got \(first) and \(second) values"
    case .rowLengthMismatch(let row, let count, let expected):
      "rows must be equally long: row 0 has \(expected) values, row \(row) has \(count)"
    case .notAProbability(let value):
      "a level must lie between 0 and 1: got \(value)"
    case .invalidWeight(let weight, let index):
      "weights must be finite and not negative: weights[\(index)] is \(weight)"
    case .noPositiveWeight(let count):
      count == 0
        ? "a draw needs at least one positive weight: got no weights"
        : "a draw needs at least one positive weight, but all \(count) are 0"
    case .invalidTrials(let successes, let trials):
      "successes must lie between 0 and the number of trials, and there must be a trial: "
        + "got \(successes) of \(trials)"
    }
  }
}
