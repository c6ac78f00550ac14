import MLCore
import Testing

@Suite struct `DeLong's method` {
  /// Structural components by visiting every pair, as the paper of 1988 defines them.
  func components(_ scores: [Double], _ labels: [Bool]) -> (v: [Double], w: [Double]) {
    let positives = zip(scores, labels).filter { $1 }.map { $0.0 }
    let negatives = zip(scores, labels).filter { !$1 }.map { $0.0 }
    func psi(_ x: Double, _ y: Double) -> Double { x > y ? 1 : x == y ? 0.5 : 0 }
    let v = positives.map { x in
      negatives.map { psi(x, $0) }.reduce(0, +) / Double(negatives.count)
    }
    let w = negatives.map { y in
      positives.map { psi($0, y) }.reduce(0, +) / Double(positives.count)
    }
    return (v, w)
  }

  func covariance(_ a: [Double], _ b: [Double]) -> Double {
    let meanA = a.reduce(0, +) / Double(a.count)
    let meanB = b.reduce(0, +) / Double(b.count)
    return zip(a, b).map { ($0 - meanA) * ($1 - meanB) }.reduce(0, +) / Double(a.count - 1)
  }

  func hasTwoOfEach(_ list: RandomList) -> Bool { list.positives > 1 && list.negatives > 1 }

  @Test func `gives the variance of the definition`() throws {
    for list in RandomList.many(seed: 41) where hasTwoOfEach(list) {
      let (v, w) = components(list.scores, list.labels)
      let expected = covariance(v, v) / Double(v.count) + covariance(w, w) / Double(w.count)
      let interval = try deLongInterval(scores: list.scores, labels: list.labels)
      #expect(abs(interval.variance - expected) < 1e-14)
      #expect(interval.auc == (try rocAUC(scores: list.scores, labels: list.labels)))
      let halfWidth = 1.959963984540054 * expected.squareRoot()
      #expect(abs(interval.lower - max(0, interval.auc - halfWidth)) < 1e-12)
      #expect(abs(interval.upper - min(1, interval.auc + halfWidth)) < 1e-12)
    }
  }

  @Test func `compares two models on the same samples`() throws {
    var generator = SeededGenerator(seed: 42)
    for list in RandomList.many(seed: 42) where hasTwoOfEach(list) {
      let other = list.scores.map { ($0 + Double.random(in: -9...9, using: &generator)).rounded() }
      let (v1, w1) = components(list.scores, list.labels)
      let (v2, w2) = components(other, list.labels)
      func total(_ v: ([Double], [Double]), _ w: ([Double], [Double])) -> Double {
        covariance(v.0, v.1) / Double(v1.count) + covariance(w.0, w.1) / Double(w1.count)
      }
      let expected =
        total((v1, v1), (w1, w1)) + total((v2, v2), (w2, w2)) - 2 * total((v1, v2), (w1, w2))
      let comparison = try deLongComparison(list.scores, other, labels: list.labels)
      #expect(abs(comparison.variance - expected) < 1e-13)
      #expect(comparison.difference == comparison.firstAUC - comparison.secondAUC)
      if comparison.variance > 1e-9 {
        #expect((0...1).contains(comparison.pValue))
        let reverse = try deLongComparison(other, list.scores, labels: list.labels)
        #expect(isClose(reverse.zScore, -comparison.zScore))
        #expect(isClose(reverse.pValue, comparison.pValue))
      }
    }
  }

  @Test func `two models that rank alike cannot be told apart`() throws {
    let scores = [1.0, 2, 3, 4, 5, 6]
    let labels = [false, true, false, true, false, true]
    let comparison = try deLongComparison(scores, scores.map { $0 * 10 }, labels: labels)
    #expect(comparison.variance == 0)
    #expect(comparison.zScore.isNaN && comparison.pValue.isNaN)
  }

  @Test func `a z of 1.96 has a p of 5%`() {
    // The normal quantile of 0.975.
    let comparison = DeLongComparison(
      firstAUC: 0.5 + 1.959963984540054, secondAUC: 0.5, variance: 1)
    #expect(isClose(comparison.pValue, 0.05))
  }

  @Test func `the interval covers the true area about as often as it says`() throws {
    // Positives uniform on 0.3 … 1.3, negatives on 0 … 1: AUC = 1 − 0.7²/2 = 0.755.
    var generator = SeededGenerator(seed: 43)
    var covered = 0
    let labels = (0..<200).map { $0 < 80 }
    for _ in 0..<400 {
      let scores = labels.map {
        Double.random(in: 0..<1, using: &generator) + ($0 ? 0.3 : 0)
      }
      let interval = try deLongInterval(scores: scores, labels: labels)
      if interval.lower <= 0.755, 0.755 <= interval.upper { covered += 1 }
    }
    // 380 expected, standard deviation 4.4; five of them either way.
    #expect((358...400).contains(covered))
  }

  @Test func `needs two samples of each class`() {
    #expect(throws: MetricError.tooFewForVariance(positives: 1, negatives: 2)) {
      try deLongInterval(scores: [1, 2, 3], labels: [true, false, false])
    }
    #expect(throws: MetricError.confidenceOutOfRange(1)) {
      try deLongInterval(
        scores: [1, 2, 3, 4], labels: [true, true, false, false], confidence: 1)
    }
  }
}
