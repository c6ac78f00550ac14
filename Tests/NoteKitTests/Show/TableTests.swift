import NoteKit
import Testing

@Suite struct `A table` {
  private struct Run {
    var recall: Double
    var alarms: Int
    var note: String
    var isBest: Bool
    var gain: Double?
  }

  private let a = Run(recall: 0.9, alarms: 1_000_000, note: "first", isBest: true, gain: 0.25)
  private let b = Run(recall: 0.955, alarms: -12, note: "", isBest: false, gain: nil)

  @Test func `shows each kind of column in its way`() {
    let table = Table([a, b]) {
      Column("recall", \.recall, format: .percent(1))
      Column("alarms", \.alarms)
      Column("note", \.note)
      Column("best", \.isBest)
      Column("gain", \.gain, format: .fixed(2))
    }
    #expect(
      table.record.rows == [
        ["90.0%", "1,000,000", "first", "yes", "0.25"],
        ["95.5%", "−12", "", "no", "–"],
      ])
    #expect(table.record.columns.map(\.title) == ["recall", "alarms", "note", "best", "gain"])
    #expect(table.record.columns.map(\.isNumeric) == [true, true, false, false, true])
    #expect(!table.record.hasRowHeadings)
  }

  @Test func `keeps the rows' headings in the order written`() {
    let names = ["zebra", "ape", "mole", "bee"]
    let table = Table(["zebra": 1.0, "ape": 2, "mole": 3, "bee": 4]) {
      Column("n", { $0 }, format: .integer)
    }
    #expect(table.record.rows.map { $0[0] } == names)
    #expect(table.record.rows.map { $0[1] } == ["1", "2", "3", "4"])
    #expect(table.record.hasRowHeadings)
    #expect(table.record.columns.map(\.title) == ["", "n"])
    #expect(table.record.columns.map(\.isNumeric) == [false, true])
  }

  @Test func `says undefined where a ratio is 0 to 0`() {
    let table = Table([Double.nan, .infinity, -.infinity]) {
      Column("ratio", { $0 }, format: .percent(1))
    }
    #expect(table.record.rows == [["undefined"], ["∞"], ["−∞"]])
  }

  @Test(arguments: [false, true])
  func `takes columns in groups, conditions and loops`(shows: Bool) {
    let table = Table([3.0]) {
      Column("first", { $0 }, format: .integer)
      if shows { Column("maybe", { -$0 }, format: .integer) }
      if shows { Column("yes", { _ in "y" }) } else { Column("no", { _ in "n" }) }
      for factor in [2.0, 10] { Column("times \(Int(factor))", { $0 * factor }, format: .integer) }
    }
    #expect(
      table.record.columns.map(\.title)
        == ["first"] + (shows ? ["maybe", "yes"] : ["no"]) + ["times 2", "times 10"])
    #expect(table.record.rows == [["3"] + (shows ? ["−3", "y"] : ["n"]) + ["6", "30"]])
  }

  @Test func `may have no rows or no columns`() {
    let noRows = Table([Double]()) { Column("n", { $0 }, format: .integer) }
    #expect(noRows.record.rows.isEmpty)
    #expect(noRows.record.columns.count == 1)
    #expect(Table([1.0, 2]) {}.record.rows == [[], []])
  }

  @Test func `has as many cells in each row as columns`() {
    let table = Table((0..<20).map(Double.init)) {
      Column("n", { $0 }, format: .integer)
      Column("square", { $0 * $0 }, format: .integer)
    }
    #expect(table.record.rows.allSatisfy { $0.count == table.record.columns.count })
    #expect(table.record.rows.map { $0[1] }.last == "361")
  }
}
