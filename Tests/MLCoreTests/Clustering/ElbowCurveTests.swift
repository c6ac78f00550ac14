import MLCore
import Testing

@Suite struct `The elbow` {
  // Logarithms base 2 of 64, 32, 4, 2, 1: 6, 5, 2, 1, 0, so second differences -2, 2, 0 at 3, 4, 5.
  @Test func `is where log inertia bends most`() throws {
    let curve = try ElbowCurve(from: 2, inertias: [64, 32, 4, 2, 1])
    #expect(curve.clusters == 2...6)
    #expect(curve.bends == [4, 26, 1])
    let ln2 = 0.6931471805599453
    for (bend, expected) in zip(curve.logBends, [-2 * ln2, 2 * ln2, 0]) {
      #expect(abs(bend - expected) < 1e-12)
    }
    #expect(curve.elbow == 4)
  }

  // Design experiments: the logarithm finds 3, 4 and 5 blobs in 120/120, the plain difference never 4 or 5.
  @Test(arguments: [3, 4, 5])
  func `is at the number of blobs`(_ blobs: Int) throws {
    for seed in 0..<5 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let centers = [[0.0, 0], [6, 0], [0, 6], [6, 6], [3, 12]].prefix(blobs)
      let (points, _) = ClusteringData.blobs(
        at: Array(centers), each: 60, standardDeviation: 0.7, using: &generator)
      let curve = try KMeans().elbowCurve(points, clusters: 1...8, using: &generator)
      #expect(curve.elbow == blobs)
      // More clusters, less inertia.
      #expect(zip(curve.inertias, curve.inertias.dropFirst()).allSatisfy { $0 > $1 })
    }
  }

  @Test func `needs three inertias above 0`() {
    #expect(throws: ClusteringError.tooFewClusterCounts(2)) {
      try ElbowCurve(from: 1, inertias: [3, 2])
    }
    #expect(throws: ClusteringError.inertiaNotPositive(0, clusters: 3)) {
      try ElbowCurve(from: 1, inertias: [3, 2, 0])
    }
    #expect(throws: ClusteringError.noClusters(0)) {
      try ElbowCurve(from: 0, inertias: [3, 2, 1])
    }
  }
}
