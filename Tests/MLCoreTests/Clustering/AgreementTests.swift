import MLCore
import Testing

@Suite struct `Agreement of labelings` {
  /// By visiting every pair of samples.
  func slowAdjustedRand(_ first: [Int], _ second: [Int]) -> Double {
    var counts = [0.0, 0, 0, 0]
    for i in first.indices {
      for j in 0..<i {
        counts[(first[i] == first[j] ? 2 : 0) + (second[i] == second[j] ? 1 : 0)] += 1
      }
    }
    let (apart, secondOnly, firstOnly, together) = (counts[0], counts[1], counts[2], counts[3])
    if firstOnly == 0, secondOnly == 0 { return 1 }
    // The index, what is expected of it by chance, and its maximum: Hubert & Arabie's own form.
    let pairs = apart + secondOnly + firstOnly + together
    let expected = (together + firstOnly) * (together + secondOnly) / pairs
    let largest = (together + firstOnly + together + secondOnly) / 2
    return (together - expected) / (largest - expected)
  }

  /// 2 (1 − H(U, V) / (H(U) + H(V))), from shares of samples.
  func slowMutualInformation(_ first: [Int], _ second: [Int]) -> Double {
    func entropy<Key: Hashable>(_ keys: [Key]) -> Double {
      Set(keys).reduce(0) { sum, key in
        let p = Double(keys.count { $0 == key }) / Double(keys.count)
        return sum - p * log(p)
      }
    }
    let separate = entropy(first) + entropy(second)
    return separate == 0
      ? 1 : 2 * (1 - entropy(zip(first, second).map { [$0, $1] }) / separate)
  }

  @Test func `is what the definitions say`() throws {
    for seed in 0..<200 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let n = 1 + Int.uniform(below: 60, using: &generator)
      let first = ClusteringData.labels(n, below: 1 + Int(seed % 6), using: &generator)
      // Half of the labels agree.
      let second = first.map {
        Bool.bernoulli(0.5, using: &generator) ? $0 : Int.uniform(below: 4, using: &generator)
      }
      #expect(isClose(try adjustedRandIndex(first, second), slowAdjustedRand(first, second)))
      let information = try normalizedMutualInformation(first, second)
      #expect(abs(information - slowMutualInformation(first, second)) < 1e-12)
      #expect((0...1).contains(information))
    }
  }

  @Test func `does not depend on names, on the order of samples, or on which comes first`() throws {
    for seed in 0..<50 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let first = ClusteringData.labels(70, below: 4, using: &generator)
      let second = ClusteringData.labels(70, below: 3, using: &generator)
      let order = permutation(of: 70, using: &generator)
      let renamed = order.map { [Int.max, -5, 1000, 0][first[$0]] }
      let reordered = order.map { second[$0] }
      let rand = try adjustedRandIndex(first, second)
      #expect(try adjustedRandIndex(second, first) == rand)
      #expect(try adjustedRandIndex(renamed, reordered) == rand)
      let information = try normalizedMutualInformation(first, second)
      #expect(abs(try normalizedMutualInformation(second, first) - information) < 1e-14)
      #expect(abs(try normalizedMutualInformation(renamed, reordered) - information) < 1e-14)
      #expect(try adjustedRandIndex(first, renamed.map { _ in 1 }) == 0)
      #expect(try adjustedRandIndex(first, first.map { 9 - $0 }) == 1)
      #expect(isClose(try normalizedMutualInformation(first, first.map { 9 - $0 }), 1))
    }
  }

  // Of 6 pairs: together in both 1, in the first only 1, apart in both 4: 2·4/(2·5 + 1·4). Then 0, 2 and 2
  // in one only, 2: -2·4/(2·4 + 2·4).
  @Test func `by hand`() throws {
    #expect(isClose(try adjustedRandIndex([0, 0, 1, 1], [0, 0, 1, 2]), 4.0 / 7))
    #expect(try adjustedRandIndex([0, 0, 1, 1], [0, 1, 0, 1]) == -0.5)
    #expect(try normalizedMutualInformation([0, 0, 1, 1], [0, 1, 0, 1]) == 0)
    // H = log 2 and 3/2 log 2, of which log 2 is shared: 1/(5/4).
    #expect(isClose(try normalizedMutualInformation([0, 0, 1, 1], [0, 0, 1, 2]), 0.8))
  }

  @Test func `of single points, or of one cluster, is 1`() throws {
    #expect(try adjustedRandIndex([3, 1, 2], [7, 8, 9]) == 1)
    #expect(try adjustedRandIndex([1, 1], [0, 0]) == 1)
    #expect(try normalizedMutualInformation([1, 1], [0, 0]) == 1)
    #expect(try normalizedMutualInformation([1, 1], [0, 1]) == 0)
  }

  // n²(n − 1)²/4 pairs of pairs would overflow 64 bits.
  @Test func `of 200,000 samples is exact`() throws {
    let first = (0..<200_000).map { $0 % 2 }
    let second = (0..<200_000).map { $0 % 4 }
    // Pairs with n = 50,000: 4 groups of n against 2 of 2n, nested.
    let n = 50_000.0
    let together = 4 * n * (n - 1) / 2
    let all = 4 * n * (4 * n - 1) / 2
    let of2 = 2 * n * (2 * n - 1)
    let expected = of2 * together / all
    #expect(
      isClose(
        try adjustedRandIndex(first, second),
        (together - expected) / ((of2 + together) / 2 - expected)))
  }

  @Test func `needs labels, as many in both`() {
    for measure in [adjustedRandIndex, normalizedMutualInformation] {
      #expect(throws: ClusteringError.labelingCountMismatch(first: 1, second: 2)) {
        try measure([1], [1, 2])
      }
      #expect(throws: ClusteringError.noLabels) { try measure([], []) }
    }
  }
}
