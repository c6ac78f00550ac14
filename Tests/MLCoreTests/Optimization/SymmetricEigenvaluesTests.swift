import MLCore
import Testing

@Suite struct `Eigenvalues of symmetric matrices` {
  @Test func `by hand: 2 × 2, diagonal, tridiagonal`() throws {
    // [[2, 1], [1, 2]] has 1 and 3; a diagonal matrix its diagonal.
    let small = try symmetricEigenvalues(of: Matrix([[2, 1], [1, 2]]))
    #expect(relativeError(small[0], 1) < 1e-15 && relativeError(small[1], 3) < 1e-15)
    #expect(try symmetricEigenvalues(of: Matrix([[3, 0], [0, -7]])) == [-7, 3])
    #expect(try symmetricEigenvalues(of: Matrix([[0, 0], [0, 0]])) == [0, 0])
    #expect(try symmetricEigenvalues(of: Matrix(rows: 0, columns: 0)) == [])
    #expect(try symmetricEigenvalues(of: Matrix([[5]])) == [5])
    // Second differences of n points: 2 − 2 cos(kπ/(n + 1)).
    let n = 12
    let chain = Matrix(rows: n, columns: n) { $0 == $1 ? 2 : abs($0 - $1) == 1 ? -1 : 0 }
    for (k, value) in try symmetricEigenvalues(of: chain).enumerated() {
      let expected = 2 - 2 * cos(Double(k + 1) * .pi / Double(n + 1))
      #expect(relativeError(value, expected) < 1e-13)
    }
  }

  @Test func `zeros on the diagonal`() throws {
    // [[0, 1], [1, 0]] has ±1.
    let values = try symmetricEigenvalues(of: Matrix([[0, 1], [1, 0]]))
    #expect(relativeError(values[0], -1) < 1e-15 && relativeError(values[1], 1) < 1e-15)
  }

  @Test func `sums and squares are those of the matrix`() throws {
    var generator = SeededGenerator(seed: 16)
    for n in 1...15 {
      var a = Matrix(rows: n, columns: n)
      for i in 0..<n {
        for j in i..<n {
          a[i, j] = .normal(using: &generator)
          a[j, i] = a[i, j]
        }
      }
      let values = try symmetricEigenvalues(of: a)
      let trace = (0..<n).reduce(0) { $0 + a[$1, $1] }
      let squares = a.elements.reduce(0) { $0 + $1 * $1 }
      #expect(abs(sum(of: values) - trace) < 1e-13 * Double(n))
      #expect(relativeError(values.reduce(0) { $0 + $1 * $1 }, squares) < 1e-13)
      #expect(values == values.sorted())
    }
  }

  @Test func `the least eigenvalue beside one a million million times as great`() throws {
    // Features of such different units: D A D with D = diag(1e6, 1). The product of the eigenvalues is the
    // determinant, 1e12 (2 · 1 − 1); their sum is 2e12 + 1.
    let values = try symmetricEigenvalues(of: Matrix([[2e12, 1e6], [1e6, 1]]))
    #expect(relativeError(values[0], 0.5) < 1e-12)
    #expect(relativeError(values[1], 2e12) < 1e-12)
  }

  @Test func `a ravine has the condition number it was made with, at any angle`() throws {
    for (kappa, angle) in [(25.0, 0.0), (1000, 0.7), (1e6, 2), (1, 0.3)] {
      let surface = try Surface.ravine(conditionNumber: kappa, angle: angle)
      #expect(relativeError(try surface.conditionNumber(at: [1, 2]), kappa) < 1e-9)
    }
    #expect(try Surface.saddle.curvatures(at: [0, 0]) == [-1, 1])
    #expect(try Surface.saddle.curvatures(at: [0, 1]) == [1, 2])
    // Rosenbrock's minimum: numpy 2.4.6 eigvalsh of [[802, −400], [−400, 200]] has the ratio 2508.0096.
    #expect(abs(try Surface.rosenbrock().conditionNumber(at: [1, 1]) - 2508.0096) < 1e-3)
  }

  @Test func `an element that is not finite is told with its place`() {
    #expect(throws: OptimizationError.nonFiniteElement(.infinity, row: 0, column: 1)) {
      try symmetricEigenvalues(of: Matrix([[1, .infinity], [0, 1]]))
    }
  }
}
