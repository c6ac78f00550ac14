import MLCore

/// Points for tests.
enum ClusteringData {
  /// Normal clouds around centres, so many points each, one cloud after the other.
  static func blobs(
    at centers: [[Double]], each count: Int, standardDeviation: Double,
    using generator: inout SeededGenerator
  ) -> (points: Matrix, labels: [Int]) {
    let labels = centers.indices.flatMap { [Int](repeating: $0, count: count) }
    let points = Matrix(rows: labels.count, columns: centers[0].count) { row, column in
      Double.normal(
        mean: centers[labels[row]][column], standardDeviation: standardDeviation,
        using: &generator)
    }
    return (points, labels)
  }

  /// The three blobs of the note: 100 points each around the corners of a triangle.
  static func threeBlobs(seed: UInt64) -> (points: Matrix, labels: [Int]) {
    var generator = SeededGenerator(seed: seed)
    return blobs(
      at: [[0, 0], [5, 0], [2.5, 4.33]], each: 100, standardDeviation: 0.8, using: &generator)
  }

  /// Nine blobs in a square, close enough for bad local minima.
  static func grid(seed: UInt64) -> Matrix {
    var generator = SeededGenerator(seed: seed)
    let centers = (0..<9).map { [Double($0 % 3) * 4, Double($0 / 3) * 4] }
    return blobs(at: centers, each: 50, standardDeviation: 0.5, using: &generator).points
  }

  /// Standard normal coordinates.
  static func cloud(_ n: Int, _ d: Int, using generator: inout SeededGenerator) -> Matrix {
    Matrix(rows: n, columns: d) { _, _ in Double.normal(using: &generator) }
  }

  /// Random labels 0 ..< k.
  static func labels(_ n: Int, below k: Int, using generator: inout SeededGenerator) -> [Int] {
    (0..<n).map { _ in Int.uniform(below: k, using: &generator) }
  }

  /// The distance of two rows, from the definition.
  static func distance(
    _ a: some Collection<Double>, _ b: some Collection<Double>, _ metric: ClusteringMetric
  ) -> Double {
    switch metric {
    case .euclidean: zip(a, b).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
    case .manhattan: zip(a, b).reduce(0) { $0 + abs($1.0 - $1.1) }
    }
  }
}
