import MLCore
import Testing

@Suite struct `Generated data` {
  /// Distance of a row from a point.
  static func distance(_ row: some Collection<Double>, _ x: Double, _ y: Double) -> Double {
    let point = Array(row)
    return hypot(point[0] - x, point[1] - y)
  }

  @Test func `of one seed are one`() throws {
    func all(_ seed: UInt64) throws -> [Dataset] {
      var generator = SeededGenerator(seed: seed)
      let centers = try BlobCenters.random(count: 3, using: &generator)
      return [
        try .blobs(centers: centers, standardDeviation: 1, countPerBlob: 5, using: &generator),
        try .moons(count: 11, using: &generator),
        try .rings(radii: [1, 2], counts: [3, 4], noise: 0.1, using: &generator),
        try .spirals(countPerArm: 7, using: &generator),
        try .exclusiveOr(countPerCorner: 2, noise: 0.1, using: &generator),
      ]
    }
    #expect(try all(5) == all(5))
    for (one, other) in zip(try all(5), try all(6)) { #expect(one != other) }
  }

  // Mean and deviation of n normal draws: standard errors σ/√n and σ/√(2n); 5 of them are passed
  // once in 1.7 million figures, and there are 12.
  @Test func `blobs have their centers, deviations and counts`() throws {
    var generator = SeededGenerator(seed: 1)
    let centers = try Matrix([[0, 0], [4.5, -3], [100, 2]])
    let data = try Dataset.blobs(
      centers: centers, standardDeviations: [2, 0.3, 0], counts: [10_000, 5000, 10],
      using: &generator)
    #expect(data.classCounts == [10_000, 5000, 10])
    #expect(data.labels == data.labels.sorted())
    for (blob, deviation) in [2, 0.3].enumerated() {
      let part = data.features.selectingRows(data.rows(ofClass: blob))
      for axis in 0..<2 {
        let x = part.column(axis)
        let error = deviation / sqrt(Double(x.count))
        #expect(abs(try mean(of: x) - centers[blob, axis]) < 5 * error)
        #expect(
          abs(try standardDeviation(of: x, divisor: .sample) - deviation) < 5 * error / sqrt(2))
      }
    }
    #expect(
      data.features.selectingRows(data.rows(ofClass: 2)).nestedRows.allSatisfy { $0 == [100, 2] })
  }

  @Test func `a blob more does not move the blobs before it`() throws {
    var one = SeededGenerator(seed: 2)
    var other = one
    let centers = BlobCenters.triangle(side: 5)
    let all = try Dataset.blobs(
      centers: centers, standardDeviation: 0.8, countPerBlob: 20, using: &one)
    let two = try Dataset.blobs(
      centers: centers.selectingRows([0, 1]), standardDeviation: 0.8, countPerBlob: 20,
      using: &other)
    #expect(all.prefix(40).features == two.features)
  }

  // By hand.
  @Test func `layouts of centers are what they say`() throws {
    let triangle = BlobCenters.triangle(side: 5)
    for (i, j) in [(0, 1), (1, 2), (0, 2)] {
      let side = Self.distance(triangle.row(i), triangle[j, 0], triangle[j, 1])
      #expect(relativeError(side, 5) < 1e-15)
    }
    #expect(
      BlobCenters.grid(side: 2, spacing: 4).nestedRows == [[0, 0], [4, 0], [0, 4], [4, 4]])
    #expect(
      BlobCenters.quincunx(side: 2).nestedRows == [[-1, -1], [1, -1], [-1, 1], [1, 1], [0, 0]])
    var generator = SeededGenerator(seed: 3)
    let random = try BlobCenters.random(
      count: 1000, dimensions: 3, in: 2...3, using: &generator)
    #expect(random.rows == 1000 && random.columns == 3)
    #expect(random.elements.allSatisfy { $0 >= 2 && $0 < 3 })
  }

  // By hand: a coordinate has mean 1 and variance 4²/12; five standard errors of 6000 are .0745.
  @Test func `points without groups fill their box`() throws {
    var generator = SeededGenerator(seed: 11)
    let data = try Dataset.uniform(count: 2000, dimensions: 3, in: -1...3, using: &generator)
    #expect(data.classCounts == [2000] && data.featureCount == 3)
    #expect(data.features.elements.allSatisfy { $0 >= -1 && $0 < 3 })
    #expect(abs(try mean(of: data.features.elements) - 1) < 0.0745)
    #expect(
      throws: DatasetError.countOutOfRange(0, name: "the number of dimensions", minimum: 1)
    ) {
      try Dataset.uniform(count: 1, dimensions: 0, using: &generator)
    }
  }

  @Test func `moons without noise lie on their half circles`() throws {
    var generator = SeededGenerator(seed: 4)
    let data = try Dataset.moons(count: 101, noise: 0, using: &generator)
    #expect(data.classCounts == [51, 50])
    for (row, label) in zip(data.features.nestedRows, data.labels) {
      let radius =
        label == 0 ? Self.distance(row, 0, 0) : Self.distance(row, 1, 0.5)
      #expect(relativeError(radius, 1) < 1e-15)
      #expect(label == 0 ? row[1] > -1e-15 : row[1] < 0.5 + 1e-15)
    }
    // The ends and the tops, by hand.
    #expect(data.features.row(0) == [1, 0] && relativeError(data.features[25, 1], 1) < 1e-15)
    #expect(data.features.row(51) == [0, 0.5] && abs(data.features[100, 0] - 2) < 1e-15)
  }

  @Test func `the noise of moons has its size`() throws {
    var one = SeededGenerator(seed: 5)
    var other = one
    let clean = try Dataset.moons(count: 10_000, noise: 0, using: &one)
    let noisy = try Dataset.moons(count: 10_000, noise: 0.15, using: &other)
    let noise = zip(noisy.features.elements, clean.features.elements).map { $0 - $1 }
    // 20,000 draws: five standard errors are .15 · 5/√40000 of the deviation, √2 times that of the
    // mean.
    #expect(abs(try standardDeviation(of: noise, divisor: .sample) - 0.15) < 0.00375)
    #expect(abs(try mean(of: noise)) < 0.0054)
  }

  @Test func `rings have their radii`() throws {
    var generator = SeededGenerator(seed: 6)
    let clean = try Dataset.rings(radii: [1, 4], counts: [200, 400], noise: 0, using: &generator)
    #expect(clean.classCounts == [200, 400])
    for (row, label) in zip(clean.features.nestedRows, clean.labels) {
      #expect(relativeError(Self.distance(row, 0, 0), label == 0 ? 1 : 4) < 1e-15)
    }
    // All around: each quadrant has a fourth, 5 standard errors √(400 · 3/16) = 43.
    let outer = clean.features.nestedRows.suffix(400)
    for (x, y) in [(1.0, 1.0), (1, -1), (-1, 1), (-1, -1)] {
      #expect(abs(outer.count { $0[0] * x > 0 && $0[1] * y > 0 } - 100) < 43)
    }
    // E[r²] of the noisy ring is r² + 2σ²; its standard error is about 2rσ/√n.
    let noisy = try Dataset.rings(radii: [4], counts: [10_000], noise: 0.15, using: &generator)
    let squares = noisy.features.nestedRows.map { $0[0] * $0[0] + $0[1] * $0[1] }
    #expect(abs(try mean(of: squares) - (16 + 2 * 0.15 * 0.15)) < 5 * 2 * 4 * 0.15 / 100)
  }

  @Test func `spirals wind from the inside out`() throws {
    var generator = SeededGenerator(seed: 7)
    let data = try Dataset.spirals(
      arms: 3, countPerArm: 50, turns: 2, noise: 0, using: &generator)
    #expect(data.classCounts == [50, 50, 50])
    for (row, point) in data.features.nestedRows.enumerated() {
      #expect(relativeError(Self.distance(point, 0, 0), Double(row % 50 + 1) / 50) < 1e-14)
    }
    // Two whole turns: an arm ends in the direction in which it began, arm 0 along the x axis.
    #expect(Self.distance(data.features.row(49), 1, 0) < 1e-14)
    #expect(Self.distance(data.features.row(99), -0.5, sqrt(3) / 2) < 1e-14)
  }

  @Test func `exclusive or is 1 where exactly one coordinate is high`() throws {
    let corners = try Dataset.exclusiveOr(low: -1, high: 1)
    #expect(corners.features.nestedRows == [[-1, -1], [-1, 1], [1, -1], [1, 1]])
    #expect(corners.labels == [0, 1, 1, 0])
    var generator = SeededGenerator(seed: 8)
    let clouds = try Dataset.exclusiveOr(countPerCorner: 50, noise: 0.1, using: &generator)
    #expect(clouds.classCounts == [100, 100])
    // A coordinate is 5 deviations from the middle: the corner is never in doubt.
    for (row, label) in zip(clouds.features.nestedRows, clouds.labels) {
      #expect(((row[0] > 0.5) != (row[1] > 0.5)) == (label == 1))
    }
  }

  @Test func `a cohort's scores become one feature`() throws {
    var generator = SeededGenerator(seed: 9)
    let cohort = BinormalModel(separation: 1.5)
      .cohort(positives: 10, negatives: 20, using: &generator)
    let data = Dataset(cohort)
    #expect(data.features.elements == cohort.scores && data.featureNames == ["score"])
    #expect(try data.isClass("positive") == cohort.labels && data.classCounts == [20, 10])
  }

  @Test func `curves are their function plus noise, x ascending`() throws {
    var generator = SeededGenerator(seed: 10)
    let clean = try RegressionDataset.noisySine(count: 15, noise: 0, using: &generator)
    #expect(clean.features.column(0) == evenlySpaced(from: -1, to: 1, count: 15))
    #expect(clean.targets == clean.features.column(0).map { MLCore.sin(.pi * $0) })
    // 1 − 2x + x³ by hand at −1, 0, 1, 2: 2, 1, 0, 5.
    let cubic = try RegressionDataset.noisyPolynomial(
      coefficients: [1, -2, 0, 1], count: 4, on: -1...2, noise: 0, using: &generator)
    #expect(cubic.targets == [2, 1, 0, 5])
    let random = try RegressionDataset.noisySine(
      count: 10_000, spacing: .random, using: &generator)
    let x = random.features.column(0)
    #expect(x == x.sorted() && x.allSatisfy { $0 >= -1 && $0 < 1 })
    let noise = zip(random.targets, x).map { $0 - MLCore.sin(.pi * $1) }
    #expect(abs(try standardDeviation(of: noise, divisor: .sample) - 0.3) < 5 * 0.3 / sqrt(20_000))
    #expect(abs(try mean(of: x)) < 5 / sqrt(30_000))
  }

  @Test func `refuse what cannot be`() throws {
    var g = SeededGenerator(seed: 1)
    let two = try Matrix([[0, 0], [1, 1]])
    #expect(throws: DatasetError.deviationCountMismatch(deviations: 1, blobs: 2)) {
      try Dataset.blobs(centers: two, standardDeviations: [1], counts: [1, 1], using: &g)
    }
    #expect(throws: DatasetError.countCountMismatch(counts: 3, groups: 2)) {
      try Dataset.blobs(centers: two, standardDeviations: [1, 1], counts: [1, 1, 1], using: &g)
    }
    #expect(throws: DatasetError.negative(-1, name: "the standard deviation of a blob")) {
      try Dataset.blobs(centers: two, standardDeviation: -1, countPerBlob: 1, using: &g)
    }
    #expect(
      throws: DatasetError.countOutOfRange(-1, name: "the count of a blob", minimum: 0)
    ) {
      try Dataset.blobs(centers: two, standardDeviation: 1, countPerBlob: -1, using: &g)
    }
    #expect(throws: DatasetError.nonFiniteFeature(.infinity, row: 0, column: 1)) {
      try Dataset.blobs(
        centers: Matrix([[0, .infinity]]), standardDeviation: 1, countPerBlob: 1, using: &g)
    }
    #expect(
      throws: DatasetError.countOutOfRange(3, name: "the number of points of the moons", minimum: 4)
    ) {
      try Dataset.moons(count: 3, using: &g)
    }
    #expect(throws: DatasetError.countCountMismatch(counts: 1, groups: 2)) {
      try Dataset.rings(radii: [1, 2], counts: [1], noise: 0, using: &g)
    }
    #expect(throws: DatasetError.nonFiniteParameter(.infinity, name: "the number of turns")) {
      try Dataset.spirals(countPerArm: 2, turns: .infinity, using: &g)
    }
    #expect(
      throws: DatasetError.invalidRange(lower: 1, upper: 1, name: "the coordinates of the corners")
    ) {
      try Dataset.exclusiveOr(low: 1, high: 1)
    }
    #expect(throws: DatasetError.invalidRange(lower: 1, upper: 1, name: "the range of x")) {
      try RegressionDataset.noisySine(count: 3, on: 1...1, using: &g)
    }
    #expect(throws: DatasetError.nonFiniteTarget(.infinity, index: 1)) {
      try RegressionDataset.noisyCurve(count: 3, on: -1...1, noise: 0, using: &g) { 1 / $0 }
    }
    #expect {
      try Dataset.moons(count: 10, noise: .nan, using: &g)
    } throws: {
      "\($0)" == "the noise of the moons must be finite and not negative: got nan"
    }
  }
}
