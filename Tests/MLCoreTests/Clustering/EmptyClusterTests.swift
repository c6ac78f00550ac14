import MLCore
import Testing

@Suite struct `Clusters that lose all points` {
  // All points are nearest to the centroid at 0, where they cost 0, 1, 4 and 100.
  @Test func `get the points that cost most, the first empty cluster first`() throws {
    let steps = Array(
      try KMeans().steps(Matrix([[0], [1], [2], [10]]), from: Matrix([[0], [100], [200]])))
    #expect(steps[0].labels == [0, 0, 0, 0])
    #expect(steps[0].inertia == 105)
    #expect(steps[0].reseated.isEmpty)
    #expect(steps[1].labels == [0, 0, 2, 1])
    #expect(steps[1].centroids == (try Matrix([[0.5], [10], [2]])))
    #expect(steps[1].inertia == 0.5)
    #expect(
      steps[1].reseated.map { [$0.cluster, $0.point, $0.donor] } == [[1, 3, 0], [2, 2, 0]])
    #expect(steps.last?.changes == 0)
  }

  // 50 costs most, 100 at 40, but is alone there; 0.5 costs 0.25.
  @Test func `do not take the last point of another`() throws {
    let steps = Array(
      try KMeans().steps(Matrix([[0], [0.5], [50]]), from: Matrix([[0], [40], [1000]])))
    #expect(steps[0].labels == [0, 0, 1])
    #expect(steps[1].reseated.map { [$0.cluster, $0.point, $0.donor] } == [[2, 1, 0]])
    #expect(steps.last?.labels == [0, 2, 1])
    #expect(steps.last?.inertia == 0)
  }

  @Test(arguments: ClusteringMetric.allCases)
  func `never raise the inertia, and none is left at the end`(_ metric: ClusteringMetric) throws {
    var reseated = 0
    for seed in 0..<200 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let points = ClusteringData.cloud(40, 2, using: &generator)
      // Centroids that coincide or lie far outside.
      let start = Matrix(rows: 12, columns: 2) { row, _ in Double(row / 4) * 2 }
      var before = Double.infinity
      var last: KMeansStep?
      for step in try KMeans(metric: metric, tolerance: 0).steps(points, from: start) {
        #expect(step.inertia <= before * (1 + 1e-12))
        before = step.inertia
        reseated += step.reseated.count
        last = step
      }
      #expect(Set(try #require(last).labels).count == 12)
    }
    #expect(reseated >= 200 * 9)
  }

  // 12 clusters of 12 different points, each of them many times.
  @Test func `find every point where there are just as many as clusters`() throws {
    var generator = SeededGenerator(seed: 9)
    let distinct = ClusteringData.cloud(12, 3, using: &generator)
    let points = distinct.selectingRows((0..<200).map { $0 % 12 })
    let fit = try KMeans().fit(points, from: Matrix(rows: 12, columns: 3))
    #expect(fit.inertia < 1e-25)
    #expect(fit.sizes.allSatisfy { $0 > 0 })
  }

  // Squares of such distances are 0, so no point seems to cost anything.
  @Test func `stay empty where distances are too small to be squared`() throws {
    let fit = try KMeans(tolerance: 0).fit(
      Matrix([[0], [1e-200], [2e-200]]), from: Matrix([[0], [0]]))
    #expect(fit.sizes == [3, 0])
    #expect(fit.inertia == 0)
    #expect(fit.centroids[1, 0] == 0)
  }
}
