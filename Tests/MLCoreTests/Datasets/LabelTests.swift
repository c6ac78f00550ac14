import MLCore
import Testing

@Suite struct `Label noise` {
  @Test func `by other classes makes exactly its share wrong`() throws {
    var generator = SeededGenerator(seed: 1)
    let noisy = try Dataset.digits.replacingLabelsAtRandom(
      share: 0.2, by: .otherClass, using: &generator)
    #expect(noisy.features == Dataset.digits.features)
    // 1797 · .2 = 359.4
    #expect(zip(noisy.labels, Dataset.digits.labels).count { $0 != $1 } == 359)
  }

  // 359 labels, of which a tenth stays right: 323.1 wrong, 5 standard deviations √(359 · .09) are
  // 28.4.
  @Test func `by any class leaves a tenth of ten classes right`() throws {
    var generator = SeededGenerator(seed: 2)
    let noisy = try Dataset.digits.replacingLabelsAtRandom(share: 0.2, using: &generator)
    let wrong = zip(noisy.labels, Dataset.digits.labels).count { $0 != $1 }
    #expect(abs(Double(wrong) - 323.1) < 28.4)
  }

  // All labels replaced: each new one comes from nine or ten classes alike. χ² with 9 and 8 degrees
  // of freedom is above 50 less than once in ten million (scipy 1.17 chi2.sf).
  @Test func `draws all classes alike`() throws {
    var generator = SeededGenerator(seed: 3)
    let zeros = try Dataset(
      features: Matrix(rows: 9000, columns: 0), labels: [Int](repeating: 3, count: 9000),
      classNames: (0...9).map(String.init))
    let other = try zeros.replacingLabelsAtRandom(share: 1, by: .otherClass, using: &generator)
      .classCounts
    #expect(other[3] == 0)
    let squares = other.map { (Double($0) - 1000) * (Double($0) - 1000) / 1000 }
    #expect(squares.reduce(0, +) - squares[3] < 50)
    let any = try zeros.replacingLabelsAtRandom(share: 1, using: &generator).classCounts
    #expect(any.reduce(0) { $0 + (Double($1) - 900) * (Double($1) - 900) / 900 } < 50)
  }

  @Test func `of a share of 0 changes nothing; of no share at all is refused`() throws {
    var g = SeededGenerator(seed: 4)
    #expect(try Dataset.digits.replacingLabelsAtRandom(share: 0, using: &g) == .digits)
    #expect {
      try Dataset.digits.replacingLabelsAtRandom(share: 1.5, using: &g)
    } throws: {
      "\($0)" == "the share of the labels to replace must lie between 0 and 1: got 1.5"
    }
    let one = try Dataset(features: Matrix(rows: 2, columns: 0), labels: [0, 0])
    #expect(throws: DatasetError.countOutOfRange(1, name: "the number of classes", minimum: 2)) {
      try one.replacingLabelsAtRandom(share: 1, by: .otherClass, using: &g)
    }
  }
}

@Suite struct `One-hot labels` {
  // By hand.
  @Test func `have a 1 in the column of the class`() throws {
    #expect(
      try oneHot([2, 0, 1], classes: 4).nestedRows
        == [[0, 0, 1, 0], [1, 0, 0, 0], [0, 1, 0, 0]])
    #expect(try oneHot([], classes: 3).rows == 0)
  }

  @Test func `exist for classes only`() {
    #expect(throws: DatasetError.labelOutOfRange(10, index: 1, classes: 10)) {
      try oneHot([9, 10], classes: 10)
    }
    #expect(throws: DatasetError.labelOutOfRange(-1, index: 0, classes: 10)) {
      try oneHot([-1], classes: 10)
    }
    #expect {
      try oneHot([], classes: 0)
    } throws: {
      "\($0)" == "the number of classes must be at least 1: got 0"
    }
  }
}
