// Ratios between 0 and 1, or −1 and 1 where it is said; 0/0 is nan, that is, undefined.

// MARK: - Among the actual positives, among the actual negatives

extension ConfusionMatrix {
  /// TP / P: the share of positives that it finds. Undefined without positives.
  public var recall: Double { truePositives / positives }
  /// Recall, as ROC analysis calls it.
  public var truePositiveRate: Double { recall }
  /// Recall, as medicine calls it.
  public var sensitivity: Double { recall }
  /// FN / P: the share of positives that it misses.
  public var falseNegativeRate: Double { falseNegatives / positives }
  /// FP / N: the share of negatives that raise a false alarm. Undefined without negatives.
  public var falsePositiveRate: Double { falsePositives / negatives }
  /// TN / N: the share of negatives that it leaves alone.
  public var specificity: Double { trueNegatives / negatives }
}

// MARK: - Among what fired, among what did not

extension ConfusionMatrix {
  /// TP / (TP + FP): the share of alarms that are right. Undefined where nothing fires.
  public var precision: Double { truePositives / fired }
  /// Precision, as medicine calls it.
  public var positivePredictiveValue: Double { precision }
  /// FP / (TP + FP): the share of alarms that are false.
  public var falseDiscoveryRate: Double { falsePositives / fired }
  /// TN / (TN + FN): the share of silence that is right. Undefined where everything fires.
  public var negativePredictiveValue: Double { trueNegatives / notFired }
  /// FN / (TN + FN): the share of silence that is a miss.
  public var falseOmissionRate: Double { falseNegatives / notFired }
}

// MARK: - Among all

extension ConfusionMatrix {
  /// P / (P + N).
  public var prevalence: Double { positives / total }
  /// (TP + FP) / (P + N): how often it fires.
  public var firingRate: Double { fired / total }
  /// (TP + TN) / (P + N).
  public var accuracy: Double { (truePositives + trueNegatives) / total }
  /// (FP + FN) / (P + N).
  public var errorRate: Double { (falsePositives + falseNegatives) / total }
}

// MARK: - One number from several

extension ConfusionMatrix {
  /// (recall + specificity) / 2: accuracy as if both classes were equally common. Also the area under the
  /// two straight lines of ROC space through this one point, (1 + TPR − FPR) / 2.
  public var balancedAccuracy: Double { (recall + specificity) / 2 }

  /// Youden's J = recall + specificity − 1 = TPR − FPR, from −1 to 1 (Youden 1950).
  public var youdenJ: Double { truePositiveRate - falsePositiveRate }

  /// The harmonic mean of precision and recall, 2TP / (2TP + FP + FN).
  ///
  /// Written in counts it is also defined, as 0, where nothing fires though there are positives; it is
  /// undefined only without positives and alarms.
  public var f1: Double { fBeta(1) }

  /// F_β = (1 + β²)TP / ((1 + β²)TP + β²FN + FP): recall counts β times as much as precision.
  ///
  /// - Parameter beta: above 0; 2 favours recall, 0.5 precision.
  /// - Source: van Rijsbergen 1979, "Information Retrieval", ch. 7.
  public func fBeta(_ beta: Double) -> Double {
    require(beta > 0 && beta.isFinite, "beta must be finite and above 0: got \(beta)")
    let beta2 = beta * beta
    let hits = (1 + beta2) * truePositives
    return hits / (hits + beta2 * falseNegatives + falsePositives)
  }

  /// The correlation of prediction and truth, from −1 to 1. Undefined where a row or column is empty.
  ///
  ///     (TP·TN − FP·FN) / √((TP + FP)(TP + FN)(TN + FP)(TN + FN))
  ///
  /// - Source: Matthews 1975.
  public var matthewsCorrelation: Double {
    let covariance = truePositives * trueNegatives - falsePositives * falseNegatives
    // Two roots rather than one: a product of four large counts could overflow.
    return covariance
      / ((fired * positives).squareRoot() * (notFired * negatives).squareRoot())
  }

  /// Agreement of prediction and truth beyond what their marginal shares give by chance.
  ///
  ///     κ = (p₀ − pₑ) / (1 − pₑ)       p₀ accuracy, pₑ the accuracy of independent guesses at the same rates
  ///
  /// Undefined where all samples are of one class and all predictions too.
  ///
  /// - Source: Cohen 1960.
  public var cohenKappa: Double {
    let covariance = truePositives * trueNegatives - falsePositives * falseNegatives
    return 2 * covariance / (fired * negatives + positives * notFired)
  }

  /// TPR / FPR: an alarm multiplies the odds of "positive" by this. Infinite without false alarms.
  public var positiveLikelihoodRatio: Double { truePositiveRate / falsePositiveRate }

  /// (1 − TPR) / (1 − FPR): silence multiplies the odds of "positive" by this.
  public var negativeLikelihoodRatio: Double { falseNegativeRate / specificity }

  /// TP·TN / (FP·FN): the ratio of the two likelihood ratios.
  public var diagnosticOddsRatio: Double {
    (truePositives * trueNegatives) / (falsePositives * falseNegatives)
  }
}
