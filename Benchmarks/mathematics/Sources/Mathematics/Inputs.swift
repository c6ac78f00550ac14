// The numbers that the tasks work on: by the same formulas as in peers.py, to the last bit.

import MLCore

/// Numbers of a seed, uniform in [0, 1): the upper 53 bits of SplitMix64.
struct Uniforms {
  private var generator: SplitMix64

  init(seed: UInt64) { generator = SplitMix64(state: seed) }

  mutating func next() -> Double { Double(generator.next() >> 11) * 0x1p-53 }
}

/// Numbers between −½ and ½.
func centred(_ count: Int, seed: UInt64) -> [Double] {
  var uniforms = Uniforms(seed: seed)
  return (0..<count).map { _ in uniforms.next() - 0.5 }
}

/// Points around as many centres as there are clusters, point i around centre i mod k.
func blobs(points: Int, dimensions: Int, clusters: Int, spread: Double) -> Matrix {
  var uniforms = Uniforms(seed: 1)
  let centres = (0..<clusters * dimensions).map { _ in uniforms.next() }
  var first = Uniforms(seed: 2)
  var second = Uniforms(seed: 3)
  let elements = (0..<points * dimensions).map { index in
    centres[index % centres.count] + spread * (first.next() + second.next() - 1)
  }
  return Matrix(rows: points, columns: dimensions, elements: elements)
}

/// Labels, one in ten of them positive, and scores that are higher for positives.
func drawnScores(_ count: Int, decimals: Int?) -> (scores: [Double], labels: [Bool]) {
  var choice = Uniforms(seed: 1)
  let labels = (0..<count).map { _ in choice.next() < 0.1 }
  var first = Uniforms(seed: 2)
  var second = Uniforms(seed: 3)
  var scores = labels.map { first.next() + second.next() + ($0 ? 0.5 : 0) }
  if decimals == 3 {
    for i in scores.indices {
      scores[i] = (scores[i] * 1000).rounded(.toNearestOrEven) / 1000
    }
  }
  return (scores, labels)
}

/// The sum of the bits of all numbers, each times 1, 3, 5, …, modulo 2⁶⁴.
func bits(of numbers: [Double]) -> UInt64 {
  var sum: UInt64 = 0
  for (index, number) in numbers.enumerated() {
    sum &+= number.bitPattern &* (2 &* UInt64(index) &+ 1)
  }
  return sum
}
