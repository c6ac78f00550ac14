import MLCore
import Testing

@Suite struct `Confusion matrix of several classes` {
  @Test func `two classes agree with the binary matrix`() throws {
    var generator = SeededGenerator(seed: 51)
    for list in RandomList.many(seed: 51) {
      let predictions = list.scores.map { _ in Bool.random(using: &generator) }
      let binary = try ConfusionMatrix(predictions: predictions, labels: list.labels)
      let several = try MulticlassConfusionMatrix(
        labels: list.labels.map { $0 ? 1 : 0 }, predictions: predictions.map { $0 ? 1 : 0 },
        classes: 2)
      #expect(several.oneVersusRest(1) == binary)
      #expect(several.accuracy == binary.accuracy)
      #expect(several[actual: 1, predicted: 0] == binary.falseNegatives)
      if binary.fired > 0, binary.notFired > 0 {
        #expect(abs(several.matthewsCorrelation - binary.matthewsCorrelation) < 1e-12)
        #expect(abs(several.cohenKappa - binary.cohenKappa) < 1e-12)
        #expect(isClose(several.balancedAccuracy, binary.balancedAccuracy))
      }
    }
  }

  @Test func `micro averages are the accuracy`() throws {
    let matrix = try MulticlassConfusionMatrix(
      labels: [0, 1, 2, 2, 1], predictions: [0, 2, 2, 1, 1], classes: 3)
    for value in [matrix.precision(.micro), matrix.recall(.micro), matrix.f1(.micro)] {
      #expect(isClose(value, 0.6))
    }
  }

  @Test func `a class never predicted makes precision undefined, not 0`() throws {
    let matrix = try MulticlassConfusionMatrix(
      labels: [0, 0, 1], predictions: [0, 0, 0], classes: 3)
    #expect(matrix.precision(.macro).isNaN)
    #expect(matrix.precision(.weighted).isNaN)
    // Class 2 has no samples: its recall is undefined, but it has no weight.
    #expect(matrix.recall(.macro).isNaN)
    #expect(isClose(matrix.recall(.weighted), 2.0 / 3))
    #expect(matrix.matthewsCorrelation.isNaN)
  }

  @Test func `weights count as repeated samples`() throws {
    #expect(
      try MulticlassConfusionMatrix(
        labels: [0, 1, 2], predictions: [0, 2, 2], classes: 3, weights: [2, 0, 1])
        == MulticlassConfusionMatrix(labels: [0, 0, 2], predictions: [0, 0, 2], classes: 3))
  }

  @Test func `what is no class is refused`() {
    #expect(throws: MetricError.labelOutOfRange(3, index: 1, classes: 3)) {
      try MulticlassConfusionMatrix(labels: [0, 3], predictions: [0, 0], classes: 3)
    }
    #expect(throws: MetricError.predictionOutOfRange(-1, index: 0, classes: 3)) {
      try MulticlassConfusionMatrix(labels: [0, 2], predictions: [-1, 0], classes: 3)
    }
    #expect(throws: MetricError.noClasses(0)) {
      try MulticlassConfusionMatrix(labels: [0], predictions: [0], classes: 0)
    }
    #expect(throws: MetricError.predictionCountMismatch(labels: 2, predictions: 1)) {
      try MulticlassConfusionMatrix(labels: [0, 1], predictions: [0], classes: 2)
    }
    #expect(throws: MetricError.noSamples) {
      try MulticlassConfusionMatrix(labels: [], predictions: [], classes: 2)
    }
  }
}
