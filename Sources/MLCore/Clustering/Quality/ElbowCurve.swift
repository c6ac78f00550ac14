/// Inertia against the number of clusters, and where it bends.
///
///     bend(k) = log I(k − 1) − 2 log I(k) + log I(k + 1)
///
/// Inertia falls with every further cluster, by a factor rather than by an amount: the elbow is where the
/// *logarithm* bends most. (The second difference of the inertia itself is largest at 2 or 3 clusters, whatever
/// the data.) Uniform noise has an elbow too: the curve does not say whether there are clusters.
public struct ElbowCurve: Equatable, Sendable {
  /// The numbers of clusters, consecutive.
  public let clusters: ClosedRange<Int>
  /// The inertia for each.
  public let inertias: [Double]

  /// A curve of inertias that are known.
  ///
  /// - Parameters:
  ///   - clusters: the first number of clusters, at least 1.
  ///   - inertias: for that number and each following one, at least three, finite and above 0.
  /// - Throws: ``ClusteringError``
  public init(from clusters: Int, inertias: [Double]) throws(ClusteringError) {
    guard clusters > 0 else { throw .noClusters(clusters) }
    guard inertias.count >= 3 else { throw .tooFewClusterCounts(inertias.count) }
    for (index, inertia) in inertias.enumerated() where !(inertia > 0 && inertia.isFinite) {
      throw .inertiaNotPositive(inertia, clusters: clusters + index)
    }
    self.clusters = clusters...(clusters + inertias.count - 1)
    self.inertias = inertias
  }

  /// The second difference of the inertia at each number of clusters but the first and the last.
  public var bends: [Double] { secondDifferences(of: inertias) }

  /// The second difference of log inertia at each number of clusters but the first and the last.
  public var logBends: [Double] { secondDifferences(of: inertias.map { log($0) }) }

  /// The number of clusters at which log inertia bends most, the first of equals: never the first or the
  /// last of the curve.
  public var elbow: Int {
    let bends = logBends
    return clusters.lowerBound + 1 + bends.indices.max { bends[$0] < bends[$1] }!
  }
}

private func secondDifferences(of values: [Double]) -> [Double] {
  (1..<(values.count - 1)).map { (k: Int) -> Double in
    values[k - 1] - 2 * values[k] + values[k + 1]
  }
}

extension KMeans {
  /// The lowest inertia of several runs, for each number of clusters.
  ///
  /// - Parameters:
  ///   - points: [n, d], finite.
  ///   - clusters: at least three numbers, from 1 to one less than the number of distinct points, with which
  ///     nothing would be left of the inertia.
  ///   - start: how the first centroids are drawn.
  ///   - restarts: how many runs for each number, at least 1.
  ///   - generator: where the randomness comes from.
  /// - Throws: ``ClusteringError``
  public func elbowCurve(
    _ points: Matrix, clusters: ClosedRange<Int>, start: KMeansStart = .greedyPlusPlus(),
    restarts: Int = 10, using generator: inout some RandomNumberGenerator
  ) throws(ClusteringError) -> ElbowCurve {
    guard clusters.count >= 3 else { throw .tooFewClusterCounts(clusters.count) }
    var inertias: [Double] = []
    for k in clusters {
      let runs = try self.restarts(
        points, clusters: k, start: start, count: restarts, using: &generator)
      inertias.append(runs.best.inertia)
    }
    return try ElbowCurve(from: clusters.lowerBound, inertias: inertias)
  }
}
