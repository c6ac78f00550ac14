import NoteRecord
import NoteRunner
import Testing

/// The lines that a program would have written.
private func lines(_ events: [(Event.Kind, output: Int, error: Int)]) -> [UInt8] {
  events.flatMap { kind, output, error in
    try! JSONLine.encode(Event(kind, printed: .init(output: output, error: error)))
  }
}

private func transcript(
  _ events: [(Event.Kind, output: Int, error: Int)], output: String = "", error: String = "",
  blocks: Int = 2, values: Int = 1
) -> Transcript {
  Transcript(
    events: lines(events), output: Array(output.utf8), error: Array(error.utf8), blockCount: blocks,
    valueCount: values)
}

@Suite struct `What a program did` {
  @Test func `has printed text between the displays where it was printed`() {
    let transcript = transcript(
      [
        (.blockBegan(0), 0, 0), (.statement(line: 0, column: 1), 0, 0),
        (.display(.text("1"), line: 0), 2, 0), (.statement(line: 1, column: 1), 4, 3),
        (.display(.text("2"), line: 1), 4, 3), (.blockEnded(seconds: 0.5), 6, 3),
        (.blockBegan(1), 6, 3), (.blockEnded(seconds: 0.25), 6, 6), (.finished, 6, 6),
      ], output: "a\nb\nc\n", error: "e1\ne2\n")
    #expect(
      transcript.blocks[0].outputs == [
        .standardOutput("a\n"), .display(.text("1"), line: 0), .standardOutput("b\n"),
        .standardError("e1\n"), .display(.text("2"), line: 1), .standardOutput("c\n"),
      ])
    #expect(transcript.blocks[1].outputs == [.standardError("e2\n")])
    #expect(transcript.blocks.map(\.seconds) == [0.5, 0.25])
    #expect(transcript.hasFinished)
    #expect(transcript.lastWords == "")
  }

  @Test func `joins text of the same stream`() {
    let transcript = transcript(
      [
        (.blockBegan(0), 0, 0), (.statement(line: 0, column: 1), 2, 0),
        (.statement(line: 1, column: 1), 4, 0), (.blockEnded(seconds: 0), 4, 0),
      ], output: "a\nb\n")
    #expect(transcript.blocks[0].outputs == [.standardOutput("a\nb\n")])
  }

  @Test func `says where a program ended that did not reach its end`() {
    let early = transcript(
      [(.blockBegan(1), 0, 0), (.statement(line: 4, column: 7), 0, 0)], output: "last\n",
      error: "Fatal error: x\n")
    #expect(early.place == .block(1))
    #expect(early.statement?.line == 4)
    #expect(early.statement?.column == 7)
    #expect(!early.hasFinished)
    #expect(early.blocks[1].outputs == [.standardOutput("last\n")])
    #expect(early.lastWords == "Fatal error: x\n")
    #expect(transcript([]).place == .start)
    #expect(transcript([(.valueBegan(0), 0, 0)]).place == .value(0))
  }

  @Test func `gives what a value prints to the block before it`() {
    let transcript = transcript(
      [
        (.blockBegan(0), 0, 0), (.blockEnded(seconds: 0), 0, 0), (.valueBegan(0), 0, 0),
        (.value(0, .integer("7")), 2, 0), (.finished, 2, 0),
      ], output: "v\n")
    #expect(transcript.blocks[0].outputs == [.standardOutput("v\n")])
    #expect(transcript.values == [.integer("7")])
  }

  @Test func `ignores half a line, foreign lines and places that do not exist`() {
    var events = lines([
      (.blockBegan(0), 0, 0), (.value(9, .integer("1")), 0, 0), (.blockBegan(7), 0, 0),
    ])
    events += Array("not JSON\n{\"kind\":".utf8)
    let transcript = Transcript(
      events: events, output: Array("x".utf8), error: [], blockCount: 1, valueCount: 1)
    #expect(transcript.values == [nil])
    #expect(!transcript.hasFinished)
  }

  @Test func `withstands counts that are not those of the text`() {
    let transcript = transcript(
      [
        (.blockBegan(0), -5, .max), (.statement(line: 0, column: 1), .max, -1),
        (.blockEnded(seconds: 0), .max, .max),
      ], output: "abc")
    #expect(transcript.blocks[0].outputs == [.standardOutput("abc")])
  }

  @Test func `repairs bytes that are no text`() {
    let transcript = Transcript(
      events: lines([(.blockBegan(0), 0, 0), (.finished, 3, 0)]), output: [0x61, 0xff, 0x62],
      error: [], blockCount: 1, valueCount: 0)
    #expect(transcript.blocks[0].outputs == [.standardOutput("a\u{fffd}b")])
  }

  @Test func `knows a block that failed apart`() {
    var transcript = transcript(
      [
        (.blockBegan(0), 0, 0), (.statement(line: 2, column: 3), 0, 0),
        (.failed(.init(kind: .throw, message: "E()", line: nil, column: nil)), 0, 0),
        (.apartEnded(signal: 0, status: 0), 0, 0), (.blockEnded(seconds: 0), 0, 0),
        (.blockBegan(1), 0, 0), (.apartEnded(signal: 4, status: 0), 0, 15),
        (.blockEnded(seconds: 0), 0, 15),
        (.finished, 0, 15),
      ], error: "Fatal error: x\n")
    #expect(
      transcript.blocks[0].failure == .init(kind: .throw, message: "E()", line: 2, column: 3))
    #expect(transcript.apartEnds.map(\.block) == [0, 1])
    #expect(transcript.apartEnds.map(\.signal) == [0, 4])
    #expect(transcript.takeCrashReport(from: 1).contains("Fatal error: x"))
    #expect(transcript.blocks[1].outputs.isEmpty)
  }

  @Test func `keeps the beginning of a flood and counts the rest`() throws {
    let flood = String(repeating: "0123456789", count: 20_000)
    var transcript = transcript(
      [(.blockBegan(0), 0, 0), (.blockEnded(seconds: 0), 200_000, 0)], output: flood)
    transcript.cutFloods()
    guard case .standardOutput(let text)? = transcript.blocks[0].outputs.first else {
      Issue.record("no output")
      return
    }
    #expect(text == flood.prefix(Transcript.keptBytes) + "\n… and 100000 more bytes\n")
  }
}

@Suite struct `The report of a crash` {
  @Test func `is told from the program's own words`() {
    let (own, crash) = separateCrashReport(
      "mine\n\nn.md:3: Fatal error: Index out of range\n\n*** Signal 4: Backtracing from 0x7f00")
    #expect(own == "mine\n")
    #expect(crash.hasPrefix("n.md:3: Fatal error: Index out of range"))
    #expect(crash.contains("0x7f00"))
  }

  @Test(arguments: ["", "mine\n", "mine", "a\n\nb\n", "an error: not fatal\n"])
  func `leaves text without a crash as it is`(text: String) {
    let (own, crash) = separateCrashReport(text)
    #expect(own == text)
    #expect(crash == "")
  }

  @Test func `names the place, the words and the kind`() {
    let backtrace = """
      0 0x0000 in Swift runtime failure: Index out of range + 1 in libswiftCore.so
      1 [ra] 0x0001 in specialized Array.subscript.getter + 2 in note at n.md:0
      2 [ra] 0x0002 in f(_:) + 3 in note at n.md:12:9
      3 [ra] 0x0003 in main + 3 in note at n.md:20:1
      """
    let crash = Crash(
      signal: 4, report: "n.md:12: Fatal error: Index out of range\n", backtrace: backtrace,
      file: "n.md")
    #expect(crash.kind == .trap)
    #expect(crash.message == "Index out of range")
    #expect(crash.place?.line == 12)
    #expect(crash.place?.column == 9)
  }

  @Test(arguments: [
    (Int32(14), "", "timeout"), (4, "Fatal error: failed to allocate 8 bytes", "memory"),
    (4, "Fatal error: Error raised at top level: Wrong()", "throw"), (6, "", "trap"),
    (11, "", "trap"),
  ])
  func `is of the kind that its signal and words say`(signal: Int32, report: String, kind: String) {
    let crash = Crash(signal: signal, report: report, backtrace: "", file: "n.md")
    #expect(crash.kind.rawValue == kind)
    #expect(!crash.message.isEmpty)
    #expect(crash.place == nil)
  }

  @Test func `has the reason of a trap without words from the frame's name`() {
    let crash = Crash(
      signal: 4, report: "",
      backtrace: "0 0x00 in Swift runtime failure: arithmetic overflow + 0 in note at n.md:3:9\n",
      file: "n.md")
    #expect(crash.message == "arithmetic overflow")
    #expect(crash.place?.line == 3)
  }
}
