import Foundation
import SVGCharts
import SVGChartsDates
import Testing

@Suite struct `Dates` {
  // Foundation's calendar is the second definition.
  @Test func `are those of the Gregorian calendar`() {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = TimeZone(identifier: "UTC")!
    for step in -4_000...4_000 {
      let seconds = Double(step) * 7_654_321.0 + 12_345
      let ours = CivilDate(secondsSince1970: seconds)
      let theirs = calendar.dateComponents(
        [.year, .month, .day, .hour, .minute, .second], from: Date(timeIntervalSince1970: seconds))
      // Foundation turns to the Julian calendar before 1582.
      guard ours.year > 1582 else { continue }
      let parts: [Int] = [ours.year, ours.month, ours.day, ours.hour, ours.minute]
      let expected: [Int?] = [
        theirs.year, theirs.month, theirs.day, theirs.hour, theirs.minute,
      ]
      #expect(parts.elementsEqual(expected) { $0 == $1 })
      #expect(ours.second == Double(theirs.second!))
      #expect(ours.secondsSince1970 == seconds)
    }
  }

  @Test func `carry over beyond their parts`() {
    #expect(
      CivilDate(year: 2024, month: 1, day: 32) == CivilDate(year: 2024, month: 2, day: 1))
    #expect(CivilDate(year: 2023, month: 14) == CivilDate(year: 2024, month: 2))
    #expect(CivilDate(year: 2024, month: 2, day: 29).secondsSince1970 == 1_709_164_800)  // date -u
  }

  private func labels(_ start: CivilDate, _ stop: CivilDate, _ count: Int) -> [String] {
    DateTicks(from: start.secondsSince1970, to: stop.secondsSince1970, count: count).labels
  }

  // By hand from the list of units: the range over the count goes to the nearest as a ratio.
  @Test func `have ticks at whole units`() {
    let start = CivilDate(year: 2024, month: 1, day: 1)
    #expect(
      labels(start, CivilDate(year: 2024, month: 1, day: 1, hour: 12), 4)
        == ["2024", "03:00", "06:00", "09:00", "12:00"])
    #expect(
      labels(start, CivilDate(year: 2025), 4) == ["2024", "Apr", "Jul", "Oct", "2025"])
    #expect(
      labels(start, CivilDate(year: 2024, month: 2, day: 1), 5)
        == ["7 Jan", "14 Jan", "21 Jan", "28 Jan"])  // Sundays
    #expect(
      labels(start, CivilDate(year: 2064), 4) == ["2030", "2040", "2050", "2060"])
    #expect(
      labels(start, CivilDate(year: 2024, month: 1, day: 1, second: 20), 4)
        == ["00:00", "00:00:05", "00:00:10", "00:00:15", "00:00:20"])
    // Every second day begins anew with a month.
    let days = labels(
      CivilDate(year: 2024, month: 1, day: 28), CivilDate(year: 2024, month: 2, day: 4), 4)
    #expect(days == ["29 Jan", "31 Jan", "1 Feb", "3 Feb"])
  }

  @Test func `are drawn from dates on the axis`() {
    let chart = Chart {
      for day in 1...20 {
        LineMark(
          x: .value("Day", CivilDate(year: 2024, month: 3, day: day)), y: .value("Loss", 20 - day))
      }
    }
    let drawn = chart.spec.render(id: "d")
    #expect(drawn.warnings.isEmpty)
    #expect(drawn.svg.contains(">3 Mar<"))
    #expect(drawn.description.contains("2024-03-01"))
    #expect(drawn.rows[0] == ["2024-03-01", "19"])
  }

  @Test func `of Foundation are plottable`() {
    let chart = Chart {
      for day in 0..<3 {
        PointMark(
          x: .value("Day", Date(timeIntervalSince1970: Double(day) * 86_400)),
          y: .value("Loss", day))
      }
    }
    .chartXScale(domain: Date(timeIntervalSince1970: 0)...Date(timeIntervalSince1970: 86_400 * 4))
    #expect(
      chart.spec.render(id: "d").rows.map(\.[0]) == ["1970-01-01", "1970-01-02", "1970-01-03"])
    #expect(chart.spec.xScale.type == .date)
  }
}
