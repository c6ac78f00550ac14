import MLCore
import Testing

@Suite struct `Data that cannot be clustered` {
  typealias Method = @Sendable (Matrix) throws -> Void

  /// Everything that reads points.
  static let all: [(name: String, method: Method)] = [
    ("fit from centroids", { _ = try KMeans().fit($0, from: Matrix(rows: 2, columns: 1)) }),
    ("steps", { _ = try KMeans().steps($0, from: Matrix(rows: 2, columns: 1)) }),
    (
      "fit",
      { points in
        var generator = SeededGenerator(seed: 1)
        _ = try KMeans().fit(points, clusters: 2, start: .randomPoints, using: &generator)
      }
    ),
    (
      "restarts",
      { points in
        var generator = SeededGenerator(seed: 1)
        _ = try KMeans().restarts(points, clusters: 2, count: 2, using: &generator)
      }
    ),
    (
      "elbowCurve",
      { points in
        var generator = SeededGenerator(seed: 1)
        _ = try KMeans().elbowCurve(points, clusters: 1...3, using: &generator)
      }
    ),
    ("seeding", { _ = try PlusPlusSeeding($0) }),
    ("nearestCentroids", { _ = try nearestCentroids(of: $0, among: Matrix(column: [1])) }),
    ("centroids", { _ = try centroids(of: $0, labels: [0, 0, 1, 1]) }),
    (
      "inertia",
      { _ = try inertia(points: $0, labels: [0, 0, 0, 0], centroids: Matrix(column: [1])) }
    ),
    ("silhouetteScore", { _ = try silhouetteScore(points: $0, labels: [0, 0, 1, 1]) }),
    ("daviesBouldinIndex", { _ = try daviesBouldinIndex(points: $0, labels: [0, 0, 1, 1]) }),
    ("calinskiHarabaszIndex", { _ = try calinskiHarabaszIndex(points: $0, labels: [0, 0, 1, 1]) }),
  ]

  @Test func `no points, no coordinates, and what is not finite or too large`() {
    for (name, method) in Self.all {
      #expect(throws: ClusteringError.noPoints, "\(name)") {
        try method(Matrix(rows: 0, columns: 1))
      }
      #expect(throws: ClusteringError.noCoordinates(points: 4), "\(name)") {
        try method(Matrix(rows: 4, columns: 0))
      }
      #expect(throws: ClusteringError.nonFinitePoint(-.infinity, row: 2, column: 0), "\(name)") {
        try method(Matrix(column: [0, 1, -.infinity, 3]))
      }
      #expect(
        throws: ClusteringError.pointTooLarge(-1e200, row: 3, column: 0, limit: 1e140), "\(name)"
      ) {
        try method(Matrix(column: [0, 1, 2, -1e200]))
      }
      // nan is equal to nothing, so the wording stands in for it.
      let error = #expect(throws: ClusteringError.self, "\(name)") {
        try method(Matrix(column: [0, .nan, 2, 3]))
      }
      #expect(error.map(String.init(describing:)) == "points must be finite: points[1, 0] is nan")
    }
  }

  @Test func `rows and columns are named`() throws {
    #expect(throws: ClusteringError.nonFinitePoint(.infinity, row: 1, column: 2)) {
      try PlusPlusSeeding(Matrix([[1, 2, 3], [4, 5, .infinity]]))
    }
    #expect(throws: ClusteringError.nonFiniteCentroid(.infinity, row: 0, column: 1)) {
      try KMeans().fit(Matrix([[1, 2], [3, 4]]), from: Matrix([[1, .infinity]]))
    }
    #expect(
      throws: ClusteringError.centroidTooLarge(1e300, row: 0, column: 1, limit: 1e140)
    ) {
      try KMeans().fit(Matrix([[1, 2], [3, 4]]), from: Matrix([[1, 1e300]]))
    }
  }

  @Test func `more clusters than distinct points, or none`() {
    let points = Matrix(column: [1, 1, 2, 2, 1])
    var generator = SeededGenerator(seed: 1)
    for start in [KMeansStart.randomPoints, .plusPlus, .greedyPlusPlus()] {
      #expect(throws: ClusteringError.tooFewDistinctPoints(distinct: 2, clusters: 3)) {
        try KMeans().fit(points, clusters: 3, start: start, using: &generator)
      }
      #expect(throws: ClusteringError.noClusters(-1)) {
        try KMeans().fit(points, clusters: -1, start: start, using: &generator)
      }
    }
    #expect(throws: ClusteringError.tooFewDistinctPoints(distinct: 2, clusters: 3)) {
      try KMeans().fit(points, from: Matrix(column: [1, 2, 3]))
    }
    #expect(throws: ClusteringError.noClusters(0)) {
      try KMeans().fit(points, from: Matrix(rows: 0, columns: 1))
    }
    // 0 and −0 are one point.
    #expect(throws: ClusteringError.tooFewDistinctPoints(distinct: 1, clusters: 2)) {
      try KMeans().fit(Matrix(column: [0, -0.0]), from: Matrix(column: [0, 1]))
    }
  }

  @Test func `shapes and labels that do not fit`() {
    let points = Matrix(column: [1, 2, 3])
    #expect(throws: ClusteringError.dimensionMismatch(points: 1, centroids: 2)) {
      try KMeans().steps(points, from: Matrix(rows: 1, columns: 2))
    }
    #expect(throws: ClusteringError.labelCountMismatch(points: 3, labels: 2)) {
      try inertia(points: points, labels: [0, 0], centroids: Matrix(column: [1]))
    }
    #expect(throws: ClusteringError.labelCountMismatch(points: 3, labels: 2)) {
      try centroids(of: points, labels: [0, 0])
    }
    for label in [-1, 1] {
      #expect(throws: ClusteringError.labelOutOfRange(label, index: 2, clusters: 1)) {
        try inertia(points: points, labels: [0, 0, label], centroids: Matrix(column: [1]))
      }
    }
  }

  @Test func `measures of one cluster, or of single points only`() {
    let measures: [(Matrix, [Int]) throws -> Void] = [
      { _ = try silhouetteScore(points: $0, labels: $1) },
      { _ = try silhouetteSamples(points: $0, labels: $1) },
      { _ = try daviesBouldinIndex(points: $0, labels: $1) },
      { _ = try calinskiHarabaszIndex(points: $0, labels: $1) },
    ]
    for measure in measures {
      let points = Matrix(column: [1, 2, 3])
      #expect(throws: ClusteringError.unusableClusterCount(1, points: 3)) {
        try measure(points, [4, 4, 4])
      }
      #expect(throws: ClusteringError.unusableClusterCount(3, points: 3)) {
        try measure(points, [0, 2, 1])
      }
      #expect(throws: ClusteringError.labelCountMismatch(points: 3, labels: 4)) {
        try measure(points, [0, 1, 1, 0])
      }
    }
  }

  @Test func `settings out of range`() {
    let points = Matrix(column: [1, 2, 3])
    var generator = SeededGenerator(seed: 1)
    #expect(throws: ClusteringError.invalidTolerance(-1)) {
      try KMeans(tolerance: -1).fit(points, from: points)
    }
    #expect(throws: ClusteringError.invalidTolerance(.infinity)) {
      try KMeans(tolerance: .infinity).steps(points, from: points)
    }
    #expect(throws: ClusteringError.noIterations(0)) {
      try KMeans(maxIterations: 0).fit(points, clusters: 2, using: &generator)
    }
    #expect(throws: ClusteringError.noRestarts(0)) {
      try KMeans().restarts(points, clusters: 2, count: 0, using: &generator)
    }
    #expect(throws: ClusteringError.noCandidates(0)) {
      try KMeans().fit(
        points, clusters: 2, start: .greedyPlusPlus(candidates: 0), using: &generator)
    }
    #expect(throws: ClusteringError.tooFewClusterCounts(2)) {
      try KMeans().elbowCurve(points, clusters: 1...2, using: &generator)
    }
    #expect(throws: ClusteringError.inertiaNotPositive(0, clusters: 3)) {
      try KMeans().elbowCurve(points, clusters: 1...3, using: &generator)
    }
  }

  @Test func `the wording says what was expected and what came`() {
    #expect(
      ClusteringError.tooFewDistinctPoints(distinct: 2, clusters: 3).description
        == "3 clusters need 3 distinct points: got only 2")
    #expect(
      ClusteringError.dimensionMismatch(points: 2, centroids: 3).description
        == "points and centroids must have the same number of coordinates: got 2 and 3")
    #expect(
      ClusteringError.labelOutOfRange(7, index: 1, clusters: 3).description
        == "labels must lie between 0 and 2: labels[1] is 7")
    #expect(
      ClusteringError.unusableClusterCount(1, points: 3).description
        == """
        the measure needs at least 2 clusters and fewer clusters than points: \
        got 1 clusters of 3 points
        """)
  }
}
