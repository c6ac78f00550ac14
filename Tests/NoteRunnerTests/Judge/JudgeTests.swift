import NoteRecord
import NoteRunner
import NoteSyntax
import Testing

/// What is said of one value of prose.
private func verdict(_ code: String, _ measured: MeasuredValue) -> (ValueRecord?, [Diagnostic]) {
  let note = parse("A `\(code)`.\n")
  let (run, diagnostics) = judge(RawRecord(blocks: [], values: [measured]), of: note)
  return (run.values[0], diagnostics)
}

@Suite struct `A check` {
  @Test func `names both numbers where they differ`() throws {
    // 90/986 = 0.09127789…: 9.1% to the digits of 8.3%.
    let (record, faults) = verdict("{check} 8.3% = a.precision", .number(90.0 / 986))
    let fault = try #require(faults.first)
    #expect(fault.fact == "the text says 8.3%, a.precision is 9.1% (0.09127789046653144)")
    #expect(fault.identifier == "wrong-check")
    #expect(fault.range?.start == SourceLocation(line: 1, column: 3))
    #expect(fault.file == "notes/n.md")
    #expect(fault.help == "write 9.1%, or mend what computes it")
    #expect(record == ValueRecord(text: "8.3%", value: "0.09127789046653144", holds: false))
  }

  @Test func `prints what the author wrote where it is right`() {
    let (record, faults) = verdict("{check} 8.3% = x", .number(1.0 / 12))
    #expect(faults.isEmpty)
    #expect(record == ValueRecord(text: "8.3%", value: "0.08333333333333333", holds: true))
  }

  @Test(arguments: [
    ("{check} 0.05 > p", 0.04, true), ("{check} 0.05 > p", 0.05, false),
    ("{check} 0.05 ≥ p", 0.05, true), ("{check} 0.05 ≥ p", 0.051, false),
    ("{check} 10% < p", 0.2, true), ("{check} 10% < p", 0.1, false),
    ("{check} 10% ≤ p", 0.1, true), ("{check} 10% ≤ p", 0.09, false),
    ("{check} 0.5 = p ± 0.05", 0.55, false), ("{check} 0.5 = p ± 0.05", 0.549, true),
    ("{check} 0.5 = p ± 5%", 0.46, true), ("{check} 0.5 = p ± 5%", 0.4, false),
    ("{check} 0.5 = p", Double.nan, false), ("{check} 0.5 > p", .nan, false),
    ("{check} 0.5 < p", .nan, false),
  ])
  func `compares as its sign says`(code: String, value: Double, holds: Bool) {
    let (record, faults) = verdict(code, .number(value))
    #expect(record?.holds == holds)
    #expect(faults.isEmpty == holds)
  }

  @Test func `says the sign and the tolerance in its message`() {
    let (_, less) = verdict("{check} 0.05 > p", .number(0.07))
    #expect(less.first?.fact == "the text says 0.05 > p, but p is 0.07")
    let (_, near) = verdict("{check} 0.5 = p ± 0.05", .number(0.75))
    #expect(near.first?.explanation == ["the tolerance is ± 0.05"])
  }

  @Test func `tells that an undefined value needs words`() {
    let (_, faults) = verdict("{check} 0.5 = p", .number(.nan))
    #expect(faults.first?.fact == "the text says 0.5, p is undefined (nan)")
    #expect(faults.first?.help == "the value is undefined (0/0): say so in words")
  }

  @Test func `takes integers and formatted numbers, and refuses text`() {
    #expect(verdict("{check} 1,000,000 = n", .integer("1000000")).1.isEmpty)
    #expect(verdict("{check} 50% = n", .formatted("50.0%", 0.5)).1.isEmpty)
    let (_, faults) = verdict("{check} 5 = n", .text("five"))
    #expect(faults.first?.identifier == "unprintable-value")
    #expect(faults.first?.fact == "n is five, which is not a number")
  }

  @Test func `prints an integer as one`() {
    let (record, faults) = verdict("{check} 3 = n", .integer("4"))
    #expect(faults.first?.fact == "the text says 3, n is 4")
    #expect(record?.value == "4")
    #expect(
      verdict("{check} 3 = n", .integer("1234")).1.first?.fact == "the text says 3, n is 1,234")
  }

  /// 2⁵³ + 1 is no Double: 9007199254740993 would read as …992.
  @Test func `is exact for integers beyond the precision of a Double`() {
    #expect(verdict("{check} 9,007,199,254,740,993 = n", .integer("9007199254740993")).1.isEmpty)
    #expect(!verdict("{check} 9,007,199,254,740,992 = n", .integer("9007199254740993")).1.isEmpty)
  }
}

@Suite struct `A computed value` {
  @Test(arguments: [
    (MeasuredValue.integer("1000000"), "1,000,000"), (.integer("-1000"), "−1,000"),
    (.integer("999"), "999"), (.integer("0"), "0"),
    (.integer("18446744073709551615"), "18,446,744,073,709,551,615"),
    (.formatted("8.3%", 0.0826), "8.3%"), (.text("a <b>"), "a <b>"), (.number(12000), "12,000"),
    (.number(-3), "−3"),
  ])
  func `is printed`(measured: MeasuredValue, text: String) {
    let (record, faults) = verdict("{swift} x", measured)
    #expect(record?.text == text)
    #expect(record?.holds == nil)
    #expect(faults.isEmpty)
  }

  @Test(arguments: [0.5, .nan, .infinity, 1e300]) func `needs a format where it is not whole`(
    number: Double
  ) {
    let (record, faults) = verdict("{swift} a.x", .number(number))
    #expect(record == nil)
    #expect(faults.first?.identifier == "unformatted-number")
    #expect(faults.first?.fact == "a.x is \(number): a number needs a format in prose")
    #expect(faults.first?.range?.start == SourceLocation(line: 1, column: 12))
  }

  @Test func `must be something that a sentence can show`() {
    let (_, faults) = verdict("{swift} x", .other("[1, 2]", type: "Array<Int>"))
    #expect(
      faults.first?.fact == "x is a value of type Array<Int> ([1, 2]), which prose cannot show")
  }
}

@Suite struct `A claim of a block` {
  private let note = parse(
    "```swift experiment\n//| label: fig-x\n\nlet a = 1\n  Claim(\"B recalls more\", b > a)\n```\n")

  private func faults(_ claim: ClaimRecord, line: Int = 2) -> [Diagnostic] {
    var block = BlockRecord()
    block.outputs = [.display(.claim(claim), line: line)]
    return judge(RawRecord(blocks: [block], values: []), of: note).1
  }

  @Test func `is quiet where it holds`() {
    #expect(faults(ClaimRecord(words: "x", holds: true)).isEmpty)
  }

  @Test func `that is false is reported where it stands, with the values on both sides`() throws {
    let fault = try #require(
      faults(
        ClaimRecord(
          words: "B recalls more", holds: false,
          operands: [.init(source: "b", value: "0.9"), .init(source: "a", value: "0.95")])
      ).first)
    #expect(fault.fact == "the claim does not hold: B recalls more")
    #expect(fault.explanation == ["b is 0.9", "a is 0.95"])
    #expect(fault.range?.start == SourceLocation(line: 5, column: 3))
  }

  @Test func `about an undefined value says why it fails`() {
    let fault = faults(
      ClaimRecord(words: "x", holds: false, operands: [.init(source: "b", value: "nan")])
    ).first
    #expect(fault?.explanation.last?.contains("undefined") == true)
  }
}

@Suite struct `An expected failure` {
  private func faults(_ option: String, _ failure: BlockRecord.Failure?) -> [String] {
    let note = parse("```swift experiment\n//| expect: \(option)\nf()\n```\n")
    var block = BlockRecord()
    block.failure = failure
    return judge(RawRecord(blocks: [block], values: []), of: note).1.map(\.fact)
  }

  private let trap = BlockRecord.Failure(
    kind: .trap, message: "Index out of range", line: 0, column: 1)

  @Test func `is met by a failure of its kind with its text`() {
    #expect(faults("trap", trap).isEmpty)
    #expect(faults("trap: \"out of range\"", trap).isEmpty)
  }

  @Test func `is unmet by none, by another kind, by another text`() {
    #expect(faults("trap", nil) == ["the block ended well, but 'expect' says that it traps"])
    #expect(faults("throw", trap) == ["the block did not fail as 'expect: throw' says"])
    #expect(faults("trap: \"overflow\"", trap) == ["the trap's message lacks the expected text"])
  }
}
