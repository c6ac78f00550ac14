import Foundation
import Testing

@Suite struct `A source that is not as it should be` {
  @Test func `without the end of a fence is an error at its beginning`() async throws {
    try await expectError("# A note\n\n```swift experiment\nlet a = 1\n", at: "3:1", "")
  }

  @Test func `with bytes that are no UTF-8 is told where`() async throws {
    let site = try Site()
    var bytes = Data("# A note\n\nBad: ".utf8)
    bytes.append(contentsOf: [0xff, 0xfe, 0x0a])
    try site.write(bytes, to: "notes/n.md")
    let ended = try await site.build()
    #expect(ended.status == 1)
    #expect(ended.errors.contains("notes/n.md:3:6: error: "), "\(ended.errors)")
    #expect(ended.errors.contains("UTF-8"))
  }

  @Test func `of twenty megabytes is built`() async throws {
    // 20 MB of paragraphs, each with a little of everything.
    let paragraph =
      "Words *of* a `note` with x, [a link](https://example.org) and more of them, so that a line is long.\n\n"
    let count = (20 << 20) / paragraph.utf8.count
    let site = try Site(
      note: "# A note\n\n"
        + String(repeating: paragraph, count: count))
    let ended = try await site.build()
    #expect(ended.status == 0, "\(ended.errors.prefix(2000))")
    #expect((site.bytes("output/n.html")?.count ?? 0) > 20 << 20)
  }

  @Test func `of nothing at all is built or told`() async throws {
    let ended = try await Site(note: "").build()
    #expect(ended.status == 0 || ended.errors.contains("notes/n.md"))
  }

  @Test func `with CRLF line ends gives the same page`() async throws {
    let text =
      "---\ntitle: One\n---\n\nA `{swift} a`.\n\n```swift experiment\nlet a = 1\nprint(a)\na + 1\n```\n"
    let site = try Site(note: text)
    try await site.expectWell()
    let other = try Site(note: text.replacing("\n", with: "\r\n"))
    try await other.expectWell()
    #expect(site.bytes("output/n.html") == other.bytes("output/n.html"))
  }

  @Test func `with a block indented by tabs runs it`() async throws {
    let site = try Site(
      note:
        "- One\n\n\t```swift experiment\n\tlet text = \"\"\"\n\t  in\n\t  \"\"\"\n\tprint(text + \"side\")\n\t```\n"
    )
    try await site.expectWell()
    #expect(site.text("output/n.html").contains("inside"))
  }

  @Test(arguments: [
    "中文 笔记.md", "a b  c.md", "quote\"s and 'these'.md", "back\\slash.md", "100% & <b>.md",
    "a:1:2.md", "#x?.md",
    "-dash.md", "é.md",
  ])
  func `named in any way is built, and its errors are named so`(name: String) async throws {
    let site = try Site([name: note("let a = 1\na + 1\nprint(\"ran\")")])
    try await site.expectWell()
    let page = "output/\(name.dropLast(3)).html"
    #expect(site.text(page).contains("ran"))
    try site.write(note("let a: Int = \"\""), to: "notes/\(name)")
    let ended = try await site.build()
    #expect(ended.status == 1)
    #expect(ended.errors.contains("notes/\(name):4:14: error: cannot convert"), "\(ended.errors)")
    try site.write(note("let a = 1\nfatalError(\"stop\")"), to: "notes/\(name)")
    #expect(
      try await site.build().errors.contains("notes/\(name):5:1: error: the program trapped: stop"))
    #expect(site.text(page).contains("ran"))
  }
}
