import MLCore
import Testing

@Suite struct `Matrices` {
  // By hand: (1 2; 3 4; 5 6)(7 8 9; 10 11 12).
  @Test func `multiply as on paper`() throws {
    let a = try Matrix([[1, 2], [3, 4], [5, 6]])
    let b = try Matrix([[7, 8, 9], [10, 11, 12]])
    #expect(a * b == (try Matrix([[27, 30, 33], [61, 68, 75], [95, 106, 117]])))
    #expect(a.times([1, -1]) == [-1, -1, -1])
    #expect(a.transposed == (try Matrix([[1, 3, 5], [2, 4, 6]])))
  }

  // The definition, element by element, each product and sum rounded in the order of the inner index.
  private func slowProduct(_ a: Matrix, _ b: Matrix) -> Matrix {
    Matrix(rows: a.rows, columns: b.columns) { i, j in
      var sum = 0.0
      for l in 0..<a.columns { sum += a[i, l] * b[l, j] }
      return sum
    }
  }

  private func random(
    _ rows: Int, _ columns: Int, using generator: inout SeededGenerator
  ) -> Matrix {
    // Of many magnitudes, so that another order of summation would show.
    Matrix(rows: rows, columns: columns) { _, _ in
      .normal(using: &generator) * exp2(.uniform(in: -20..<20, using: &generator))
    }
  }

  @Test func `have products with the bits of the definition, at every width of vector`() {
    var generator = SeededGenerator(seed: 3)
    for round in 0..<60 {
      let m = Int.uniform(below: 21, using: &generator) + 1
      let n = Int.uniform(below: 40, using: &generator) + 1
      // Beyond the block of inner indices that stays in the cache too.
      let k = round % 10 == 0 ? 600 : Int.uniform(below: 50, using: &generator) + 1
      let a = random(m, k, using: &generator)
      let b = random(k, n, using: &generator)
      let expected = slowProduct(a, b)
      for bits in Kernels.available.map(\.bits) {
        Kernels.$widest.withValue(bits) {
          #expect(a * b == expected, "\(m) × \(k) × \(n), \(bits) bits")
          #expect(a.transposed.transposedTimes(b) == expected, "\(bits) bits, left transposed")
          #expect(a.timesTransposed(b.transposed) == expected, "\(bits) bits, right transposed")
        }
      }
    }
    #expect(Kernels.available[0].bits == 128)
  }

  @Test func `have the same products on one thread and on several`() {
    var generator = SeededGenerator(seed: 4)
    let a = random(300, 170, using: &generator)
    let b = random(170, 210, using: &generator)
    let alone = Threads.$limit.withValue(1) { a * b }
    for threads in [2, 3, 7] {
      #expect(Threads.$limit.withValue(threads) { a * b } == alone)
    }
    #expect(a.transposed.transposedTimes(b) == alone)
    #expect(a.timesTransposed(b.transposed) == alone)
  }

  @Test func `may have no rows or no columns`() {
    let none = Matrix(rows: 0, columns: 3)
    #expect((none * Matrix(rows: 3, columns: 2)).shape == "0 × 2")
    #expect((Matrix(rows: 2, columns: 0) * Matrix(rows: 0, columns: 2)).elements == [0, 0, 0, 0])
    #expect(none.transposed.shape == "3 × 0")
    #expect(none.columnSums == [0, 0, 0])
    #expect(none.columnMeans.allSatisfy { $0.isNaN })
  }

  @Test func `refuse rows of different lengths, and say which`() {
    #expect(throws: NumericsError.rowLengthMismatch(row: 2, count: 1, expected: 2)) {
      try Matrix([[1, 2], [3, 4], [5]])
    }
    #expect(
      NumericsError.rowLengthMismatch(row: 2, count: 1, expected: 2).description
        == "rows must be equally long: row 0 has 2 values, row 2 has 1")
  }

  @Test func `transpose twice to themselves`() {
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<20 {
      let a = random(
        Int.uniform(below: 40, using: &generator), Int.uniform(below: 40, using: &generator),
        using: &generator)
      #expect(a.transposed.transposed == a)
    }
  }

  @Test func `select rows in any order, more than once`() throws {
    let a = try Matrix([[1, 2], [3, 4], [5, 6]])
    #expect(a.selectingRows([2, 0, 2]) == (try Matrix([[5, 6], [1, 2], [5, 6]])))
    #expect(a.selectingRows([]).shape == "0 × 2")
    #expect(Array(a.row(1)) == [3, 4] && a.column(1) == [2, 4, 6])
  }

  // By hand: columns (1, 3, 5) and (2, 4, 9).
  @Test func `know the moments of their columns`() throws {
    let a = try Matrix([[1, 2], [3, 4], [5, 9]])
    #expect(a.columnSums == [9, 15] && a.columnMeans == [3, 5])
    #expect(a.columnVariances == [8.0 / 3, 26.0 / 3])
    #expect((try Matrix([[3, 4]])).norm == 5)
  }
}

@Suite struct `The Euclidean norm` {
  @Test func `of a list is the root of its squares`() {
    #expect(euclideanNorm([3, 4]) == 5)
    #expect(euclideanNorm([]) == 0 && euclideanNorm([0, 0]) == 0)
    // √(Σ i²) for i = 1 … 24 is 70, the cannonball problem.
    #expect(euclideanNorm((1...24).map(Double.init)) == 70)
  }

  @Test func `neither overflows nor vanishes`() {
    #expect(relativeError(euclideanNorm([3e200, 4e200]), 5e200) < 1e-15)
    #expect(relativeError(euclideanNorm([3e-200, 4e-200]), 5e-200) < 1e-15)
    #expect(euclideanNorm([.infinity, 1]) == .infinity)
    #expect(euclideanNorm([1, .nan]).isNaN)
  }
}
