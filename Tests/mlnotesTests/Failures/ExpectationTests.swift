import Testing

@Suite struct `An expected failure` {
  private let below = "\n```swift experiment\nprint(\"below\", state)\n```\n"

  private func expectWell(_ code: String, _ options: [String], shows text: String) async throws {
    let block =
      "# A note\n\n```swift experiment\nvar state = 1\n```\n\n```swift experiment\n"
      + options.map { "//| \($0)\n" }.joined() + code + "\n```\n"
    let site = try Site(note: block + below)
    try await site.expectWell()
    let page = site.text("output/n.html")
    #expect(page.contains(text), "\(page.suffix(3000))")
    // The block below ran, and sees the state above.
    #expect(page.contains("below 1"))
  }

  @Test func `by a trap is met, and the note goes on`() async throws {
    try await expectWell(
      "state = 2\nlet list = [1]\nlist[state]", ["expect: trap"], shows: "Index out of range")
  }

  @Test func `by a trap with its text is met`() async throws {
    try await expectWell(
      "state = 2\nfatalError(\"no such figure\")", ["expect: trap: \"such figure\""],
      shows: "no such figure")
  }

  @Test func `by a throw is met`() async throws {
    try await expectWell(
      "struct NoFigure: Error {}\nstate = 2\nthrow NoFigure()", ["expect: throw: \"NoFigure\""],
      shows: "NoFigure()")
  }

  @Test func `by a compile error is met`() async throws {
    try await expectWell(
      "let text: String = state", ["expect: compile-error: \"cannot convert\""],
      shows: "cannot convert value of type 'Int' to specified type 'String'")
  }

  @Test func `by a syntax error is met`() async throws {
    try await expectWell("let = {", ["expect: compile-error"], shows: "expected")
  }

  @Test(arguments: [
    ("1", "trap", "the block ended well, but 'expect' says that it traps"),
    ("1", "throw", "the block ended well, but 'expect' says that it throws"),
    ("let a = 1", "compile-error", "the block compiles, but 'expect' says that it does not"),
    ("fatalError(\"x\")", "throw", "the block did not fail as 'expect: throw' says"),
    ("struct E: Error {}\nthrow E()", "trap", "the block did not fail as 'expect: trap' says"),
    ("fatalError(\"x\")", "trap: \"other\"", "the trap's message lacks the expected text"),
    (
      "let a: Int = \"\"", "compile-error: \"other\"",
      "the compile-error's message lacks the expected text"
    ),
  ])
  func `that is not met is an error`(code: String, option: String, fact: String) async throws {
    try await expectError(note(code, options: "expect: \(option)"), at: "3:1", fact)
  }

  @Test func `that does not compile is an error of its own`() async throws {
    try await expectError(
      note("let a: Int = \"\"\nfatalError()", options: "expect: trap"), at: "5:14",
      "cannot convert value of type")
  }
}

@Suite struct `A block that may fail` {
  private func page(_ code: String) async throws -> String {
    let site = try Site(
      note: "# A note\n\n```swift experiment\nvar state = 1\n```\n\n```swift experiment\n"
        + "//| error: true\n\(code)\n```\n\n```swift experiment\nprint(\"below\", state)\n```\n")
    try await site.expectWell()
    let page = site.text("output/n.html")
    #expect(page.contains("below 1"))
    return page
  }

  @Test func `shows a compile error and goes on`() async throws {
    #expect(try await page("let text: String = 5").contains("cannot convert value"))
  }

  @Test func `shows a syntax error and goes on`() async throws {
    #expect(try await page("func f( {").contains("expected"))
  }

  @Test func `shows a thrown error, with what it printed before, and goes on`() async throws {
    let page = try await page(
      "struct Wrong: Error {}\nstate = 2\nprint(\"in it\", state)\nthrow Wrong()")
    #expect(page.contains("in it 2"))
    #expect(page.contains("Wrong()"))
  }

  @Test func `shows a trap and goes on`() async throws {
    let page = try await page("state = 2\nfatalError(\"no such figure\")")
    #expect(page.contains("no such figure"))
    #expect(!page.contains("0x"), "an address differs from run to run")
  }

  @Test func `shows that it took too long and goes on`() async throws {
    #expect(try await page("//| timeout: 1s\nwhile true {}").contains("too long"))
  }

  @Test func `shows that it left and goes on`() async throws {
    #expect(try await page("import Foundation\nexit(3)").contains("exit(3)"))
  }

  @Test func `shows nothing of a failure that does not happen`() async throws {
    #expect(try await page("print(\"all is well\")").contains("all is well"))
  }

  @Test func `must say the truth all the same`() async throws {
    try await expectError(
      note("Claim(\"never\", false)", options: "error: true"), at: "5:1",
      "the claim does not hold: never")
  }

  @Test func `cannot await, and is told so`() async throws {
    let text = note("func f() async -> Int { 1 }")
    try await expectError(
      text + "\n```swift experiment\n//| error: true\nawait f()\n```\n", at: "9:1",
      "a block with 'error' or 'expect' cannot await", also: "help: await in a block above")
  }

  @Test func `several of them each fail alone`() async throws {
    let block = { (text: String) in
      "\n```swift experiment\n//| error: true\nfatalError(\"\(text)\")\n```\n"
    }
    let site = try Site(
      note: "# A note\n" + block("first one") + block("second one") + block("third one"))
    try await site.expectWell()
    for text in ["first one", "second one", "third one"] {
      #expect(site.text("output/n.html").contains(text))
    }
  }
}
