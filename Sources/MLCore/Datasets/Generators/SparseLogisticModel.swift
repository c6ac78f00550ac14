/// A logistic model of rare and common features: where samples of sparse rows come from.
///
/// A row makes so many draws from Zipf's law and activates what it draws; its label is a draw from
/// the logistic model with the true weights:
///
///     P(feature j) ∝ (j + 1)^−s          P(label = true) = σ(Σ wⱼ over the active j)          wⱼ = ±w
///
/// Feature 0 is the most frequent, the last the rarest. All samples of one model share its weights,
/// so one may train and another test.
///
///     let model = try SparseLogisticModel(using: &generator)
///     let training = try model.sample(10_000, using: &generator)
///
/// - Source: Zipf 1949; as a test of optimizers on sparse features, Duchi, Hazan & Singer 2011.
public struct SparseLogisticModel: Equatable, Sendable {
  /// The true weights w, [featureCount].
  public let weights: [Double]
  /// How many draws a row makes; with repetitions it has fewer active features.
  public let drawsPerRow: Int
  /// Zipf's law over the features.
  private let frequencies: Categorical

  /// How many features there are.
  public var featureCount: Int { weights.count }
  /// The probability of each feature at each draw, [featureCount].
  public var featureProbabilities: [Double] { frequencies.probabilities }

  /// A model with weights of one size and random signs, one draw a feature.
  ///
  /// - Parameters:
  ///   - featureCount: d, at least 1.
  ///   - exponent: s of Zipf's law; 0 makes all features equally frequent.
  ///   - drawsPerRow: 0 or more.
  ///   - weight: w, the size of all weights, 0 or more.
  ///   - generator: what draws.
  /// - Throws: ``DatasetError/countOutOfRange(_:name:minimum:)``, ``DatasetError/negative(_:name:)``.
  public init(
    featureCount: Int = 2000, exponent: Double = 1.2, drawsPerRow: Int = 10, weight: Double = 1.5,
    using generator: inout some RandomNumberGenerator
  ) throws(DatasetError) {
    try DatasetError.check(count: featureCount, "the number of features", atLeast: 1)
    try DatasetError.check(count: drawsPerRow, "the number of draws of a row", atLeast: 0)
    try DatasetError.check(notNegative: exponent, "the exponent of Zipf's law")
    try DatasetError.check(notNegative: weight, "the size of the weights")
    let law = (1...featureCount).map { pow(Double($0), -exponent) }
    do {
      // The first weight is 1, so there is always something to draw.
      frequencies = try Categorical(weights: law)
    } catch {
      fatalError("Zipf's law gave no usable weights: \(error)")
    }
    weights = (0..<featureCount).map { _ in
      Bool.bernoulli(0.5, using: &generator) ? weight : -weight
    }
    self.drawsPerRow = drawsPerRow
  }

  /// So many rows with their labels; a row takes its draws and one more for its label.
  ///
  /// - Throws: ``DatasetError/countOutOfRange(_:name:minimum:)``
  public func sample(
    _ count: Int, using generator: inout some RandomNumberGenerator
  ) throws(DatasetError) -> SparseDataset {
    try DatasetError.check(count: count, "the number of rows", atLeast: 0)
    var rows: [[Int]] = []
    var labels: [Bool] = []
    rows.reserveCapacity(count)
    labels.reserveCapacity(count)
    // The row that drew a feature last, so that a repetition counts once.
    var lastRow = [Int](repeating: -1, count: featureCount)
    for row in 0..<count {
      var active: [Int] = []
      for _ in 0..<drawsPerRow {
        let feature = frequencies.draw(using: &generator)
        if lastRow[feature] != row { active.append(feature) }
        lastRow[feature] = row
      }
      active.sort()
      let product = active.reduce(0) { $0 + weights[$1] }
      rows.append(active)
      labels.append(Bool.bernoulli(sigmoid(product), using: &generator))
    }
    return try SparseDataset(featureCount: featureCount, rows: rows, labels: labels)
  }
}
