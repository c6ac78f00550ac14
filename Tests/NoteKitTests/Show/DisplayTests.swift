import NoteKit
import Testing

@Suite struct `What a bare expression shows` {
  @Test func `is nothing for a value of no content`() {
    #expect(displays(of: ()).isEmpty)
    #expect(displays(of: print("", terminator: "")).isEmpty)
  }

  @Test func `is the description of anything without a display of its own`() {
    #expect(displays(of: 42) == [.text("42")])
    #expect(displays(of: 0.1 + 0.2) == [.text("0.30000000000000004")])
    #expect(displays(of: "a \"word\"") == [.text("a \"word\"")])
    #expect(displays(of: [1, 2]) == [.text("[1, 2]")])
    #expect(displays(of: Int?.none as Any) == [.text("nil")])
    #expect(displays(of: [Int]()) == [.text("[]")])
  }

  @Test func `is the text of a formatted number`() {
    #expect(displays(of: 0.0826.percent(1)) == [.text("8.3%")])
  }

  @Test func `is each display's own kind`() {
    #expect(displays(of: Markdown("*x*")) == [.markdown("*x*")])
    #expect(displays(of: HTML("<b>x</b>")) == [.html("<b>x</b>")])
    #expect(displays(of: Claim("x", true)) == [.claim(ClaimRecord(words: "x", holds: true))])
    let chart = Chart { RuleMark(x: .value("rate", 0.5)) }
    #expect(displays(of: chart) == [.chart(chart.spec)])
    let table = Table([1.0]) { Column("n", { $0 }, format: .integer) }
    #expect(displays(of: table) == [.table(table.record)])
  }

  @Test func `is each display of a list or a tuple`() {
    let claims = [Claim("x", true), Claim("y", false)]
    #expect(displays(of: claims) == claims.map(\.display))
    #expect(displays(of: (claims[0], claims)) == [claims[0].display] + claims.map(\.display))
    #expect(displays(of: (claims[1], 7)) == [claims[1].display, .text("7")])
    #expect(displays(of: (1, 2)) == [.text("(1, 2)")])
    #expect(displays(of: [Claim]()) == [.text("[]")])
  }

  @Test func `sees through an optional`() {
    #expect(
      displays(of: Claim?.some(Claim("x", false)) as Any)
        == [.claim(ClaimRecord(words: "x", holds: false))])
  }
}

@Suite struct `A claim` {
  @Test func `says in words what holds`() {
    #expect(Claim("B recalls more", 0.95 > 0.9).holds)
    #expect(!Claim("B recalls more", 0.9 > 0.95).holds)
    #expect(Claim("B recalls more", true).words == "B recalls more")
  }

  @Test func `does not hold of an undefined value`() {
    let precision = Double.nan
    #expect(!Claim("above", precision > 0).holds)
    #expect(!Claim("not above", precision <= 0).holds)
  }
}

@Suite struct `A number with its format` {
  @Test func `keeps the value beside its text`() {
    // 0.0826 is 8.26%, one digit: 8.3%. 1234.5 lies in the middle: to the even digit, 1,234.
    #expect(0.0826.percent(1) == Formatted(0.0826, .percent(1)))
    #expect(0.0826.percent(1).text == "8.3%")
    #expect(0.0826.percent(1).value == 0.0826)
    #expect(1234.5.whole.text == "1,234")
    #expect(1234.5.fixed(1).text == "1,234.5")
    #expect(1234.5.significant(3).text == "1,230")
    #expect((-0.0012).scientific(1).text == "−1.2×10⁻³")
    #expect("\(0.5.percent(0))" == "50%")
  }
}

@Suite struct `A value of prose` {
  @Test func `is handed back by what it is`() {
    #expect(measured(7, format: nil) == .integer("7"))
    #expect(measured(UInt64.max, format: nil) == .integer("18446744073709551615"))
    #expect(measured(-3 as Int8, format: nil) == .integer("-3"))
    #expect(measured(0.5, format: nil) == .number(0.5))
    #expect(measured(0.5 as Float, format: nil) == .number(0.5))
    #expect(measured(0.5.percent(1), format: nil) == .formatted("50.0%", 0.5))
    #expect(measured(0.5, format: .percent(1)) == .formatted("50.0%", 0.5))
    #expect(measured(7, format: .fixed(1)) == .formatted("7.0", 7))
    #expect(measured("text", format: nil) == .text("text"))
    #expect(measured(true, format: nil) == .text("true"))
    #expect(measured(Character("x"), format: nil) == .text("x"))
    #expect(measured([1], format: nil) == .other("[1]", type: "Array<Int>"))
  }

  @Test func `may be missing, and is then no number`() {
    #expect(measured(Double?.none as Any, format: nil) == .other("nil", type: "Optional<Double>"))
    #expect(measured(Double?.some(0.5) as Any, format: nil) == .number(0.5))
  }
}
