import MLCore
import Testing

@Suite struct `Standardizing` {
  static let cancer = Dataset.breastCancer.features

  @Test func `agrees with scikit-learn`() throws {
    let standardizer = try Standardizer(fitting: Self.cancer)
    let z = try standardizer.apply(to: Self.cancer)
    for j in 0..<30 {
      #expect(relativeError(standardizer.means[j], ScikitLearnCancer.means[j]) < 1e-14)
      #expect(
        relativeError(standardizer.standardDeviations[j], ScikitLearnCancer.scales[j]) < 1e-14)
      #expect(relativeError(z[0, j], ScikitLearnCancer.firstStandardized[j]) < 1e-9)
      #expect(relativeError(z[568, j], ScikitLearnCancer.lastStandardized[j]) < 1e-9)
    }
  }

  @Test func `gives mean 0 and deviation 1, and can be undone`() throws {
    let standardizer = try Standardizer(fitting: Self.cancer)
    let z = try standardizer.apply(to: Self.cancer)
    for j in 0..<30 {
      #expect(abs(try mean(of: z.column(j))) < 1e-14)
      let deviation = try standardDeviation(of: z.column(j), divisor: .population)
      #expect(relativeError(deviation, 1) < 1e-14)
    }
    let back = try standardizer.invert(z)
    for (x, y) in zip(back.elements, Self.cancer.elements) { #expect(abs(x - y) < 1e-11) }
  }

  // By hand: mean 2 and deviation √(2/3) of 1, 2, 3; the constant is only shifted. .1 three times
  // has a sum whose third is not .1, yet the column is constant.
  @Test func `leaves a constant column at 0`() throws {
    let x = try Matrix([[1, 0.1], [2, 0.1], [3, 0.1]])
    let standardizer = try Standardizer(fitting: x)
    #expect(standardizer.means == [2, 0.1])
    #expect(standardizer.standardDeviations == [sqrt(2.0 / 3), 0])
    let z = try standardizer.apply(to: x)
    #expect(z.column(1) == [0, 0, 0] && z[1, 0] == 0)
    #expect(try standardizer.invert(z).column(1) == [0.1, 0.1, 0.1])
    #expect(try standardizer.apply(to: Matrix([[2, 1.1]])).elements == [0, 1])
  }

  @Test func `keeps a small spread beside a large mean`() throws {
    let x = Matrix(column: [1e15 + 1, 1e15 + 2, 1e15 + 3])
    let standardizer = try Standardizer(fitting: x)
    #expect(standardizer.means == [1e15 + 2])
    #expect(standardizer.standardDeviations == [sqrt(2.0 / 3)])
  }

  @Test func `of a data set keeps its labels`() throws {
    let data = Dataset.breastCancer
    let scaled = try Standardizer(fitting: data.features).apply(to: data)
    #expect(scaled.labels == data.labels && scaled.featureNames == data.featureNames)
    #expect(scaled.features != data.features)
  }

  @Test func `refuses what it cannot scale`() throws {
    #expect(throws: DatasetError.noSamples) {
      try Standardizer(fitting: Matrix(rows: 0, columns: 2))
    }
    #expect(throws: DatasetError.nonFiniteFeature(.infinity, row: 1, column: 0)) {
      try Standardizer(fitting: Matrix([[1, 2], [.infinity, 2]]))
    }
    #expect(throws: DatasetError.spreadOverflow(column: 1)) {
      try Standardizer(fitting: Matrix([[1, 1e300], [2, -1e300]]))
    }
    let standardizer = try Standardizer(fitting: Matrix([[1, 2], [3, 4]]))
    #expect(throws: DatasetError.columnCountMismatch(expected: 2, got: 1)) {
      try standardizer.apply(to: Matrix([[1]]))
    }
    #expect {
      try standardizer.apply(to: Matrix([[1, 2], [1, .nan]]))
    } throws: {
      "\($0)" == "features must be finite: row 1, column 1 is nan"
    }
  }
}

@Suite struct `Scaling to a range` {
  @Test func `agrees with scikit-learn`() throws {
    let cancer = Dataset.breastCancer.features
    let z = try MinMaxScaler(fitting: cancer, to: -1...1).apply(to: cancer)
    for j in 0..<30 {
      #expect(relativeError(z[100, j], ScikitLearnCancer.row100Scaled[j]) < 1e-9)
    }
  }

  @Test func `fills the range exactly, and can be undone`() throws {
    let cancer = Dataset.breastCancer.features
    // −.3 + (.1 − −.3) is not .1 in floating point.
    for range in [0...1, -1...1, -0.3...0.1] {
      let scaler = try MinMaxScaler(fitting: cancer, to: range)
      let z = try scaler.apply(to: cancer)
      for j in 0..<30 {
        #expect(z.column(j).min() == range.lowerBound && z.column(j).max() == range.upperBound)
      }
      let back = try scaler.invert(z)
      for (x, y) in zip(back.elements, cancer.elements) { #expect(abs(x - y) < 1e-11) }
    }
  }

  // By hand.
  @Test func `puts a constant column at the lower end, other data where they fall`() throws {
    let scaler = try MinMaxScaler(fitting: Matrix([[0, 7], [10, 7]]), to: 1...2)
    #expect(try scaler.apply(to: Matrix([[0, 7], [10, 7], [20, 7]])).column(0) == [1, 2, 3])
    #expect(try scaler.apply(to: Matrix([[5, 7]])).elements == [1.5, 1])
    #expect(try scaler.invert(Matrix([[1.5, 1]])).elements == [5, 7])
  }

  @Test func `refuses what it cannot scale`() throws {
    #expect(throws: DatasetError.noSamples) {
      try MinMaxScaler(fitting: Matrix(rows: 0, columns: 2))
    }
    #expect(throws: DatasetError.spreadOverflow(column: 0)) {
      try MinMaxScaler(fitting: Matrix([[-1.5e308], [1.5e308]]))
    }
    #expect {
      try MinMaxScaler(fitting: Matrix([[1]]), to: 1...1)
    } throws: {
      "\($0)" == """
        the range of the scaled features must have finite ends, the upper above the lower: \
        got 1.0 and 1.0
        """
    }
    #expect {
      try MinMaxScaler(fitting: Matrix([[.nan]]))
    } throws: {
      "\($0)" == "features must be finite: row 0, column 0 is nan"
    }
  }
}
