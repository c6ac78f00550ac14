/// A moment of the Gregorian calendar in UTC, without Foundation.
///
///     LineMark(x: .value("Day", CivilDate(year: 2024, month: 3, day: 9)), y: …)
///
/// Ours. With `import SVGChartsDates` Foundation's `Date` is plottable as in Apple's Charts.
public struct CivilDate: Plottable, Hashable, Sendable, Comparable {
  public var year: Int
  /// 1 to 12.
  public var month: Int
  /// 1 to 31.
  public var day: Int
  public var hour: Int
  public var minute: Int
  public var second: Double

  /// Parts beyond their ranges carry over: the 32nd of January is the 1st of February.
  public init(
    year: Int, month: Int = 1, day: Int = 1, hour: Int = 0, minute: Int = 0, second: Double = 0
  ) {
    require(
      abs(year) <= 200_000 && abs(month) <= 1_000_000 && abs(day) <= 100_000_000
        && abs(hour) <= 1_000_000_000 && abs(minute) <= 1_000_000_000 && second.isFinite,
      "a date has no place: year \(year), month \(month), day \(day), \(hour):\(minute):\(second)")
    let days = Self.days(year: year, month: month) + day - 1
    self.init(
      secondsSince1970: Double(days) * 86_400 + Double(hour) * 3_600 + Double(minute) * 60 + second)
  }

  /// - Parameter seconds: finite; beyond ±10¹³ (about 317,000 years) the nearest of these ends.
  public init(secondsSince1970 seconds: Double) {
    let seconds = seconds.isNaN ? 0 : min(max(seconds, -1e13), 1e13)
    let days = (seconds / 86_400).rounded(.down)
    let rest = seconds - days * 86_400
    (year, month, day) = Self.civil(days: Int(days))
    let whole = Int(rest.rounded(.down))
    hour = whole / 3_600
    minute = whole / 60 % 60
    second = Double(whole % 60) + (rest - Double(whole))
  }

  public var secondsSince1970: Double {
    let days = Self.days(year: year, month: month) + day - 1
    return Double(days) * 86_400 + Double(hour * 3_600 + minute * 60) + second
  }

  public var primitivePlottable: PlottablePrimitive { .date(secondsSince1970) }

  public static func < (left: CivilDate, right: CivilDate) -> Bool {
    left.secondsSince1970 < right.secondsSince1970
  }

  // MARK: Days and dates

  /// Days from 1 January 1970 to the first of a month; months beyond 1 … 12 carry over.
  ///
  /// Years are counted from March, so that the day of the leap is the last of its year: then the months
  /// before m have ⌊(153m + 2)/5⌋ days, and 400 years have 146,097.
  static func days(year: Int, month: Int) -> Int {
    let months = year * 12 + month - 1 - 2  // from March of year 0
    let (y, m) = quotient(months, 12)
    let leaps = quotient(y, 4).0 - quotient(y, 100).0 + quotient(y, 400).0
    return 365 * y + leaps + (153 * m + 2) / 5 - 719_468
  }

  static func civil(days: Int) -> (year: Int, month: Int, day: Int) {
    let (era, dayOfEra) = quotient(days + 719_468, 146_097)
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let m = (5 * dayOfYear + 2) / 153
    let month = m < 10 ? m + 3 : m - 9
    return (
      era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * m + 2) / 5 + 1
    )
  }

  /// The quotient rounded down and a remainder of zero or more.
  private static func quotient(_ a: Int, _ b: Int) -> (Int, Int) {
    let rest = ((a % b) + b) % b
    return ((a - rest) / b, rest)
  }

  static let monthNames = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
}

/// A date as a reader wants it in a table or a sentence: 2024-03-09, 2024-03-09 14:30, with seconds
/// where there are any.
func readableDate(_ seconds: Double) -> String {
  guard seconds.isFinite, abs(seconds) <= 1e13 else { return readable(seconds) }
  let date = CivilDate(secondsSince1970: seconds)
  var text = "\(padded(date.year, 4))-\(padded(date.month, 2))-\(padded(date.day, 2))"
  if date.hour == 0, date.minute == 0, date.second == 0 { return text }
  text += " \(padded(date.hour, 2)):\(padded(date.minute, 2))"
  return date.second == 0 ? text : text + ":" + readableSecond(date.second)
}

/// With leading zeros.
func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(abs(number))
  let zeros = String(repeating: "0", count: max(0, width - digits.count))
  return (number < 0 ? "−" : "") + zeros + digits
}

/// 05, 30.25: up to three decimals.
func readableSecond(_ second: Double) -> String {
  let milliseconds = min(Int((second * 1_000).rounded()), 59_999)
  let text = padded(milliseconds / 1_000, 2)
  if milliseconds % 1_000 == 0 { return text }
  var rest = padded(milliseconds % 1_000, 3)
  while rest.last == "0" { rest.removeLast() }
  return text + "." + rest
}
