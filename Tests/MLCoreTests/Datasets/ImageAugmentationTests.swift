import MLCore
import Testing

@Suite struct `Moving an image` {
  static let image: [Double] = (1...12).map(Double.init)  // 4 wide, 3 high

  // By hand: 1 … 4 above 5 … 8 above 9 … 12.
  @Test func `by whole pixels copies them and fills with 0`() {
    let right = ImageMotion(right: 1).apply(to: Self.image, width: 4, height: 3)
    #expect(right == [0, 1, 2, 3, 0, 5, 6, 7, 0, 9, 10, 11])
    let up = ImageMotion(down: -1).apply(to: Self.image, width: 4, height: 3)
    #expect(up == [5, 6, 7, 8, 9, 10, 11, 12, 0, 0, 0, 0])
    let far = ImageMotion(right: 1e300, down: -1e300).apply(to: Self.image, width: 4, height: 3)
    #expect(far == [Double](repeating: 0, count: 12))
    #expect(ImageMotion().apply(to: Self.image, width: 4, height: 3) == Self.image)
  }

  // By hand: a quarter to the right is ¾ of the pixel and ¼ of its left neighbour.
  @Test func `by parts of a pixel mixes neighbours`() {
    let moved = ImageMotion(right: 0.25).apply(to: [0, 4, 8, 0], width: 4, height: 1)
    #expect(moved == [0, 3, 7, 2])
    let down = ImageMotion(down: 0.5).apply(to: [2, 4], width: 1, height: 2)
    #expect(down == [1, 3])
  }

  // By hand: a turn to the left takes the top right corner to the top left one.
  @Test func `turns it counterclockwise about its middle`() {
    let turned = ImageMotion(degrees: 90).apply(to: [1, 2, 3, 4], width: 2, height: 2)
    for (value, expected) in zip(turned, [2.0, 4, 1, 3]) {
      #expect(relativeError(value, expected) < 1e-14)
    }
    let half = ImageMotion(degrees: 180).apply(to: Self.image, width: 4, height: 3)
    for (value, expected) in zip(half, Self.image.reversed()) {
      #expect(relativeError(value, expected) < 1e-13)
    }
  }

  // The slow definition: every source pixel weighs (1 − |dx|)(1 − |dy|) within one pixel of the
  // place that the pixel came from.
  @Test func `agrees with the sum over all pixels`() {
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<200 {
      let (width, height) = (
        1 + Int.uniform(below: 6, using: &generator), 1 + Int.uniform(below: 6, using: &generator)
      )
      let image = (0..<width * height).map { _ in Double.uniform(using: &generator) }
      let motion = ImageMotion(
        right: Double.normal(using: &generator), down: Double.normal(using: &generator),
        degrees: Double.normal(standardDeviation: 60, using: &generator))
      let moved = motion.apply(to: image, width: width, height: height)
      let angle = motion.degrees * .pi / 180
      let (middleX, middleY) = (Double(width - 1) / 2, Double(height - 1) / 2)
      for row in 0..<height {
        for column in 0..<width {
          var expected = 0.0
          let x = Double(column) - motion.right - middleX
          let y = Double(row) - motion.down - middleY
          // Clockwise, rows counting downwards: the way back.
          let fromX = middleX + MLCore.cos(angle) * x - MLCore.sin(angle) * y
          let fromY = middleY + MLCore.sin(angle) * x + MLCore.cos(angle) * y
          for i in 0..<height {
            for j in 0..<width {
              let weight = max(0, 1 - abs(fromX - Double(j))) * max(0, 1 - abs(fromY - Double(i)))
              expected += weight * image[i * width + j]
            }
          }
          #expect(abs(moved[row * width + column] - expected) < 1e-13)
        }
      }
    }
  }
}

@Suite struct `Augmenting images` {
  @Test func `moves each image within its limits, differently`() throws {
    var generator = SeededGenerator(seed: 1)
    let motions = (0..<2000).map { _ in ImageAugmentation.slight.motion(using: &generator) }
    #expect(motions.allSatisfy { abs($0.right) <= 0.3 && abs($0.down) <= 0.3 })
    #expect(motions.allSatisfy { abs($0.degrees) <= 15 })
    // The largest of 2000 uniform draws is below 99% of the limit once in 500 million.
    for size in [
      motions.map { abs($0.right) / 0.3 }, motions.map { abs($0.down) / 0.3 },
      motions.map { abs($0.degrees) / 15 },
    ] {
      #expect(size.max()! > 0.99)
    }
    let whole = (0..<900).map { _ in ImageAugmentation.wholePixels.motion(using: &generator) }
    for right in [-1.0, 0, 1] {
      for down in [-1.0, 0, 1] {
        // A ninth of 900 each; 5 deviations are 47.
        let count = whole.count { $0.right == right && $0.down == down && $0.degrees == 0 }
        #expect(abs(count - 100) < 47)
      }
    }
  }

  @Test func `does what its motions say, on any number of threads`() throws {
    var one = SeededGenerator(seed: 2)
    var two = one
    var three = one
    let digits = Dataset.digits.selectingRows((0..<3000).map { $0 % 1797 })
    let moved = try ImageAugmentation.slight.apply(to: digits, using: &one)
    let single = try Threads.$limit.withValue(1) {
      try ImageAugmentation.slight.apply(to: digits, using: &two)
    }
    #expect(moved == single && moved.labels == digits.labels && one == two)
    for row in 0..<3000 {
      let motion = ImageAugmentation.slight.motion(using: &three)
      let image = motion.apply(to: Array(digits.features.row(row)), width: 8, height: 8)
      #expect(Array(moved.features.row(row)) == image)
    }
  }

  @Test func `keeps the values in their range`() throws {
    var generator = SeededGenerator(seed: 3)
    let moved = try ImageAugmentation.slight.apply(to: Dataset.digits.features, using: &generator)
    #expect(moved.elements.allSatisfy { $0 >= 0 && $0 <= 16 })
  }

  @Test func `refuses what is no image`() throws {
    var g = SeededGenerator(seed: 1)
    #expect {
      try ImageAugmentation.slight.apply(to: Dataset.breastCancer, using: &g)
    } throws: {
      "\($0)" == "an image of 8 × 8 pixels is a row of 64 values: got rows of 30"
    }
    var x = Matrix(rows: 2, columns: 64)
    x[1, 3] = .infinity
    #expect(throws: DatasetError.nonFiniteFeature(.infinity, row: 1, column: 3)) {
      try ImageAugmentation.slight.apply(to: x, using: &g)
    }
    #expect(throws: DatasetError.negative(-1, name: "the largest rotation")) {
      try ImageAugmentation(shift: .anyDistance(0), maximumRotation: -1)
    }
    #expect(throws: DatasetError.countOutOfRange(-1, name: "the largest shift", minimum: 0)) {
      try ImageAugmentation(shift: .wholePixels(-1))
    }
    let still = try ImageAugmentation(shift: .anyDistance(0), width: 6, height: 5)
    #expect(try still.apply(to: Dataset.breastCancer, using: &g) == Dataset.breastCancer)
  }
}
