import MLCore
import Testing

@Suite struct `Sparse data` {
  @Test func `keeps the active features of each row, sorted, each once`() throws {
    let data = try SparseDataset(
      featureCount: 4, rows: [[3, 1, 3], [], [0]], labels: [true, false, true])
    #expect(data.count == 3 && Array(data.activeFeatures(ofRow: 0)) == [1, 3])
    #expect(data.activeFeatures(ofRow: 1).isEmpty)
    #expect(data.matrix.nestedRows == [[0, 1, 0, 1], [0, 0, 0, 0], [1, 0, 0, 0]])
    #expect(data.featureCounts == [1, 1, 0, 1])
    #expect(data.product(ofRow: 0, with: [1, 10, 100, 1000]) == 1010)
    // The same feature at the end of one row and at the beginning of the next.
    let next = try SparseDataset(featureCount: 2, rows: [[1], [1]], labels: [true, true])
    #expect(next.featureCounts == [0, 2])
  }

  @Test func `refuses features that it does not have`() {
    #expect(throws: DatasetError.activeFeatureOutOfRange(2, row: 1, features: 2)) {
      try SparseDataset(featureCount: 2, rows: [[0], [2]], labels: [true, true])
    }
    #expect(throws: DatasetError.labelCountMismatch(labels: 1, rows: 0)) {
      try SparseDataset(featureCount: 2, rows: [], labels: [true])
    }
  }

  @Test func `of a logistic model has weights of one size`() throws {
    var generator = SeededGenerator(seed: 1)
    let model = try SparseLogisticModel(using: &generator)
    #expect(model.featureCount == 2000 && model.weights.allSatisfy { abs($0) == 1.5 })
    // Half of the signs, 5 standard errors: √2000/2 · 5 = 112.
    #expect(abs(model.weights.count { $0 > 0 } - 1000) < 112)
  }

  // A feature of probability p is active in a row with 1 − (1 − p)^10; counts are binomial. With
  // six standard errors, 100 counts stray once in five million runs.
  @Test func `follows Zipf's law`() throws {
    var generator = SeededGenerator(seed: 2)
    let model = try SparseLogisticModel(using: &generator)
    let n = 20_000
    let counts = try model.sample(n, using: &generator).featureCounts
    let total = (1...2000).map { MLCore.pow(Double($0), -1.2) }.reduce(0, +)
    for j in 0..<100 {
      let p = MLCore.pow(Double(j + 1), -1.2) / total
      #expect(relativeError(model.featureProbabilities[j], p) < 1e-12)
      let active = 1 - MLCore.pow(1 - p, 10)
      let deviation = sqrt(Double(n) * active * (1 - active))
      #expect(abs(Double(counts[j]) - Double(n) * active) < 6 * deviation)
    }
  }

  // Rows by their true probability, which is σ of a multiple of 1.5, so .5 or below .2 or above .8:
  // the number of true labels is the sum of the probabilities, within 5 standard errors.
  @Test func `has the labels of its logistic model`() throws {
    var generator = SeededGenerator(seed: 3)
    let model = try SparseLogisticModel(using: &generator)
    let data = try model.sample(20_000, using: &generator)
    var counts = [Double](repeating: 0, count: 3)
    var expected = counts
    var variances = counts
    var found = counts
    for row in 0..<data.count {
      let p = sigmoid(data.product(ofRow: row, with: model.weights))
      let bin = Int(p * 3)
      counts[bin] += 1
      expected[bin] += p
      variances[bin] += p * (1 - p)
      found[bin] += data.labels[row] ? 1 : 0
    }
    for bin in 0..<3 {
      #expect(counts[bin] > 100)
      #expect(abs(found[bin] - expected[bin]) < 5 * sqrt(variances[bin]))
    }
  }

  @Test func `of one model may train and test`() throws {
    var generator = SeededGenerator(seed: 4)
    let model = try SparseLogisticModel(
      featureCount: 5, exponent: 0, drawsPerRow: 2, weight: 1, using: &generator)
    #expect(model.featureProbabilities.allSatisfy { relativeError($0, 0.2) < 1e-15 })
    let training = try model.sample(50, using: &generator)
    #expect(try training != model.sample(50, using: &generator))
    #expect((0..<50).allSatisfy { (1...2).contains(training.activeFeatures(ofRow: $0).count) })
    #expect(throws: DatasetError.countOutOfRange(0, name: "the number of features", minimum: 1)) {
      try SparseLogisticModel(featureCount: 0, using: &generator)
    }
  }
}
