/// K-means from several starts, and the best of them.
///
///     let restarts = try KMeans().restarts(points, clusters: 9, count: 100, using: &generator)
///     restarts.best.inertia                      // the lowest
///     restarts.results.map(\.inertia)            // how they scatter
public struct KMeansRestarts: Equatable, Sendable {
  /// The result of each run, in order.
  public let results: [KMeansResult]
  /// The seed of each run: a ``SeededGenerator`` with it repeats that run alone.
  public let seeds: [UInt64]

  /// The number of the run of the lowest inertia, the first of equals.
  public var bestIndex: Int {
    results.indices.min { results[$0].inertia < results[$1].inertia }!
  }

  /// The result of the lowest inertia, the first of equals.
  public var best: KMeansResult { results[bestIndex] }
}

extension KMeans {
  /// K-means from so many starts.
  ///
  /// Each run has a generator of its own, a ``SeededGenerator`` whose seed is the next number of the given
  /// one. A run can so be repeated alone, and the first runs stay the same if there are more of them:
  ///
  ///     var generator = SeededGenerator(seed: restarts.seeds[7])
  ///     try KMeans().fit(points, clusters: 9, using: &generator) == restarts.results[7]
  ///
  /// - Parameters:
  ///   - points: [n, d], finite.
  ///   - clusters: k, from 1 to the number of distinct points.
  ///   - start: how the first centroids are drawn.
  ///   - count: how many runs, at least 1.
  ///   - generator: where the seeds come from, one word each.
  /// - Throws: ``ClusteringError``
  public func restarts(
    _ points: Matrix, clusters: Int, start: KMeansStart = .greedyPlusPlus(), count: Int,
    using generator: inout some RandomNumberGenerator
  ) throws(ClusteringError) -> KMeansRestarts {
    guard count > 0 else { throw .noRestarts(count) }
    let seeds: [UInt64] = (0..<count).map { _ in generator.next() }
    var results: [KMeansResult] = []
    for seed in seeds {
      var own = SeededGenerator(seed: seed)
      results.append(try fit(points, clusters: clusters, start: start, using: &own))
    }
    return KMeansRestarts(results: results, seeds: seeds)
  }
}
