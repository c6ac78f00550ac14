import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// What `--json` says, as another program reads it.
private struct Facts: Decodable {
  struct Operand: Decodable { var source: String; var value: String }
  struct Claim: Decodable {
    var block: Int
    var label: String?
    var line: Int
    var words: String
    var holds: Bool
    var operands: [Operand]
  }
  struct Value: Decodable {
    var line: Int
    var expression: String
    var text: String
    var value: String
    var holds: Bool?
  }
  struct Block: Decodable { var label: String?; var line: Int; var seconds: Double }
  struct Place: Decodable { var line: Int; var column: Int }
  struct Range: Decodable { var start: Place }
  struct Fault: Decodable {
    var file: String
    var severity: String
    var identifier: String
    var fact: String
    var range: Range?
  }
  struct Note: Decodable {
    var file: String
    var claims: [Claim]
    var values: [Value]
    var blocks: [Block]
    var diagnostics: [Fault]
  }
  var isWell: Bool
  var notes: [Note]
  var diagnostics: [Fault]
}

@Suite struct `The facts for machines` {
  private let notes = [
    "a.md":
      "# A\n\nIt is `{check} 8.3% = share` and `{swift} count`.\n\n```swift experiment\n//| label: lst-a\n"
      + "let share = 0.0826\nlet count = 1_000\nClaim(\"less & <less>\", share < 0.5)\n```\n",
    "b.md":
      "# B\n\nIt is `{check} 3 = n`.\n\n```swift experiment\nlet n = 4\nClaim(\"\\\"never\\\"\", n < 2)\n```\n",
    "c.md": "# C\n\n```swift experiment\nlet text: String = 5\n```\n",
  ]

  @Test func `as JSON hold claims, checks and errors by note, block and line`() async throws {
    let site = try Site(notes)
    let ended = try await site.build("--json", "facts.json")
    #expect(ended.status == 1)
    let facts = try JSONDecoder().decode(Facts.self, from: try #require(site.bytes("facts.json")))
    #expect(!facts.isWell)
    #expect(facts.notes.map(\.file) == ["notes/a.md", "notes/b.md", "notes/c.md"])
    let a = facts.notes[0]
    #expect(a.diagnostics.isEmpty)
    #expect(a.claims.map(\.words) == ["less & <less>"])
    #expect(a.claims[0].holds && a.claims[0].line == 9 && a.claims[0].block == 0)
    #expect(a.claims[0].label == "lst-a")
    #expect(a.claims[0].operands.map(\.value) == ["0.0826"])
    #expect(a.values.map(\.text) == ["8.3%", "1,000"])
    #expect(a.values.map(\.value) == ["0.0826", "1000"])
    #expect(a.values.map(\.holds) == [true, nil])
    #expect(a.values.map(\.line) == [3, 3])
    #expect(a.blocks.map(\.line) == [5])
    let b = facts.notes[1]
    #expect(b.claims.map(\.holds) == [false])
    #expect(b.values.map(\.holds) == [false])
    #expect(Set(b.diagnostics.map(\.identifier)) == ["wrong-check", "false-claim"])
    let c = facts.notes[2].diagnostics
    #expect(c.map(\.identifier) == ["compile-error"])
    #expect(c.first?.range?.start.line == 4)
    #expect(c.first?.range?.start.column == 20)
  }

  @Test func `as JUnit hold a case for each claim, check and other error`() async throws {
    let site = try Site(notes)
    #expect(try await site.build("--junit", "facts.xml", "--keep-going").status == 1)
    final class Reader: NSObject, XMLParserDelegate {
      var suites: [[String: String]] = []
      var cases: [[String: String]] = []
      var failures: [String] = []
      func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
        qualifiedName: String?, attributes: [String: String]
      ) {
        if name == "testsuite" { suites.append(attributes) }
        if name == "testcase" { cases.append(attributes) }
        if name == "failure" { failures.append(attributes["message"] ?? "") }
      }
    }
    let reader = Reader()
    let parser = XMLParser(data: try #require(site.bytes("facts.xml")))
    parser.delegate = reader
    #expect(parser.parse())
    #expect(reader.suites.map { $0["name"] } == ["notes/a.md", "notes/b.md", "notes/c.md"])
    #expect(reader.suites.map { $0["tests"] } == ["2", "2", "1"])
    #expect(reader.suites.map { $0["failures"] } == ["0", "2", "1"])
    #expect(
      reader.cases.map { $0["name"] } == [
        "line 9: claim: less & <less>", "line 3: check: 8.3% = share", "line 7: claim: \"never\"",
        "line 3: check: 3 = n", "line 4: compile-error",
      ])
    #expect(reader.failures.count == 3)
    #expect(reader.failures.contains("n is 4"))
  }

  @Test func `that cannot be written are told`() async throws {
    let site = try Site(["a.md": notes["a.md"]!])
    for option in ["--json", "--junit"] {
      let ended = try await site.build(option, "none/facts")
      #expect(ended.status == 2)
      #expect(ended.errors.contains("mlnotes: error: cannot write none/facts: "), "\(ended.errors)")
    }
  }

  @Test func `of notes that are well say so, cached or not`() async throws {
    let site = try Site(["a.md": notes["a.md"]!])
    for _ in 0..<2 {
      try await site.expectWell("--json", "facts.json", "--junit", "facts.xml")
      let facts = try JSONDecoder().decode(Facts.self, from: try #require(site.bytes("facts.json")))
      #expect(facts.isWell)
      #expect(facts.notes[0].claims.count == 1 && facts.notes[0].values.count == 2)
    }
  }
}
