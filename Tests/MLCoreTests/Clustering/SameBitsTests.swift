import MLCore
import Testing

@Suite struct `Clustering has the same bits` {
  /// Everything that is split among threads or vector lanes, on more points than one thread takes at once.
  struct Outcome: Equatable {
    var means, medians: KMeansResult
    var steps: [KMeansStep]
    var start: Matrix
    var candidates: [Double]
    var silhouettes: [Double]
    var daviesBouldin, calinskiHarabasz: Double

    init() throws {
      var generator = SeededGenerator(seed: 7)
      let points = ClusteringData.cloud(9_001, 11, using: &generator)
      let from = points.selectingRows(Array(0..<13))
      means = try KMeans(maxIterations: 6).fit(points, from: from)
      medians = try KMeans(metric: .manhattan, maxIterations: 3).fit(points, from: from)
      steps = Array(try KMeans(maxIterations: 2).steps(points, from: from))
      start = try KMeansStart.greedyPlusPlus(candidates: 11).centroids(
        of: points, clusters: 6, using: &generator)
      candidates = try PlusPlusSeeding(points, metric: .manhattan).inertias(
        with: Array(0..<9))
      let some = points.selectingRows(Array(0..<700))
      let labels = Array(means.labels[..<700])
      silhouettes = try silhouetteSamples(points: some, labels: labels)
      daviesBouldin = try daviesBouldinIndex(points: points, labels: means.labels)
      calinskiHarabasz = try calinskiHarabaszIndex(points: points, labels: means.labels)
    }
  }

  @Test func `on one thread and on several`() throws {
    let one = try Threads.$limit.withValue(1) { try Outcome() }
    let two = try Threads.$limit.withValue(2) { try Outcome() }
    let many = try Threads.$limit.withValue(5) { try Outcome() }
    #expect(one == two)
    #expect(one == many)
  }

  @Test func `in vectors of every width`() throws {
    let best = try Outcome()
    #expect(VectorWidth.available.first == 128)
    for bits in VectorWidth.available {
      #expect(try VectorWidth.$limit.withValue(bits) { try Outcome() } == best)
    }
  }
}
