import MLCore
import Testing

@Suite struct `Measures of clusters` {
  // {0, 2} and {10, 14}: means 1 and 12, mean distances 1 and 2: (1 + 2)/11.
  // Scatter between: 4 · 5.5² = 121; within: 1 + 1 + 4 + 4 = 10; 121/1 / (10/2).
  @Test func `four points by hand`() throws {
    let points = Matrix(column: [0, 2, 10, 14])
    #expect(isClose(try daviesBouldinIndex(points: points, labels: [0, 0, 1, 1]), 3.0 / 11))
    #expect(isClose(try calinskiHarabaszIndex(points: points, labels: [0, 0, 1, 1]), 24.2))
    #expect(
      try inertia(points: points, labels: [0, 0, 1, 1], centroids: Matrix(column: [1, 12])) == 10)
    #expect(
      try inertia(
        points: points, labels: [0, 0, 1, 1], centroids: Matrix(column: [1, 12]),
        metric: .manhattan) == 6)
    #expect(try centroids(of: points, labels: [9, 9, 3, 3]) == Matrix(column: [12, 1]))
  }

  @Test func `do not depend on the names of clusters or the order of points`() throws {
    for seed in 0..<20 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let points = ClusteringData.cloud(80, 3, using: &generator)
      let labels = ClusteringData.labels(80, below: 5, using: &generator)
      let order = permutation(of: 80, using: &generator)
      let (shuffled, renamed) = (
        points.selectingRows(order), order.map { [4, 40, -4, 1, 0][labels[$0]] }
      )
      #expect(
        isClose(
          try daviesBouldinIndex(points: points, labels: labels),
          try daviesBouldinIndex(points: shuffled, labels: renamed)))
      #expect(
        isClose(
          try calinskiHarabaszIndex(points: points, labels: labels),
          try calinskiHarabaszIndex(points: shuffled, labels: renamed)))
    }
  }

  @Test func `are infinite where the definition divides by 0`() throws {
    // Two clusters with the mean 1.
    #expect(
      try daviesBouldinIndex(points: Matrix(column: [0, 2, 1]), labels: [0, 0, 1]) == .infinity)
    // No scatter within; then none at all.
    #expect(
      try calinskiHarabaszIndex(points: Matrix(column: [1, 1, 5]), labels: [0, 0, 1]) == .infinity)
    #expect(
      try calinskiHarabaszIndex(points: Matrix(column: [1, 1, 1]), labels: [0, 0, 1]).isNaN)
  }
}
