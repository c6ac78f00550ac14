/// `literal relation expression`, optionally `± tolerance`: the content of a `{check}` span.
struct CheckGrammar {
  var check: InlineValue.Check
  /// In bytes of the content.
  var expression: Range<Int>

  struct Fault: Error {
    var fact: String
    var expected: String
  }

  static let example = "`{check} 8.3% = a.precision ± 0.1%`"

  init(_ text: String) throws(Fault) {
    var cursor = Cursor(text)
    cursor.skipSpaces()
    guard let literal = cursor.number() else {
      let found = text.trimmingSpaces
      throw Fault(
        fact: found.isEmpty
          ? "the check is empty" : "the check begins with '\(shortened(found))', not with a number",
        expected: "first the number as the text says it, such as 8.3%, 1,000,000 or −1.2e-3")
    }
    cursor.skipSpaces()
    guard let relation = cursor.relation() else {
      let rest = String(cursor.rest).trimmingSpaces
      throw Fault(
        fact: rest.isEmpty
          ? "the check has only a number" : "'\(shortened(rest))' follows the number of the check",
        expected:
          "after the number one of = < > ≤ ≥ <= >=, and the expression that it is held against")
    }
    let rest = cursor.rest
    var body = rest[...]
    var tolerance: String?
    if let (end, start, sign) = Self.toleranceSign(in: rest) {
      var after = Cursor(String(rest[start...]))
      after.skipSpaces()
      let number = after.number()
      after.skipSpaces()
      if let number, after.rest.isEmpty {
        body = rest[..<end]
        tolerance = number
      } else if sign == "±" {
        throw Fault(
          fact: "'\(shortened(String(rest[start...]).trimmingSpaces))' is not a tolerance",
          expected: "after ± a number such as 0.005 or 0.1%")
      }
    }
    let leading = body.prefix { $0 == " " }.utf8.count
    let expression = String(body).trimmingSpaces
    guard !expression.isEmpty else {
      throw Fault(
        fact: "the check has no expression",
        expected: "after the relation the Swift expression that computes the number")
    }
    if tolerance != nil, relation != .equal {
      throw Fault(
        fact: "a tolerance after \(relation.rawValue)",
        expected: "a tolerance only with =; an inequality has none")
    }
    let start = text.utf8.count - rest.utf8.count + leading
    self.expression = start..<(start + expression.utf8.count)
    check = InlineValue.Check(literal: literal, relation: relation, tolerance: tolerance)
  }

  /// The last `±`, or `+-` or `+/-`, with its bounds.
  private static func toleranceSign(
    in text: Substring
  ) -> (start: Substring.Index, end: Substring.Index, sign: String)? {
    var found: (Substring.Index, Substring.Index, String)?
    var i = text.startIndex
    while i < text.endIndex {
      for sign in ["±", "+/-", "+-"] where text[i...].hasPrefix(sign) {
        found = (i, text.index(i, offsetBy: sign.count), sign)
      }
      i = text.index(after: i)
    }
    return found
  }

  private struct Cursor {
    private let text: String
    private var position: String.UnicodeScalarView.Index

    init(_ text: String) {
      self.text = text
      position = text.unicodeScalars.startIndex
    }

    var rest: Substring { text[position...] }

    private var next: Unicode.Scalar? {
      position < text.unicodeScalars.endIndex ? text.unicodeScalars[position] : nil
    }

    private mutating func take(_ allowed: String) -> Bool {
      guard let next, allowed.unicodeScalars.contains(next) else { return false }
      position = text.unicodeScalars.index(after: position)
      return true
    }

    mutating func skipSpaces() { while take(" \t") {} }

    mutating func relation() -> InlineValue.Check.Relation? {
      let start = position
      for (text, relation) in [
        ("<=", InlineValue.Check.Relation.atMost), (">=", .atLeast), ("≤", .atMost),
        ("≥", .atLeast), ("<", .less), (">", .greater), ("=", .equal),
      ] where rest.hasPrefix(text) {
        position = self.text.unicodeScalars.index(position, offsetBy: text.unicodeScalars.count)
        // `==` is an operator of Swift, not one of these relations.
        if rest.hasPrefix("=") {
          position = start
          return nil
        }
        return relation
      }
      return nil
    }

    /// As written: sign, digits with grouping, fraction, exponent, per cent sign.
    mutating func number() -> String? {
      let start = position
      _ = take("+-−")
      var digits = digits(grouped: true)
      let beforePoint = position
      if take(".") {
        let fraction = self.digits(grouped: true)
        if fraction == 0 { position = beforePoint }
        digits += fraction
      }
      guard digits > 0 else {
        position = start
        return nil
      }
      exponent()
      let beforePercent = position
      _ = take(" \u{A0}\u{2009}\u{202F}")
      if !take("%") { position = beforePercent }
      return String(text[start..<position])
    }

    private mutating func digits(grouped: Bool) -> Int {
      var count = 0
      while true {
        if take("0123456789") {
          count += 1
        } else {
          let before = position
          guard grouped, count > 0, take(",_\u{2009}\u{202F}"), let next,
            ("0"..."9").contains(next)
          else {
            position = before
            return count
          }
        }
      }
    }

    /// `e-3`, `×10⁻³`, `× 10^-3`.
    private mutating func exponent() {
      let start = position
      if take("eE") {
        _ = take("+-−")
        if digits(grouped: false) == 0 { position = start }
        return
      }
      _ = take(" \u{A0}\u{2009}\u{202F}")
      guard take("×") else {
        position = start
        return
      }
      _ = take(" \u{A0}\u{2009}\u{202F}")
      guard take("1"), take("0") else {
        position = start
        return
      }
      var count = 0
      if take("^") {
        _ = take("+-−")
        count = digits(grouped: false)
      } else {
        _ = take("⁺⁻")
        while take("⁰¹²³⁴⁵⁶⁷⁸⁹") { count += 1 }
      }
      if count == 0 { position = start }
    }
  }
}
