import Testing

@Suite struct `What a note says wrongly` {
  private let block = "\n```swift experiment\nlet a = 0.0913\nlet b = 0.9\n```\n"

  @Test func `about a number is an error at the number`() async throws {
    try await expectError(
      "# A note\n\nA's precision is `{check} 8.3% = a`.\n" + block, at: "3:18",
      "the text says 8.3%, a is 9.1% (0.0913)", also: "help: write 9.1%, or mend what computes it")
  }

  @Test func `by a claim is an error with the values on both sides`() async throws {
    try await expectError(
      note("let a = 0.95\nlet b = 0.9\n\nClaim(\"B recalls more patients\", b > a)"), at: "7:1",
      "the claim does not hold: B recalls more patients", also: "b is 0.9", "a is 0.95")
  }

  @Test func `by several claims is told of each`() async throws {
    let ended = try await expectError(
      note("let a = 1\nClaim(\"first\", a > 1)\nClaim(\"second\", a > 0)\nClaim(\"third\", a > 2)"),
      at: "5:1", "the claim does not hold: first")
    #expect(ended.errors.contains("notes/n.md:7:1: error: the claim does not hold: third"))
    #expect(!ended.errors.contains("second"))
  }

  @Test(arguments: [
    "for n in 0..<3 {\n  Claim(\"n is small\", n < 1)\n}",
    "if true {\n  Claim(\"never\", false)\n}",
    "func f() {\n  Claim(\"never\", false)\n}\nf()",
    "[1, 2].forEach { n in\n  Claim(\"n is small\", n < 1) }",
    "do {\n  Claim(\"never\", false)\n}",
    "switch 1 {\ndefault: Claim(\"never\", false)\n}",
  ])
  func `by a claim that is nested is never skipped`(code: String) async throws {
    let ended = try await Site(note: note(code)).build()
    #expect(ended.status == 1, "\(ended.output)")
    #expect(ended.errors.contains("notes/n.md:5:"), "\(ended.errors)")
    #expect(ended.errors.contains("error: this Claim is made and not shown"), "\(ended.errors)")
    #expect(ended.errors.contains("help: gather the results in the loop"))
  }

  @Test(arguments: [
    "[1, 2].map { Claim(\"n is small\", $0 < 2) }", "[Claim(\"n is small\", false)]",
    "(Claim(\"yes\", true), Claim(\"n is small\", false))",
    "Optional(Claim(\"n is small\", false))",
  ])
  func `by a claim among others is never skipped`(code: String) async throws {
    try await expectError(note(code), at: "4:1", "the claim does not hold: n is small")
  }

  @Test func `by a claim with a value that is undefined says so`() async throws {
    try await expectError(
      note("let a = 0.0 / Double(\"0\")!\nClaim(\"never\", a > 0)"), at: "5:1",
      "the claim does not hold: never", also: "a is nan", "undefined")
  }

  @Test func `without a format is an error`() async throws {
    try await expectError(
      "# A note\n\nA's precision is `{swift} a`.\n" + block, at: "3:27",
      "a is 0.0913: a number needs a format in prose", also: "(a).significant(3)")
  }

  @Test func `twice by one label is an error`() async throws {
    try await expectError(
      note("1", options: "label: lst-one") + "\n```swift experiment\n//| label: lst-one\n2\n```\n",
      at: "9:12", "the label 'lst-one'")
  }

  @Test func `by a reference to nothing is an error that names the nearest label`() async throws {
    try await expectError(
      "# A note\n\nSee @lst-oen.\n" + note("1", options: "label: lst-one"), at: "3:5",
      "no label is named 'lst-oen'", also: "help: replace @lst-oen with @lst-one")
  }

  @Test func `by a formula with a mistake is an error at its place`() async throws {
    try await expectError(
      "# A note\n\nThe share $\\frac{a}{b$ is wrong.\n", at: "3:22",
      "a formula cannot be typeset: ", also: "expected '}'")
  }

  @Test func `by a formula is told beside an error of the program`() async throws {
    let site = try Site(
      note: "# A note\n\nThe share $\\frac{a}{b$ is wrong.\n\n" + note("fatalError(\"too\")"))
    let ended = try await site.build()
    #expect(ended.status == 1)
    #expect(ended.errors.contains("notes/n.md:3:22: error: a formula cannot be typeset"))
    #expect(ended.errors.contains("the program trapped: too"))
    #expect(!site.exists("output"))
  }

  @Test func `by an option that is not known is an error that names the nearest`() async throws {
    try await expectError(
      note("1", options: "cahce: false"), at: "4:5",
      "unknown option 'cahce' in an experiment block", also: "help: replace 'cahce' with 'cache'")
  }
}
