extension MulticlassConfusionMatrix {
  /// The share of samples that are predicted right.
  public var accuracy: Double { correct / total }

  /// The mean of the recalls of all classes: accuracy as if all were equally common.
  public var balancedAccuracy: Double { recall(.macro) }

  /// The precisions of the classes, averaged; undefined where a class is never predicted, but for `micro`.
  public func precision(_ average: Average) -> Double { mean(average, of: \.precision) }
  /// The recalls of the classes, averaged; undefined where a class does not occur, but for `weighted` and `micro`.
  public func recall(_ average: Average) -> Double { mean(average, of: \.recall) }
  /// The F1 scores of the classes, averaged.
  public func f1(_ average: Average) -> Double { mean(average, of: \.f1) }

  private func mean(_ average: Average, of ratio: (ConfusionMatrix) -> Double) -> Double {
    let each = (0..<classes).map(oneVersusRest)
    switch average {
    case .macro:
      return each.reduce(0) { $0 + ratio($1) } / Double(classes)
    case .micro:
      return ratio(
        ConfusionMatrix(
          truePositives: each.reduce(0) { $0 + $1.truePositives },
          falsePositives: each.reduce(0) { $0 + $1.falsePositives },
          trueNegatives: each.reduce(0) { $0 + $1.trueNegatives },
          falseNegatives: each.reduce(0) { $0 + $1.falseNegatives }))
    case .weighted:
      // A class without samples has no weight, and must not bring in its undefined recall.
      return each.reduce(0) { $1.positives > 0 ? $0 + $1.positives * ratio($1) : $0 } / total
    }
  }

  /// The correlation of prediction and truth over all classes, −1 … 1; for two classes it is
  /// ``ConfusionMatrix/matthewsCorrelation``.
  ///
  ///     (c·s − Σₖ pₖtₖ) / √((s² − Σpₖ²)(s² − Σtₖ²))
  ///
  /// with s samples, c of them right, tₖ of class k and pₖ predicted as class k. Undefined where all samples, or
  /// all predictions, are of one class.
  ///
  /// - Source: Gorodkin 2004.
  public var matthewsCorrelation: Double {
    let (chance, predictedSpread, actualSpread) = marginals
    let covariance = correct * total - chance
    return covariance / (predictedSpread.squareRoot() * actualSpread.squareRoot())
  }

  /// Agreement of prediction and truth beyond what their marginal shares give by chance,
  /// (c·s − Σ pₖtₖ) / (s² − Σ pₖtₖ). Undefined where samples and predictions are all of one and the same class.
  ///
  /// - Source: Cohen 1960.
  public var cohenKappa: Double {
    let chance = marginals.chance
    return (correct * total - chance) / (total * total - chance)
  }

  /// Σ pₖtₖ, s² − Σ pₖ², s² − Σ tₖ².
  private var marginals: (chance: Double, predictedSpread: Double, actualSpread: Double) {
    var chance = 0.0
    var predictedSpread = total * total
    var actualSpread = total * total
    for label in 0..<classes {
      let (predicted, actual) = (predicted(label), actual(label))
      chance += predicted * actual
      predictedSpread -= predicted * predicted
      actualSpread -= actual * actual
    }
    return (chance, predictedSpread, actualSpread)
  }
}
