import MLCore
import Testing

@Suite struct `Double well` {
  @Test func `hollows and barrier of the tilt 0,3`() throws {
    // Roots of θ³ − θ − 0.3, numpy 2.4.6 `roots`: 1.1254187827566255, −0.7864825411616271 and
    // −0.3389362415949989.
    let well = try DoubleWell(offsets: [0])
    #expect(relativeError(well.deepMinimum, 1.1254187827566255) < 1e-14)
    #expect(relativeError(well.shallowMinimum, -0.7864825411616271) < 1e-14)
    #expect(relativeError(well.barrier, -0.3389362415949989) < 1e-14)
    #expect(well.value(at: well.deepMinimum) < well.value(at: well.shallowMinimum))
    #expect(well.value(at: well.shallowMinimum) < well.value(at: well.barrier))
  }

  @Test func `the gradient of all samples is that of the well`() throws {
    var generator = SeededGenerator(seed: 4)
    let well = try DoubleWell(using: &generator)
    for theta in [-1.0, 0, 0.7] {
      let all = well.gradient(at: theta, batch: 0..<well.count)
      #expect(abs(all - well.gradient(at: theta)) < 1e-14)
      let mean = (0..<well.count).map { well.value(at: theta, sample: $0) }.reduce(0, +) / 1000
      #expect(abs(mean - well.value(at: theta)) < 1e-12)
    }
    // A batch by hand: the mean of the offsets 1, 1 and 3 less their mean over all.
    let small = try DoubleWell(offsets: [1, 2, 3, 6])
    #expect(small.offsets == [-2, -1, 0, 3])
    #expect(small.gradient(at: 0, batch: [0, 0, 3]) == -0.3 + (-1.0 / 3))
  }

  @Test func `only small batches leave the shallow hollow`() throws {
    // A prototype in NumPy: rate 0.05, 2,000 steps from the shallow minimum; batch 4 ends right in 0.99 … 1
    // of 100 runs, batch 64 in 0 … 0.03, the full gradient in none.
    var generator = SeededGenerator(seed: 5)
    let well = try DoubleWell(using: &generator)
    func share(batchSize: Int) throws -> Int {
      try (0..<50).count { _ in
        let path = try trace(
          SGD(learningRate: 0.05), on: well.surface, from: [well.shallowMinimum], steps: 2000,
          gradient: { point, _ in
            [well.gradient(at: point[0], batchSize: batchSize, using: &generator)]
          })
        return path.end[0] > well.barrier
      }
    }
    #expect(try share(batchSize: 4) >= 47)
    #expect(try share(batchSize: 64) <= 5)
    let full = try trace(
      SGD(learningRate: 0.05), on: well.surface, from: [well.shallowMinimum], steps: 2000)
    #expect(abs(full.end[0] - well.shallowMinimum) < 1e-9)
  }

  @Test func `bad settings are refused with their values`() {
    #expect(throws: OptimizationError.nonFiniteOffset(.infinity, index: 1)) {
      try DoubleWell(offsets: [0, .infinity])
    }
    #expect(throws: OptimizationError.self) { try DoubleWell(offsets: [0], tilt: 0.385) }
    #expect(
      throws: OptimizationError.tooFew(0, name: "the samples of the double well", needed: 1)
    ) { try DoubleWell(offsets: []) }
  }
}
