extension CSVTable {
  // MARK: Columns in which every field has a value

  /// A column of decimal numbers, [rowCount]; spaces around a number are allowed.
  ///
  /// - Throws: ``CSVError/unknownColumn(_:nearest:)``, ``CSVError/missingValue(column:at:expected:)``,
  ///   ``CSVError/notConvertible(_:column:at:expected:)``: `nan` and `inf` are no numbers here.
  public func doubles(_ column: String) throws(CSVError) -> [Double] {
    try values(column, as: .double, whenMissing: nil) { Double(decimal: $0) }
  }

  /// A column of whole numbers, [rowCount].
  ///
  /// - Throws: as ``doubles(_:)``.
  public func integers(_ column: String) throws(CSVError) -> [Int] {
    try values(column, as: .integer, whenMissing: nil) { Int(decimal: $0) }
  }

  /// A column of truth values, [rowCount]: true, yes or 1; false, no or 0; in letters of either
  /// case.
  ///
  /// - Throws: as ``doubles(_:)``.
  public func booleans(_ column: String) throws(CSVError) -> [Bool] {
    try values(column, as: .boolean, whenMissing: nil) { Bool(spelled: $0) }
  }

  /// A column of texts as they stand, [rowCount]. A field without a value is its text, often "".
  ///
  /// - Throws: ``CSVError/unknownColumn(_:nearest:)``
  public func strings(_ column: String) throws(CSVError) -> [String] {
    let index = try index(ofColumn: column)
    return (0..<rowCount).map { self[$0, index] }
  }

  // MARK: Columns in which values may be missing

  /// A column of decimal numbers, [rowCount], nil where there is no value.
  ///
  /// - Throws: ``CSVError/unknownColumn(_:nearest:)``,
  ///   ``CSVError/notConvertible(_:column:at:expected:)``.
  public func optionalDoubles(_ column: String) throws(CSVError) -> [Double?] {
    try optionalValues(column, as: .double) { Double(decimal: $0) }
  }

  /// A column of whole numbers, [rowCount], nil where there is no value.
  ///
  /// - Throws: as ``optionalDoubles(_:)``.
  public func optionalIntegers(_ column: String) throws(CSVError) -> [Int?] {
    try optionalValues(column, as: .integer) { Int(decimal: $0) }
  }

  /// A column of truth values, [rowCount], nil where there is no value.
  ///
  /// - Throws: as ``optionalDoubles(_:)``.
  public func optionalBooleans(_ column: String) throws(CSVError) -> [Bool?] {
    try optionalValues(column, as: .boolean) { Bool(spelled: $0) }
  }

  /// A column of texts, [rowCount], nil where there is no value. Two quotes with nothing between
  /// them are a value, the empty text.
  ///
  /// - Throws: ``CSVError/unknownColumn(_:nearest:)``
  public func optionalStrings(_ column: String) throws(CSVError) -> [String?] {
    let index = try index(ofColumn: column)
    return (0..<rowCount).map { row in
      isMissing(field(row, index)) ? nil : self[row, index]
    }
  }

  /// How many fields of a column have no value.
  ///
  /// - Throws: ``CSVError/unknownColumn(_:nearest:)``
  public func missingCount(_ column: String) throws(CSVError) -> Int {
    let index = try index(ofColumn: column)
    return (0..<rowCount).count { isMissing(field($0, index)) }
  }

  // MARK: Several columns

  /// Columns of decimal numbers side by side, [rowCount, number of columns].
  ///
  /// - Throws: as ``doubles(_:)``.
  public func matrix(_ columns: [String]) throws(CSVError) -> Matrix {
    var elements = [Double](repeating: 0, count: rowCount * columns.count)
    for (j, column) in columns.enumerated() {
      for (i, value) in try doubles(column).enumerated() {
        elements[i * columns.count + j] = value
      }
    }
    return Matrix(rows: rowCount, columns: columns.count, elements: elements)
  }

  // MARK: Shared steps

  /// Whether a field stands for "no value": one of the markers, without quotes.
  func isMissing(_ field: CSVField) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      let text = bytes[field.start..<field.end]
      return missingMarkers.contains { text.elementsEqual($0) } && !Self.isQuoted(field, in: bytes)
    }
  }

  /// A column, each field through a function that gives nil for what it cannot read; nil also where
  /// there is no value.
  private func optionalValues<Value>(
    _ column: String, as type: CSVType, _ read: (UnsafeBufferPointer<UInt8>) -> Value?
  ) throws(CSVError) -> [Value?] {
    try values(column, as: type, whenMissing: .some(nil)) { read($0).map(Optional.some) }
  }

  /// A column, each field through a function that gives nil for what it cannot read.
  ///
  /// - Parameter missing: what a field without a value becomes; nil where it is an error.
  private func values<Value>(
    _ column: String, as type: CSVType, whenMissing missing: Value?,
    _ read: (UnsafeBufferPointer<UInt8>) -> Value?
  ) throws(CSVError) -> [Value] {
    let index = try index(ofColumn: column)
    var values: [Value] = []
    values.reserveCapacity(rowCount)
    for row in 0..<rowCount {
      let field = field(row, index)
      if isMissing(field) {
        guard let missing else {
          throw .missingValue(
            column: column, at: position(row: row, column: index), expected: type)
        }
        values.append(missing)
        continue
      }
      let value = bytes.withUnsafeBufferPointer {
        read(UnsafeBufferPointer(rebasing: $0[field.start..<field.end]))
      }
      guard let value else {
        throw .notConvertible(
          self[row, index], column: column, at: position(row: row, column: index), expected: type)
      }
      values.append(value)
    }
    return values
  }
}
