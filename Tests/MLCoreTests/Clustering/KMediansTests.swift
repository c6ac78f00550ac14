import MLCore
import Testing

@Suite struct `K-medians` {
  @Test func `puts the centroid at the median of each coordinate`() throws {
    for seed in 0..<200 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let n = 1 + Int.uniform(below: 60, using: &generator)
      // Whole numbers, so that ties are common.
      let points = Matrix(rows: n, columns: 2) { _, column in
        column == 0
          ? Double(Int.uniform(below: 7, using: &generator)) : Double.normal(using: &generator)
      }
      let result = try centroids(
        of: points, labels: [Int](repeating: 4, count: n), metric: .manhattan)
      // By sorting: the slow second definition.
      #expect(result.elements == (try (0..<2).map { try median(of: points.column($0)) }))
    }
  }

  // Orders that make a careless selection quadratic.
  @Test func `finds medians of values in hostile orders`() throws {
    let n = 20_001
    let orders: [[Double]] = [
      (0..<n).map(Double.init), (0..<n).reversed().map(Double.init),
      (0..<n).map { Double(min($0, n - $0)) }, (0..<n).map { Double($0 % 2) },
      [Double](repeating: 3, count: n),
    ]
    for values in orders {
      let result = try centroids(
        of: Matrix(column: values), labels: [Int](repeating: 0, count: n), metric: .manhattan)
      #expect(result.elements == [try median(of: values)])
    }
  }

  @Test func `the cost is the sum of Manhattan distances`() throws {
    let fit = try KMeans(metric: .manhattan).fit(
      Matrix([[0, 0], [1, 0], [5, 2], [20, 20]]), from: Matrix([[0, 0], [20, 20]]))
    // Medians 1 and 0 of the first three: 1 + 0 + (4 + 2).
    #expect(fit.centroids == (try Matrix([[1, 0], [20, 20]])))
    #expect(fit.inertia == 7)
  }

  // Design experiments: two blobs of 50, sd 0.7, 5 apart, an outlier at (d, d). For 30 <= d <= 90 the outlier
  // takes a mean for itself in 30/30; K-medians finds the blobs in 30/30.
  @Test func `an outlier takes a centroid of K-means, but none of K-medians`() throws {
    for seed in 0..<10 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let (blobs, labels) = ClusteringData.blobs(
        at: [[0, 0], [5, 0]], each: 50, standardDeviation: 0.7, using: &generator)
      let points = try Matrix(blobs.nestedRows + [[50, 50]])
      let agreement = try ClusteringMetric.allCases.map { metric in
        let best = try KMeans(metric: metric).restarts(
          points, clusters: 2, count: 10, using: &generator
        ).best
        return try adjustedRandIndex(Array(best.labels.dropLast()), labels)
      }
      #expect(agreement[0] < 0.1)
      #expect(agreement[1] == 1)
    }
  }
}
