import MLCore
import Testing

@Suite struct `Errors in a CSV text` {
  func message(_ text: String, format: CSVFormat = .commas) -> String? {
    do {
      _ = try CSVTable(text, format: format)
      return nil
    } catch {
      return "\(error)"
    }
  }

  @Test func `say where a quote is wrong`() {
    #expect(
      message("a,b\n1,\"two\nthree\nfour") == "line 2, column 3: this quote is never closed")
    #expect(message("\"") == "line 1, column 1: this quote is never closed")
    #expect(
      message("a,b\n\"x\ny\",1\n5\"6,2") == """
        line 4, column 2: a quote inside a field without quotes; \
        expected the whole field in quotes and this one doubled
        """)
    #expect(
      message("a,b\r\n\"1\"2,3") == """
        line 2, column 4: text after the closing quote; \
        expected a separator or the end of the line
        """)
    #expect(message("a\n\"1\" \n")?.hasPrefix("line 2, column 4: text after") == true)
  }

  @Test func `count columns in characters, not in bytes`() {
    #expect(message("名前,b\n東京\"x,2")?.hasPrefix("line 2, column 3: a quote") == true)
  }

  @Test func `say which row has too few or too many fields`() {
    #expect(
      message("a,b\n1,2\n\"3\n3\"\n4,5")
        == "line 3, column 1: the row has 1 field, expected 2 as there are columns")
    #expect(
      message("a,b\n1,2,3\n")
        == "line 2, column 1: the row has 3 fields, expected 2 as there are columns")
    #expect(
      message("a,b\n1,2\n\n")
        == "line 3, column 1: the row has 1 field, expected 2 as there are columns")
  }

  @Test func `name an empty text and a name that comes twice`() {
    #expect(message("") == "the text is empty: expected at least one row")
    #expect(message("\u{FEFF}") == "the text is empty: expected at least one row")
    #expect(message("a,b,a\n1,2,3") == "two columns are called \"a\": columns 1 and 3")
  }

  @Test func `say which column was probably meant`() throws {
    let table = try CSVTable("radius,area,é\n1,2,3\n")
    #expect {
      try table.doubles("aera")
    } throws: {
      "\($0)" == "there is no column \"aera\"; the nearest is \"area\""
    }
    #expect(throws: CSVError.unknownColumn("Radius", nearest: "radius")) {
      try table.strings("Radius")
    }
    #expect(throws: CSVError.unknownColumn("x", nearest: nil)) { try table.integers("x") }
    // A hostile name costs no more than a hundred letters do.
    let long = String(repeating: "x", count: 1_000_000)
    #expect(throws: CSVError.unknownColumn(long, nearest: nil)) { try table.doubles(long) }
  }

  @Test func `show a value that is not what was asked for`() throws {
    let table = try CSVTable("a,b\n1,\"x\ny\"\n2.5,nan\n")
    func message(_ read: () throws -> Void) -> String {
      do {
        try read()
        return "none"
      } catch {
        return "\(error)"
      }
    }
    #expect(
      message { _ = try table.integers("a") }
        == "line 4, column 1: column \"a\" holds \"2.5\", expected a whole number of 64 bits")
    #expect(
      message { _ = try table.doubles("b") }
        == "line 2, column 3: column \"b\" holds \"x\\ny\", expected a finite decimal number")
    #expect(
      message { _ = try table.booleans("a") } == """
        line 4, column 1: column "a" holds "2.5", \
        expected true or false (also yes or no, 1 or 0)
        """)
    #expect(
      throws: CSVError.notConvertible(
        "x\ny", column: "b", at: TextPosition(line: 2, column: 3), expected: .double)
    ) {
      try table.optionalDoubles("b")
    }
  }

  @Test func `name bytes that are no UTF-8`() {
    #expect(throws: CSVError.invalidUTF8(at: TextPosition(line: 2, column: 2))) {
      try CSVTable([97, 10, 98, 0xFF, 10])
    }
    #expect(throws: CSVError.invalidUTF8(at: TextPosition(line: 1, column: 1))) {
      try CSVTable([0xC3])
    }
  }
}

@Suite struct `Any CSV text` {
  static let alphabet = Array("aé,;\"\"\"\n\r 1.-x\u{0}🙂".unicodeScalars)

  static func randomText(using generator: inout SeededGenerator, upTo length: Int) -> String {
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.uniform(below: length + 1, using: &generator) {
      text.append(alphabet[Int.uniform(below: alphabet.count, using: &generator)])
    }
    return String(text)
  }

  /// A field as a writer puts it: in quotes where it must be, or where chance will have it.
  static func written(_ field: String, using generator: inout SeededGenerator) -> String {
    let special = field.unicodeScalars.contains { ",\"\n\r".unicodeScalars.contains($0) }
    guard special || Bool.bernoulli(0.3, using: &generator) else { return field }
    var quoted = "\"".unicodeScalars
    for scalar in field.unicodeScalars {
      quoted.append(scalar)
      if scalar == "\"" { quoted.append(scalar) }
    }
    quoted.append("\"")
    return String(quoted)
  }

  @Test func `that was written is read back`() throws {
    var generator = SeededGenerator(seed: 31)
    for _ in 0..<2000 {
      let columns = 1 + Int.uniform(below: 4, using: &generator)
      let rows = 1 + Int.uniform(below: 4, using: &generator)
      let fields = (0..<rows).map { _ in
        (0..<columns).map { _ in Self.randomText(using: &generator, upTo: 6) }
      }
      let end = ["\n", "\r\n", "\r"][Int.uniform(below: 3, using: &generator)]
      let text = fields.map { row in
        row.map { Self.written($0, using: &generator) }.joined(separator: ",") + end
      }
      let table = try CSVTable(text.joined(), format: CSVFormat(header: .numbered))
      let read = (0..<table.rowCount).map { row in
        (0..<table.columnCount).map { Array(table[row, $0].unicodeScalars) }
      }
      // By scalars: as characters, other texts would be equal.
      #expect(read == fields.map { $0.map { Array($0.unicodeScalars) } })
    }
  }

  @Test func `is read or refused with a place in it, and never worse`() {
    var generator = SeededGenerator(seed: 32)
    var accepted = 0
    for _ in 0..<20_000 {
      let text = Self.randomText(using: &generator, upTo: 20)
      do {
        let table = try CSVTable(text, format: CSVFormat(header: .numbered))
        accepted += 1
        for row in 0..<table.rowCount {
          for column in 0..<table.columnCount {
            _ = table[row, column]
            _ = table.position(row: row, column: column)
          }
        }
        for name in table.columnNames {
          _ = try? table.doubles(name)
          _ = try? table.optionalIntegers(name)
          _ = try? table.booleans(name)
        }
      } catch {
        #expect("\(error)".hasPrefix("line ") || error == .emptyText)
      }
    }
    #expect(accepted > 1000)
  }

  @Test func `that is only bytes is refused where it is not UTF-8`() {
    var generator = SeededGenerator(seed: 33)
    for _ in 0..<20_000 {
      let bytes = (0..<Int.uniform(below: 12, using: &generator)).map { _ in
        UInt8(Int.uniform(below: 256, using: &generator))
      }
      let isValid = String(validating: bytes, as: UTF8.self) != nil
      do {
        _ = try CSVTable(bytes, format: CSVFormat(header: .numbered))
        #expect(isValid)
      } catch {
        if case .invalidUTF8 = error { #expect(!isValid) } else { #expect(isValid) }
      }
    }
  }
}
