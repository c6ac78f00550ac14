extension Dataset {
  /// The samples of a table, one a row.
  ///
  /// - Parameters:
  ///   - table: whose features are all decimal numbers, none missing.
  ///   - labelColumn: the column with the names of the classes.
  ///   - featureColumns: the columns with the features; all others where nil.
  ///   - classNames: the classes in the order of their numbers; in the order in which they first come
  ///     where nil.
  /// - Throws: ``CSVError``
  public init(
    _ table: CSVTable, labels labelColumn: String, features featureColumns: [String]? = nil,
    classNames: [String]? = nil
  ) throws(CSVError) {
    let labelIndex = try table.index(ofColumn: labelColumn)
    let featureColumns = featureColumns ?? table.columnNames.filter { $0 != labelColumn }
    var places: [String: Int] = [:]
    for (second, name) in featureColumns.enumerated() {
      if let first = places.updateValue(second, forKey: name) {
        throw .duplicateColumn(name, first: first, second: second)
      }
    }
    var names = classNames ?? []
    var numbers: [String: Int] = [:]
    for (number, name) in names.enumerated() {
      if let first = numbers.updateValue(number, forKey: name) {
        throw .duplicateClass(name, first: first, second: number)
      }
    }
    var labels: [Int] = []
    for (row, text) in try table.strings(labelColumn).enumerated() {
      func here() -> TextPosition { table.position(row: row, column: labelIndex) }
      if table.isMissing(table.field(row, labelIndex)) {
        throw .missingValue(column: labelColumn, at: here(), expected: .string)
      }
      if let number = numbers[text] {
        labels.append(number)
      } else if classNames == nil {
        numbers[text] = names.count
        labels.append(names.count)
        names.append(text)
      } else {
        throw .unknownClass(text, column: labelColumn, at: here(), classNames: names)
      }
    }
    self.init(
      unchecked: try table.matrix(featureColumns), labels: labels, featureNames: featureColumns,
      classNames: names)
  }
}
