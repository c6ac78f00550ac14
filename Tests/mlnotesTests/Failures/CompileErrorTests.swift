import Testing

@Suite struct `A block that does not compile` {
  @Test func `by a type error is named with line and column`() async throws {
    try await expectError(
      note("let a = 1\nlet b: Int = \"text\""), at: "5:14",
      "cannot convert value of type 'String' to specified type 'Int'",
      also: "5 | let b: Int = \"text\"")
  }

  @Test func `by an undefined name is named with line and column`() async throws {
    try await expectError(
      note("let a = 1\nlet b = a + c"), at: "5:13", "cannot find 'c' in scope")
  }

  @Test func `by an undefined name in a bare expression is named with its column`() async throws {
    try await expectError(note("  undefined + 1"), at: "4:3", "cannot find 'undefined' in scope")
  }

  @Test func `inside nested lists is named with the column of the file`() async throws {
    let text = """
      1. One

         - Two

           ```swift experiment
           let a = 1
           let b = a + missing
           ```

      """
    try await expectError(text, at: "7:18", "cannot find 'missing' in scope")
  }

  @Test func `in a list indented by tabs is named with the column of the file`() async throws {
    let text = "- One\n\n\t```swift experiment\n\tlet a = 1\n\tlet b = a + missing\n\t```\n"
    // Columns of characters: the tab is one.
    try await expectError(text, at: "5:14", "cannot find 'missing' in scope")
  }

  @Test func `in a note with CRLF line ends is named with line and column`() async throws {
    let text = note("let a = 1\nlet b = a + missing").replacing("\n", with: "\r\n")
    try await expectError(text, at: "5:13", "cannot find 'missing' in scope")
  }

  @Test func `after Chinese text is named with the column of characters`() async throws {
    try await expectError(
      note("let a = \"中文\"; let b = missing"), at: "4:23", "cannot find 'missing' in scope")
  }

  @Test func `for want of a brace is named in its own block`() async throws {
    let text = note("func f() {\n  print(1)") + "\n```swift experiment\nlet a = 1\n```\n"
    try await expectError(text, at: "5:11", "expected '}' at end of brace statement")
  }

  @Test func `in a value of prose is named in the sentence`() async throws {
    try await expectError(
      "# A note\n\nA number: `{swift} missing + 1`.\n", at: "3:20", "cannot find 'missing' in scope"
    )
  }

  @Test func `in a value on the first line is named in the sentence`() async throws {
    try await expectError(
      "A number: `{swift} missing`.\n", at: "1:20", "cannot find 'missing' in scope")
  }

  @Test func `in a check is named in the sentence`() async throws {
    try await expectError(
      "# A note\n\nA number: `{check} 8.3% = missing`.\n", at: "3:27",
      "cannot find 'missing' in scope")
  }

  @Test func `shows every error, of other blocks and notes too`() async throws {
    let site = try Site([
      "a.md": note("let a: Int = \"\"") + "\n```swift experiment\nlet b = missing\n```\n",
      "b.md": note("let c: Bool = 1"), "c.md": note("1"),
    ])
    let ended = try await site.build()
    #expect(ended.status == 1)
    #expect(ended.errors.contains("notes/a.md:4:14: error: "))
    #expect(ended.errors.contains("notes/a.md:8:9: error: "))
    #expect(ended.errors.contains("notes/b.md:4:15: error: "))
    #expect(!ended.errors.contains("notes/c.md"))
    #expect(ended.errors.contains("3 errors in 2 notes"))
  }

  @Test func `by a Double column without a format is told what to write`() async throws {
    try await expectError(
      note("Table([0.5]) { Column(\"x\", { (value: Double) in value }) }"), at: "4:16",
      "'init(_:_:)' is unavailable: a Double needs a format, such as format: .percent(1)")
  }
}
