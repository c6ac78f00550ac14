/// The draws of k-means++, one centroid at a time.
///
///     P(x) = D(x)² / Σ D²              D(x): the distance to the nearest centroid so far
///
/// With the Manhattan metric, whose costs are not squared, P(x) = D(x) / Σ D: in both, a point is drawn by its
/// share of the inertia. Before there is a centroid, all points are equally likely.
///
///     var seeding = try PlusPlusSeeding(points)
///     seeding.choose(0)                                       // the first centroid: the point 0
///     seeding.probabilities                                   // of each point to be the next
///     seeding.choose(try seeding.draw(using: &generator))
///
/// - Source: Arthur & Vassilvitskii 2007, "k-means++: the advantages of careful seeding".
public struct PlusPlusSeeding: Equatable, Sendable {
  /// [n, d]
  public let points: Matrix
  /// Which distance.
  public let metric: ClusteringMetric
  /// The numbers of the points that are centroids, in the order of the draws.
  public private(set) var chosen: [Int] = []
  /// What each point costs at its nearest centroid, D² or with the Manhattan metric D, [n]; 1 each before
  /// there is a centroid.
  public private(set) var costs: [Double]
  /// Σ of the costs of each chunk of points.
  private var chunkCosts: [Double]
  private let packed: PackedPoints

  /// A seeding that has not drawn yet.
  ///
  /// - Parameters:
  ///   - points: [n, d], finite.
  ///   - metric: Euclidean, whose costs are squared distances, or Manhattan.
  /// - Throws: ``ClusteringError``
  public init(_ points: Matrix, metric: ClusteringMetric = .euclidean) throws(ClusteringError) {
    try ClusteringChecks.check(points: points)
    self.init(checked: points, metric: metric)
  }

  /// For points that are checked already.
  init(checked points: Matrix, metric: ClusteringMetric) {
    self.points = points
    self.metric = metric
    packed = PackedPoints(points, metric: metric.kernel)
    costs = [Double](repeating: 1, count: points.rows)
    chunkCosts = stride(from: 0, to: points.rows, by: pointChunk).map {
      Double(min(pointChunk, points.rows - $0))
    }
  }

  /// The centroids so far, [chosen, d].
  public var centroids: Matrix { points.selectingRows(chosen) }

  /// Σ of the costs: the inertia of the centroids so far.
  public var inertia: Double { chunkCosts.reduce(0, +) }

  /// The probability of each point to be drawn next, [n]; 0 for those where a centroid is already. All are
  /// NaN where every point has a centroid.
  public var probabilities: [Double] {
    let inertia = inertia
    return costs.map { $0 / inertia }
  }

  /// Makes a point a centroid.
  ///
  /// - Complexity: O(nd)
  public mutating func choose(_ index: Int) {
    require(
      index >= 0 && index < points.rows, "there is no point \(index) among \(points.rows)")
    if chosen.isEmpty { costs = [Double](repeating: .infinity, count: points.rows) }
    chosen.append(index)
    Self.lower(
      &costs, of: packed, by: points.selectingRows([index]), sums: &chunkCosts)
  }

  // MARK: - Draws

  /// Draws the number of a point. One word.
  ///
  /// - Throws: ``ClusteringError/tooFewDistinctPoints(distinct:clusters:)`` where every point has a centroid.
  /// - Complexity: O(n) additions at worst, most of them one for 4,096 points.
  public func draw(
    using generator: inout some RandomNumberGenerator
  ) throws(ClusteringError) -> Int {
    try draw(1, using: &generator)[0]
  }

  /// Draws the numbers of several points, each like the first: the same may come twice. One word each.
  ///
  /// - Throws: as ``draw(using:)``.
  public func draw(
    _ count: Int, using generator: inout some RandomNumberGenerator
  ) throws(ClusteringError) -> [Int] {
    let inertia = inertia
    guard inertia > 0 else {
      throw .tooFewDistinctPoints(distinct: chosen.count, clusters: chosen.count + 1)
    }
    return (0..<count).map { _ in point(at: Double.uniform(using: &generator) * inertia) }
  }

  /// The point where the running sum of costs passes a value. A point that costs nothing is never it.
  private func point(at value: Double) -> Int {
    var rest = value
    var chunk = 0
    var last = 0
    for (index, cost) in chunkCosts.enumerated() where cost > 0 {
      (chunk, last) = (index, index)
      if rest < cost { break }
      rest -= cost
    }
    let range = chunk * pointChunk..<min(costs.count, (chunk + 1) * pointChunk)
    // Rounding may leave a rest at the end: it belongs to the last point that costs something.
    for index in range where costs[index] > 0 {
      last = index
      if rest < costs[index] { break }
      rest -= costs[index]
    }
    return last
  }
}

// MARK: - Costs

extension PlusPlusSeeding {
  /// The inertia that there would be if one of several points became a centroid, for each.
  ///
  /// - Parameter candidates: numbers of points.
  /// - Complexity: O(nd) for eight candidates.
  public func inertias(with candidates: [Int]) -> [Double] {
    for index in candidates {
      require(
        index >= 0 && index < points.rows, "there is no point \(index) among \(points.rows)")
    }
    var lowered: [Double] = []
    return stride(from: 0, to: candidates.count, by: batch).flatMap { start in
      let batch = candidates[start..<min(start + batch, candidates.count)]
      return lowerCosts(by: batch, into: &lowered).map { $0.reduce(0, +) }
    }
  }

  /// Which of several points would leave the least inertia, the first of equals.
  ///
  /// - Parameter candidates: numbers of points, at least one.
  /// - Returns: a position in the list of candidates.
  public func bestIndex(of candidates: [Int]) -> Int {
    require(!candidates.isEmpty, "there must be at least one candidate")
    let inertias = inertias(with: candidates)
    return inertias.indices.min { inertias[$0] < inertias[$1] }!
  }

  /// Makes the one of several points a centroid that leaves the least inertia, the first of equals.
  ///
  /// - Parameter lowered: room that is kept from one call to the next.
  mutating func chooseBest(of candidates: [Int], lowered: inout [Double]) {
    guard candidates.count <= batch, !chosen.isEmpty else {
      return choose(candidates[bestIndex(of: candidates)])
    }
    let sums = lowerCosts(by: candidates[...], into: &lowered)
    let inertias = sums.map { $0.reduce(0, +) }
    let best = inertias.indices.min { inertias[$0] < inertias[$1] }!
    chosen.append(candidates[best])
    // What the points cost then is known already.
    let n = points.rows
    costs.withUnsafeMutableBufferPointer { costs in
      lowered.withUnsafeBufferPointer {
        costs.baseAddress!.update(from: $0.baseAddress! + best * n, count: n)
      }
    }
    chunkCosts = sums[best]
  }

  /// The costs as they would be with each of some candidates, [candidates · n], and their sums over chunks.
  private func lowerCosts(
    by candidates: ArraySlice<Int>, into lowered: inout [Double]
  ) -> [[Double]] {
    let missing = candidates.count * points.rows - lowered.count
    if missing > 0 { lowered += [Double](repeating: 0, count: missing) }
    var sums = [Double](repeating: 0, count: candidates.count * chunkCosts.count)
    Self.lower(
      costs, of: packed, by: points.selectingRows(candidates), into: &lowered, sums: &sums)
    return candidates.indices.map { position in
      let start = (position - candidates.startIndex) * chunkCosts.count
      return Array(sums[start..<start + chunkCosts.count])
    }
  }

  /// costs ← min(costs, cost at the centroid)
  private static func lower(
    _ costs: UnsafeMutablePointer<Double>, of points: PackedPoints, by centroid: Matrix,
    sums: UnsafeMutablePointer<Double>
  ) {
    lower(costs, of: points, by: centroid, into: costs, sums: sums)
  }

  /// lowered[c, i] ← min(costs[i], cost of i at c)          sums[c, chunk] ← Σ over the chunk
  private static func lower(
    _ costs: UnsafePointer<Double>, of points: PackedPoints, by candidates: Matrix,
    into lowered: UnsafeMutablePointer<Double>, sums: UnsafeMutablePointer<Double>
  ) {
    let kernels = Kernels.best
    let chunks = (points.count + pointChunk - 1) / pointChunk
    let work = candidates.rows * (candidates.columns + Work.move)
    parallel(over: points.count, chunk: pointChunk, work: work) { range in
      let start = range.lowerBound
      kernels.lower(
        costs + start, of: range, in: points, by: candidates, into: lowered + start,
        stride: points.count)
      for c in 0..<candidates.rows {
        sums[c * chunks + start / pointChunk] = laneSum(
          lowered + c * points.count + start, count: range.count)
      }
    }
  }
}

/// How many candidates are compared at a time: what the points would cost is kept for so many.
private let batch = 8
