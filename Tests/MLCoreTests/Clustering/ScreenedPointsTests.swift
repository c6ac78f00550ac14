import MLCore
import Testing

/// K-means decides labels in single precision where it can. These are the cases in which it must not.
@Suite struct `Labels of K-means are those of double precision` {
  /// Every distance, summed from the first coordinate to the last; the first of equals.
  func slowLabels(_ points: Matrix, _ centroids: Matrix) -> [Int] {
    (0..<points.rows).map { i in
      let costs = (0..<centroids.rows).map { j in
        zip(points.row(i), centroids.row(j)).reduce(0) {
          $0 + ($1.0 - $1.1) * ($1.0 - $1.1)
        }
      }
      return costs.indices.min { costs[$0] < costs[$1] }!
    }
  }

  /// Follows the steps and compares each assignment with the slow one and with the kernel that computes all
  /// distances.
  func check(
    _ points: Matrix, from start: Matrix, iterations: Int = 8,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let kMeans = KMeans(maxIterations: iterations, tolerance: 0)
    var steps = 0
    for step in try kMeans.steps(points, from: start) where step.half == .assignment {
      let labels = try nearestCentroids(of: points, among: step.centroids)
      #expect(step.labels == labels, sourceLocation: sourceLocation)
      #expect(labels == slowLabels(points, step.centroids), sourceLocation: sourceLocation)
      steps += 1
    }
    #expect(steps > 1, sourceLocation: sourceLocation)
  }

  @Test func `where points lie on a lattice, with exact ties and duplicates`() throws {
    for seed in 0..<100 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let sides = 5 + Int.uniform(below: 3, using: &generator)
      let d = 2 + Int.uniform(below: 8, using: &generator)
      // A third of the seeds with steps that are not exact in binary.
      let step = seed % 3 == 0 ? 0.1 : 1
      let points = Matrix(rows: 300, columns: d) { _, _ in
        Double(Int.uniform(below: sides, using: &generator)) * step
      }
      let k = 2 + Int.uniform(below: 20, using: &generator)
      try check(points, from: points.selectingRows(choose(k, from: 300, using: &generator)))
    }
  }

  // Off the middle between two centroids by 10⁻² down to 10⁻¹⁷ of their distance, to either side.
  @Test func `where points lie next to the middle between centroids`() throws {
    for seed in 0..<100 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let d = 2 + Int.uniform(below: 22, using: &generator)
      let centroids = ClusteringData.cloud(2 + Int(seed % 17), d, using: &generator)
      let points = try Matrix(
        (0..<400).map { i in
          let pair = choose(2, from: centroids.rows, using: &generator)
          let side = .uniform(using: &generator) < 0.5 ? -1.0 : 1
          let share = 0.5 + side * pow(10, -2 - Double(i % 16))
          return zip(centroids.row(pair[0]), centroids.row(pair[1])).map {
            $0 + share * ($1 - $0)
          }
        })
      try check(points, from: centroids, iterations: 3)
    }
  }

  @Test(arguments: [0, 1e3, 1e7, 1e12], [1e-162, 1e-120, 1e-90, 1, 1e60, 1e125])
  func `however large the coordinates and however far from 0`(
    _ offset: Double, _ scale: Double
  ) throws {
    for seed in 0..<5 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let cloud = ClusteringData.cloud(300, 5, using: &generator)
      let points = Matrix(rows: 300, columns: 5) { scale * (cloud[$0, $1] + offset) }
      try check(points, from: points.selectingRows(Array(0..<7)), iterations: 4)
    }
  }

  @Test func `where an outlier or a centroid is very far away`() throws {
    for (seed, far) in [1e3, 1e8, 1e20, 1e30, 1e139].enumerated() {
      var generator = SeededGenerator(seed: UInt64(seed))
      let cloud = ClusteringData.cloud(300, 6, using: &generator)
      let points = Matrix(rows: 300, columns: 6) { $0 == 7 ? far : cloud[$0, $1] }
      try check(points, from: points.selectingRows(Array(0..<6)))
      try check(points, from: points.selectingRows(Array(2..<9)))
      // Clusters that are empty at first, too.
      let start = Matrix(rows: 7, columns: 6) { $0 < 2 ? cloud[$0, $1] : far * Double($0) / 10 }
      try check(cloud, from: start)
    }
  }

  @Test func `with many points and more clusters than a chunk adds up`() throws {
    var generator = SeededGenerator(seed: 5)
    let points = ClusteringData.cloud(5_000, 8, using: &generator)
    for k in [2, 33, 600] {
      let start = points.selectingRows(choose(k, from: 5_000, using: &generator))
      try check(points, from: start, iterations: 2)
      let fit = try KMeans(maxIterations: 2).fit(points, from: start)
      let last = try #require(
        Array(try KMeans(maxIterations: 2).steps(points, from: start)).last)
      #expect(fit.labels == last.labels)
      #expect(fit.centroids == last.centroids)
      #expect(fit.inertia == last.inertia)
      #expect(
        fit.inertia
          == (try inertia(points: points, labels: fit.labels, centroids: fit.centroids)))
    }
  }
}
