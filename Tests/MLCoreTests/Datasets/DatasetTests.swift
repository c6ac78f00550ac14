import MLCore
import Testing

@Suite struct `A data set` {
  static func small() throws -> Dataset {
    try Dataset(
      features: Matrix([[1, 10], [2, 20], [3, 30], [4, 40]]), labels: [0, 2, 0, 1],
      featureNames: ["a", "b"], classNames: ["red", "green", "blue", "never"])
  }

  @Test func `counts its samples by class, classes without any included`() throws {
    let data = try Self.small()
    #expect(data.count == 4 && data.featureCount == 2 && data.classCount == 4)
    #expect(data.classCounts == [2, 1, 1, 0])
    #expect(data.rows(ofClass: 0) == [0, 2] && data.rows(ofClass: 3) == [])
    #expect(try data.isClass("blue") == [false, true, false, false])
    #expect(data.description == "4 samples of 2 features; red 2, green 1, blue 1, never 0")
  }

  @Test func `names what was not named`() throws {
    let data = try Dataset(features: Matrix([[1, 2], [3, 4]]), labels: [0, 2])
    #expect(data.featureNames == ["x1", "x2"] && data.classNames == ["0", "1", "2"])
    let empty = try Dataset(features: Matrix(rows: 0, columns: 0), labels: [])
    #expect(empty.count == 0 && empty.featureNames == [] && empty.classNames == [])
  }

  @Test func `gives selected rows in the order asked for, repeated ones too`() throws {
    let part = try Self.small().selectingRows([3, 0, 3])
    #expect(
      part.features.nestedRows == [[4, 40], [1, 10], [4, 40]] && part.labels == [1, 0, 1])
    #expect(part.classNames == ["red", "green", "blue", "never"])
    #expect(try Self.small().prefix(1).labels == [0])
    #expect(try Self.small().prefix(9) == Self.small())
  }

  @Test func `gives the features and classes of given names`() throws {
    let data = try Self.small()
    #expect(try data.selectingFeatures(["b"]).features.nestedRows == [[10], [20], [30], [40]])
    #expect(try data.selectingFeatures(["b", "a"]).features.row(0) == [10, 1])
    let two = try data.selectingClasses(["blue", "red"])
    #expect(two.labels == [1, 0, 1] && two.classNames == ["blue", "red"])
    #expect(two.features.column(0) == [1, 2, 3])
  }

  @Test func `in random order it has the same samples`() throws {
    var generator = SeededGenerator(seed: 1)
    let data = Dataset.breastCancer.permuted(using: &generator)
    #expect(data != Dataset.breastCancer && data.classCounts == [212, 357])
    // A row keeps its label: pairs of the first feature and the label, sorted, stay the same.
    func pairs(_ data: Dataset) -> [[Double]] {
      zip(data.features.column(0), data.labels).map { [$0, Double($1)] }
        .sorted { $0.lexicographicallyPrecedes($1) }
    }
    #expect(pairs(data) == pairs(.breastCancer))
  }

  @Test func `takes samples at its end`() throws {
    let data = try Self.small()
    let longer = try data.appending([5, 50], label: 3)
    #expect(longer.count == 5 && longer.features.row(4) == [5, 50] && longer.labels.last == 3)
    #expect(try data.appending(data).labels == [0, 2, 0, 1, 0, 2, 0, 1])
    #expect(throws: DatasetError.rowLengthMismatch(expected: 2, got: 1)) {
      try data.appending([5], label: 0)
    }
    #expect(throws: DatasetError.labelOutOfRange(4, index: 4, classes: 4)) {
      try data.appending([5, 50], label: 4)
    }
  }

  @Test func `takes other features and labels that fit`() throws {
    let data = try Self.small()
    #expect(try data.mappingFeatures { $0 / 10 }.features[3, 1] == 4)
    #expect(try data.replacingLabels([3, 3, 3, 3]).classCounts == [0, 0, 0, 4])
    #expect(throws: DatasetError.nonFiniteFeature(.infinity, row: 0, column: 0)) {
      try data.mappingFeatures { $0 == 1 ? .infinity : $0 }
    }
    #expect(throws: DatasetError.columnCountMismatch(expected: 2, got: 1)) {
      try data.replacingFeatures(Matrix(rows: 4, columns: 1))
    }
    #expect(throws: DatasetError.labelCountMismatch(labels: 4, rows: 3)) {
      try data.replacingFeatures(Matrix(rows: 3, columns: 2))
    }
  }

  @Test func `refuses parts that do not fit`() throws {
    let x = Matrix(rows: 2, columns: 2)
    #expect(throws: DatasetError.labelCountMismatch(labels: 1, rows: 2)) {
      try Dataset(features: x, labels: [0])
    }
    #expect(throws: DatasetError.labelOutOfRange(-1, index: 1, classes: 1 << 20)) {
      try Dataset(features: x, labels: [0, -1])
    }
    #expect(throws: DatasetError.labelOutOfRange(.max, index: 0, classes: 1 << 20)) {
      try Dataset(features: x, labels: [.max, 0])
    }
    #expect(throws: DatasetError.labelOutOfRange(2, index: 1, classes: 2)) {
      try Dataset(features: x, labels: [0, 2], classNames: ["a", "b"])
    }
    #expect(throws: DatasetError.featureNameCountMismatch(names: 1, columns: 2)) {
      try Dataset(features: x, labels: [0, 0], featureNames: ["a"])
    }
    #expect(throws: DatasetError.duplicateName("a", first: 0, second: 1)) {
      try Dataset(features: x, labels: [0, 0], featureNames: ["a", "a"])
    }
    #expect(throws: DatasetError.unknownClass("gren", nearest: "green")) {
      try Self.small().isClass("gren")
    }
    #expect(throws: DatasetError.unknownFeature("c", nearest: nil)) {
      try Self.small().selectingFeatures(["c"])
    }
  }

  @Test func `names the row and the column of a value that is not finite`() {
    var x = Matrix(rows: 3, columns: 4)
    x[2, 1] = .nan
    #expect {
      try Dataset(features: x, labels: [0, 0, 0])
    } throws: {
      "\($0)" == "features must be finite: row 2, column 1 is nan"
    }
    #expect(throws: DatasetError.nonFiniteTarget(-.infinity, index: 1)) {
      try RegressionDataset(x: [1, 2], y: [0, -.infinity])
    }
    #expect(throws: DatasetError.targetCountMismatch(targets: 1, rows: 2)) {
      try RegressionDataset(x: [1, 2], y: [0])
    }
  }

  @Test func `comes from a table`() throws {
    let table = try CSVTable("size,kind,weight\n1,oak,3\n2,elm,4\n3,oak,5\n")
    let data = try Dataset(table, labels: "kind")
    #expect(data.features.nestedRows == [[1, 3], [2, 4], [3, 5]])
    #expect(data.featureNames == ["size", "weight"])
    #expect(data.classNames == ["oak", "elm"] && data.labels == [0, 1, 0])
    let other = try Dataset(
      table, labels: "kind", features: ["weight"], classNames: ["elm", "ash", "oak"])
    #expect(other.labels == [2, 0, 2] && other.features.column(0) == [3, 4, 5])
    #expect {
      try Dataset(table, labels: "kind", classNames: ["oak"])
    } throws: {
      "\($0)" == "line 3, column 3: column \"kind\" holds \"elm\", expected one of \"oak\""
    }
    #expect(throws: CSVError.duplicateClass("oak", first: 0, second: 1)) {
      try Dataset(table, labels: "kind", classNames: ["oak", "oak"])
    }
    #expect(throws: CSVError.duplicateColumn("size", first: 0, second: 1)) {
      try Dataset(table, labels: "kind", features: ["size", "size"])
    }
    #expect(
      throws: CSVError.missingValue(
        column: "kind", at: TextPosition(line: 2, column: 3), expected: .string)
    ) {
      try Dataset(CSVTable("size,kind\n1,\n"), labels: "kind")
    }
  }
}
