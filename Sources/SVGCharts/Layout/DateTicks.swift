/// Ticks of a date scale: whole seconds, minutes, hours, days, weeks, months or years, in UTC.
///
/// The unit is the one of a fixed list whose length is nearest, as a ratio, to the range over the
/// count: the rule of d3-time.
package struct DateTicks {
  package var values: [Double]
  package var labels: [String]

  private enum Unit { case second, minute, hour, day, week, month, year, fraction }
  private struct Interval {
    var unit: Unit
    var step: Int
    var seconds: Double
  }

  private static let intervals = [
    Interval(unit: .second, step: 1, seconds: 1), Interval(unit: .second, step: 5, seconds: 5),
    Interval(unit: .second, step: 15, seconds: 15), Interval(unit: .second, step: 30, seconds: 30),
    Interval(unit: .minute, step: 1, seconds: 60), Interval(unit: .minute, step: 5, seconds: 300),
    Interval(unit: .minute, step: 15, seconds: 900),
    Interval(unit: .minute, step: 30, seconds: 1_800),
    Interval(unit: .hour, step: 1, seconds: 3_600), Interval(unit: .hour, step: 3, seconds: 10_800),
    Interval(unit: .hour, step: 6, seconds: 21_600),
    Interval(unit: .hour, step: 12, seconds: 43_200),
    Interval(unit: .day, step: 1, seconds: day), Interval(unit: .day, step: 2, seconds: 2 * day),
    Interval(unit: .week, step: 1, seconds: 7 * day),
    Interval(unit: .month, step: 1, seconds: 30 * day),
    Interval(unit: .month, step: 3, seconds: 90 * day),
    Interval(unit: .year, step: 1, seconds: 365 * day),
  ]
  private static let day = 86_400.0

  /// - Precondition: `start` < `stop`, both finite.
  package init(from start: Double, to stop: Double, count: Int) {
    values = []
    labels = []
    guard start.isFinite, stop.isFinite, start < stop else { return }
    guard max(abs(start), abs(stop)) <= 1e13 else {
      // No calendar reaches this far.
      values = Ticks.linear(from: start, to: stop, count: count)
      labels = AxisLayout.linearLabels(values, from: start, to: stop, count: count)
      return
    }
    let interval = Self.interval(from: start, to: stop, count: count)
    if interval.unit == .fraction {
      values = Ticks.linear(from: start, to: stop, count: count)
    } else {
      var value = Self.floor(start, interval)
      if value < start { value = Self.next(value, interval) }
      while value <= stop, values.count < 1_000 {
        values.append(value)
        value = Self.next(value, interval)
      }
    }
    labels = values.map { Self.label($0, interval.unit) }
  }

  /// Widens a range to whole units of the ticks.
  static func nice(_ range: ClosedRange<Double>, count: Int) -> ClosedRange<Double> {
    guard max(abs(range.lowerBound), abs(range.upperBound)) <= 1e13 else { return range }
    let interval = interval(from: range.lowerBound, to: range.upperBound, count: count)
    if interval.unit == .fraction {
      return Ticks.nice(from: range.lowerBound, to: range.upperBound, count: count)
    }
    let upper = floor(range.upperBound, interval)
    return floor(
      range.lowerBound, interval)...(upper < range.upperBound
      ? next(upper, interval) : upper)
  }

  private static func interval(from start: Double, to stop: Double, count: Int) -> Interval {
    let target = (stop - start) / Double(max(count, 1))
    guard let index = intervals.firstIndex(where: { $0.seconds > target }) else {
      let years = TickStep(from: start / (365 * day), to: stop / (365 * day), count: count)
      let step = max(1, Int(years?.value(at: 1) ?? 1))
      return Interval(unit: .year, step: step, seconds: 365 * day * Double(step))
    }
    if index == 0 {
      return target < 0.5 ? Interval(unit: .fraction, step: 1, seconds: target) : intervals[0]
    }
    let (lower, upper) = (intervals[index - 1], intervals[index])
    return target / lower.seconds < upper.seconds / target ? lower : upper
  }

  /// The last tick at or before a moment.
  private static func floor(_ seconds: Double, _ interval: Interval) -> Double {
    switch interval.unit {
    case .fraction, .second, .minute, .hour:
      return (seconds / interval.seconds).rounded(.down) * interval.seconds
    case .week:
      // 4 January 1970 was a Sunday.
      return (((seconds / day).rounded(.down) - 3) / 7).rounded(.down) * 7 * day + 3 * day
    case .day:
      let date = CivilDate(secondsSince1970: seconds)
      let first = (date.day - 1) / interval.step * interval.step + 1
      return CivilDate(year: date.year, month: date.month, day: first).secondsSince1970
    case .month:
      let date = CivilDate(secondsSince1970: seconds)
      let first = (date.month - 1) / interval.step * interval.step + 1
      return CivilDate(year: date.year, month: first).secondsSince1970
    case .year:
      let year = Double(CivilDate(secondsSince1970: seconds).year)
      let first = (year / Double(interval.step)).rounded(.down) * Double(interval.step)
      return CivilDate(year: Int(first)).secondsSince1970
    }
  }

  /// The tick after a tick. Every second day begins anew with each month, as its days are odd.
  private static func next(_ seconds: Double, _ interval: Interval) -> Double {
    let date = CivilDate(secondsSince1970: seconds)
    switch interval.unit {
    case .fraction, .second, .minute, .hour, .week: return seconds + interval.seconds
    case .day:
      let next = CivilDate(secondsSince1970: seconds + interval.seconds)
      return next.month == date.month
        ? next.secondsSince1970
        : CivilDate(year: date.year, month: date.month + 1).secondsSince1970
    case .month:
      return CivilDate(year: date.year, month: date.month + interval.step).secondsSince1970
    case .year: return CivilDate(year: date.year + interval.step).secondsSince1970
    }
  }

  /// What changes at the tick: a year at its beginning, else a month, a day, a time.
  private static func label(_ seconds: Double, _ unit: Unit) -> String {
    let date = CivilDate(secondsSince1970: seconds)
    let time = padded(date.hour, 2) + ":" + padded(date.minute, 2)
    let isMidnight = date.hour == 0 && date.minute == 0 && date.second == 0
    switch unit {
    case .fraction, .second:
      if date.second == 0 { return time }
      return (unit == .second ? time : "") + ":" + readableSecond(date.second)
    case .minute where !isMidnight, .hour where !isMidnight: return time
    case .minute, .hour, .day, .week:
      if date.day == 1, date.month == 1 { return padded(date.year, 4) }
      return "\(date.day) \(CivilDate.monthNames[date.month - 1])"
    case .month:
      return date.month == 1 ? padded(date.year, 4) : CivilDate.monthNames[date.month - 1]
    case .year: return date.year < 0 ? padded(date.year, 1) : String(date.year)
    }
  }
}
