import MLCore
import Testing

@Suite struct `K-means` {
  /// Lloyd's algorithm from its definition, one point and one sum at a time.
  func slowFit(_ points: Matrix, from start: Matrix) throws -> (centroids: Matrix, labels: [Int]) {
    var centroids = start
    var labels: [Int] = []
    while true {
      let nearest = (0..<points.rows).map { i in
        (0..<centroids.rows).min {
          ClusteringData.distance(points.row(i), centroids.row($0), .euclidean)
            < ClusteringData.distance(points.row(i), centroids.row($1), .euclidean)
        }!
      }
      if nearest == labels { return (centroids, labels) }
      labels = nearest
      centroids = try Matrix(
        (0..<centroids.rows).map { cluster in
          let members = points.selectingRows(labels.indices.filter { labels[$0] == cluster })
          return try (0..<points.columns).map { try mean(of: members.column($0)) }
        })
    }
  }

  @Test func `gives what the definition gives`() throws {
    for seed in 0..<20 as Range<UInt64> {
      let (points, _) = ClusteringData.threeBlobs(seed: seed)
      let start = points.selectingRows([0, 100, 200])
      let slow = try slowFit(points, from: start)
      let fit = try KMeans(tolerance: 0).fit(points, from: start)
      #expect(fit.labels == slow.labels)
      #expect(isClose(fit.centroids.elements, slow.centroids.elements))
    }
  }

  @Test(arguments: ClusteringMetric.allCases)
  func `the inertia never rises from one half step to the next`(_ metric: ClusteringMetric) throws {
    for seed in 0..<100 as Range<UInt64> {
      let (points, _) = ClusteringData.threeBlobs(seed: seed)
      var generator = SeededGenerator(seed: seed)
      // More clusters than blobs, all starting within one blob: a long way to go.
      let start = points.selectingRows(choose(5, from: 100, using: &generator))
      var before = Double.infinity
      for step in try KMeans(metric: metric, tolerance: 0).steps(points, from: start) {
        #expect(step.inertia <= before * (1 + 1e-12))
        before = step.inertia
      }
    }
  }

  @Test(arguments: ClusteringMetric.allCases)
  func `the steps are assignment, update, assignment and end where the fit ends`(
    _ metric: ClusteringMetric
  ) throws {
    let points = ClusteringData.grid(seed: 3)
    let start = points.selectingRows([0, 1, 2, 3])
    let kMeans = KMeans(metric: metric)
    var iterator = try kMeans.steps(points, from: start)
    var steps: [KMeansStep] = []
    while let step = iterator.next() {
      steps.append(step)
      // A reason to stop is there with the last step, which is an assignment.
      if iterator.stopReason != nil { break }
    }
    #expect(iterator.next() == nil)
    for (index, step) in steps.enumerated() {
      #expect(step.half == (index.isMultiple(of: 2) ? .assignment : .update))
      #expect(step.iteration == (index + 1) / 2)
      #expect(
        step.inertia
          == (try inertia(
            points: points, labels: step.labels, centroids: step.centroids, metric: metric)))
    }
    #expect(steps[0].centroids == start)
    #expect(steps[0].changes == points.rows)
    #expect(steps[0].shift == .infinity)
    let fit = try kMeans.fit(points, from: start)
    let last = try #require(steps.last)
    #expect(last.half == .assignment)
    #expect(fit.centroids == last.centroids)
    #expect(fit.labels == last.labels)
    #expect(fit.inertia == last.inertia)
    #expect(fit.iterations == last.iteration)
    #expect(fit.stopReason == iterator.stopReason)
    #expect(fit.sizes.reduce(0, +) == points.rows)
  }

  // Four points on a line, worked by hand.
  @Test func `four points from a start that splits them wrongly`() throws {
    let points = try Matrix([[0], [1], [9], [10]])
    let start = try Matrix([[0], [1]])
    let steps = Array(try KMeans().steps(points, from: start))
    #expect(
      steps.map(\.labels) == [
        [0, 1, 1, 1], [0, 1, 1, 1], [0, 0, 1, 1], [0, 0, 1, 1], [0, 0, 1, 1],
      ])
    // 64 + 81; then the mean of 1, 9, 10 is 20/3: (17² + 7² + 10²)/9.
    #expect(steps[0].inertia == 145)
    #expect(isClose(steps[1].inertia, 438.0 / 9))
    #expect(isClose(steps[1].shift, 17.0 / 3))
    // The farthest moving centroid may be any.
    let swapped = Array(try KMeans().steps(points, from: Matrix([[1], [0]])))
    #expect(swapped[1].shift == steps[1].shift)
    // 0 and 1 to 0, 9 and 10 to 20/3: 1 + (7² + 10²)/9.
    #expect(isClose(steps[2].inertia, 1 + 149.0 / 9))
    #expect(steps[3].centroids == (try Matrix([[0.5], [9.5]])))
    #expect(steps.map(\.changes) == [4, 4, 1, 1, 0])
    #expect(steps.last?.inertia == 1)
  }

  @Test func `one cluster is the mean, and as many clusters as points leave no inertia`() throws {
    let points = try Matrix([[0, 1], [2, 3], [4, 11]])
    var generator = SeededGenerator(seed: 1)
    let one = try KMeans().fit(points, clusters: 1, using: &generator)
    #expect(one.centroids == (try Matrix([[2, 5]])))
    for start in [KMeansStart.randomPoints, .plusPlus, .greedyPlusPlus()] {
      let all = try KMeans().fit(points, clusters: 3, start: start, using: &generator)
      #expect(all.inertia == 0)
      #expect(all.labels.sorted() == [0, 1, 2])
    }
  }

  @Test func `a point as near to two centroids goes to the first`() throws {
    let points = try Matrix([[1], [-1], [3]])
    #expect(try nearestCentroids(of: points, among: Matrix([[0], [2]])) == [0, 0, 1])
    #expect(try nearestCentroids(of: points, among: Matrix([[2], [0]])) == [0, 1, 0])
  }

  @Test func `new points go to the nearest centroid of a result`() throws {
    let fit = try KMeans().fit(Matrix([[0], [1], [9], [10]]), from: Matrix([[0], [9]]))
    #expect(try fit.labels(of: Matrix([[4.9], [5.1], [-70]])) == [0, 1, 0])
  }

  @Test func `the order of the points does not matter`() throws {
    for seed in 0..<20 as Range<UInt64> {
      let points = ClusteringData.grid(seed: seed)
      var generator = SeededGenerator(seed: seed)
      let order = permutation(of: points.rows, using: &generator)
      let start = points.selectingRows(order.prefix(9))
      let fit = try KMeans(tolerance: 0).fit(points, from: start)
      let shuffled = try KMeans(tolerance: 0).fit(points.selectingRows(order), from: start)
      #expect(shuffled.labels == order.map { fit.labels[$0] })
      #expect(isClose(shuffled.centroids.elements, fit.centroids.elements))
    }
  }

  // Design experiments: the shift below 0.001 and unchanged labels gave identical results 50/50.
  @Test func `stops where labels do not change, where centroids rest, or at the limit`() throws {
    for seed in 0..<20 as Range<UInt64> {
      let (points, _) = ClusteringData.threeBlobs(seed: seed)
      let start = points.selectingRows([0, 1, 2])
      let exact = try KMeans(tolerance: 0).fit(points, from: start)
      #expect(exact.stopReason == .unchangedLabels)
      #expect(exact.converged)
      let early = try KMeans().fit(points, from: start)
      #expect(early.converged)
      #expect(early.labels == exact.labels)
      let coarse = try KMeans(tolerance: 2).fit(points, from: start)
      #expect(coarse.stopReason == .shiftBelowTolerance)
      #expect(coarse.iterations < exact.iterations)
      let cut = try KMeans(maxIterations: 1, tolerance: 0).fit(points, from: start)
      #expect(cut.stopReason == .iterationLimit)
      #expect(!cut.converged)
      #expect(cut.iterations == 1)
      // Wherever it stops, labels and centroids belong together.
      for fit in [exact, early, coarse, cut] {
        #expect(try fit.labels(of: points) == fit.labels)
      }
    }
  }

  // By hand: 0 | 3, 5, 13 moves the second centroid from 5 to 7, then 0, 3 | 5, 13 to 9, 0, 3, 5 | 13 to 13.
  @Test func `a shift as large as the tolerance is not below it`() throws {
    let points = Matrix(column: [0, 3, 5, 13])
    let start = Matrix(column: [0, 5])
    let equal = try KMeans(tolerance: 2).fit(points, from: start)
    #expect(equal.stopReason == .unchangedLabels && equal.iterations == 3)
    let below = try KMeans(tolerance: 2.0.nextUp).fit(points, from: start)
    #expect(below.stopReason == .shiftBelowTolerance && below.iterations == 1)
  }

  // As many clusters as points: no run leaves any inertia.
  @Test func `of equally good runs the first is the best`() throws {
    var generator = SeededGenerator(seed: 6)
    let restarts = try KMeans().restarts(
      Matrix(column: [0, 1, 5]), clusters: 3, count: 4, using: &generator)
    #expect(restarts.results.allSatisfy { $0.inertia == 0 })
    #expect(restarts.bestIndex == 0)
  }

  @Test func `a run of several can be repeated alone, and the best has the least inertia`() throws {
    let points = ClusteringData.grid(seed: 1)
    var generator = SeededGenerator(seed: 5)
    let restarts = try KMeans().restarts(
      points, clusters: 9, start: .randomPoints, count: 20, using: &generator)
    #expect(restarts.results.count == 20)
    #expect(restarts.best.inertia == restarts.results.map(\.inertia).min())
    #expect(restarts.best == restarts.results[restarts.bestIndex])
    // Random starts of this grid end far apart: design experiments, worst over best 4.4 or more of 100.
    #expect(restarts.results.map(\.inertia).max()! > 1.5 * restarts.best.inertia)
    for (seed, result) in zip(restarts.seeds, restarts.results) {
      var own = SeededGenerator(seed: seed)
      #expect(
        try KMeans().fit(points, clusters: 9, start: .randomPoints, using: &own) == result)
    }
    generator = SeededGenerator(seed: 5)
    let fewer = try KMeans().restarts(
      points, clusters: 9, start: .randomPoints, count: 3, using: &generator)
    #expect(fewer.results == Array(restarts.results.prefix(3)))
  }
}
