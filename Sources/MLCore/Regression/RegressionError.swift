/// What can be wrong with the data or the settings of a regression.
///
/// The cases hold the facts; ``description`` is the only place with their wording.
public enum RegressionError: Error, Equatable, Sendable {
  /// Not a single sample.
  case noSamples
  /// Not a single feature.
  case noFeatures
  /// Samples and targets that do not pair up.
  case targetCountMismatch(samples: Int, targets: Int)
  /// More or fewer features than the model was fitted to.
  case featureCountMismatch(expected: Int, got: Int)
  /// A feature that is NaN or infinite.
  case nonFiniteFeature(Double, row: Int, column: Int)
  /// A target that is NaN or infinite.
  case nonFiniteTarget(Double, index: Int)
  /// A finite number of which a sum over all samples is not.
  case featureTooLarge(Double, row: Int, column: Int)
  /// The same of a target.
  case targetTooLarge(Double, index: Int)
  /// Finite features whose standard deviation is not.
  case spreadOverflow(column: Int)
  /// A prediction that is NaN or infinite.
  case nonFinitePrediction(Double, index: Int)
  /// A degree below 1.
  case invalidDegree(Int)
  /// A penalty that is negative or not finite.
  case invalidLambda(Double)
  /// Without a penalty each coefficient takes a sample, and the intercept one more.
  case tooFewSamples(Int, features: Int)
  /// A feature that is a combination of those before it, or constant.
  case dependentFeature(column: Int)
  /// The share of a variance that is 0.
  case constantTargets(Double)
  /// Only one of the two classes.
  case oneClass(Bool, among: Int)
  /// Parameters that are not a weight for each feature and the intercept.
  case parameterCountMismatch(expected: Int, got: Int)
  /// A batch of no samples, or of more than there are.
  case batchSizeOutOfRange(Int, samples: Int)
  /// A number of epochs below 1.
  case invalidEpochs(Int)
  /// A tolerance that is negative or not finite.
  case invalidTolerance(Double)
  /// A loss or a weight that is no longer finite.
  case diverged(loss: Double, epoch: Int)
}

extension RegressionError: CustomStringConvertible {
  /// What was expected, and what was found.
  public var description: String {
    switch self {
    case .noSamples:
      "there is nothing to fit: got 0 samples, expected at least 1"
    case .noFeatures:
      "there is nothing to fit by: got 0 features, expected at least 1"
    case .targetCountMismatch(let samples, let targets):
      "samples and targets must pair up: got \(samples) samples and \(targets) targets"
    case .featureCountMismatch(let expected, let got):
      "the model was fitted to \(expected) features: got \(got)"
    case .nonFiniteFeature(let value, let row, let column):
      "features must be finite: the one of row \(row) and column \(column) is \(value)"
    case .nonFiniteTarget(let value, let index):
      "targets must be finite: targets[\(index)] is \(value)"
    case .featureTooLarge(let value, let row, let column):
      """
      features must have a finite sum over all samples: \
      the one of row \(row) and column \(column) is \(value)
      """
    case .targetTooLarge(let value, let index):
      "targets must have a finite sum over all samples: targets[\(index)] is \(value)"
    case .spreadOverflow(let column):
      "the values of column \(column) lie too far apart: their spread overflows"
    case .nonFinitePrediction(let value, let index):
      "predictions must be finite: predictions[\(index)] is \(value)"
    case .invalidDegree(let degree):
      "the degree must be at least 1: got \(degree)"
    case .invalidLambda(let lambda):
      "λ must be finite and not negative: got \(lambda)"
    case .tooFewSamples(let samples, let features):
      """
      without a penalty there must be more samples than features: \
      got \(samples) samples for \(features) features
      """
    case .dependentFeature(let column):
      """
      without a penalty the features must be independent: \
      column \(column) is constant or a combination of those before it
      """
    case .constantTargets(let value):
      "the targets must differ, for their variance is what is explained: all are \(value)"
    case .oneClass(let label, let count):
      "both classes are needed: all \(count) labels are \(label)"
    case .parameterCountMismatch(let expected, let got):
      "there must be a weight for each feature, and the intercept: got \(got), expected \(expected)"
    case .batchSizeOutOfRange(let batch, let samples):
      "a batch must have between 1 and all \(samples) samples: got \(batch)"
    case .invalidEpochs(let epochs):
      "there must be at least 1 epoch: got \(epochs)"
    case .invalidTolerance(let tolerance):
      "the tolerance must be finite and not negative: got \(tolerance)"
    case .diverged(let loss, let epoch):
      """
      the loss and the weights must stay finite: one of them is not after epoch \(epoch), \
      where the loss is \(loss); a smaller rate may help
      """
    }
  }
}
