import MLCore
import Testing

@Suite struct `Draws of k-means++` {
  @Test func `all points are as likely to be the first`() throws {
    let seeding = try PlusPlusSeeding(Matrix(column: [1, 5, 7, 9]))
    #expect(seeding.probabilities == [0.25, 0.25, 0.25, 0.25])
    #expect(seeding.chosen.isEmpty)
  }

  // From 0: distances 0, 1, 2, 5 and their squares 0, 1, 4, 25. With 5 too: 0, 1, 4, 0.
  @Test func `probabilities by hand`() throws {
    let points = Matrix(column: [0, 1, 2, 5])
    var seeding = try PlusPlusSeeding(points)
    seeding.choose(0)
    #expect(seeding.costs == [0, 1, 4, 25])
    #expect(seeding.inertia == 30)
    let shares: [Double] = [0, 1, 4, 25]
    #expect(seeding.probabilities == shares.map { $0 / 30 })
    seeding.choose(3)
    #expect(seeding.probabilities == [0, 0.2, 0.8, 0])
    #expect(seeding.chosen == [0, 3])
    #expect(seeding.centroids == Matrix(column: [0, 5]))
    var manhattan = try PlusPlusSeeding(points, metric: .manhattan)
    manhattan.choose(0)
    #expect(manhattan.probabilities == [0, 0.125, 0.25, 0.625])
  }

  @Test(arguments: ClusteringMetric.allCases)
  func `costs are those at the nearest centroid`(_ metric: ClusteringMetric) throws {
    var generator = SeededGenerator(seed: 4)
    let points = ClusteringData.cloud(5_000, 3, using: &generator)
    var seeding = try PlusPlusSeeding(points, metric: metric)
    for _ in 0..<4 { seeding.choose(try seeding.draw(using: &generator)) }
    let costs = (0..<points.rows).map { i in
      seeding.chosen.map { chosen in
        let distance = ClusteringData.distance(points.row(i), points.row(chosen), metric)
        return metric == .euclidean ? distance * distance : distance
      }.min()!
    }
    #expect(isClose(seeding.costs, costs))
    #expect(isClose(seeding.inertia, sum(of: costs)))
    #expect(isClose(sum(of: seeding.probabilities), 1))
  }

  // chi-square with 18 degrees of freedom (20 points less the centroid less 1) exceeds 61.9 once in a million.
  @Test(arguments: [1, 2, 3] as [UInt64])
  func `come as often as their probabilities say`(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var seeding = try PlusPlusSeeding(ClusteringData.cloud(20, 2, using: &generator))
    seeding.choose(0)
    var counts = [Int](repeating: 0, count: 20)
    for _ in 0..<10_000 { counts[try seeding.draw(using: &generator)] += 1 }
    #expect(counts[0] == 0)
    func chiSquare(_ probabilities: [Double]) -> Double {
      zip(counts, probabilities).filter { $0.1 > 0 }.reduce(0) { sum, cell in
        let expected = cell.1 * 10_000
        return sum + (Double(cell.0) - expected) * (Double(cell.0) - expected) / expected
      }
    }
    #expect(chiSquare(seeding.probabilities) < 61.9)
    // The draws can tell: distances that are not squared do not fit (design experiments: 442 or more).
    let distances = seeding.costs.map { $0.squareRoot() }
    #expect(chiSquare(distances.map { $0 / sum(of: distances) }) > 300)
  }

  // More points than one chunk, half of them where the centroid is.
  @Test func `never draw a point that costs nothing, in any chunk`() throws {
    var generator = SeededGenerator(seed: 6)
    let points = Matrix(rows: 20_000, columns: 1) { row, _ in
      row % 2 == 0 || row < 5_000 ? 0 : Double(row)
    }
    var seeding = try PlusPlusSeeding(points)
    seeding.choose(0)
    let drawn = try seeding.draw(2_000, using: &generator)
    #expect(drawn.allSatisfy { $0 % 2 == 1 && $0 >= 5_000 })
    // P ∝ row²: the last 5,000 rows have (20³ − 15³)/(20³ − 5³) = 0.587 of it; 4.5 deviations of 2,000.
    #expect(abs(drawn.count { $0 >= 15_000 } - 1174) < 100)
  }

  @Test func `end where every point has a centroid`() throws {
    var seeding = try PlusPlusSeeding(Matrix(column: [3, 3, 4]))
    seeding.choose(0)
    seeding.choose(2)
    #expect(seeding.inertia == 0)
    var generator = SeededGenerator(seed: 1)
    #expect(throws: ClusteringError.tooFewDistinctPoints(distinct: 2, clusters: 3)) {
      try seeding.draw(using: &generator)
    }
  }

  @Test(arguments: ClusteringMetric.allCases)
  func `candidates know the inertia that they would leave`(_ metric: ClusteringMetric) throws {
    var generator = SeededGenerator(seed: 8)
    let points = ClusteringData.cloud(6_000, 2, using: &generator)
    var seeding = try PlusPlusSeeding(points, metric: metric)
    for _ in 0..<3 { seeding.choose(try seeding.draw(using: &generator)) }
    // More than one panel of eight.
    let candidates = try seeding.draw(19, using: &generator)
    let inertias = seeding.inertias(with: candidates)
    for (candidate, inertia) in zip(candidates, inertias) {
      var with = seeding
      with.choose(candidate)
      #expect(inertia == with.inertia)
    }
    #expect(inertias[seeding.bestIndex(of: candidates)] == inertias.min())
  }
}
