/// What was wrong with the probabilities of a model.
public enum ProbabilityError: Error, Equatable, Sendable {
  /// A number that is called a probability but lies outside 0 … 1 or is NaN.
  case notAProbability(name: String, value: Double)
  /// A probability that has to lie strictly between 0 and 1.
  case notBetweenZeroAndOne(name: String, value: Double)
  /// A number that has to be finite and above 0.
  case notPositive(name: String, value: Double)
  /// A partition without a hypothesis.
  case emptyPartition
  /// Two hypotheses of a partition with the same label.
  case duplicateLabel(String)
  /// Priors that do not exhaust the possibilities, or count some twice.
  case priorsDoNotSumToOne(sum: Double)
  /// Lists that must have an entry a hypothesis.
  case countMismatch(name: String, count: Int, hypotheses: Int)
  /// Conditioning on an event that cannot happen.
  case impossibleEvidence
  /// An overall accuracy that no specificity can give.
  case unreachableAccuracy(accuracy: Double, sensitivity: Double, prevalence: Double)
}

extension ProbabilityError: CustomStringConvertible {
  /// What was expected, and what was found.
  public var description: String {
    switch self {
    case .notAProbability(let name, let value):
      "\(name) must lie between 0 and 1: got \(value)"
    case .notBetweenZeroAndOne(let name, let value):
      "\(name) must lie between 0 and 1 and be neither: got \(value)"
    case .notPositive(let name, let value):
      "\(name) must be finite and above 0: got \(value)"
    case .emptyPartition:
      "a partition needs at least one hypothesis: got none"
    case .duplicateLabel(let label):
      "the hypotheses of a partition need different labels: '\(label)' appears twice"
    case .priorsDoNotSumToOne(let sum):
      "the priors of a partition must sum to 1, these sum to \(sum): "
        + (sum < 1 ? "a possibility is missing" : "some possibilities overlap")
    case .countMismatch(let name, let count, let hypotheses):
      "\(name) must have one entry for each hypothesis: got \(count) for \(hypotheses) hypotheses"
    case .impossibleEvidence:
      "the evidence has probability 0 under every hypothesis of positive prior: "
        + "no posterior is defined"
    case .unreachableAccuracy(let accuracy, let sensitivity, let prevalence):
      "no specificity gives an overall accuracy of \(accuracy) with a sensitivity of \(sensitivity) "
        + "at a prevalence of \(prevalence): it lies between \(prevalence * sensitivity) and "
        + "\(prevalence * sensitivity + (1 - prevalence))"
    }
  }
}

// MARK: - Checks shared by the models

func checkProbability(_ value: Double, _ name: String) throws(ProbabilityError) {
  guard value >= 0, value <= 1 else { throw .notAProbability(name: name, value: value) }
}

func requireProbability(_ value: Double, _ name: StaticString) {
  require(value >= 0 && value <= 1, "\(name) must lie between 0 and 1: got \(value)")
}
