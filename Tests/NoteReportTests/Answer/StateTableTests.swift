import NoteReport
import Testing

@Suite struct `A state table` {
  static func check(
    _ texts: [String], _ counts: [Int], sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let table = StateTable(texts, counts: counts)
    for (number, text) in texts.enumerated() {
      var rest = number
      var at: [Int] = []
      for count in counts.reversed() {
        at.insert(rest % count, at: 0)
        rest /= count
      }
      #expect(table.text(at: at) == text, sourceLocation: sourceLocation)
    }
  }

  @Test func `gives back every text`() {
    Self.check(["alone"], [])
    Self.check(["a 1 b", "a 2 b", "a -3.5 b"], [3])
    Self.check(["same\nx 1\nend", "same\nx 2\nend"], [2])
    Self.check(["a", "a\nb", "a\nb\nc"], [3])
    Self.check(["1\n2\n3", "1\n3", "", "4"], [4])
    Self.check(["a", "b\nc", "d", "e\nf"], [2, 2])
    Self.check(["a", "b\nc", "d\ne\nf", "e\nf"], [2, 2])
    // Digits that could be taken for another number of the pattern.
    Self.check(["1-2", "12-", "-1-2", "1--2", "1.2.3", "1.2-.3"], [6])
  }

  // Numbers, words and lines by a fixed rule; sizes by three controls.
  @Test func `gives back every text of many controls`() {
    for counts in [[4, 3, 2], [2, 5], [1, 4, 1], [7]] {
      let total = counts.reduce(1, *)
      let texts = (0..<total).map { i in
        let lines = (0..<(3 + i % 2 * (i / 7 % 2))).map { line in
          line % 2 == 0
            ? "<p x=\"\(i * line % 5).5\" y=\"\(i / counts.last!)\"/>"
            : "word \(i % 3 == 0 ? "fizz" : "no")"
        }
        return lines.joined(separator: "\n")
      }
      Self.check(texts, counts)
    }
  }

  @Test func `keeps a number only for the controls on which it depends`() {
    let texts = (0..<200).flatMap { t in (0..<25).map { p in "x=\(t)\ny=\(p)\nz=7" } }
    let table = StateTable(texts, counts: [200, 25])
    guard case .pattern(_, let x) = table.pieces[0], case .pattern(_, let y) = table.pieces[1]
    else {
      Issue.record("expected patterns, got \(table.pieces)")
      return
    }
    #expect(x.map(\.controls) == [[0]] && x[0].values.count == 200)
    #expect(y.map(\.controls) == [[1]] && y[0].values.count == 25)
    #expect(table.pieces[2] == .constant("z=7"))
    // 5,000 texts of some 15 bytes are 75 kB; 225 numbers are 1 kB.
    #expect(table.encoded.utf8.count < 1_500)
  }

  @Test func `is one table for each choice where a choice changes the lines`() {
    let texts = (0..<50).flatMap { t in ["line \(t)", "log \(t)\nminor"] }
    let table = StateTable(texts, counts: [50, 2])
    guard case .choice(let control, let tables) = table.pieces[0] else {
      Issue.record("expected a choice, got \(table.pieces)")
      return
    }
    #expect(control == 1 && tables.count == 2)
  }

  /// The page's script must put together what this takes apart.
  @Test func `is read by the page's script`() throws {
    let engine = try JavaScriptEngine()
    try engine.run(figuresScript, seconds: 5)
    let texts = (0..<30).flatMap { t in
      ["</script> \"\(t)\"\nb \(t * t)", "c\n\(t % 3 == 0 ? "x" : "y\nz") \(t)"]
    }
    let counts = [30, 2]
    let table = StateTable(texts, counts: counts)
    let json = table.encoded
    #expect(!json.contains("<"))
    for t in 0..<30 {
      for p in 0..<2 {
        let text = try engine.call("textAt", [json, "[30,2]", "[\(t),\(p)]"], seconds: 5)
        #expect(text == texts[2 * t + p])
      }
    }
  }

  // Issue: one script of at most 10 kB for all figures.
  @Test func `has a script of at most 10 kB`() {
    #expect(figuresScript.utf8.count <= 10_000)
  }
}
