import MLCore
import Testing

@Suite struct `A CSV table` {
  @Test func `has typed columns`() throws {
    let table = try CSVTable(
      """
      name,area,count,isTall
      oak,12.5,3,true
      elm,-8e-1,-4,No
      ash, .5\t,+5,1
      """)
    #expect(table.columnNames == ["name", "area", "count", "isTall"] && table.rowCount == 3)
    #expect(try table.strings("name") == ["oak", "elm", "ash"])
    #expect(try table.doubles("area") == [12.5, -0.8, 0.5])
    #expect(try table.integers("count") == [3, -4, 5])
    #expect(try table.booleans("isTall") == [true, false, true])
    #expect(
      try table.matrix(["count", "area"]).nestedRows == [[3, 12.5], [-4, -0.8], [5, 0.5]])
    #expect(table[1, 0] == "elm")
  }

  // RFC 4180, section 2, rules 5 to 7.
  @Test func `reads quotes, doubled quotes, separators and line breaks within quotes`() throws {
    let table = try CSVTable(
      "\"a \"\"b\"\"\",c\r\n\"x,y\",\"one\r\ntwo\"\r\n\"\"\"\"\"\",\"\"\r\n")
    #expect(table.columnNames == ["a \"b\"", "c"] && table.rowCount == 2)
    #expect(try table.strings("a \"b\"") == ["x,y", "\"\""])
    #expect(try table.strings("c") == ["one\r\ntwo", ""])
  }

  @Test(arguments: ["\n", "\r\n", "\r"], [true, false])
  func `lines end in any way, the last one maybe not at all`(end: String, last: Bool) throws {
    let text = ["a,b", "1,2", "3,4"].joined(separator: end) + (last ? end : "")
    let table = try CSVTable(text)
    #expect(try table.integers("a") == [1, 3] && table.integers("b") == [2, 4])
  }

  @Test func `a byte order mark is no part of the first name`() throws {
    let table = try CSVTable([0xEF, 0xBB, 0xBF] + Array("a,b\n1,2".utf8))
    #expect(table.columnNames == ["a", "b"])
    let quoted = try CSVTable("\u{FEFF}\"a\",b\n1,2")
    #expect(quoted.columnNames == ["a", "b"] && quoted == table)
    #expect(quoted.position(row: 0, column: 0) == TextPosition(line: 2, column: 1))
  }

  @Test func `takes other separators`() throws {
    #expect(try CSVTable("a;b\n1,5;2\n", format: .semicolons).strings("a") == ["1,5"])
    #expect(try CSVTable("a\tb\n1\t2\n", format: .tabs).integers("b") == [2])
    #expect(try CSVTable("a b\n1 2\n", format: CSVFormat(separator: " ")).integers("b") == [2])
    for separator: Character in ["\"", "\n", "\r", "\r\n", "→", "é"] {
      #expect(throws: CSVError.invalidSeparator(separator)) {
        try CSVTable("a", format: CSVFormat(separator: separator))
      }
    }
  }

  @Test func `takes names from elsewhere, or numbers its columns`() throws {
    let numbered = try CSVTable("1,2\n3,4", format: CSVFormat(header: .numbered))
    #expect(numbered.columnNames == ["column1", "column2"])
    #expect(try numbered.integers("column2") == [2, 4])
    let named = try CSVTable("1,2\n3,4", format: CSVFormat(header: .names(["x", "y"])))
    #expect(try named.integers("y") == [2, 4])
    #expect(
      throws: CSVError.fieldCountMismatch(expected: 3, got: 2, at: TextPosition(line: 1, column: 1))
    ) {
      try CSVTable("1,2\n3,4", format: CSVFormat(header: .names(["x", "y", "z"])))
    }
    #expect(
      throws: CSVError.fieldCountMismatch(expected: 0, got: 1, at: TextPosition(line: 1, column: 1))
    ) {
      try CSVTable("1", format: CSVFormat(header: .names([])))
    }
  }

  @Test func `says where there is no value`() throws {
    let table = try CSVTable(
      "n,s\n1,x\n,\"\"\nNA,\n\"3\",NA\n", format: CSVFormat(missingMarkers: ["", "NA"]))
    #expect(try table.optionalDoubles("n") == [1, nil, nil, 3])
    #expect(try table.optionalIntegers("n") == [1, nil, nil, 3])
    // Two quotes are a text, if an empty one.
    #expect(try table.optionalStrings("s") == ["x", "", nil, nil])
    #expect(try table.strings("s") == ["x", "", "", "NA"])
    #expect(try table.missingCount("n") == 2)
    #expect {
      try table.doubles("n")
    } throws: {
      "\($0)"
        == "line 3, column 1: column \"n\" has no value here, expected a finite decimal number"
    }
    let flags = try CSVTable("b,c\nyes,1\n,1\n0,1\n")
    #expect(try flags.optionalBooleans("b") == [true, nil, false])
  }

  @Test func `of one column may have empty lines, which hold no value`() throws {
    let table = try CSVTable("a\n1\n\n3\n\n")
    #expect(try table.optionalIntegers("a") == [1, nil, 3, nil])
  }

  @Test func `with a header alone has no rows`() throws {
    let table = try CSVTable("a,b\n")
    #expect(table.rowCount == 0 && table.columnCount == 2)
    #expect(try table.doubles("a") == [] && table.matrix(["a", "b"]).rows == 0)
  }

  @Test func `equals another with the same fields, however they were written`() throws {
    let table = try CSVTable("a,b\n1,x\n")
    #expect(try table == CSVTable("\"a\";b\r\n\"1\";x", format: .semicolons))
    #expect(try table != CSVTable("a,b\n1,y\n"))
    #expect(try CSVTable("a,b\n,x\n") != CSVTable("a,b\n\"\",x\n"))
  }
}

@Suite struct `Numbers in a CSV table` {
  static func read(_ text: String) -> Double? {
    try? CSVTable("x\n\"\(text)\"\n").doubles("x")[0]
  }

  @Test func `are decimal and finite, and nothing else is a number`() {
    for text in [
      "", " ", "-", "+", ".", "e5", "1e", "1e+", "1.2.3", "1,5", "1 2", "0x10", "nan", "inf",
      "infinity", "1e400", "--1", "+-1", "1e5.", "½", "１", "1\u{0}", "1e1e1", ".e1",
    ] {
      #expect(Self.read(text) == nil, "\(text)")
    }
    // The compiler, a second reader, rounds the literals; where they are not exact, by hand.
    let numbers: [(String, Double)] = [
      ("0", 0), ("1.", 1), (".5", 0.5), ("+.5e1", 5), ("1E-2", 0.01), ("  7\t", 7),
      ("123456789012345678901234567890", 123456789012345677877719597056),
      ("0.000000000000000000000000000000000001", 1e-36), ("1e-400", 0), ("1e22", 1e22),
      ("1e23", 1e23), ("9007199254740993", 0x1p53),
      ("1.7976931348623157e308", 0x1.fffffffffffffp1023),
      ("4.9e-324", 0x1p-1074), ("2.2250738585072014e-308", 0x1p-1022),
      ("00000000000000000000000000000000001.5", 1.5), ("1e-99999999999999999999999999", 0),
    ]
    for (text, number) in numbers { #expect(Self.read(text) == number, "\(text)") }
    #expect(Self.read("-0")?.sign == .minus)
  }

  // Swift's own `description` and `Double(_:)` are the second reader and writer.
  @Test func `come back as they were written`() {
    var generator = SeededGenerator(seed: 8)
    for _ in 0..<20_000 {
      let number = Double(bitPattern: generator.next())
      guard number.isFinite else { continue }
      #expect(Self.read("\(number)") == number)
      let short = Double.normal(using: &generator)
      let digits = Int.uniform(below: 1_000_000_000_000_000_000, using: &generator)
      let exponent = Int.uniform(below: 80, using: &generator) - 40
      #expect(Self.read("\(short)") == short)
      #expect(Self.read("\(digits)e\(exponent)") == Double("\(digits)e\(exponent)"))
      #expect(Self.read("0.00\(digits)") == Double("0.00\(digits)"))
    }
  }

  @Test func `that are whole keep to 64 bits`() {
    func read(_ text: String) -> Int? { try? CSVTable("x\n\"\(text)\"\n").integers("x")[0] }
    #expect(read("9223372036854775807") == .max && read("-9223372036854775808") == .min)
    for text in ["9223372036854775808", "1.0", "1e3", "", "x", "1 2", "٣"] {
      #expect(read(text) == nil, "\(text)")
    }
    #expect(read(" 12 ") == 12)
  }
}
