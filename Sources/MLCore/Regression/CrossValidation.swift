/// The scores of a cross-validation, split by split.
public struct CrossValidation: Equatable, Sendable {
  /// The score on the test samples of each split, [k].
  public let scores: [Double]

  /// The figures of some scores.
  ///
  /// - Parameter scores: [k], at least two.
  public init(scores: [Double]) {
    require(
      scores.count >= 2, "a cross-validation has at least 2 scores, got \(scores.count)")
    self.scores = scores
  }

  /// Their mean.
  public var mean: Double { uncheckedMean(scores) }

  /// Their sample standard deviation (k − 1): how much the score depends on the samples. Not the uncertainty of
  /// the mean, since the splits share their training samples.
  public var standardDeviation: Double {
    sqrt(products(of: scores, scores) / Double(scores.count - 1))
  }
}

/// Fits a model to the training samples of each split and scores it on the test samples.
///
///     let folds = try DataSplit.folds(5, of: y.count, using: &generator)
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
///   - splits: at least two, from ``DataSplit/folds(_:of:using:)`` or
///     ``DataSplit/stratifiedFolds(_:labels:using:)``. The same splits make two models comparable.
///   - fit: a model from the numbers of its training samples.
///   - score: its score from the numbers of its test samples.
/// - Throws: what `fit` or `score` throws.
/// - Source: Stone 1974; Bengio & Grandvalet 2004 on its variance.
public func crossValidate<Model, Failure: Error>(
  _ splits: [DataSplit], fit: ([Int]) throws(Failure) -> Model,
  score: (Model, [Int]) throws(Failure) -> Double
) throws(Failure) -> CrossValidation {
  var scores: [Double] = []
  for split in splits {
    let model = try fit(split.training)
    scores.append(try score(model, split.test))
  }
  return CrossValidation(scores: scores)
}
