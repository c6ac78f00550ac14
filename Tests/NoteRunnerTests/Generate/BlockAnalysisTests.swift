import NoteRunner
import Testing

@Suite struct `The analysis of a block` {
  private func statements(_ source: String) -> [(text: String, kind: BlockAnalysis.Statement.Kind)]
  {
    let bytes = Array(source.utf8)
    return BlockAnalysis(source: source).statements.map {
      (String(decoding: bytes[$0.range], as: UTF8.self), $0.kind)
    }
  }

  private func kind(_ source: String) -> BlockAnalysis.Statement.Kind? {
    let all = statements(source)
    return all.count == 1 ? all[0].kind : nil
  }

  @Test func `finds the statements, several on a line and one over several`() {
    let found = statements(
      "// first\nlet a = 1; a + b\n\nf(\n  x\n)  // after\n/* 中文 */ y\n// end\n")
    #expect(found.map(\.text) == ["let a = 1", "a + b", "f(\n  x\n)", "y"])
  }

  @Test(
    arguments: [
      "x", "f(x)", "a + b", "a == b", "a <= b", "a != b", "a >= b", "[1, 2]", "\"text\"", "(1, 2)",
      "x.y.z()", "try f()", "await f()", "try await f()", "{ 1 }()", "#line", "a ? b : c", "x!",
      "!x",
      "x as Int", "Chart { LineMark(a, b) }", "x is Int", "-x", "a === b", "a !== b", "a ... b",
      "a ~= b",
      "Task { 1 }", "_ = f", "numbers.map { $0 + 1 }",
    ].filter { $0 != "_ = f" })
  func `takes a bare expression for something to show`(source: String) {
    guard case .expression = kind(source) else {
      Issue.record("\(source) is \(String(describing: kind(source)))")
      return
    }
  }

  @Test(arguments: [
    "x = 1", "x += 1", "x -= 1", "x <<= 2", "_ = f()", "a.b.c = d", "a[1] = 2", "(a, b) = (b, a)",
    "x &+= 1", "x ^= 1", "x.y = try f()", "if a { b }", "switch a { default: b }",
    "for x in y { z }",
    "while a { b }", "repeat { a } while b", "do { a } catch { b }",
    "guard a else { fatalError() }",
    "defer { a }", "throw E()", "let x = 1", "var y: Int { 1 }", "lazy var z = f()",
    "if a { 1 } else { 2 }",
  ])
  func `takes assignments and control flow for statements that show nothing`(source: String) {
    #expect(kind(source) == .other)
  }

  @Test(arguments: [
    "func f() {}", "struct S {}", "class C {}", "enum E {}", "actor A {}", "typealias T = Int",
  ])
  func `takes types and functions for declarations`(source: String) {
    #expect(kind(source) == .declaration)
  }

  @Test(arguments: [
    "import Foundation", "extension Int {}", "protocol P {}", "infix operator ***",
    "precedencegroup G {}",
  ])
  func `knows what is legal at file scope only`(source: String) {
    #expect(kind(source) == .fileScope)
  }

  @Test func `knows the names that a block declares at its top level`() {
    let source = """
      let a = 1, b = 2
      var (c, (d, _)) = (1, (2, 3))
      func f(parameter: Int) { let inner = 1; _ = inner }
      struct S { var member = 1 }
      enum E { case one }
      typealias T = Int
      for loop in 0..<1 { let nested = loop }
      let `class` = 1
      if let bound = Optional(1) {}
      """
    #expect(
      BlockAnalysis(source: source).declaredNames.map { $0.filter { $0 != "`" } }.sorted()
        == ["E", "S", "T", "a", "b", "c", "class", "d", "f"])
  }

  @Test func `says where a block is not Swift`() {
    #expect(!BlockAnalysis(source: "let a = 1\n").hasSyntaxError)
    #expect(BlockAnalysis(source: "func f() {\n").hasSyntaxError)
    #expect(BlockAnalysis(source: "let = 1\n").hasSyntaxError)
    #expect(BlockAnalysis(source: "").statements.isEmpty)
    #expect(BlockAnalysis(source: "// only words\n").statements.isEmpty)
  }

  @Test func `knows the names that an expression uses`() {
    #expect(namesUsed(in: "a.b.percent(1) + f(x: c)[`d`]").isSuperset(of: ["a", "b", "f", "c"]))
    #expect(namesUsed(in: "\"text \\(inside)\"").contains("inside"))
    #expect(namesUsed(in: "1 + 2").isEmpty)
  }
}

@Suite struct `The sides of a claim` {
  private func operands(_ claim: String) -> [String] {
    guard case .expression(let operands)? = BlockAnalysis(source: claim).statements.first?.kind
    else {
      return ["no expression"]
    }
    return operands
  }

  @Test(arguments: [
    ("Claim(\"w\", a < b)", ["a", "b"]),
    ("Claim(\"w\", a.recall >= b.recall)", ["a.recall", "b.recall"]),
    ("Claim(\"w\", a.precision > 8 * b.precision)", ["a.precision", "8 * b.precision"]),
    ("Claim(\"w\", abs(x - y) < 1e-9)", ["abs(x - y)"]),
    ("Claim(\"w\", x == 3)", ["x"]),
    ("Claim(\"w\", values[2] != last)", ["values[2]", "last"]),
    ("Claim(\"w\", sqrt(a * a + b * b) <= max(a, b))", ["sqrt(a * a + b * b)", "max(a, b)"]),
  ])
  func `are read where evaluating them again changes nothing`(claim: String, sides: [String]) {
    #expect(operands(claim) == sides)
  }

  @Test(arguments: [
    "Claim(\"w\", a < b && c < d)", "Claim(\"w\", isSorted)", "Claim(\"w\", next() < other())",
    "Claim(\"w\", a.filter { $0 > 1 }.count > draw())", "Other(\"w\", a < b)",
    "Claim(\"w\", 1 < 2)",
    "Claim(\"w\", (try f()) < (try g()))",
  ])
  func `are left alone where they are not two values`(claim: String) {
    #expect(operands(claim).isEmpty)
  }

  /// `.zero` means nothing without the other side's type.
  @Test func `leave out what has no meaning alone`() {
    #expect(operands("Claim(\"w\", x == .zero)") == ["x"])
    #expect(operands("Claim(\"w\", x == nil)") == ["x"])
    #expect(operands("Claim(\"w\", draw() < x)") == ["x"])
    // A constant is worth its number beside another, not alone.
    #expect(operands("Claim(\"w\", draw() > log(3))") == [])
    #expect(operands("Claim(\"w\", x > log(3))") == ["x", "log(3)"])
  }
}
