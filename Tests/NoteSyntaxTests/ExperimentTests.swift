import NoteSyntax
import Testing

@Suite struct `Experiment blocks` {
  @Test func `read every option`() throws {
    let note = parse(
      """
      ```swift experiment
      //| label: fig-roc
      //| echo: false
      // | eval: true
      //| output: false
      //| include: false
      //| error: true
      //| code-fold: show
      //| code-summary: Code
      //| fig-cap: "Curve of `{swift} a.n`: $x$"
      //| fig-alt: 'A curve'
      //| fig-width: 400.5
      //| fig-height: 300
      //| cache: false
      //| timeout: 500ms
      //| memory: 512MB
      //| deps:
      //|   - a.csv
      //|   - b.csv
      //| seed: 9
      let a = 1
      ```
      """)
    #expect(faults(note) == [])
    let options = try #require(note.experiments.first).options
    #expect(options.label == "fig-roc")
    #expect(!options.echo && options.eval && !options.output && !options.include && options.error)
    #expect(options.codeFold == .shown)
    #expect(options.codeSummary == "Code")
    #expect(options.figCap?.count == 4)
    #expect(options.figAlt == [.text("A curve")])
    #expect(options.figWidth == 400.5)
    #expect(options.figHeight == 300)
    #expect(!options.cache)
    #expect(options.timeout == 0.5)
    #expect(options.memory == 512_000_000)
    #expect(options.deps == ["a.csv", "b.csv"])
    #expect(options.seed == 9)
    #expect(note.experiments[0].source == "let a = 1\n")
    #expect(source(note, at: note.values[0].expressionStart, count: 3) == "a.n")
  }

  @Test(
    arguments: [
      ("trap", ExperimentOptions.FailureKind.trap, nil), ("throw: \"no: way\"", .throw, "no: way"),
      ("compile-error: cannot find", .compileError, "cannot find"),
      ("throw: 'it''", .throw, nil),
    ] as [(String, ExperimentOptions.FailureKind, String?)])
  func `expect failures`(text: String, kind: ExperimentOptions.FailureKind, message: String?) {
    let note = parse("```swift experiment\n//| expect: \(text)\nx\n```\n")
    if text.hasSuffix("it''") {
      #expect(faults(note) == ["2:13 wrong-type"])
    } else {
      #expect(faults(note) == [])
      #expect(
        note.experiments[0].options.expect
          == ExperimentOptions.Expectation(kind: kind, text: message))
    }
  }

  @Test(arguments: [
    ("//| cahce: true", "2:5 unknown-option"), ("//| repeat: 3", "2:5 reserved-option"),
    ("//| echo: maybe", "2:11 wrong-type"), ("//| memory: lots", "2:13 wrong-type"),
    ("//| expect: trp", "2:13 wrong-type"), ("//| label: roc", "2:12 bad-label"),
    ("//| label: fig-ä", "2:12 bad-label"), ("//| label: eq-a", "2:5 contradictory-options"),
    ("//| echo: true\n//| echo: true", "3:5 duplicate-option"),
    ("let a = 1\n//| echo: true", "3:1 late-option"),
    ("//| expect: trap\n//| error: true", "2:5 contradictory-options"),
    ("//| expect: trap\n//| eval: false", "2:5 contradictory-options"),
    ("//| label: tbl-a\n//| fig-cap: x", "3:5 contradictory-options"),
    ("//| fig-width: -3", "2:16 wrong-type"), ("//| nonsense", "2:5 broken-option"),
  ])
  func `report what does not fit`(options: String, expected: String) {
    #expect(faults(parse("```swift experiment\n\(options)\nx\n```\n")) == [expected])
  }

  @Test func `name the nearest option`() {
    let note = parse("```swift experiment\n//| cahce: true\n```\n")
    #expect(note.diagnostics[0].help == "replace 'cahce' with 'cache'")
    #expect(note.diagnostics[0].explanation[0].contains("code-fold"))
  }

  @Test(arguments: [
    "swift experimnt", "Swift experiment", "swift Experiment", "swift numbered experiment",
    "experiment swift", "{swift} experiment",
  ])
  func `are not taken for something else in silence`(info: String) {
    let note = parse("```\(info)\nx\n```\n")
    #expect(note.experiments.isEmpty)
    #expect(faults(note) == ["1:4 not-an-experiment"])
  }

  @Test(arguments: ["swift", "text", "", "swift example", "python experimental"])
  func `leave other fences alone`(info: String) {
    let note = parse("```\(info)\nx\n```\n")
    #expect(note.diagnostics.isEmpty && note.experiments.isEmpty)
  }

  @Test func `must be closed`() {
    #expect(faults(parse("a\n\n```swift experiment\nx\n")) == ["3:1 unterminated-fence"])
    #expect(faults(parse("> ```swift experiment\n> x\n\ny\n")) == ["1:3 unterminated-fence"])
    let other = parse("~~~\nx")
    #expect(faults(other) == ["1:1 unterminated-fence"])
    #expect(other.diagnostics[0].severity == .warning)
    #expect(faults(parse("- ```\n  x\n  ```\n")) == [])
  }

  @Test(arguments: [
    "```swift experiment\nlet a = 1\n\n  b\n```\n",
    "> ```swift experiment\n> let a = 1\n>\n>   b\n> ```\n",
    "- a\n\n  ```swift experiment\n  let a = 1\n\n    b\n  ```\n",
    "1. > - ```swift experiment\n   >   let a = 1\n   >\n   >     b\n   >   ```\n",
    "-\t```swift experiment\n\tlet a = 1\n\n\t  b\n\t```\n",
    "```swift experiment\r\nlet a = 1\r\n\r\n  b\r\n```\r\n",
    "  ```swift experiment\n  let a = 1\n\n    b\n  ```\n",
    "[^f]: note\n\n    ```swift experiment\n    let a = 1\n\n      b\n    ```\n\nx[^f]\n",
  ])
  func `know where each line of code stands`(text: String) {
    let note = parse(text)
    #expect(note.diagnostics.isEmpty)
    #expect(note.experiments.map { $0.code.map(\.text) } == [["let a = 1", "", "  b"]])
    for line in note.experiments.flatMap(\.code) {
      #expect(source(note, at: line.start, count: line.text.utf8.count) == line.text)
    }
    let lines = note.experiments[0].code.map(\.start.line)
    #expect(lines == [lines[0], lines[0] + 1, lines[0] + 2])
  }

  @Test func `in a block that a tab indents keep their columns`() {
    // The item asks for 2 of the tab's 4 columns; the rest is code.
    let note = parse("- a\n\n  ```swift experiment\n\tq\n  ```\n")
    #expect(note.experiments[0].code[0].text == "  q")
    #expect(note.experiments[0].code[0].start.line == 4)
  }
}
