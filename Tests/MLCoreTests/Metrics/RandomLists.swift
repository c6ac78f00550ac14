import MLCore

/// A random list of scores and labels with both classes in it.
struct RandomList {
  var scores: [Double]
  var labels: [Bool]

  /// - Parameter levels: how many different scores there are; nil for scores that all differ.
  init(count: Int, levels: Int?, using generator: inout SeededGenerator) {
    labels = (0..<count).map { _ in Bool.random(using: &generator) }
    labels[0] = true
    labels[1] = false
    if let levels {
      scores = (0..<count).map { _ in Double(Int.random(in: 0..<levels, using: &generator)) }
    } else {
      scores = (0..<count).map { Double($0) - Double(count) / 3 }.shuffled(using: &generator)
    }
  }

  /// 300 lists of 4 to 60 samples: a third without ties, a third with some, a third with many.
  static func many(seed: UInt64) -> [RandomList] {
    var generator = SeededGenerator(seed: seed)
    return (0..<300).map { index in
      let count = Int.random(in: 4...60, using: &generator)
      return RandomList(count: count, levels: [nil, 20, 3][index % 3], using: &generator)
    }
  }

  /// 2U by visiting every pair: the slow second definition.
  var doubledUOfAllPairs: Int {
    var doubledU = 0
    for (positive, isPositive) in zip(scores, labels) where isPositive {
      for (negative, isPositive) in zip(scores, labels) where !isPositive {
        doubledU += positive > negative ? 2 : positive == negative ? 1 : 0
      }
    }
    return doubledU
  }

  var positives: Int { labels.count { $0 } }
  var negatives: Int { labels.count - positives }

  mutating func shuffle(using generator: inout SeededGenerator) {
    let order = scores.indices.shuffled(using: &generator)
    scores = order.map { scores[$0] }
    labels = order.map { labels[$0] }
  }
}
