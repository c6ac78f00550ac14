import MLCore
import Testing

/// Every row of the golden file, to 1e-9 relative.
@Suite struct `Agreement with scikit-learn 1.9.1` {
  @Test func `the golden file holds ten binary and two multiclass cases`() {
    #expect(GoldenMetrics.all.binary.count == 10)
    #expect(GoldenMetrics.all.multiclass.count == 2)
  }

  // Made with drop_intermediate=False: one point for each distinct score, as ours.
  @Test(arguments: GoldenMetrics.all.binary)
  func `the ROC curve has the same points`(_ row: GoldenMetrics.Binary) throws {
    let curve = try ROCCurve(scores: row.scores, labels: row.positive, weights: row.weights)
    #expect(isClose(curve.points.map(\.falsePositiveRate), row.roc.fpr))
    #expect(isClose(curve.points.map(\.truePositiveRate), row.roc.tpr))
    #expect(curve.points.map(\.threshold) == row.roc.thresholds.map { $0 ?? .infinity })
    #expect(isClose(curve.auc, row.auc))
    #expect(
      isClose(
        try rocAUC(scores: row.scores, labels: row.positive, weights: row.weights), row.auc))
  }

  // scikit-learn lists thresholds from low to high and gives the last point, (0, 1), none.
  @Test(arguments: GoldenMetrics.all.binary)
  func `the precision-recall curve has the same points`(_ row: GoldenMetrics.Binary) throws {
    let curve = try PRCurve(scores: row.scores, labels: row.positive, weights: row.weights)
    let points = Array(curve.points.reversed())
    #expect(isClose(points.map(\.precision), row.pr.precision))
    #expect(isClose(points.map(\.recall), row.pr.recall))
    #expect(points.dropLast().map(\.threshold) == row.pr.thresholds)
    #expect(points.last?.threshold == .infinity)
    #expect(isClose(curve.averagePrecision, row.average_precision))
    #expect(isClose(curve.trapezoidArea, row.pr_auc_trapezoid))
    #expect(
      isClose(
        try averagePrecision(scores: row.scores, labels: row.positive, weights: row.weights),
        row.average_precision))
  }

  @Test(arguments: GoldenMetrics.all.binary)
  func `one threshold gives the same confusion matrix and ratios`(
    _ row: GoldenMetrics.Binary
  ) throws {
    let there = row.at_threshold
    let matrix = try ConfusionMatrix(
      scores: row.scores, labels: row.positive, threshold: there.threshold, weights: row.weights)
    #expect(isClose(matrix.truePositives, there.tp))
    #expect(isClose(matrix.falsePositives, there.fp))
    #expect(isClose(matrix.trueNegatives, there.tn))
    #expect(isClose(matrix.falseNegatives, there.fn))
    #expect(isClose(matrix.precision, there.precision))
    #expect(isClose(matrix.recall, there.recall))
    #expect(isClose(matrix.specificity, there.specificity))
    #expect(isClose(matrix.f1, there.f1))
    #expect(isClose(matrix.fBeta(2), there.fbeta2))
    #expect(isClose(matrix.accuracy, there.accuracy))
    #expect(isClose(matrix.balancedAccuracy, there.balanced_accuracy))
    #expect(isClose(matrix.cohenKappa, there.cohen_kappa))
    if row.name == "constant score" {
      // Everything fires: the correlation with a constant is 0/0. scikit-learn says 0, we say undefined.
      #expect(there.mcc == 0)
      #expect(matrix.matthewsCorrelation.isNaN)
    } else {
      #expect(isClose(matrix.matthewsCorrelation, there.mcc))
    }
    let predictions = row.scores.map { $0 >= there.threshold }
    #expect(
      try ConfusionMatrix(
        predictions: predictions, labels: row.positive, weights: row.weights) == matrix)
  }

  @Test(arguments: GoldenMetrics.all.binary)
  func `Brier score and log loss are the same`(_ row: GoldenMetrics.Binary) throws {
    guard let brier = row.brier, let loss = row.log_loss else {
      #expect(row.name == "huge and tiny magnitudes")
      #expect(throws: MetricError.probabilityOutOfRange(-1e300, index: 0)) {
        try brierScore(probabilities: row.scores, labels: row.positive)
      }
      return
    }
    #expect(
      isClose(
        try brierScore(probabilities: row.scores, labels: row.positive, weights: row.weights),
        brier))
    // The file's log losses were made from probabilities kept 1e-15 away from 0 and 1.
    let inside = row.scores.map { min(max($0, 1e-15), 1 - 1e-15) }
    #expect(
      isClose(
        try logLoss(probabilities: inside, labels: row.positive, weights: row.weights), loss))
    if row.name == "weighted with ties and zero weights" {
      // log_loss of scikit-learn 1.9.1 on the row as it is, certain mistakes among it.
      #expect(
        isClose(
          try logLoss(probabilities: row.scores, labels: row.positive, weights: row.weights),
          3.580672282076248))
    }
  }

  @Test(arguments: GoldenMetrics.all.multiclass)
  func `averages over classes are the same`(_ row: GoldenMetrics.Multiclass) throws {
    let matrix = try MulticlassConfusionMatrix(
      labels: row.labels, predictions: row.predictions, classes: row.classes)
    #expect(matrix.counts == row.confusion)
    #expect(isClose(matrix.precision(.macro), row.macro_precision))
    #expect(isClose(matrix.recall(.macro), row.macro_recall))
    #expect(isClose(matrix.f1(.macro), row.macro_f1))
    #expect(isClose(matrix.precision(.micro), row.micro_precision))
    #expect(isClose(matrix.recall(.micro), row.micro_recall))
    #expect(isClose(matrix.f1(.micro), row.micro_f1))
    #expect(isClose(matrix.precision(.weighted), row.weighted_precision))
    #expect(isClose(matrix.recall(.weighted), row.weighted_recall))
    #expect(isClose(matrix.f1(.weighted), row.weighted_f1))
    #expect(isClose(matrix.accuracy, row.accuracy))
    #expect(isClose(matrix.matthewsCorrelation, row.mcc))
    #expect(isClose(matrix.cohenKappa, row.cohen_kappa))
  }
}
