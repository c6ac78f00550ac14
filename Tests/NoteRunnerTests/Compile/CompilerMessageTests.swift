import NoteRunner
import Testing

@Suite struct `A message of the compiler` {
  @Test(arguments: ["n.md", "notes/a b.md", "a:b: c.md", "/x/中文 笔记.md", "a:1:2.md", "<unknown>"])
  func `is read whatever the file is called`(file: String) {
    #expect(
      CompilerMessage.all(in: "\(file):12:5: error: cannot find 'x' in scope\n")
        == [
          CompilerMessage(
            file: file, line: 12, column: 5, severity: .error, text: "cannot find 'x' in scope")
        ])
  }

  @Test func `may hold the form of another message in its words`() {
    let text = "n.md:3:4: warning: said 'error: x' and a: note: b"
    #expect(
      CompilerMessage.all(in: text)
        == [
          CompilerMessage(
            file: "n.md", line: 3, column: 4, severity: .warning,
            text: "said 'error: x' and a: note: b")
        ])
  }

  @Test func `is told from the lines around it`() {
    let text = """
      n.md:2:9: error: cannot find 'x' in scope
        let a: Int = x   // 1:2: not one
              ^
      <unknown>:0: error: fatal
      error: link command failed
      n.md:2:1: note: declared here
      """
    let all = CompilerMessage.all(in: text)
    #expect(all.map(\.severity) == [.error, .note])
    #expect(all.map(\.line) == [2, 2])
  }

  @Test func `is none in none`() {
    #expect(CompilerMessage.all(in: "").isEmpty)
    #expect(CompilerMessage.all(in: ": error: \n::: error: x\n1: error: y").isEmpty)
  }
}

@Suite struct `The compiler's version` {
  @Test(arguments: [
    (
      "Swift version 6.3.1 (swift-6.3.1-RELEASE)\nTarget: x86_64-unknown-linux-gnu\n",
      "Swift version 6.3.1 (swift-6.3.1-RELEASE)"
    ),
    (
      "Apple Swift version 6.1 (swiftlang-6.1.0.110.21 clang-1700.0.13.3)\nTarget: arm64",
      "Swift version 6.1 (swiftlang-6.1.0.110.21 clang-1700.0.13.3)"
    ),
    (
      "\u{0}\u{1}Swift version 6.3.1 (swift-6.3.1-RELEASE)\u{0}more)",
      "Swift version 6.3.1 (swift-6.3.1-RELEASE)"
    ),
    ("Swift version 7\n(x)", "Swift version 7"),
  ])
  func `is read up to its closing parenthesis`(text: String, version: String) {
    #expect(swiftVersion(in: text) == version)
  }

  @Test func `is missing in other text`() {
    #expect(swiftVersion(in: "") == nil)
    #expect(swiftVersion(in: "clang version 17") == nil)
  }
}
