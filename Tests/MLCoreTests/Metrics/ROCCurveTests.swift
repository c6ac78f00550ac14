import MLCore
import Testing

@Suite struct `ROC curve` {
  // Ten samples; expected values from scikit-learn 1.9.1 where it is said.
  let labels = [0, 0, 1, 1, 0, 1, 0, 1, 1, 0].map { $0 == 1 }
  let scores = [0.1, 0.4, 0.35, 0.8, 0.4, 0.6, 0.7, 0.7, 0.9, 0.2]

  @Test func `trapezoid and counting all pairs are the same integer`() throws {
    for list in RandomList.many(seed: 1) {
      let expected = list.doubledUOfAllPairs
      let curve = try ROCCurve(scores: list.scores, labels: list.labels)
      let pairs = try PairCounts(scores: list.scores, labels: list.labels)
      #expect(Int(exactly: curve.doubledU) == expected)
      #expect(pairs.doubledU == expected)
      #expect(pairs.pairs == list.positives * list.negatives)
      let auc = try rocAUC(scores: list.scores, labels: list.labels)
      #expect(curve.auc == auc && pairs.auc == auc)
    }
  }

  @Test func `the inverted model has exactly the rest of the pairs`() throws {
    for list in RandomList.many(seed: 2) {
      let pairs = try PairCounts(scores: list.scores, labels: list.labels)
      let inverted = try PairCounts(scores: list.scores.map { -$0 }, labels: list.labels)
      #expect(inverted.wins == pairs.losses && inverted.ties == pairs.ties)
      #expect(inverted.doubledU == 2 * pairs.pairs - pairs.doubledU)
    }
  }

  @Test func `no metric depends on the order of the samples`() throws {
    var generator = SeededGenerator(seed: 3)
    for list in RandomList.many(seed: 3) {
      var shuffled = list
      shuffled.shuffle(using: &generator)
      #expect(
        try ROCCurve(scores: list.scores, labels: list.labels)
          == ROCCurve(scores: shuffled.scores, labels: shuffled.labels))
      #expect(
        try PRCurve(scores: list.scores, labels: list.labels)
          == PRCurve(scores: shuffled.scores, labels: shuffled.labels))
    }
  }

  @Test func `a strictly monotone change of scores moves thresholds only`() throws {
    for list in RandomList.many(seed: 4) {
      // x³ is exact for these small integers and thirds differ by enough.
      let cubed = list.scores.map { $0 * $0 * $0 + 7 }
      let before = try ROCCurve(scores: list.scores, labels: list.labels)
      let after = try ROCCurve(scores: cubed, labels: list.labels)
      #expect(before.points.map(\.truePositives) == after.points.map(\.truePositives))
      #expect(before.points.map(\.falsePositives) == after.points.map(\.falsePositives))
      #expect(before.auc == after.auc)
    }
  }

  @Test func `weights count as repeated samples`() throws {
    var generator = SeededGenerator(seed: 5)
    for list in RandomList.many(seed: 5) {
      var weights = list.scores.map { _ in Int.random(in: 0...3, using: &generator) }
      weights[0] = 1
      weights[1] = 2
      let repeatedScores = zip(list.scores, weights).flatMap {
        Array(repeating: $0, count: $1)
      }
      let repeatedLabels = zip(list.labels, weights).flatMap {
        Array(repeating: $0, count: $1)
      }
      let real = weights.map { Double($0) }
      #expect(
        try ROCCurve(scores: list.scores, labels: list.labels, weights: real)
          == ROCCurve(scores: repeatedScores, labels: repeatedLabels))
      #expect(
        try rocAUC(scores: list.scores, labels: list.labels, weights: real)
          == rocAUC(scores: repeatedScores, labels: repeatedLabels))
    }
  }

  @Test func `extremes: one threshold separates, constant score, zeros of both signs`() throws {
    #expect(try rocAUC(scores: [1, 2, 3, 4], labels: [false, false, true, true]) == 1)
    #expect(try rocAUC(scores: [4, 3, 2, 1], labels: [false, false, true, true]) == 0)
    #expect(try rocAUC(scores: [5, 5, 5], labels: [false, true, false]) == 0.5)
    #expect(try rocAUC(scores: [0.0, -0.0], labels: [true, false]) == 0.5)
    #expect(try rocAUC(scores: [-0.0, 0.0], labels: [true, false]) == 0.5)
  }

  @Test func `scores one bit apart are not tied, whatever their sign and size`() throws {
    for base in [
      1.0, -1.0, 1e300, -1e300, .leastNonzeroMagnitude, -.leastNonzeroMagnitude, 0, -1e-300,
    ] {
      // Both orders of input, so that a stable sort that skips the bit gets one of them wrong.
      #expect(try rocAUC(scores: [base, base.nextUp], labels: [false, true]) == 1)
      #expect(try rocAUC(scores: [base.nextUp, base], labels: [false, true]) == 0)
      #expect(try rocAUC(scores: [base, base.nextUp], labels: [true, false]) == 0)
      #expect(try rocAUC(scores: [base.nextUp, base], labels: [true, false]) == 1)
    }
  }

  @Test func `partial area, plain and standardized`() throws {
    let curve = try ROCCurve(scores: scores, labels: labels)
    // scikit-learn 1.9.1: roc_auc_score(labels, scores, max_fpr=...)
    #expect(isClose(curve.auc, 0.82))
    for (limit, expected) in [
      (0.2, 0.7222222222222222), (0.3, 0.7647058823529411), (0.5, 0.7866666666666666), (1, 0.82),
    ] {
      #expect(
        isClose(
          try curve.partialAUC(maxFalsePositiveRate: limit, standardized: true), expected))
    }
    // By hand: up to rate 0.2 the curve goes (0, 0), (0, 0.4), (0.2, 0.6): a trapezoid of mean height 0.5.
    #expect(isClose(try curve.partialAUC(maxFalsePositiveRate: 0.2), 0.1))
    #expect(isClose(try curve.partialAUC(maxFalsePositiveRate: 1), curve.auc))
    #expect(
      throws: MetricError.fractionOutOfRange(
        0, name: "maxFalsePositiveRate", zeroAllowed: false)
    ) { try curve.partialAUC(maxFalsePositiveRate: 0) }
  }

  // By hand: all scores equal, so the curve is the diagonal, and below it lies m²/2 up to the rate m.
  @Test func `a partial area ends between two points of the curve`() throws {
    let curve = try ROCCurve(scores: [1, 1, 1], labels: [true, false, false])
    for m in [0.25, 0.5, 1] {
      #expect(try curve.partialAUC(maxFalsePositiveRate: m) == m * m / 2)
      #expect(try curve.partialAUC(maxFalsePositiveRate: m, standardized: true) == 0.5)
    }
  }

  // By hand: one miss at the start, one false alarm at the end, and both between.
  @Test func `of equally cheap points the one with the highest threshold is taken`() throws {
    let curve = try ROCCurve(scores: [2, 1], labels: [false, true])
    #expect(curve.youdenPoint == curve.points[0])
    #expect(try curve.cheapestPoint(costOfMiss: 1, ofFalseAlarm: 1) == curve.points[0])
  }

  @Test func `recall at a rate is linear between points and highest on a vertical stretch`() throws
  {
    let curve = try ROCCurve(scores: scores, labels: labels)
    #expect(try curve.truePositiveRate(at: 0) == 0.4)
    #expect(isClose(try curve.truePositiveRate(at: 0.1), 0.5))
    #expect(try curve.truePositiveRate(at: 0.2) == 0.8)
    #expect(try curve.truePositiveRate(at: 1) == 1)
    #expect(
      throws: MetricError.fractionOutOfRange(
        1.5, name: "falsePositiveRate", zeroAllowed: true)
    ) { try curve.truePositiveRate(at: 1.5) }
  }

  @Test func `the point at a threshold is what fires there`() throws {
    for list in RandomList.many(seed: 6) {
      let curve = try ROCCurve(scores: list.scores, labels: list.labels)
      for threshold in list.scores + [.infinity, -.infinity, 0.25, list.scores[0].nextUp] {
        let point = try curve.point(atThreshold: threshold)
        let matrix = try ConfusionMatrix(
          scores: list.scores, labels: list.labels, threshold: threshold)
        #expect(curve.confusionMatrix(at: point) == matrix)
        #expect(point.truePositiveRate == matrix.recall)
        #expect(point.falsePositiveRate == matrix.falsePositiveRate)
      }
    }
    let curve = try ROCCurve(scores: scores, labels: labels)
    #expect(throws: MetricError.thresholdNotANumber) { try curve.point(atThreshold: .nan) }
  }

  @Test func `corners leave the line where it is`() throws {
    let curve = try ROCCurve(scores: scores, labels: labels)
    // By hand, in (FP, TP): two positives lead, a tie of one each, then 1 positive, 2 negatives, 1 positive.
    #expect(
      curve.corners.map { [$0.falsePositives, $0.truePositives] }
        == [[0, 0], [0, 2], [1, 3], [1, 4], [3, 4], [3, 5], [5, 5]])
  }

  @Test func `the convex hull is concave, above every point, and made of points`() throws {
    for list in RandomList.many(seed: 7) {
      let curve = try ROCCurve(scores: list.scores, labels: list.labels)
      let hull = curve.convexHull
      #expect(hull.first == curve.points.first && hull.last == curve.points.last)
      #expect(hull.allSatisfy { curve.points.contains($0) })
      for (a, (b, c)) in zip(hull, zip(hull.dropFirst(), hull.dropFirst(2))) {
        // Each slope is smaller than the one before: no corner lies on a straight stretch.
        let before = (b.truePositives - a.truePositives) * (c.falsePositives - b.falsePositives)
        let after = (c.truePositives - b.truePositives) * (b.falsePositives - a.falsePositives)
        #expect(before > after)
      }
      for (a, b) in zip(hull, hull.dropFirst()) {
        let dx = b.falsePositives - a.falsePositives
        let dy = b.truePositives - a.truePositives
        // No point lies to the left of a line of the hull.
        #expect(
          curve.points.allSatisfy {
            dx * ($0.truePositives - a.truePositives)
              <= dy * ($0.falsePositives - a.falsePositives)
          })
      }
    }
  }

  @Test func `the cheapest point is the cheapest of all thresholds and lies on the hull`() throws {
    for list in RandomList.many(seed: 8) {
      let curve = try ROCCurve(scores: list.scores, labels: list.labels)
      let j = curve.youdenPoint
      #expect(
        curve.points.allSatisfy {
          $0.truePositiveRate - $0.falsePositiveRate <= j.truePositiveRate - j.falsePositiveRate
        })
      for ratio in [0.1, 1, 10] {
        let point = try curve.cheapestPoint(costOfMiss: ratio, ofFalseAlarm: 1)
        let cost = curve.confusionMatrix(at: point).totalCost(ofMiss: ratio, ofFalseAlarm: 1)
        let least = curve.convexHull.map {
          curve.confusionMatrix(at: $0).totalCost(ofMiss: ratio, ofFalseAlarm: 1)
        }.min()!
        #expect(isClose(cost, least))
      }
    }
  }
}
