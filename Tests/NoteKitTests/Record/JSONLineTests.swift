import Foundation
import NoteKit
import Testing

/// What the builder does with a line.
private func decoded<Value: Decodable>(_ type: Value.Type, _ line: [UInt8]) throws -> Value {
  let decoder = JSONDecoder()
  decoder.nonConformingFloatDecodingStrategy = .convertFromString(
    positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
  return try decoder.decode(type, from: Data(line))
}

private func roundTrip<Value: Codable>(_ value: Value) throws -> Value {
  let line = try JSONLine.encode(value)
  #expect(line.last == UInt8(ascii: "\n"))
  #expect(line.count { $0 == UInt8(ascii: "\n") } == 1)
  return try decoded(Value.self, line)
}

/// Every control character, quotation marks, characters of one to four bytes, a joined emoji.
private let hardText =
  String(String.UnicodeScalarView((0..<0x20).map { Unicode.Scalar(UInt8($0)) }))
  + "\u{7f}\"\\/'é中文😀👩‍👩‍👧\u{2028}\u{2029}\u{feff}e\u{301}"

@Suite struct `A record as a line of JSON` {
  private var chart: Chart {
    Chart {
      LinePlot(
        [(0.0, 1.0), (1, .nan), (2, .infinity)], x: .value("x \"q\"", \.0), y: .value("y\n", \.1))
      RuleMark(x: .value("x", 0.5))
    }
  }

  private static let displays: [Display] = [
    .text(hardText), .markdown("*\(hardText)*"), .html("<b>\"</b>"),
    .table(
      TableRecord(
        columns: [.init(title: "", isNumeric: false), .init(title: hardText, isNumeric: true)],
        rows: [["a", "1"], [], [hardText, ""]], hasRowHeadings: true)),
    .claim(
      ClaimRecord(
        words: hardText, holds: false, operands: [.init(source: "a.b", value: "nan")])),
    .claim(ClaimRecord(words: "", holds: true)),
  ]

  @Test(arguments: displays) func `gives back every display`(display: Display) throws {
    #expect(try roundTrip(display) == display)
  }

  @Test func `gives back a chart, values that are not finite included`() throws {
    let line = try JSONLine.encode(Display.chart(chart.spec))
    let back = try decoded(Display.self, line)
    // NaN equals nothing, so the lines are compared.
    #expect(try JSONLine.encode(back) == line)
  }

  @Test(arguments: [
    Event.Kind.blockBegan(3), .statement(line: 0, column: 17),
    .display(.text(hardText), line: 4), .valueBegan(0), .value(2, .integer("-7")),
    .value(2, .number(0.1)), .value(2, .number(.infinity)), .value(2, .number(-.infinity)),
    .value(0, .formatted("8.3%", 0.0826)), .value(0, .text(hardText)),
    .value(0, .other("[1]", type: "Array<Int>")),
    .failed(.init(kind: .throw, message: hardText, line: nil, column: nil)),
    .failed(.init(kind: .compileError, message: "", line: 3, column: 14)),
    .apartEnded(signal: 6, status: 0), .blockEnded(seconds: 1.5e-7), .finished,
  ])
  func `gives back every event`(kind: Event.Kind) throws {
    let event = Event(kind, printed: .init(output: .max, error: 0))
    #expect(try roundTrip(event) == event)
  }

  @Test func `gives back a value that is not a number`() throws {
    guard case .number(let value) = try roundTrip(MeasuredValue.number(.nan)) else {
      Issue.record("not a number")
      return
    }
    #expect(value.isNaN)
  }

  @Test func `gives back a whole run, missing values included`() throws {
    var block = BlockRecord()
    block.outputs = [
      .standardOutput("out\n"), .standardError(hardText), .display(.text("x"), line: 2),
    ]
    block.failure = .init(kind: .trap, message: "Index out of range", line: 1, column: nil)
    block.seconds = 0.25
    let run = RunRecord(
      blocks: [block, BlockRecord()],
      values: [nil, ValueRecord(text: "8.3%", value: "0.0826", holds: true), nil])
    #expect(try roundTrip(run) == run)
  }

  /// Random bit patterns: most are extreme, all read back as the same bits.
  @Test func `keeps every bit of a number`() throws {
    var generator = SeededGenerator(seed: 11)
    var numbers: [Double] = [0, -0.0, .leastNonzeroMagnitude, .greatestFiniteMagnitude, 1e22, 1e23]
    while numbers.count < 20_000 {
      let number = Double(bitPattern: generator.next())
      if number.isFinite { numbers.append(number) }
    }
    let back = try roundTrip(numbers)
    #expect(back.map(\.bitPattern) == numbers.map(\.bitPattern))
  }

  @Test func `writes no byte of a text as a line end`() throws {
    let line = try JSONLine.encode("a\nb\r\u{0}")
    #expect(String(decoding: line, as: UTF8.self) == "\"a\\u000ab\\u000d\\u0000\"\n")
  }

  @Test func `writes a type's members in their order`() throws {
    struct Point: Encodable {
      var z = 1
      var a: Double? = nil
      var m = [true]
    }
    #expect(
      String(decoding: try JSONLine.encode(Point()), as: UTF8.self) == "{\"z\":1,\"m\":[true]}\n")
  }
}
