import Testing

@Suite struct `A block that fails while it runs` {
  @Test func `by fatalError is named with its words, its place and what it printed`() async throws {
    try await expectError(
      note("print(\"before\")\nlet a = 1\nif a > 0 { fatalError(\"no such figure\") }"), at: "6:12",
      "the program trapped: no such figure", also: "it printed:", "before",
      "help: mend it, or say '//| expect: trap'")
  }

  @Test func `by an index out of range is named with line and column`() async throws {
    try await expectError(
      note("let list = [1, 2]\nfunc f(_ i: Int) -> Int {\n  list[i]\n}\nf(7)"), at: "6:7",
      "the program trapped: Index out of range")
  }

  @Test func `by an overflow is named with line and column`() async throws {
    try await expectError(
      note("var big = Int.max\nlet one = Int(\"1\")!\nbig += one"), at: "6:5",
      "the program trapped: arithmetic overflow")
  }

  @Test func `by nil is named`() async throws {
    try await expectError(
      note("let text = \"x\"\nlet number = Int(text)!"), at: "5:23",
      "the program trapped: Unexpectedly found nil while unwrapping an Optional value")
  }

  @Test func `by a broken precondition of the library is named at the note's line`() async throws {
    try await expectError(
      note("let digits = Int(\"-1\")!\nNumberFormat.fixed(digits).string(from: 1.5)"), at: "5:28",
      "the program trapped: digits after the decimal point must be 0 or more, got -1")
  }

  @Test func `by exit is not taken for a note that ended`() async throws {
    try await expectError(
      note("import Foundation\nlet a = 1\nif a == 1 { exit(0) }")
        + "\n```swift experiment\na\n```\n",
      at: "6:1", "the program ended here with exit(0), before the note's end")
  }

  @Test func `by abort is named`() async throws {
    try await expectError(
      note("import Foundation\nabort()"), at: "5:1",
      "the program trapped: the program aborted (SIGABRT)")
  }

  @Test func `by a thrown error is named`() async throws {
    try await expectError(
      note(
        "struct NoSuchFigure: Error { var page = 7 }\nlet a = 1\nif a > 0 { throw NoSuchFigure() }"),
      at: "6:1", "an error was thrown: NoSuchFigure(page: 7)")
  }

  @Test func `by an error of the library is named with its words`() async throws {
    try await expectError(
      note("let curve = try ROCCurve(scores: [1.0, 2], labels: [true, true])"), at: "4:1",
      "an error was thrown: ")
  }

  @Test func `by recursion without end is named`() async throws {
    try await expectError(
      note("func f(_ n: Int) -> Int { f(n + 1) + n }\nf(0)"), at: "4:1",
      "the program trapped: the stack overflowed: a function calls itself without end")
  }

  @Test func `in a value of prose is named in the sentence`() async throws {
    try await expectError(
      "# A note\n\n```swift experiment\nlet list = [1]\n```\n\nA number: `{swift} list[list.count]`.\n",
      at: "7:24", "the program trapped: Index out of range")
  }

  @Test func `keeps the output folder, and other notes' errors are told too`() async throws {
    let site = try Site([
      "a.md": note("fatalError(\"one\")"), "b.md": note("1"), "c.md": note("fatalError(\"two\")"),
    ])
    let ended = try await site.build()
    #expect(ended.status == 1)
    #expect(ended.errors.contains("notes/a.md:4:1: error: the program trapped: one"))
    #expect(ended.errors.contains("notes/c.md:4:1: error: the program trapped: two"))
    #expect(ended.errors.contains("2 errors in 2 notes; no page was written"))
    #expect(!site.exists("output"))
  }
}
