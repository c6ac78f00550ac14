import MLCore
import Testing

private func random(_ rows: Int, _ columns: Int, seed: UInt64) -> Matrix {
  var generator = SeededGenerator(seed: seed)
  return Matrix(rows: rows, columns: columns) { _, _ in .normal(using: &generator) }
}

private func distance(_ a: Matrix, _ b: Matrix) -> Double {
  zip(a.elements, b.elements).map { abs($0 - $1) }.max() ?? 0
}

private let shapes = [(1, 1), (2, 2), (5, 3), (3, 5), (20, 20), (100, 7), (1, 4), (4, 1), (33, 17)]

@Suite struct `The QR decomposition` {
  @Test func `is a product of an orthonormal matrix and a triangle`() throws {
    for (index, (m, n)) in shapes.enumerated() {
      let a = random(m, n, seed: UInt64(index))
      let qr = try QRDecomposition(a)
      let k = min(m, n)
      #expect((qr.q.rows, qr.q.columns) == (m, k))
      #expect((qr.r.rows, qr.r.columns) == (k, n))
      #expect(distance(qr.q * qr.r, a) < 1e-13)
      #expect(distance(qr.q.transposedTimes(qr.q), .identity(k)) < 1e-14)
      for i in 0..<k {
        #expect(qr.r[i, i] >= 0)
        for j in 0..<i { #expect(qr.r[i, j] == 0) }
      }
      let b = random(m, 1, seed: 99).elements
      let product = qr.q.transposedTimes(Matrix(column: b)).elements
      #expect(
        zip(try qr.qTransposedTimes(b), product).allSatisfy { abs($0 - $1) < 1e-13 })
    }
  }

  // By hand: |(3, 4)| = 5.
  @Test func `of a column is its direction and its length`() throws {
    let qr = try QRDecomposition(Matrix(column: [-3, 4]))
    #expect(abs(qr.r[0, 0] - 5) < 1e-15)
    #expect(abs(qr.q[0, 0] + 0.6) < 1e-15)
    #expect(abs(qr.q[1, 0] - 0.8) < 1e-15)
  }

  @Test func `of a triangle with a positive diagonal is that triangle`() throws {
    let r = try! Matrix([[2, -1, 5], [0, 3, 1], [0, 0, 4]])
    let qr = try QRDecomposition(r)
    #expect(distance(qr.r, r) < 1e-14)
    #expect(distance(qr.q, .identity(3)) < 1e-14)
  }

  @Test func `solves what has a solution, and projects what has none`() throws {
    for seed in 0..<20 as Range<UInt64> {
      let a = random(12, 5, seed: seed)
      let x = random(5, 1, seed: seed + 50).elements
      let solved = try QRDecomposition(a).solve(a.times(x))
      #expect(zip(solved, x).allSatisfy { abs($0 - $1) < 1e-12 })
      let b = random(12, 1, seed: seed + 100).elements
      let best = a.times(try QRDecomposition(a).solve(b))
      let left = a.transposedTimes(Matrix(column: zip(b, best).map { $0 - $1 }))
      #expect(left.elements.allSatisfy { abs($0) < 1e-12 })
    }
  }

  @Test func `stays within range for very large and very small numbers`() throws {
    let a = random(6, 4, seed: 1)
    let b = random(6, 1, seed: 2).elements
    let x = try QRDecomposition(a).solve(b)
    for unit in [1e-300, 1e-160, 1e160, 1e300] {
      let scaled = try QRDecomposition(a.mapElements { $0 * unit }).solve(b.map { $0 * unit })
      #expect(zip(scaled, x).allSatisfy { relativeError($0, $1) < 1e-11 })
    }
  }

  @Test func `names the first dependent column, in any units`() throws {
    for unit in [1e-12, 1, 1e12] {
      let a = random(8, 4, seed: 3)
      let dependent = Matrix(rows: 8, columns: 5) { i, j in
        switch j {
        case 0, 1: a[i, j]
        case 2: unit * (a[i, 0] - 2 * a[i, 1])
        default: a[i, j - 1]
        }
      }
      let qr = try QRDecomposition(dependent)
      #expect(qr.dependentColumn == 2)
      #expect(throws: LinearAlgebraError.dependentColumn(2)) {
        try qr.solve([Double](repeating: 1, count: 8))
      }
      #expect(try QRDecomposition(a.mapElements { $0 * unit }).dependentColumn == nil)
    }
    #expect(try QRDecomposition(Matrix(rows: 3, columns: 2)).dependentColumn == 0)
    #expect(try QRDecomposition(random(2, 3, seed: 1)).dependentColumn == 2)
  }

  // E[Q] = 0 for a uniform Q; without the signs the first column would point away from the axis always.
  // Standard error of 400 draws: 0.5/20; 5 of them are allowed.
  @Test func `of normal draws has a Q without a preferred direction`() throws {
    var mean = 0.0
    for seed in 0..<400 as Range<UInt64> {
      mean += try QRDecomposition(random(4, 4, seed: seed)).q[0, 0] / 400
    }
    #expect(abs(mean) < 0.125)
  }

  @Test func `refuses what it cannot factorise`() throws {
    #expect(throws: LinearAlgebraError.noElements(rows: 0, columns: 3)) {
      try QRDecomposition(Matrix(rows: 0, columns: 3))
    }
    var a = random(3, 2, seed: 1)
    a[2, 1] = .infinity
    #expect(throws: LinearAlgebraError.nonFiniteElement(.infinity, row: 2, column: 1)) {
      try QRDecomposition(a)
    }
    #expect(throws: LinearAlgebraError.columnTooLong(0)) {
      try QRDecomposition(Matrix(column: [1.5e308, 1.5e308]))
    }
    let qr = try QRDecomposition(random(3, 2, seed: 1))
    #expect(throws: LinearAlgebraError.rightSideMismatch(rows: 3, count: 2)) {
      try qr.solve([1, 2])
    }
    #expect(throws: LinearAlgebraError.rightSideMismatch(rows: 3, count: 2)) {
      try qr.qTransposedTimes([1, 2])
    }
    #expect(throws: LinearAlgebraError.underdetermined(rows: 2, columns: 3)) {
      try QRDecomposition(random(2, 3, seed: 1)).solve([1, 2])
    }
  }
}

@Suite struct `Eigenvalues of symmetric matrices` {
  // Second differences of n points: 2 − 2 cos(kπ/(n + 1)).
  @Test func `of a chain are those of its waves`() throws {
    let n = 12
    let chain = Matrix(rows: n, columns: n) { $0 == $1 ? 2 : abs($0 - $1) == 1 ? -1 : 0 }
    for (k, value) in try SymmetricEigen(chain).values.reversed().enumerated() {
      let expected = 2 - 2 * cos(Double(k + 1) * .pi / Double(n + 1))
      #expect(relativeError(value, expected) < 1e-13)
    }
    // Zeros on the diagonal: ±1.
    let flipped = try SymmetricEigen(Matrix([[0, 1], [1, 0]])).values
    #expect(relativeError(flipped[0], 1) < 1e-15 && relativeError(flipped[1], -1) < 1e-15)
  }

  @Test func `rebuild the matrix with orthonormal vectors`() throws {
    for n in [1, 2, 3, 10, 40] {
      let b = random(n, n, seed: UInt64(n))
      for a in [
        Matrix(rows: n, columns: n) { b[$0, $1] + b[$1, $0] }, b.transposedTimes(b),
        Matrix(rows: n, columns: n), .identity(n),
      ] {
        let eigen = try SymmetricEigen(a)
        let v = eigen.vectors
        let scaled = Matrix(rows: n, columns: n) { v[$0, $1] * eigen.values[$1] }
        #expect(distance(scaled.timesTransposed(v), a) < 1e-12)
        #expect(distance(v.transposedTimes(v), .identity(n)) < 1e-13)
        #expect(eigen.values == eigen.values.sorted(by: >))
      }
    }
  }

  // By hand: (2, 1; 1, 2) has 3 along (1, 1) and 1 along (1, −1).
  @Test func `of a small matrix`() throws {
    let eigen = try SymmetricEigen(Matrix([[2, 1], [1, 2]]))
    #expect(zip(eigen.values, [3.0, 1]).allSatisfy { abs($0 - $1) < 1e-15 })
    #expect(abs(eigen.vectors[0, 0] - 0.5.squareRoot()) < 1e-15)
    #expect(abs(eigen.vectors[1, 0] - 0.5.squareRoot()) < 1e-15)
    #expect(abs(eigen.conditionNumber - 3) < 1e-14)
    #expect(try SymmetricEigen(Matrix([[1, 0], [0, 0]])).conditionNumber == .infinity)
    for unit in [1e-300, 1e300] {
      let scaled = try SymmetricEigen(Matrix([[2 * unit, unit], [unit, 2 * unit]]))
      #expect(zip(scaled.values, [3, 1]).allSatisfy { relativeError($0, $1 * unit) < 1e-14 })
    }
    let indefinite = try SymmetricEigen(Matrix([[0, 2], [2, 0]]))
    #expect(zip(indefinite.values, [2.0, -2]).allSatisfy { abs($0 - $1) < 1e-15 })
  }

  // D A D with D = diag(1, 1e5, 1e10): the product of the eigenvalues is the determinant,
  // det A · 1e30, and A = (2, 1, 0; 1, 2, 1; 0, 1, 2) has determinant 4 (by hand).
  @Test func `keep the digits of small ones in a badly scaled matrix`() throws {
    let a = try! Matrix([[2, 1e5, 0], [1e5, 2e10, 1e15], [0, 1e15, 2e20]])
    let eigen = try SymmetricEigen(a)
    let product = eigen.values.reduce(1, *)
    #expect(relativeError(product, 4e30) < 1e-14)
  }

  @Test func `refuse a matrix that is not symmetric`() {
    #expect(throws: LinearAlgebraError.notSymmetric(1, 2, row: 1, column: 0)) {
      try SymmetricEigen(Matrix([[1, 2], [1, 1]]))
    }
    #expect(throws: LinearAlgebraError.notSquare(rows: 1, columns: 2)) {
      try SymmetricEigen(Matrix([[1, 2]]))
    }
    #expect(throws: LinearAlgebraError.nonFiniteElement(.infinity, row: 0, column: 0)) {
      try SymmetricEigen(Matrix([[.infinity]]))
    }
  }
}

@Suite struct `Singular values` {
  @Test func `are the roots of the eigenvalues of AᵀA`() throws {
    for (index, (m, n)) in shapes.enumerated() {
      let a = random(m, n, seed: UInt64(index + 20))
      let values = try a.singularValues()
      let eigen = try SymmetricEigen(m >= n ? a.transposedTimes(a) : a.timesTransposed(a))
      #expect(values.count == min(m, n))
      for (s, l) in zip(values, eigen.values) { #expect(relativeError(s * s, l) < 1e-10) }
    }
  }

  @Test func `of an orthogonal matrix are 1, and of scaled columns the scales`() throws {
    let q = try QRDecomposition(random(30, 12, seed: 1)).q
    #expect(try q.singularValues().allSatisfy { abs($0 - 1) < 1e-14 })
    let scales = (0..<12).map { 1 / Double(1 << (4 * $0)) }
    let a = Matrix(rows: 30, columns: 12) { q[$0, $1] * scales[$1] }
    for (value, scale) in zip(try a.singularValues(), scales) {
      #expect(relativeError(value, scale) < 1e-13)
    }
    #expect(relativeError(try a.conditionNumber(), 0x1p44) < 1e-13)
  }

  // numpy 2.4.6, numpy.linalg.cond of the Hilbert matrix of order 6. The elements' own rounding moves the
  // result by 2⁻⁵³ times the condition number, 2e-9.
  @Test func `give the condition number of the Hilbert matrix`() throws {
    let hilbert = Matrix(rows: 6, columns: 6) { 1 / Double($0 + $1 + 1) }
    #expect(relativeError(try hilbert.conditionNumber(), 14_951_058.642254734) < 4e-9)
  }

  // Pixels 0, 32 and 39 of the digits are blank in all images: of these 500 × 65 numbers the rank is
  // below 65. Σσᵢ² is the Frobenius norm squared.
  @Test func `of images with blank pixels and a column of ones are found, some of them 0`() throws {
    let digits = Dataset.digits.features
    let a = Matrix(rows: 500, columns: 65) { $1 < 64 ? digits[$0, $1] : 1 }
    let values = try a.singularValues()
    let squares = values.reduce(0) { $0 + $1 * $1 }
    #expect(relativeError(squares, a.elements.reduce(0) { $0 + $1 * $1 }) < 1e-13)
    #expect(values[64] <= 1e-12 * values[0])
    for (value, eigen) in zip(values, try SymmetricEigen(a.transposedTimes(a)).values) {
      #expect(abs(value * value - eigen) < 1e-13 * squares)
    }
  }

  @Test func `of dependent columns end in a 0, of nothing but zeros are zeros`() throws {
    #expect(try Matrix(rows: 3, columns: 2).singularValues() == [0, 0])
    let values = try Matrix([[1, 1], [2, 2], [3, 3]]).singularValues()
    #expect(relativeError(values[0], 28.0.squareRoot()) < 1e-15)
    #expect(values[1] < 1e-15)
    for unit in [1e-300, 1e300] {
      let scaled = try Matrix([[unit, 0], [0, 2 * unit]]).singularValues()
      #expect(scaled == [2 * unit, unit])
    }
  }
}
