import Foundation
import Testing

@Suite struct `A block` {
  private func page(_ note: String) async throws -> String {
    let site = try Site(note: note)
    try await site.expectWell()
    return site.text("output/n.html")
  }

  @Test func `shows its values, and what it prints, in order`() async throws {
    let site = try Site(
      note: note("print(\"one\")\n1 + 1\nprint(\"three\")\n_ = 40 + 4\nlet a = 55\n[6, 6]"))
    try await site.expectWell()
    let data = try JSONDecoder().decode(
      PageData.self, from: try #require(site.bytes("output/data/n.json")))
    #expect(data.blocks[0].outputs.map(\.text) == ["one\n", "2", "three\n", "[6, 6]"])
  }

  @Test func `sees what the blocks above declare`() async throws {
    let page = try await page(
      note("struct Pair { var a = 3, b = 4 }\nextension Pair { var sum: Int { a + b } }")
        + "\nIn between, `{swift} Pair().sum`.\n\n```swift experiment\nprint(\"sum\", Pair().sum * 11)\n```\n"
    )
    #expect(page.contains("sum 77"))
  }

  @Test func `may await`() async throws {
    let page = try await page(
      note(
        "func double(_ n: Int) async -> Int { n * 2 }\nlet a = await double(21)\nawait double(a)\n"
          + "let sum = await withTaskGroup(of: Int.self) { group in\n  for n in 1...3 { group.addTask { n } }\n"
          + "  var sum = 0\n  for await n in group { sum += n }\n  return sum\n}\nprint(\"sums\", a, sum)"
      ))
    #expect(page.contains("sums 42 6"))
  }

  @Test func `may import Foundation`() async throws {
    let page = try await page(
      note(
        "import Foundation\nprint(\"formatted\", String(format: \"%03d\", 7))\nDate(timeIntervalSince1970: 0)"
      ))
    #expect(page.contains("formatted 007"))
  }

  @Test func `may declare whatever is legal at a script's top level`() async throws {
    let page = try await page(
      note(
        """
        protocol Shape { var area: Double { get } }
        struct Square: Shape { var side: Double; var area: Double { side * side } }
        enum Kind: CaseIterable { case a, b }
        actor Counter { var n = 0; func next() -> Int { n += 1; return n } }
        final class Box<Value> { var value: Value; init(_ value: Value) { self.value = value } }
        infix operator ***: MultiplicationPrecedence
        func *** (a: Int, b: Int) -> Int { a * b * a }
        typealias Pair<T> = (T, T)
        var counter = 0
        defer { counter += 1 }
        let counted = await Counter().next()
        func total<S: Sequence>(_ s: S) -> Int where S.Element == Int { s.reduce(0, +) }
        let pair: Pair<Int> = (1, 2)
        guard counter == 0 else { fatalError("no") }
        label: for _ in 0..<3 { break label }
        print("all", Square(side: 3).area, Kind.allCases.count, Box(5).value, 2 *** 3, pair.1, counted, total([1, 2]))
        """))
    #expect(page.contains("all 9.0 2 5 12 2 1 3"))
  }

  @Test func `that is only checked does not run`() async throws {
    let page = try await page(
      note(
        "print(\"it \" + \"ran\")\nfatalError()\nClaim(\"x\", false)\n1 + 1", options: "eval: false"
      ))
    #expect(!page.contains("it ran"))
  }

  @Test func `that is only checked must compile`() async throws {
    try await expectError(
      note("let a: Int = \"\"", options: "eval: false"), at: "5:14", "cannot convert value")
  }

  @Test func `that is not included runs and shows nothing`() async throws {
    let page = try await page(
      note("let hidden = 6 * 7\nprint(\"secret\" + \"ly\")", options: "include: false")
        + "\nIt is `{swift} hidden`.\n")
    #expect(!page.contains("secret"))
    #expect(!page.contains("let"))
    #expect(page.contains("42"))
  }

  @Test func `without output shows its code only`() async throws {
    let page = try await page(note("print(\"secret\" + \"ly\")", options: "output: false"))
    #expect(!page.contains("secretly"))
    #expect(page.contains("secret"))
  }

  @Test func `has a seed of its own, of the note, or 0`() async throws {
    let page = try await page(
      "---\nseed: 5\n---\nAbove it `{check} 5 = seed`.\n\n" + note("print(\"seeds\", seed)")
        + "\n```swift experiment\n//| seed: 9\nprint(\"seed\", seed)\n```\n")
    #expect(page.contains("seeds 5"))
    #expect(page.contains("seed 9"))
    #expect(try await self.page(note("print(\"seeds\", seed)")).contains("seeds 0"))
  }

  @Test func `reads files of the notes' folder`() async throws {
    let site = try Site([
      "n.md": note(
        "import Foundation\nprint(try String(contentsOfFile: \"data.csv\", encoding: .utf8))",
        options: "deps: [data.csv]"), "data.csv": "first figures",
    ])
    try await site.expectWell()
    #expect(site.text("output/n.html").contains("first figures"))
    try site.write("second figures", to: "notes/data.csv")
    try await site.expectWell()
    #expect(site.text("output/n.html").contains("second figures"))
  }

  @Test func `that names a missing file is told`() async throws {
    try await expectError(
      note("1", options: "deps: [data.csv]"), at: "3:1",
      "the file 'data.csv' of 'deps' cannot be read")
  }

  @Test func `may use a name of ours`() async throws {
    let page = try await page(
      note("let note = 1, block = 2, display = 3\nprint(\"names\", note, block, display)"))
    #expect(page.contains("names 1 2 3"))
  }
}

@Suite struct `A value of prose` {
  private let block = "```swift experiment\nlet share = 0.0826\nvar count = 1_000_000\n```\n"

  @Test func `may stand above the block that it comes from`() async throws {
    let site = try Site(
      note: "---\ntitle: A share of `{swift} share.percent(0)`\n---\n\nAbove `{swift} count` and "
        + "`{swift} share.percent(1)`.\n\n\(block)\nBelow `{check} 8.3% = share`.\n")
    try await site.expectWell()
    let page = site.text("output/n.html")
    #expect(page.contains("1,000,000"))
    #expect(page.contains("8.3%"))
    #expect(page.contains("<title>A share of 8%"))
  }

  @Test func `stands for the state where it stands`() async throws {
    let site = try Site(
      note:
        "\(block)\nFirst `{swift} count`.\n\n```swift experiment\ncount += 5\n```\n\nThen `{swift} count`.\n"
    )
    try await site.expectWell()
    let page = site.text("output/n.html")
    #expect(page.contains("1,000,000"))
    #expect(page.contains("1,000,005"))
  }

  @Test func `may stand in a caption`() async throws {
    let site = try Site(
      note: note(
        "let n = 7\nTable([1.0]) { Column(\"x\", { $0 }, format: .fixed(1)) }",
        options: "label: tbl-x", "tbl-cap: \"With `{swift} n * 11` rows\""))
    try await site.expectWell()
    #expect(site.text("output/n.html").contains("77"))
  }
}

/// The part of a page's data that is looked at here.
private struct PageData: Decodable {
  struct Output: Decodable { var text: String }
  struct Block: Decodable { var outputs: [Output] }
  var blocks: [Block]
}
