import MLCore
import Testing

@Suite struct `Clustering has the same bits` {
  /// Everything that is split among threads or vector lanes.
  struct Outcome {
    var means, medians: KMeansResult
    var steps: [KMeansStep]
    var start: Matrix
    var candidates: [Double]
    var silhouettes: [Double]
    var daviesBouldin, calinskiHarabasz: Double

    init(points n: Int) throws {
      var generator = SeededGenerator(seed: 7)
      let points = ClusteringData.cloud(n, 11, using: &generator)
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

    /// The names of what differs: thousands of numbers are no message.
    func differences(from other: Outcome) -> [String] {
      [
        ("means", means == other.means), ("medians", medians == other.medians),
        ("steps", steps == other.steps), ("start", start == other.start),
        ("candidates", candidates == other.candidates),
        ("silhouettes", silhouettes == other.silhouettes),
        ("Davies-Bouldin", daviesBouldin == other.daviesBouldin),
        ("Calinski-Harabasz", calinskiHarabasz == other.calinskiHarabasz),
      ].filter { !$0.1 }.map(\.0)
    }
  }

  @Test func `on one thread and on several`() throws {
    // As many points as are worth three threads.
    let one = try Threads.$limit.withValue(1) { try Outcome(points: 100_001) }
    for threads in [2, 5] {
      let several = try Threads.$limit.withValue(threads) { try Outcome(points: 100_001) }
      #expect(several.differences(from: one) == [])
    }
  }

  @Test func `in vectors of every width`() throws {
    let best = try Outcome(points: 9_001)
    #expect(Kernels.available.map(\.bits).first == 128)
    for bits in Kernels.available.map(\.bits) {
      let narrow = try Kernels.$widest.withValue(bits) { try Outcome(points: 9_001) }
      #expect(narrow.differences(from: best) == [], "\(bits) bits")
    }
  }
}
