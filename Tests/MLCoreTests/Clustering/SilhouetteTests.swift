import MLCore
import Testing

@Suite struct Silhouette {
  /// From the definition, one pair at a time.
  func slowSamples(_ points: Matrix, _ labels: [Int], _ metric: ClusteringMetric) throws -> [Double]
  {
    try labels.indices.map { i in
      func mean(to label: Int) throws -> Double {
        let others = labels.indices.filter { $0 != i && labels[$0] == label }
        return try MLCore.mean(
          of: others.map { ClusteringData.distance(points.row(i), points.row($0), metric) })
      }
      guard labels.count(where: { $0 == labels[i] }) > 1 else { return 0 }
      let a = try mean(to: labels[i])
      let b = try Set(labels).subtracting([labels[i]]).map { try mean(to: $0) }.min()!
      return (b - a) / max(a, b)
    }
  }

  @Test(arguments: ClusteringMetric.allCases)
  func `is what the definition says`(_ metric: ClusteringMetric) throws {
    for seed in 0..<20 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let n = 5 + Int.uniform(below: 100, using: &generator)
      let points = ClusteringData.cloud(
        n, 1 + Int.uniform(below: 10, using: &generator), using: &generator)
      // Labels need not be consecutive; some clusters are single points.
      let labels = ClusteringData.labels(n, below: 1 + n / 4, using: &generator).map { 3 * $0 - 7 }
      let samples = try silhouetteSamples(points: points, labels: labels, metric: metric)
      let slow = try slowSamples(points, labels, metric)
      #expect(isClose(samples, slow))
      #expect(
        isClose(
          try silhouetteScore(points: points, labels: labels, metric: metric), try mean(of: slow)))
    }
  }

  // More points of a cluster than are packed together, and more points than one block.
  @Test func `is what the definition says for clusters of a thousand points`() throws {
    var generator = SeededGenerator(seed: 2)
    let points = ClusteringData.cloud(1_300, 3, using: &generator)
    let labels = (0..<1_300).map { $0 < 1_100 ? 0 : 1 }
    let samples = try silhouetteSamples(points: points, labels: labels)
    #expect(isClose(samples, try slowSamples(points, labels, .euclidean)))
  }

  // 0 has a = 1 and b = (10 + 11)/2; 1 has a = 1 and b = (9 + 10)/2; 10 and 11 likewise.
  @Test func `four points by hand`() throws {
    let samples = try silhouetteSamples(
      points: Matrix(column: [0, 1, 10, 11]), labels: [0, 0, 1, 1])
    #expect(isClose(samples, [9.5 / 10.5, 8.5 / 9.5, 8.5 / 9.5, 9.5 / 10.5]))
  }

  @Test func `a cluster of one point has 0, and so have points that all coincide`() throws {
    let points = Matrix(column: [0, 1, 50])
    #expect(try silhouetteSamples(points: points, labels: [5, 5, 2])[2] == 0)
    #expect(
      try silhouetteSamples(points: Matrix(column: [1, 1, 1]), labels: [0, 0, 1]) == [0, 0, 0])
  }

  @Test func `does not depend on the order of points or the names of clusters`() throws {
    for seed in 0..<10 as Range<UInt64> {
      let (points, labels) = ClusteringData.threeBlobs(seed: seed)
      var generator = SeededGenerator(seed: seed)
      let order = permutation(of: points.rows, using: &generator)
      let samples = try silhouetteSamples(points: points, labels: labels)
      let shuffled = try silhouetteSamples(
        points: points.selectingRows(order), labels: order.map { [7, -3, 4][labels[$0]] })
      #expect(isClose(shuffled, order.map { samples[$0] }))
    }
  }

  // Design experiments: right in 30/30, by 0.11 or more.
  @Test func `is highest at the number of blobs`() throws {
    for seed in 0..<10 as Range<UInt64> {
      let (points, _) = ClusteringData.threeBlobs(seed: seed)
      var generator = SeededGenerator(seed: seed)
      let scores = try (2...5).map { k in
        let best = try KMeans().restarts(points, clusters: k, count: 5, using: &generator).best
        return try silhouetteScore(points: points, labels: best.labels)
      }
      #expect(scores.firstIndex(of: scores.max()!) == 1)
    }
  }
}
