import MLCore
import Testing

@Suite struct `Splitting` {
  @Test(arguments: 0..<50 as Range<UInt64>)
  func `takes every row at most once, and as many as it says`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let n = 2 + Int.uniform(below: 200, using: &generator)
    let trainCount = 1 + Int.uniform(below: n - 1, using: &generator)
    let testCount = 1 + Int.uniform(below: n - trainCount, using: &generator)
    let split = try DataSplit(
      of: n, trainCount: trainCount, testCount: testCount, using: &generator)
    #expect(split.training.count == trainCount && split.test.count == testCount)
    let rows = split.training + split.test
    #expect(Set(rows).count == rows.count && rows.allSatisfy { (0..<n).contains($0) })
  }

  // By hand: 30 · .25 = 7.5, a half goes up; .07 · 100 is 7.000000000000001 in floating point.
  @Test func `rounds the share for testing to the nearest`() throws {
    #expect(try DataSplit.testCount(fraction: 0.25, of: 30) == 8)
    #expect(try DataSplit.testCount(fraction: 0.07, of: 100) == 7)
    #expect(try DataSplit.testCount(fraction: 0.25, of: 1797) == 449)
    var generator = SeededGenerator(seed: 1)
    let (training, test) = try Dataset.digits.split(testFraction: 0.25, using: &generator)
    #expect(training.count == 1348 && test.count == 449)
    #expect(zip(training.classCounts, test.classCounts).map(+) == Dataset.digits.classCounts)
  }

  // Each of the 10 rows is the test row equally often: χ² with 9 degrees of freedom is above 39.1
  // once in 90,000 (scipy 1.17 chi2.isf(1.1e-5, 9)).
  @Test func `favours no row`() throws {
    var generator = SeededGenerator(seed: 2)
    var counts = [Double](repeating: 0, count: 10)
    for _ in 0..<10_000 {
      let split = try DataSplit(of: 10, trainCount: 3, testCount: 1, using: &generator)
      counts[split.test[0]] += 1
    }
    #expect(counts.reduce(0) { $0 + ($1 - 1000) * ($1 - 1000) / 1000 } < 39.1)
  }

  // The definition: each class within one row of its exact share.
  @Test(arguments: 0..<50 as Range<UInt64>)
  func `by classes keeps their proportions in each part`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let sizes = (0..<4).map { _ in 2 + Int.uniform(below: 60, using: &generator) }
    let labels = sizes.indices.flatMap { [Int](repeating: 2 * $0, count: sizes[$0]) }
    let n = labels.count
    let trainCount = 1 + Int.uniform(below: n - 1, using: &generator)
    let testCount = 1 + Int.uniform(below: n - trainCount, using: &generator)
    let split = try DataSplit(
      stratifying: labels, trainCount: trainCount, testCount: testCount, using: &generator)
    #expect(split.training.count == trainCount && split.test.count == testCount)
    let rows = split.training + split.test
    #expect(Set(rows).count == rows.count)
    for (index, size) in sizes.enumerated() {
      func count(_ rows: [Int]) -> Double { Double(rows.count { labels[$0] == 2 * index }) }
      let share = Double(size) / Double(n)
      #expect(abs(count(rows) - share * Double(rows.count)) < 1)
      #expect(abs(count(split.test) - share * Double(testCount)) < 2)
    }
  }

  @Test func `by classes of all digits has every class within one of its share`() throws {
    var generator = SeededGenerator(seed: 3)
    let (training, test) = try Dataset.digits.stratifiedSplit(testFraction: 0.2, using: &generator)
    #expect(training.count == 1438 && test.count == 359)
    for (all, part) in zip(Dataset.digits.classCounts, test.classCounts) {
      #expect(abs(Double(part) - Double(all) * 359 / 1797) < 1)
    }
    let small = try Dataset.digits.stratifiedSplit(
      trainCount: 500, testCount: 500, using: &generator)
    #expect(small.training.count == 500 && small.test.count == 500)
  }

  @Test func `mixes the order of the rows`() throws {
    var generator = SeededGenerator(seed: 4)
    let labels = [Int](repeating: 0, count: 100) + [Int](repeating: 1, count: 100)
    let split = try DataSplit(
      stratifying: labels, trainCount: 100, testCount: 100, using: &generator)
    #expect(split.training != split.training.sorted())
    // In random order about half of 99 neighbours differ in class; 20 is six deviations away.
    let classes = split.training.map { labels[$0] }
    #expect(zip(classes, classes.dropFirst()).count { $0 != $1 } > 20)
  }

  @Test func `of regression data gives both parts`() throws {
    var generator = SeededGenerator(seed: 5)
    let data = try RegressionDataset.noisySine(count: 10, using: &generator)
    let split = DataSplit(training: [1, 0], test: [9])
    let parts = data.parts(of: split)
    #expect(parts.training.targets == [data.targets[1], data.targets[0]])
    #expect(parts.test.features.elements == [1] && parts.test.count == 1)
  }

  @Test func `refuses shares and counts that leave a part empty`() {
    var g = SeededGenerator(seed: 1)
    for fraction in [-0.1, 1.1, .nan] {
      #expect {
        try DataSplit.testCount(fraction: fraction, of: 10)
      } throws: {
        "\($0)" == "the share of the rows for testing must lie between 0 and 1: got \(fraction)"
      }
    }
    #expect {
      try Dataset.digits.split(testFraction: 1, using: &g)
    } throws: {
      "\($0)" == """
        both parts of a split need a sample: 1797 of 1797 for testing leave 0 for training
        """
    }
    #expect(throws: DatasetError.emptyPart(test: 0, of: 4)) {
      try DataSplit.testCount(fraction: 0.1, of: 4)
    }
    #expect(throws: DatasetError.tooFewSamples(count: 10, needed: 11)) {
      try DataSplit(of: 10, trainCount: 6, testCount: 5, using: &g)
    }
    #expect(throws: DatasetError.tooFewSamples(count: 10, needed: .max)) {
      try DataSplit(of: 10, trainCount: .max, testCount: 5, using: &g)
    }
    #expect(
      throws: DatasetError.countOutOfRange(0, name: "the number of rows for testing", minimum: 1)
    ) {
      try DataSplit(of: 10, trainCount: 6, testCount: 0, using: &g)
    }
    #expect {
      try DataSplit(stratifying: [0, 0, 1], trainCount: 1, testCount: 1, using: &g)
    } throws: {
      "\($0)" == "each class needs at least 2 samples: class 1 has 1"
    }
  }
}

@Suite struct `Folds` {
  @Test(arguments: Array(2...23) + [569])
  func `test every row once, in sizes that differ by one`(n: Int) throws {
    for k in n < 24 ? Array(2...n) : [5, 10] {
      var generator = SeededGenerator(seed: UInt64(n * 100 + k))
      let folds = try DataSplit.folds(k, of: n, using: &generator)
      #expect(folds.count == k)
      #expect(folds.flatMap(\.test).sorted() == Array(0..<n))
      for (index, fold) in folds.enumerated() {
        #expect((fold.test + fold.training).sorted() == Array(0..<n))
        #expect(fold.test.count == n / k + (index < n % k ? 1 : 0))
      }
    }
  }

  // 4,000 draws of 2 folds of 4: each of the 6 halves is the first test part 666.7 times on average, standard
  // deviation 23.6; 5 of them are allowed.
  @Test func `make every test part equally likely`() throws {
    var generator = SeededGenerator(seed: 3)
    var counts: [[Int]: Int] = [:]
    for _ in 0..<4000 {
      counts[try DataSplit.folds(2, of: 4, using: &generator)[0].test.sorted(), default: 0] += 1
    }
    #expect(counts.count == 6)
    #expect(counts.values.allSatisfy { abs($0 - 667) < 118 })
  }

  @Test(arguments: 0..<30 as Range<UInt64>)
  func `by classes have counts that differ by one, class by class`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let k = 2 + Int.uniform(below: 6, using: &generator)
    let sizes = (0..<4).map { _ in k + Int.uniform(below: 40, using: &generator) }
    let labels = sizes.indices.flatMap { [Int](repeating: $0, count: sizes[$0]) }
      .permuted(using: &generator)
    let folds = try DataSplit.stratifiedFolds(k, labels: labels, using: &generator)
    #expect(folds.flatMap(\.test).sorted() == Array(labels.indices))
    let all = folds.map(\.test.count)
    #expect(all.max()! - all.min()! <= 1)
    for label in 0..<4 {
      let counts = folds.map { fold in fold.test.count { labels[$0] == label } }
      #expect(counts.max()! - counts.min()! <= 1)
      #expect(counts.reduce(0, +) == sizes[label])
    }
    for fold in folds {
      #expect((fold.test + fold.training).sorted() == Array(labels.indices))
    }
  }

  @Test func `are random, and one seed's are one`() throws {
    func folds(_ seed: UInt64) throws -> [DataSplit] {
      var generator = SeededGenerator(seed: seed)
      return try DataSplit.folds(3, of: 30, using: &generator)
    }
    #expect(try folds(1) == folds(1))
    #expect(try folds(1) != folds(2))
  }

  @Test func `refuse more folds than there is data for`() {
    var g = SeededGenerator(seed: 1)
    for (k, n) in [(11, 10), (1, 10), (0, 10), (2, 1), (2, 0), (2, -3)] {
      #expect(throws: DatasetError.foldCountOutOfRange(k, samples: max(n, 0))) {
        try DataSplit.folds(k, of: n, using: &g)
      }
    }
    #expect(throws: DatasetError.tooFewInClass(1, count: 2, needed: 3)) {
      try DataSplit.stratifiedFolds(3, labels: [0, 0, 0, 1, 1], using: &g)
    }
    #expect(throws: DatasetError.labelOutOfRange(-1, index: 1, classes: 1 << 20)) {
      try DataSplit.stratifiedFolds(2, labels: [0, -1], using: &g)
    }
  }
}
