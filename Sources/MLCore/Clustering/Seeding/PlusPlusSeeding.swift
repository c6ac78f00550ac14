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
    lowerCosts(to: PackedCenters(points.selectingRows([index]), metric: metric.kernel))
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
    let packed = PackedCenters(points.selectingRows(candidates), metric: metric.kernel)
    var parts = [SIMD8<Double>](repeating: SIMD8(), count: chunkCosts.count * packed.panels)
    lowered(points.elements, costs, to: packed, parts: &parts)
    return candidates.indices.map { candidate in
      chunkCosts.indices.reduce(0) { $0 + parts[$1 * packed.panels + candidate / 8][candidate % 8] }
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

  private mutating func lowerCosts(to centroid: PackedCenters) {
    Self.lower(points.elements, &costs, count: costs.count, to: centroid, sums: &chunkCosts)
  }

  /// costs ← min(costs, cost at the centroid)
  private static func lower(
    _ points: UnsafePointer<Double>, _ costs: UnsafeMutablePointer<Double>, count: Int,
    to centroid: PackedCenters, sums: UnsafeMutablePointer<Double>
  ) {
    forEachBlock(of: points, count: count, to: centroid) { range, distances in
      for (position, i) in range.enumerated() {
        costs[i] = min(costs[i], distances[position * centroid.stride])
      }
    } afterChunk: { range in
      sums[range.lowerBound / pointChunk] = laneSum(
        costs + range.lowerBound, count: range.count)
    }
  }

  /// parts[chunk, panel] ← Σ over the chunk of min(cost, cost at the candidate), a candidate a lane
  private func lowered(
    _ points: UnsafePointer<Double>, _ costs: UnsafePointer<Double>, to candidates: PackedCenters,
    parts: UnsafeMutablePointer<SIMD8<Double>>
  ) {
    let panels = candidates.panels
    forEachBlock(of: points, count: self.points.rows, to: candidates) { range, distances in
      let sums = parts + range.lowerBound / pointChunk * panels
      for panel in 0..<panels {
        var sum = sums[panel]
        for (position, i) in range.enumerated() {
          let there = UnsafeRawPointer(distances + (position * panels + panel) * 8)
            .loadUnaligned(as: SIMD8<Double>.self)
          let here = SIMD8(repeating: costs[i])
          sum += here.replacing(with: there, where: there .< here)
        }
        sums[panel] = sum
      }
    } afterChunk: { _ in
    }
  }
}

/// Computes distances for blocks of points that fit into the first cache, the blocks of a chunk in order.
private func forEachBlock(
  of points: UnsafePointer<Double>, count: Int, to centers: PackedCenters,
  _ body: (Range<Int>, UnsafePointer<Double>) -> Void, afterChunk: (Range<Int>) -> Void
) {
  let kernels = Kernels.best
  let block = max(1, 2048 / centers.stride)
  parallel(over: count, chunk: pointChunk) { chunk in
    withUnsafeTemporaryAllocation(of: Double.self, capacity: block * centers.stride) { buffer in
      let distances = buffer.baseAddress!
      for start in stride(from: chunk.lowerBound, to: chunk.upperBound, by: block) {
        let range = start..<min(start + block, chunk.upperBound)
        kernels.distances(
          of: points + start * centers.dimensions, count: range.count, to: centers,
          into: distances)
        body(range, distances)
      }
    }
    afterChunk(chunk)
  }
}
