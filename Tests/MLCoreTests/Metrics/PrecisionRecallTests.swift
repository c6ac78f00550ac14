import MLCore
import Testing

@Suite struct `Average precision` {
  /// The definition, group by group of tied scores: for each distinct score, count anew what fires.
  func naive(_ list: RandomList) -> Double {
    var area = 0.0
    var previousRecall = 0.0
    for threshold in Set(list.scores).sorted(by: >) {
      let fired = zip(list.scores, list.labels).filter { $0.0 >= threshold }
      let hits = Double(fired.count { $0.1 })
      let recall = hits / Double(list.positives)
      area += (recall - previousRecall) * (hits / Double(fired.count))
      previousRecall = recall
    }
    return area
  }

  @Test func `equals its definition`() throws {
    for list in RandomList.many(seed: 31) {
      let ours = try averagePrecision(scores: list.scores, labels: list.labels)
      #expect(isClose(ours, naive(list), tolerance: 1e-13))
      #expect(try PRCurve(scores: list.scores, labels: list.labels).averagePrecision == ours)
    }
  }

  @Test func `is the prevalence for a constant score`() throws {
    #expect(
      try averagePrecision(scores: [2, 2, 2, 2], labels: [true, false, false, false]) == 0.25)
  }

  @Test func `is kept to the last bit by negatives below all others`() throws {
    for list in RandomList.many(seed: 32) {
      let lowest = list.scores.min()!
      let added = (1...50).map { lowest - Double($0) }
      let scores = list.scores + added
      let labels = list.labels + added.map { _ in false }
      let before = try averagePrecision(scores: list.scores, labels: list.labels)
      #expect(try averagePrecision(scores: scores, labels: labels) == before)
      // … while the area under the ROC curve can only gain.
      #expect(
        try rocAUC(scores: scores, labels: labels)
          >= rocAUC(scores: list.scores, labels: list.labels))
    }
  }

  @Test func `sorts many scores as few, through the radix sort`() throws {
    var generator = SeededGenerator(seed: 33)
    var list = RandomList(count: 3_000, levels: nil, using: &generator)
    list.scores = list.scores.map { $0 * Double.random(in: -1e6...1e6, using: &generator) }
    #expect(
      isClose(
        try averagePrecision(scores: list.scores, labels: list.labels), naive(list),
        tolerance: 1e-12))
    let pairs = try PairCounts(scores: list.scores, labels: list.labels)
    #expect(pairs.doubledU == list.doubledUOfAllPairs)
  }
}

@Suite struct `Precision-recall curve` {
  @Test func `starts at recall 0 with precision 1 and ends at the prevalence`() throws {
    for list in RandomList.many(seed: 34) {
      let curve = try PRCurve(scores: list.scores, labels: list.labels)
      #expect(curve.points[0].recall == 0 && curve.points[0].precision == 1)
      #expect(curve.points[0].threshold == .infinity)
      #expect(curve.points.last?.recall == 1)
      #expect(curve.points.last?.precision == curve.prevalence)
      let last = curve.confusionMatrix(at: curve.points[1])
      #expect(last.precision == curve.points[1].precision)
    }
  }

  // Finding 1: without ties precision rises wherever recall does, so every trapezoid lies below its step.
  @Test func `without ties the trapezoid is never above the steps`() throws {
    var generator = SeededGenerator(seed: 35)
    for _ in 0..<300 {
      let count = Int.random(in: 4...200, using: &generator)
      let list = RandomList(count: count, levels: nil, using: &generator)
      let curve = try PRCurve(scores: list.scores, labels: list.labels)
      #expect(curve.trapezoidArea <= curve.averagePrecision + 1e-12)
    }
  }

  @Test func `with two levels of score the trapezoid is above the steps`() throws {
    // By hand: points (0, 1), (1/2, 1/3), (1, 1/3). Steps 1/3; trapezoid ½·(2/3) + ½·(1/3) = 1/2.
    let curve = try PRCurve(
      scores: [2, 2, 2, 1, 1, 1], labels: [true, false, false, true, false, false])
    #expect(isClose(curve.averagePrecision, 1.0 / 3))
    #expect(isClose(curve.trapezoidArea, 0.5))
    // From the origin the precision of the achievable curve is constant, and here it stays.
    #expect(isClose(curve.interpolatedArea, 1.0 / 3))
  }

  // The slow second definition: a thousand steps of the midpoint rule along each hyperbola.
  @Test func `the interpolated area is the integral of the hyperbolas`() throws {
    for list in RandomList.many(seed: 36) {
      let curve = try PRCurve(scores: list.scores, labels: list.labels)
      var area = 0.0
      for (a, b) in zip(curve.points, curve.points.dropFirst()) where b.recall > a.recall {
        for step in 0..<1_000 {
          let share = (Double(step) + 0.5) / 1_000
          let hits = a.truePositives + share * (b.truePositives - a.truePositives)
          let alarms = a.falsePositives + share * (b.falsePositives - a.falsePositives)
          area += (b.recall - a.recall) / 1_000 * hits / (hits + alarms)
        }
      }
      #expect(abs(curve.interpolatedArea - area) < 1e-5)
    }
  }

  @Test func `the interpolated area keeps its digits where a step is tiny`() throws {
    // One positive after 1,000,000 fired: ∫ t/(F + t − a) from a = 1 to 2 with F = 1,000,001 is
    // 1.4999978…e-6; the series is exact to the last bits: t/(F + t − 1) lies between 1/F and 2/(F + 1).
    let negatives = 1_000_000
    let scores = [3.0] + [Double](repeating: 2, count: negatives) + [1]
    let labels = [true] + [Bool](repeating: false, count: negatives) + [true]
    let curve = try PRCurve(scores: scores, labels: labels)
    let f = 1_000_001.0
    // ∫₀¹ (1 + x)/(F + x) dx = Σ expanded in 1/F: 3/2 /F − (1/2 + 1/3)/F² + (1/3 + 1/4)/F³
    let tail = 1.5 / f - (5.0 / 6) / (f * f) + (7.0 / 12) / (f * f * f)
    // Subtracting ½ leaves the tail's absolute error at the last bit of ½.
    #expect(abs((curve.interpolatedArea - 0.5) - tail / 2) < 2e-16)
  }

  @Test func `corners keep both ends of every fall`() throws {
    let curve = try PRCurve(
      scores: [6, 5, 4, 3, 2, 1], labels: [true, false, false, false, true, false])
    #expect(curve.corners.map(\.threshold) == [.infinity, 6, 3, 2, 1])
  }

  @Test func `one operating point, the worked example of 2.4`() throws {
    // Scores at two levels: what A fires on, and the rest. Steps: 0.9·90/1090 + 0.1·100/1000100.
    for (hits, alarms, steps, trapezoid) in [
      (90.0, 1_000.0, 0.074322, 0.4913), (95, 10_000, 0.008945, 0.4797),
    ] {
      let weights = [hits, alarms, 100 - hits, 1_000_000 - alarms]
      let curve = try PRCurve(
        scores: [1, 1, 0, 0], labels: [true, false, true, false], weights: weights)
      let expected = hits / 100 * hits / (hits + alarms) + (1 - hits / 100) * 100 / 1_000_100
      #expect(isClose(curve.averagePrecision, expected))
      #expect(abs(curve.averagePrecision - steps) < 5e-7)
      #expect(abs(curve.trapezoidArea - trapezoid) < 5e-5)
      let roc = try ROCCurve(
        scores: [1, 1, 0, 0], labels: [true, false, true, false], weights: weights)
      #expect(isClose(roc.auc, (1 + hits / 100 - alarms / 1_000_000) / 2))
    }
    // The achievable area of A, 0.07437: experiments with the same formula in numpy.
    let a = try PRCurve(
      scores: [1, 1, 0, 0], labels: [true, false, true, false], weights: [90, 1_000, 10, 999_000])
    #expect(abs(a.interpolatedArea - 0.07437) < 5e-6)
  }

  @Test func `the random ranking's expectation is the mean over all orders`() throws {
    // 2 positives among 5: the ten possible places, counted out.
    var sum = 0.0
    for first in 0..<5 {
      for second in (first + 1)..<5 {
        sum += try averagePrecision(
          scores: [5, 4, 3, 2, 1], labels: (0..<5).map { $0 == first || $0 == second })
      }
    }
    #expect(isClose(expectedRandomAveragePrecision(positives: 2, negatives: 3), sum / 10))
    // By numpy, quoted to four places: 5 of 100 and 100 of 1,000.
    #expect(abs(expectedRandomAveragePrecision(positives: 5, negatives: 95) - 0.0902) < 5e-5)
    #expect(abs(expectedRandomAveragePrecision(positives: 100, negatives: 900) - 0.10584) < 5e-6)
    #expect(expectedRandomAveragePrecision(positives: 3, negatives: 0) == 1)
  }
}

@Suite struct `Precision at the top` {
  @Test func `counts the samples of highest score`() throws {
    let scores = [9.0, 8, 7, 6, 5, 4, 3, 2, 1, 0]
    let labels = [true, true, false, true, false, false, false, false, false, false]
    #expect(try precisionAtTop(0.2, scores: scores, labels: labels) == 1)
    #expect(isClose(try precisionAtTop(0.3, scores: scores, labels: labels), 2.0 / 3))
    #expect(try precisionAtTop(1, scores: scores, labels: labels) == 0.3)
    #expect(try precisionAtTop(0.001, scores: scores, labels: labels) == 1)  // at least one sample
    let curve = try PRCurve(scores: scores, labels: labels)
    #expect(isClose(try curve.precision(atTop: 0.3), 2.0 / 3))
  }

  @Test func `ties at the boundary count in proportion`() throws {
    // The top 2 of 4: the highest is positive, the other three are tied, one of them positive: (1 + 1/3) / 2.
    let scores = [2.0, 1, 1, 1]
    let labels = [true, false, true, false]
    #expect(isClose(try precisionAtTop(0.5, scores: scores, labels: labels), 2.0 / 3))
  }

  @Test func `a share outside 0 to 1 is refused`() {
    for fraction in [0, -0.1, 1.1, .nan] {
      #expect(throws: MetricError.self) {
        try precisionAtTop(fraction, scores: [1, 2], labels: [true, false])
      }
    }
  }
}

@Suite struct `One average for AUC and AP` {
  @Test func `equals one minus each`() throws {
    for list in RandomList.many(seed: 37) {
      let auc = try rocAUC(scores: list.scores, labels: list.labels)
      let ap = try averagePrecision(scores: list.scores, labels: list.labels)
      let uniform = try rankingError(
        scores: list.scores, labels: list.labels, weight: .uniform)
      let inverse = try rankingError(
        scores: list.scores, labels: list.labels, weight: .inverseFiringRate)
      #expect(abs(uniform - (1 - auc)) < 1e-12)
      #expect(abs(inverse - (1 - ap)) < 1e-12)
    }
  }
}
