/// What can be wrong with a network, its data or its training.
///
/// The cases hold the facts; ``description`` is the only place with their wording.
public enum NetworkError: Error, Equatable, Sendable {
  /// A network or a residual block of no layers.
  case noLayers
  /// A layer that takes rows of another width than the layer before it gives.
  case widthMismatch(layer: Int, name: String, expected: Int, got: Int)
  /// A residual block whose layers change the width, so that nothing can be added to its input.
  case residualWidthMismatch(input: Int, output: Int)
  /// Rows that are not as wide as the network's input.
  case inputWidthMismatch(expected: Int, got: Int)
  /// No samples where there must be some.
  case noSamples
  /// Samples and targets that do not pair up.
  case countMismatch(inputs: Int, targets: Int)
  /// Targets of another shape than the predictions: `32 × 10`.
  case targetShapeMismatch(expected: String, got: String)
  /// Class labels for a loss that compares values, or values for a loss that needs class labels.
  case wrongTargets(loss: String, expected: String)
  /// A label that is not the number of a class.
  case labelOutOfRange(Int, index: Int, classes: Int)
  /// A target of binary cross-entropy outside 0 … 1.
  case targetNotAProbability(Double, sample: Int, output: Int)
  /// An input that is NaN or infinite.
  case nonFiniteInput(Double, sample: Int, feature: Int)
  /// A target that is NaN or infinite.
  case nonFiniteTarget(Double, sample: Int, output: Int)
  /// A setting of a layer, a loss or the training that must lie within bounds.
  case settingOutOfRange(name: String, value: Double, expected: String)
  /// Early stopping without samples to measure on.
  case noHeldOutData
  /// A batch of one sample has no variance to normalise by.
  case batchTooSmall(layer: String, samples: Int)
}

extension NetworkError: CustomStringConvertible {
  /// What was expected, and what was found.
  public var description: String {
    switch self {
    case .noLayers:
      "a network needs at least 1 layer: got none"
    case .widthMismatch(let layer, let name, let expected, let got):
      "layer \(layer), \(name), takes rows of \(expected): the layer before it gives rows of \(got)"
    case .residualWidthMismatch(let input, let output):
      """
      the layers of a residual block must keep the width: \
      rows of \(input) come out as rows of \(output)
      """
    case .inputWidthMismatch(let expected, let got):
      "the network takes rows of \(expected) features: got rows of \(got)"
    case .noSamples:
      "there is nothing to compute with: got 0 samples, expected at least 1"
    case .countMismatch(let inputs, let targets):
      "inputs and targets must pair up: got \(inputs) inputs and \(targets) targets"
    case .targetShapeMismatch(let expected, let got):
      "targets must have the shape of the predictions, \(expected): got \(got)"
    case .wrongTargets(let loss, let expected):
      "\(loss) needs \(expected) for targets"
    case .labelOutOfRange(let label, let index, let classes):
      "labels must lie between 0 and \(classes - 1): labels[\(index)] is \(label)"
    case .targetNotAProbability(let value, let sample, let output):
      "targets must lie between 0 and 1: target \(output) of sample \(sample) is \(value)"
    case .nonFiniteInput(let value, let sample, let feature):
      "inputs must be finite: feature \(feature) of sample \(sample) is \(value)"
    case .nonFiniteTarget(let value, let sample, let output):
      "targets must be finite: target \(output) of sample \(sample) is \(value)"
    case .settingOutOfRange(let name, let value, let expected):
      "\(name) must be \(expected): got \(value)"
    case .noHeldOutData:
      "early stopping needs held-out data to measure the loss on: got none"
    case .batchTooSmall(let layer, let samples):
      """
      \(layer) needs at least 2 samples in a training batch: got \(samples); choose another \
      batch size, or drop the last batch where it is not full
      """
    }
  }
}
