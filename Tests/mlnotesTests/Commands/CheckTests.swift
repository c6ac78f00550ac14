import Foundation
import Testing

@Suite struct `Checking for drift` {
  private let text = """
    # A note

    A `{swift} a` and `{swift} share.percent(1)`.

    ```swift experiment
    //| label: tbl-x
    let a = 7
    let share = 0.0826
    print("words")
    Table(["one": a]) { Column("count", \\.self) }
    Claim("a is large", a > 6)
    ```

    """

  @Test func `finds none after a build`() async throws {
    let site = try Site(note: text)
    try await site.expectWell()
    let ended = try await site.run("check")
    #expect(ended.status == 0, "\(ended.errors)")
    #expect(ended.output.contains("output/ is what the notes give, byte by byte"))
    try site.remove("notes/.mlnotes")
    #expect(try await site.run("check").status == 0)
  }

  @Test func `names each value that changed, by note and label, from what to what`() async throws {
    let site = try Site(note: text)
    try await site.expectWell()
    let pages = site.files(below: "output")
    try site.write(
      text.replacing("let a = 7", with: "let a = 8").replacing("words", with: "others"),
      to: "notes/n.md")
    let ended = try await site.run("check")
    #expect(ended.status == 1)
    for line in [
      "mlnotes: error: output/ has drifted from the notes", "a, in prose: 7 → 8", "tbl-x", "7 → 8",
      "claim \"a is large\", a: 7 → 8", "words\n → others\n", "output/n.html: differs", "help: ",
    ] {
      #expect(ended.errors.contains(line), "'\(line)' is not in: \(ended.errors)")
    }
    #expect(ended.errors.contains("\nn: "))
    #expect(site.files(below: "output") == pages, "check wrote something")
  }

  @Test func `finds a missing file and one that no note gives`() async throws {
    let site = try Site(["a.md": text, "b.md": "# B\n"])
    try await site.expectWell()
    try site.remove("output/b.html")
    try site.write("stray", to: "output/stray.html")
    let ended = try await site.run("check")
    #expect(ended.status == 1)
    #expect(ended.errors.contains("output/b.html: missing: the notes give it"))
    #expect(ended.errors.contains("output/stray.html: no note gives it"))
    #expect(site.text("output/stray.html") == "stray")
  }

  @Test func `finds a sentence that changed`() async throws {
    let site = try Site(note: text)
    try await site.expectWell()
    try site.write(text + "\nMore.\n", to: "notes/n.md")
    let ended = try await site.run("check")
    #expect(ended.status == 1)
    #expect(ended.errors.contains("output/n.html: differs"))
  }

  @Test func `needs an output folder, and notes without errors`() async throws {
    let site = try Site(note: text)
    let none = try await site.run("check")
    #expect(none.status == 2)
    #expect(none.errors.contains("there is no folder 'output' to compare with"))
    try site.write(text.replacing("a > 6", with: "a > 8"), to: "notes/n.md")
    let failing = try await site.run("check")
    #expect(failing.status == 1)
    #expect(failing.errors.contains("notes/n.md:11:1: error: the claim does not hold: a is large"))
  }
}
