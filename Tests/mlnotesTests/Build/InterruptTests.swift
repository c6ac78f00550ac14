import Foundation
import Testing

/// One at a time: they look for processes, and stop builds at certain moments.
@Suite(.serialized) struct `A build that is stopped` {
  private let slow = note(
    "import Foundation\nlet child = Process()\nchild.executableURL = URL(fileURLWithPath: \"/bin/sleep\")\n"
      + "child.arguments = [\"600\"]\ntry child.run()\nprint(\"waits\")\nfflush(nil)\nsleep(600)")

  private func expectNothingLeft(_ site: Site) async {
    #expect(await eventually { processes(mentioning: site.folder).isEmpty })
    #expect(site.leftovers() == [])
    #expect(!site.exists("notes/.mlnotes/scratch"))
  }

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
  func `by a signal while a note runs leaves nothing behind`(signal: Int32) async throws {
    let site = try Site(["a.md": note("print(\"quick\")")])
    try await site.expectWell()
    let pages = site.files(below: "output")
    try site.write(slow, to: "notes/b.md")
    try site.write(note("print(\"other\")"), to: "notes/a.md")
    let run = try site.start(["build"])
    let printed = "notes/.mlnotes/scratch/\(run.identifier)/1/0/output.txt"
    #expect(await eventually { site.text(printed).contains("waits") })
    run.send(signal)
    let ended = try await run.end()
    #expect(ended.status == 128 + signal)
    #expect(ended.errors.contains("mlnotes: stopped"))
    await expectNothingLeft(site)
    #expect(site.files(below: "output") == pages)
  }

  /// While it compiles, starts, writes: at many moments.
  @Test func `by a signal at any moment leaves nothing behind and pages whole`() async throws {
    let site = try Site(["a.md": note("print(\"old\")"), "b.md": note("print(\"old\")")])
    try await site.expectWell()
    let old = site.files(below: "output")
    let changed = ["a", "b"].map { ("\($0).md", note("print(\"new\")\nlet words = \"of \($0)\"")) }
    let other = try Site(Dictionary(uniqueKeysWithValues: changed))
    try await other.expectWell()
    let new = other.files(below: "output")
    for (name, text) in changed { try site.write(text, to: "notes/\(name)") }
    for round in 0..<12 {
      let run = try site.start(["build"])
      try await Task.sleep(for: .milliseconds(round * 60))
      run.send(SIGINT)
      let ended = try await run.end()
      #expect(ended.status == 128 + SIGINT || ended.status == 0)
      await expectNothingLeft(site)
      expectWhole(site, old, new)
    }
  }

  @Test func `by force at any moment leaves pages whole, and the next build takes the rest away`()
    async throws
  {
    let notes = Dictionary(
      uniqueKeysWithValues: (0..<4).map { ("n\($0).md", "# A note\n\nThe words of \($0).\n") })
    let site = try Site(notes)
    try await site.expectWell()
    let old = site.files(below: "output")
    let other = try Site(notes.mapValues { $0.replacing("The words", with: "Other words") })
    try await other.expectWell()
    let new = other.files(below: "output")
    var stopped = 0
    for round in 0..<40 {
      // To and fro between the two states, so that each build has all to write.
      let target = round % 2 == 0 ? "Other words" : "The words"
      for (name, text) in notes {
        try site.write(text.replacing("The words", with: target), to: "notes/\(name)")
      }
      let run = try site.start(["build"])
      // Until the first page of this build is there, or is being written; then a little more or less.
      let before = site.bytes("output/n0.html")
      _ = await eventually {
        !run.isRunning || site.bytes("output/n0.html") != before
          || (round % 3 == 0 && site.leftovers().contains { $0.hasPrefix("output/") })
      }
      if run.isRunning { stopped += 1 }
      run.send(SIGKILL)
      _ = try await run.end()
      expectWhole(site, old, new)
    }
    #expect(stopped > 0, "no build was stopped before its end")
    try site.write(Data("half of a pa".utf8), to: "output/.mlnotes-999999999-n0.html")
    try site.write(Data("half".utf8), to: "output/assets/.mlnotes-999999999-x.css")
    try site.write(Data("half".utf8), to: "notes/.mlnotes/.mlnotes-999999999-compiler")
    try site.write(Data("half".utf8), to: "notes/.mlnotes/scratch/999999999/0/main.swift")
    for (name, text) in notes {
      try site.write(text.replacing("The words", with: "Other words"), to: "notes/\(name)")
    }
    try await site.expectWell()
    #expect(site.files(below: "output") == new)
  }

  private func expectWhole(_ site: Site, _ old: [String: Data], _ new: [String: Data]) {
    for (file, bytes) in site.files(below: "output") where !file.contains(".mlnotes-") {
      #expect(bytes == old[file] || bytes == new[file], "\(file) is neither old nor new")
    }
  }
}
