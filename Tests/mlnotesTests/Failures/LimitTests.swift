import Testing

/// One at a time: they take the machine's memory, disk and processes.
@Suite(.serialized) struct `A block without measure` {
  @Test func `that never ends is stopped after its time`() async throws {
    try await expectError(
      note("print(\"before\")\nvar n = 0\nwhile true { n &+= 1 }", options: "timeout: 1s"),
      at: "7:1",
      "the block took more than 1 s and was stopped", also: "before",
      "help: do less, or give the block '//| timeout: …'")
  }

  @Test func `that waits forever is stopped after the note's time`() async throws {
    try await expectError(
      "---\ntimeout: 1s\n---\n# A note\n\n```swift experiment\nimport Foundation\n\nsleep(600)\n```\n",
      at: "9:1", "the block took more than 1 s and was stopped")
  }

  @Test func `that waits in a task is stopped too`() async throws {
    try await expectError(
      note("try await Task.sleep(for: .seconds(600))", options: "timeout: 1s"), at: "5:1",
      "the block took more than 1 s and was stopped")
  }

  @Test func `that ignores the alarm is killed all the same`() async throws {
    let site = try Site(
      note: note(
        "import Foundation\nsignal(SIGALRM, SIG_IGN)\nwhile true {}", options: "timeout: 1s"))
    let ended = try await site.build()
    #expect(ended.status == 1)
    #expect(ended.errors.contains("notes/n.md:7:1: error: the program did not end in"))
  }

  @Test func `leaves no child process behind`() async throws {
    let code = """
      import Foundation
      let child = Process()
      child.executableURL = URL(fileURLWithPath: "/bin/sleep")
      child.arguments = ["600"]
      try child.run()
      print("started")
      """
    let site = try Site(note: note(code))
    let ended = try await site.build()
    #expect(ended.status == 0, "\(ended.errors)")
    #expect(site.text("output/n.html").contains("started"))
  }

  @Test func `leaves no child process behind that left its group`() async throws {
    let code = """
      import Foundation
      var child: pid_t = 0
      var words: [UnsafeMutablePointer<CChar>?] = ["setsid", "--fork", "/bin/sleep", "600"].map { (word: String) in strdup(word) }
      words.append(nil)
      posix_spawn(&child, "/usr/bin/setsid", nil, nil, words, environ)
      var status: Int32 = 0
      waitpid(child, &status, 0)
      fatalError("stop")
      """
    try await expectError(note(code), at: "11:1", "the program trapped: stop")
  }

  @Test func `that prints a gigabyte is stopped`() async throws {
    let code = """
      let line = String(repeating: "0123456789", count: 100_000)
      for _ in 0..<1000 { print(line) }
      """
    let ended = try await expectError(
      note(code), at: "5:1", "the program printed more than 16 MB")
    #expect(ended.errors.utf8.count < 10_000)
  }

  @Test func `that takes eight gigabytes is stopped`() async throws {
    try await expectError(
      note("let list = [Double](repeating: 1, count: 1 << 30)\nlist.count"), at: "4:1",
      "the block needs more memory than its limit of 2048 MiB", also: "//| memory: …")
  }

  @Test func `that takes more than it asked for is stopped, and a larger one may have it`()
    async throws
  {
    let code = "let list = [Double](repeating: 1, count: 40 << 20)\nlist.count"
    try await expectError(
      note(code, options: "memory: 200MiB"), at: "5:1",
      "the block needs more memory than its limit of 200 MiB")
    let site = try Site(note: note(code, options: "memory: 600MiB"))
    try await site.expectWell()
  }

  @Test func `that takes memory bit by bit is stopped`() async throws {
    let code = """
      var lists: [[Int]] = []
      while true { lists.append(Array(repeating: lists.count, count: 1 << 20)) }
      """
    let ended = try await Site(note: note(code, options: "memory: 300MiB", "timeout: 20s")).build()
    #expect(ended.status == 1)
    #expect(ended.errors.contains("the block needs more memory than its limit of 300 MiB"))
  }
}
