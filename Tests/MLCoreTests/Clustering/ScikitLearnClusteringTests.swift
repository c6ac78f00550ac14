import MLCore
import Testing

/// Every row of the golden file, to 1e-9 relative.
@Suite struct `Clustering agrees with scikit-learn 1.9.1` {
  @Test func `the golden file holds two runs of K-means`() {
    #expect(GoldenClustering.all.kmeans.count == 2)
  }

  @Test(arguments: GoldenClustering.all.kmeans)
  func `K-means from given centroids ends with the same clusters`(
    _ row: GoldenClustering.Run
  ) throws {
    let fit = try KMeans(tolerance: 0).fit(
      Matrix(row.points), from: Matrix(row.initial_centroids))
    #expect(fit.labels == row.labels)
    #expect(isClose(fit.centroids.elements, row.centroids.flatMap { $0 }))
    #expect(isClose(fit.inertia, row.inertia))
    #expect(fit.stopReason == .unchangedLabels)
  }

  @Test(arguments: GoldenClustering.all.kmeans)
  func `inertia and the three measures of quality are the same`(
    _ row: GoldenClustering.Run
  ) throws {
    let points = try Matrix(row.points)
    let centroids = try Matrix(row.centroids)
    #expect(
      isClose(
        try inertia(points: points, labels: row.labels, centroids: centroids), row.inertia))
    #expect(
      isClose(
        try silhouetteSamples(points: points, labels: row.labels), row.silhouette_samples))
    #expect(isClose(try silhouetteScore(points: points, labels: row.labels), row.silhouette))
    #expect(isClose(try daviesBouldinIndex(points: points, labels: row.labels), row.davies_bouldin))
    #expect(
      isClose(
        try calinskiHarabaszIndex(points: points, labels: row.labels), row.calinski_harabasz))
  }

  @Test(arguments: GoldenClustering.all.kmeans)
  func `the best of 50 restarts has the same inertia`(_ row: GoldenClustering.Run) throws {
    var generator = SeededGenerator(seed: 1)
    let restarts = try KMeans(tolerance: 0).restarts(
      Matrix(row.points), clusters: row.centroids.count, count: 50, using: &generator)
    #expect(isClose(restarts.best.inertia, row.best_inertia_of_50_restarts))
  }

  @Test func `agreement of two labelings is the same`() throws {
    let row = GoldenClustering.all.agreement
    #expect(isClose(try adjustedRandIndex(row.a, row.b), row.adjusted_rand))
    #expect(isClose(try normalizedMutualInformation(row.a, row.b), row.normalized_mutual_info))
  }
}
