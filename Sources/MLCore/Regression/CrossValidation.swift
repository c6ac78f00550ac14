/// A part of the samples that a model is scored on, and the rest, which it is fitted to.
public struct Fold: Equatable, Sendable {
  /// The numbers of the samples to fit to, rising.
  public let training: [Int]
  /// The numbers of the samples to score on, rising.
  public let validation: [Int]

  /// A fold of one's own making, by class for instance.
  public init(training: [Int], validation: [Int]) {
    self.training = training
    self.validation = validation
  }
}

/// Cuts the samples 0 ..< n at random into k parts, each of which is the validation part of one fold.
///
/// The parts differ by at most one sample, the first being the larger ones.
///
/// - Parameters:
///   - k: between 2 and n; n leaves one out at a time.
///   - generator: n words.
/// - Throws: ``RegressionError/foldsOutOfRange(_:samples:)``
/// - Complexity: O(nk)
public func kFolds(
  _ k: Int, of n: Int, using generator: inout some RandomNumberGenerator
) throws(RegressionError) -> [Fold] {
  guard n > 0 else { throw .noSamples }
  guard k >= 2, k <= n else { throw .foldsOutOfRange(k, samples: n) }
  let order = permutation(of: n, using: &generator)
  var foldOfSample = [Int](repeating: 0, count: n)
  var start = 0
  for fold in 0..<k {
    let size = n / k + (fold < n % k ? 1 : 0)
    for sample in order[start..<start + size] { foldOfSample[sample] = fold }
    start += size
  }
  return (0..<k).map { fold in
    Fold(
      training: (0..<n).filter { foldOfSample[$0] != fold },
      validation: (0..<n).filter { foldOfSample[$0] == fold })
  }
}

/// The scores of a cross-validation, fold by fold.
public struct CrossValidation: Equatable, Sendable {
  /// [k]
  public let scores: [Double]

  /// - Parameter scores: at least two.
  public init(scores: [Double]) {
    require(
      scores.count >= 2, "a cross-validation has at least 2 scores, got \(scores.count)")
    self.scores = scores
  }

  /// Their mean.
  public var mean: Double { uncheckedMean(scores) }

  /// Their sample standard deviation (k − 1): how much the score depends on the samples. Not the uncertainty of
  /// the mean, since the folds share their training samples.
  public var standardDeviation: Double {
    sqrt(products(of: scores, scores) / Double(scores.count - 1))
  }
}

/// Fits a model to the training samples of each fold and scores it on the others.
///
///     let folds = try kFolds(5, of: y.count, using: &generator)
///     let result = try crossValidate(folds) { rows in
///       try ridgeRegression(x.selectingRows(rows), rows.map { y[$0] }, lambda: 1)
///     } score: { model, rows in
///       try meanSquaredError(
///         predictions: model.predictions(for: x.selectingRows(rows)), targets: rows.map { y[$0] })
///     }
///
/// Whatever is learnt from data, scaling included, belongs into `fit`.
///
/// - Parameters:
///   - folds: at least two, from ``kFolds(_:of:using:)``. The same folds make two models comparable.
///   - fit: a model from the numbers of its training samples.
///   - score: its score from the numbers of its validation samples.
/// - Throws: what `fit` or `score` throws.
/// - Source: Stone 1974; Bengio & Grandvalet 2004 on its variance.
public func crossValidate<Model, Failure: Error>(
  _ folds: [Fold], fit: ([Int]) throws(Failure) -> Model,
  score: (Model, [Int]) throws(Failure) -> Double
) throws(Failure) -> CrossValidation {
  var scores: [Double] = []
  for fold in folds {
    let model = try fit(fold.training)
    scores.append(try score(model, fold.validation))
  }
  return CrossValidation(scores: scores)
}
