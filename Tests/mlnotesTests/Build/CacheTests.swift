import Foundation
import Testing

/// One at a time: they count compilers.
@Suite(.serialized) struct `The cache` {
  /// A compiler that notes each of its runs, and then does as the real one.
  private func counting(_ site: Site) async throws -> [String: String] {
    let real = try #require(realCompiler())
    try await makeProgram("echo run >> \"\(site.path("runs"))\"\nexec \"\(real)\" \"$@\"", site)
    return ["MLNOTES_SWIFTC": site.path("swiftc")]
  }

  /// Written by another process: a program that this one holds open for writing cannot be started, and
  /// whatever is forked just then holds it open too.
  private func makeProgram(_ script: String, _ site: Site) async throws {
    try site.write("#!/bin/sh\n\(script)\n", to: "script")
    _ = try await site.start(
      ["-c", "cat script > swiftc && chmod +x swiftc"], program: "/bin/sh"
    ).end()
  }

  /// The compiler that `mlnotes` finds by itself: the toolchain of this test's own runtime.
  private func realCompiler() -> String? {
    let maps = contents(ofProcessFile: "/proc/self/maps")
    for line in maps.split(separator: "\n") {
      guard let start = line.firstIndex(of: "/"),
        let end = line.firstRange(of: "/lib/swift/")?.lowerBound,
        start < end
      else { continue }
      let compiler = line[start..<end] + "/bin/swiftc"
      if FileManager.default.isExecutableFile(atPath: String(compiler)) { return String(compiler) }
    }
    return nil
  }

  private func runs(_ site: Site) -> Int {
    let count = site.text("runs").split(separator: "\n").count
    try? site.remove("runs")
    return count
  }

  private let text =
    "# A note\n\nA sentence, `{swift} a`, `{check} 7 = a`.\n\n```swift experiment\nlet a = 7\nprint(\"ran\")\n```\n"

  @Test func `starts no compiler for a changed sentence`() async throws {
    let site = try Site(note: text)
    let environment = try await counting(site)
    try await site.expectWell(environment: environment)
    // One that asks for its version, one that compiles.
    #expect(runs(site) == 2)
    try site.write(
      "New words.\n\n" + text.replacing("A sentence", with: "Another one"), to: "notes/n.md")
    try await site.expectWell(environment: environment)
    #expect(runs(site) == 0)
    #expect(site.text("output/n.html").contains("New words."))
    #expect(site.text("output/n.html").contains("Another one"))
  }

  @Test func `starts no compiler where nothing changed, and one where code did`() async throws {
    let site = try Site(["n.md": text, "m.md": note("print(\"m\")")])
    let environment = try await counting(site)
    try await site.expectWell(environment: environment)
    #expect(runs(site) == 3)
    let ended = try await site.expectWell(environment: environment)
    #expect(ended.output.hasPrefix("nothing has changed: 2 notes, "))
    #expect(runs(site) == 0)
    try site.write(text.replacing("let a = 7", with: "let a = 3 + 4"), to: "notes/n.md")
    try await site.expectWell(environment: environment)
    #expect(runs(site) == 1)
  }

  @Test func `judges a changed number anew, without a compiler`() async throws {
    let site = try Site(note: text)
    let environment = try await counting(site)
    try await site.expectWell(environment: environment)
    _ = runs(site)
    try site.write(text.replacing("7 = a", with: "8 = a"), to: "notes/n.md")
    let ended = try await site.build(environment: environment)
    #expect(ended.status == 1)
    #expect(ended.errors.contains("the text says 8, a is 7"))
    #expect(runs(site) == 0)
  }

  @Test func `holds no failure`() async throws {
    for code in [
      "fatalError(\"x\")", "Claim(\"never\", false)", "let a: Int = \"\"",
      "struct E: Error {}\nthrow E()",
    ] {
      let site = try Site(note: note(code))
      let environment = try await counting(site)
      #expect(try await site.build(environment: environment).status == 1)
      #expect(runs(site) == 2)
      #expect(try await site.build(environment: environment).status == 1)
      #expect(runs(site) == 1, "\(code) was taken from the cache")
    }
  }

  @Test func `is not asked for a block that says so`() async throws {
    let site = try Site(note: note("print(\"ran\")", options: "cache: false"))
    let environment = try await counting(site)
    try await site.expectWell(environment: environment)
    _ = runs(site)
    try site.write(note("print(\"ran\")", options: "cache: false") + "\nMore.\n", to: "notes/n.md")
    try await site.expectWell(environment: environment)
    #expect(runs(site) == 1)
  }

  @Test func `that is damaged is as good as none`() async throws {
    let site = try Site(note: text)
    try await site.expectWell()
    let page = site.bytes("output/n.html")
    for (file, _) in site.files(below: "notes/.mlnotes") {
      try site.write("damaged", to: "notes/.mlnotes/" + file)
    }
    try site.remove("output")
    try await site.expectWell()
    #expect(site.bytes("output/n.html") == page)
  }

  @Test func `gives the same page as a run`() async throws {
    let site = try Site(note: text)
    try await site.expectWell()
    let page = site.bytes("output/n.html")
    try site.remove("output")
    try await site.expectWell()
    #expect(site.bytes("output/n.html") == page)
    try site.remove("notes/.mlnotes")
    try site.remove("output")
    try await site.expectWell()
    #expect(site.bytes("output/n.html") == page)
  }

  @Test func `of formulas and colours belongs to one program`() async throws {
    let site = try Site(note: text)
    try await site.expectWell()
    let memo = site.text("notes/.mlnotes/memo/n.json")
    // A keyword's colour, as JSON writes it.
    let other = memo.replacing("class=\\\"kw\\\"", with: "class=\\\"other\\\"")
    #expect(other != memo)
    // The same program uses what it remembers …
    try site.write(other, to: "notes/.mlnotes/memo/n.json")
    try site.write(text.replacing("A sentence", with: "Another one"), to: "notes/n.md")
    try await site.expectWell()
    #expect(site.text("output/n.html").contains("class=\"other\""))
    // … and nothing that another one left.
    try site.write(
      other.replacing("\"tool\":\"", with: "\"tool\":\"0"), to: "notes/.mlnotes/memo/n.json")
    try site.write(text.replacing("A sentence", with: "A third one"), to: "notes/n.md")
    try await site.expectWell()
    #expect(!site.text("output/n.html").contains("class=\"other\""))
    #expect(site.text("output/n.html").contains("class=\"kw\""))
  }

  @Test func `mends an output folder that somebody changed`() async throws {
    let site = try Site(note: text)
    try await site.expectWell()
    let page = site.bytes("output/n.html")
    try site.write("changed", to: "output/n.html")
    try await site.expectWell()
    #expect(site.bytes("output/n.html") == page)
    try site.remove("output/index.html")
    try await site.expectWell()
    #expect(site.exists("output/index.html"))
  }

  @Test func `does not hide that another compiler came`() async throws {
    let site = try Site(note: text)
    try await site.expectWell()
    try await makeProgram("echo 'Swift version 5.1 (swift-5.1-RELEASE)'", site)
    let ended = try await site.build(environment: ["MLNOTES_SWIFTC": site.path("swiftc")])
    #expect(ended.status == 2)
    #expect(ended.errors.contains("the Swift compiler is not the one that built mlnotes"))
    #expect(
      ended.errors.contains("\(site.path("swiftc")) is Swift version 5.1 (swift-5.1-RELEASE)"))
    #expect(ended.errors.contains("help: rebuild mlnotes with this compiler"))
  }

  @Test func `does not hide that there is no compiler`() async throws {
    let site = try Site(note: text)
    let ended = try await site.build(environment: ["MLNOTES_SWIFTC": site.path("none")])
    #expect(ended.status == 2)
    #expect(ended.errors.contains("no Swift compiler found\n  looked at \(site.path("none"))\n"))
    #expect(ended.errors.contains("help: "))
  }

  @Test func `does not hide that the compiler does not run`() async throws {
    let site = try Site(note: text)
    try await makeProgram("echo 'no licence'\nexit 3", site)
    let ended = try await site.build(environment: ["MLNOTES_SWIFTC": site.path("swiftc")])
    #expect(ended.status == 2)
    #expect(
      ended.errors.contains("does not run: it ended with exit status 3: no licence"),
      "\(ended.errors)")
  }
}
